"""Measures of agents' time, of work orders and of what was looked up."""

from hotline.domains.insight.analytics.rules.measures.definitions import counted
from hotline.domains.insight.analytics.rules.measures.shape import Measure, Table

TIME = ("agent.signed_in", "agent.signed_out", "agent.state_changed")
ON_DUTY = "true"
BUSY = "state IN ('ringing', 'talking', 'wrap_up')"
OPENED, ENDED = ("case.opened",), ("case.opened", "case.closed")
CLOCKS = ("case.deadline_started", "case.deadline_moved", "case.deadline_stopped")
STEPPED = ("case.step_done",)
FOLLOWED = ("case.followed_up",)
HOUR_MS = 3_600_000
#: SQL: a deadline that still runs, and the time left.
RUNNING, LEFT = "valid AND NOT stopped", "\"at\" - CAST(getvariable('moment') AS TIMESTAMP)"
OURS = "ours AND valid AND (stopped OR day < getvariable('today'))"
#: SQL: a department had the case, and its day to get in touch is over or was not needed.
TO_CONTACT = (
    "department <> '' AND (contacted OR over OR \"at\" <= CAST(getvariable('moment') AS TIMESTAMP) - INTERVAL 24 HOUR)"
)


def _hours(key: str, name: str, meaning: str, condition: str) -> Measure:
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula="各段时长之和",
        unit="小时",
        table="agent_time",
        num=f"coalesce(sum(ms) FILTER (WHERE {condition}), 0)",
        per=HOUR_MS,
        digits=1,
        shows=condition,
        sources=TIME,
    )


def _share(
    table: Table, key: str, texts: tuple[str, str, str], parts: tuple[str, str], sources: tuple[str, ...]
) -> Measure:
    name, meaning, formula = texts
    part, denominator = parts
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=formula,
        unit="%",
        table=table,
        num=f"count(*) FILTER (WHERE {part})",
        den=f"count(*) FILTER (WHERE {denominator})",
        digits=2,
        shows=part,
        base=denominator,
        sources=sources,
    )


