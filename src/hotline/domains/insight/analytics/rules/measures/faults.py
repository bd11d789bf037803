"""Measures of alarms, of texts to citizens and of what they left in the inbox."""

from hotline.domains.insight.analytics.rules.measures.definitions import counted
from hotline.domains.insight.analytics.rules.measures.shape import Measure, Table

RAISED = ("alarm.raised", "alarm.escalated")
TAKEN = ("alarm.raised", "alarm.acknowledged", "alarm.cleared")
TEXTS = ("text.sent", "text.failed")
LEFT = ("item.received",)
DEALT = ("item.received", "item.done", "item.reopened")
MS = 1000
HOUR_MS = 3_600_000
THREE_MINUTES_MS = 180_000


def _share(
    table: Table, key: str, name: str, meaning: str, parts: tuple[str, str], sources: tuple[str, ...]
) -> Measure:
    part, denominator = parts
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=f"{meaning.removesuffix('。')}",
        unit="%",
        table=table,
        num=f"count(*) FILTER (WHERE {part})",
        den=f"count(*) FILTER (WHERE {denominator})",
        digits=2,
        shows=part,
        base=denominator,
        sources=sources,
    )


def _mean(key: str, name: str, meaning: str, column: str, of: str) -> Measure:
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=f"{name}的秒数之和 ÷ 件数",
        unit="秒",
        table="alarms",
        num=f"coalesce(sum({column}) FILTER (WHERE {of}), 0)",
        den=f"count(*) FILTER (WHERE {of})",
        per=MS,
        digits=1,
        shows=of,
        base=of,
        sources=TAKEN,
    )


MEASURES = (
    counted("alarms", "alarms", ("告警", "个", "发出的告警，含现场告警和系统告警。"), "true", RAISED),
    counted("alarms", "red_alarms", ("紧急告警", "个", "达到紧急级别的告警。"), "level = 'red'", RAISED),
    counted("alarms", "alarms_standing", ("未解除告警", "个", "发出后未解除的告警。"), "NOT over", TAKEN),
    _share(
        "alarms",
        "alarms_in_time",
        "三分钟内处理",
        "三分钟内有人确认或解除的 ÷ 有人确认或解除的告警。",
        (f"answered AND answer_ms <= {THREE_MINUTES_MS}", "answered"),
        TAKEN,
    ),
    _mean("mean_alarm_answer", "告警响应用时", "从发出到有人确认或解除的平均秒数。", "answer_ms", "answered"),
    _mean("mean_alarm_open", "告警持续", "从发出到解除的平均秒数。", "open_ms", "over"),
    counted("texts", "texts_sent", ("短信发出", "条", "网关已接收的短信。"), "sent", TEXTS),
    counted("texts", "texts_failed", ("短信未发出", "条", "发送失败且不再重试的短信。"), "NOT sent", TEXTS),
    counted("messages", "messages_left", ("留言传真", "件", "收到的留言、传真和12345转来件。"), "true", LEFT),
    counted("messages", "messages_done", ("留言办结", "件", "收到的留言传真中已办结的。"), "done", DEALT),
    counted("messages", "messages_open", ("留言待办", "件", "收到的留言传真中未办结的。"), "NOT done", DEALT),
    _share(
        "messages",
        "messages_in_time",
        "留言按时办结",
        "未超时办结的 ÷ 已办结或已超时的留言传真。",
        ("done AND NOT overdue", "done OR overdue"),
        (*DEALT, "item.overdue"),
    ),
    Measure(
        key="mean_message_hours",
        name="留言办理时长",
        meaning="已办结的留言传真从收到到办结的平均小时数。",
        formula="办理时长之和 ÷ 留言办结",
        unit="小时",
        table="messages",
        num="coalesce(sum(done_ms) FILTER (WHERE done), 0)",
        den="count(*) FILTER (WHERE done)",
        per=HOUR_MS,
        digits=1,
        shows="done",
        base="done",
        sources=DEALT,
    ),
    _share("texts", "text_rate", "短信发出率", "短信发出 ÷（短信发出 + 未发出）。", ("sent", "true"), TEXTS),
)
