"""The ready-made reports. The quarterly assessment report is in the assessment domain."""

from hotline.domains.insight.analytics.rules.reports.shape import (
    ForecastSection,
    Listed,
    Overview,
    Report,
    SpikeSection,
    Split,
)
from hotline.kernel.errors import Invalid

CALLS = (
    "calls_in",
    "menu_only",
    "self_served",
    "entered",
    "answered",
    "abandoned",
    "answer_rate",
    "mean_wait",
    "mean_handling",
    "rating_rate",
    "satisfaction",
    "dissatisfied",
    "callbacks_taken",
    "repeat",
    "handed_over",
    "dialled",
)
CASES = ("cases_opened", "cases_closed", "cases_open", "cases_returned", "order_complete", "mean_case_hours")
RATES = ("contact_rate", "resolved_rate", "case_satisfaction")
FAULTS = ("unrest", "unrest_cases", "alarms", "red_alarms", "alarms_in_time", "faults", "down_minutes", "accidents")
ONLINE = (
    "chats",
    "chats_taken",
    "chats_left",
    "chat_take_rate",
    "mean_chat_wait",
    "mean_chat_length",
    "mean_chat_stars",
    "chat_satisfaction",
)
#: 京晓保 is judged by samples and by the minutes that it was away.
ASSISTANT = ("ai_correct", "down_minutes", "planned_minutes", "beyond_minutes")
TEXTS = ("texts_sent", "texts_failed", "text_rate")
COURSE = ("calls_in", "entered", "answered", "abandoned", "answer_rate", "mean_wait")
QUEUES = Split(title="各队列", measures=("entered", "answered", "answer_rate", "mean_wait", "satisfaction"), by="queue")
TOPICS = ("answered", "mean_handling", "satisfaction")
AGENTS = Split(
    title="坐席", measures=("answered", "mean_handling", "rating_rate", "satisfaction", "dissatisfied"), by="agent"
)
KNOWLEDGE = Split(title="最常用的知识", measures=("articles_used",), by="article", limit=20)
GAPS = Split(title="查看最多的知识", measures=("articles_shown",), by="article", limit=20)
WRONG = Listed(title="错答清单", measure="wrong_answers")
SPIKES = SpikeSection(title="突增的主题和词")

_ALL = (
    Report(
        key="daily",
        name="日报",
        span="day",
        sections=(
            Overview(title="话务", measures=CALLS),
            Overview(title="工单、不稳定因素与故障", measures=(*CASES[:4], *FAULTS, "texts_sent")),
            Overview(title="在线咨询", measures=ONLINE),
            Split(title="逐时", measures=COURSE, by="hour", drawn=True),
            QUEUES,
            Split(title="热点TOP10", measures=TOPICS, by="topic", limit=10, drawn=True),
            SPIKES,
        ),
    ),
    Report(
        key="weekly",
        name="周报",
        span="week",
        sections=(
            Overview(title="话务同环比", measures=CALLS),
            Overview(title="工单、不稳定因素与故障", measures=(*CASES, *FAULTS)),
            Overview(title="京晓保与在线咨询", measures=(*ASSISTANT, *ONLINE)),
            Split(title="逐日", measures=COURSE, by="day", drawn=True),
            QUEUES,
            Split(title="热点TOP20", measures=TOPICS, by="topic", limit=20, drawn=True),
            SPIKES,
            WRONG,
            KNOWLEDGE,
            GAPS,
            Split(title="差评", measures=("dissatisfied", "rated", "satisfaction"), by="agent", limit=30),
        ),
    ),
    Report(
        key="monthly",
        name="月报",
        span="month",
        sections=(
            Overview(title="话务同环比", measures=CALLS),
            Overview(title="工单与12345三率（自评口径）", measures=(*CASES, *RATES)),
            Overview(
                title="人员与培训",
                measures=("front_staff", "back_staff", "seats", "attendance", "retain", "agents_on_duty", "occupancy"),
            ),
            Overview(title="质检与投诉", measures=("answers_inspected", "wrong_answers", "complaints")),
            Overview(title="京晓保与在线咨询", measures=(*ASSISTANT, *ONLINE)),
            Overview(title="不稳定因素、告警与故障", measures=FAULTS),
            Overview(title="短信", measures=TEXTS),
            Split(title="逐日", measures=COURSE, by="day", drawn=True),
            QUEUES,
            Split(title="热点TOP30", measures=TOPICS, by="topic", limit=30, drawn=True),
            Split(title="各区三率", measures=RATES, by="district"),
            ForecastSection(title="指标预测"),
            AGENTS,
            WRONG,
            KNOWLEDGE,
        ),
    ),
    Report(
        key="quarterly",
        name="季报",
        span="quarter",
        sections=(
            Overview(title="话务同环比", measures=CALLS),
            Overview(title="工单与12345三率（自评口径）", measures=(*CASES, *RATES)),
            Overview(title="人员与培训", measures=("front_staff", "back_staff", "seats", "attendance", "retain")),
            Overview(
                title="质检、投诉、不稳定因素与故障",
                measures=("answers_inspected", "wrong_answers", "complaints", *FAULTS),
            ),
            Overview(title="京晓保与在线咨询", measures=(*ASSISTANT, *ONLINE)),
            Split(title="逐周", measures=COURSE, by="week", drawn=True),
            Split(title="逐月", measures=COURSE, by="month"),
            QUEUES,
            Split(title="热点TOP50", measures=TOPICS, by="topic", limit=50),
            Split(title="各区工单", measures=("cases_opened", "cases_closed", *RATES), by="district"),
            AGENTS,
        ),
    ),
)
REPORTS = {each.key: each for each in _ALL}


def report(key: str) -> Report:
    if key not in REPORTS:
        raise Invalid(f"没有名为“{key}”的报表。请重新选择。")
    return REPORTS[key]