MEASURES = (
    _hours("duty_hours", "签入时长", "坐席签入的时间。", ON_DUTY),
    _hours("talk_hours", "坐席通话时长", "坐席处于通话的时间。", "state = 'talking'"),
    _hours("wrap_up_hours", "坐席话后时长", "坐席话后的时间。", "state = 'wrap_up'"),
    _hours("ready_hours", "就绪时长", "坐席等待来电的时间。", "state = 'ready'"),
    _hours("away_hours", "示忙时长", "坐席签入且示忙的时间。", "state IN ('not_ready', 'missed')"),
    Measure(
        key="occupancy",
        name="占用率",
        meaning="坐席签入且未示忙的时间中，振铃、通话、话后的占比。",
        formula="（振铃 + 通话 + 话后）÷（签入 − 示忙）",
        unit="%",
        table="agent_time",
        num=f"coalesce(sum(ms) FILTER (WHERE {BUSY}), 0)",
        den=f"coalesce(sum(ms) FILTER (WHERE {BUSY} OR state = 'ready'), 0)",
        digits=2,
        shows=BUSY,
        sources=TIME,
    ),
    Measure(
        key="agents_on_duty",
        name="上岗坐席",
        meaning="签入过的坐席，每人计一次。",
        formula="不同工号的个数",
        unit="人",
        table="agent_time",
        num=f"count(DISTINCT agent) FILTER (WHERE {ON_DUTY})",
        shows=ON_DUTY,
        sources=TIME,
    ),
    counted("cases", "cases_opened", ("新建工单", "件", "登记的工单，试运行的不计。"), "true", OPENED),
    counted("cases", "cases_valid", ("有效工单", "件", "未作废、未并单、未退回12345的工单。"), "valid", ENDED),
    counted("cases", "cases_closed", ("办结", "件", "登记的工单中已办结的。"), "over AND valid", ENDED),
    counted("cases", "cases_open", ("在办", "件", "登记的工单中未办结的。"), "NOT over", ENDED),
    counted("cases", "cases_returned", ("曾退回", "件", "承办单位退回过的工单。"), "returned > 0", ("case.step_done",)),
    counted(
        "steps",
        "steps_done",
        ("办理环节", "次", "工单经过的环节，含审核、派发、签收、办理、回访。"),
        "true",
        STEPPED,
    ),
    counted(
        "steps",
        "steps_returned",
        ("环节退回", "次", "结果为退回的环节，含退单和退回重办。"),
        "effect = 'return'",
        STEPPED,
    ),
    Measure(
        key="mean_step_hours",
        name="环节时长",
        meaning="环节从到达到办完的平均小时数。",
        formula="各环节时长之和 ÷ 已办环节",
        unit="小时",
        table="steps",
        num="coalesce(sum(took_ms), 0)",
        den="count(*)",
        per=HOUR_MS,
        digits=1,
        sources=STEPPED,
    ),
    counted("deadlines", "deadlines_due", ("乙方环节到期", "件", "乙方环节已到期或已完成、工单有效的。"), OURS, CLOCKS),
    counted(
        "deadlines", "deadlines_met", ("乙方环节按时", "件", "到期的乙方环节中按时完成的。"), f"{OURS} AND met", CLOCKS
    ),
    counted(
        "deadlines",
        "deadlines_near",
        ("两小时内到期", "件", "计时中、两小时内到期的环节，含各单位。"),
        f"{RUNNING} AND {LEFT} BETWEEN INTERVAL 0 HOUR AND INTERVAL 2 HOUR",
        CLOCKS,
    ),
    counted(
        "deadlines",
        "deadlines_late",
        ("超时未办", "件", "超过时限未办的环节，含各单位。"),
        f"{RUNNING} AND {LEFT} < INTERVAL 0 HOUR",
        CLOCKS,
    ),
    Measure(
        key="mean_case_hours",
        name="平均办理时长",
        meaning="办结的工单从登记到办结的平均小时数。",
        formula="办理时长之和 ÷ 办结",
        unit="小时",
        table="cases",
        num="coalesce(sum(open_ms) FILTER (WHERE over AND valid), 0)",
        den="count(*) FILTER (WHERE over AND valid)",
        per=HOUR_MS,
        digits=1,
        shows="over AND valid",
        sources=ENDED,
    ),
    _share(
        "deadlines",
        "order_complete",
        ("工单按时完成率", "到期的乙方环节中按时完成的比例。", "乙方环节按时 ÷ 乙方环节到期"),
        (f"{OURS} AND met", OURS),
        CLOCKS,
    ),
    _share(
        "cases",
        "contact_rate",
        (
            "响应率",
            "派给承办单位、满24小时的工单中已联系诉求人的比例（自评口径）；已联系、已办结的不满24小时也计入。",
            "已联系 ÷ 应联系",
        ),
        (f"contacted AND {TO_CONTACT}", TO_CONTACT),
        ("case.contacted", "case.dispatched"),
    ),
    _share(
        "cases",
        "resolved_rate",
        ("解决率", "回访有效的工单中来电人认定已解决的比例（自评口径）。", "已解决 ÷ 回访有效"),
        ("result = 'resolved'", "result IN ('resolved', 'explained', 'unresolved')"),
        FOLLOWED,
    ),
    _share(
        "cases",
        "case_satisfaction",
        ("工单满意率", "回访有效的工单中满意的比例（自评口径）。", "满意 ÷ 回访有效"),
        ("satisfied = 1", "result IN ('resolved', 'explained', 'unresolved')"),
        FOLLOWED,
    ),
    counted(
        "consults",
        "articles_shown",
        ("知识展示", "次", "通话中展示给坐席的知识条目。"),
        "NOT used",
        ("knowledge.shown",),
    ),
    counted("consults", "articles_used", ("知识采用", "次", "坐席采用的知识条目。"), "used", ("knowledge.used",)),
)
