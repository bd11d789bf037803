"""Measures of queue visits. A call counts in each queue it waited in. Test calls are left out."""

from hotline.domains.insight.analytics.rules.measures.definitions import counted
from hotline.domains.insight.analytics.rules.measures.shape import Measure

SOURCES = ("call.queued", "call.queue_left")
OVER = "outcome <> ''"
ANSWERED = "outcome = 'answered'"

MEASURES = (
    counted("stays", "stays", ("进队", "次", "进入队列的次数，转队的每队各计一次。"), "true", SOURCES),
    counted("stays", "stays_moved", ("转队再等", "次", "同一通来电第二次起的排队。"), "stay > 1", SOURCES),
    counted(
        "stays",
        "stays_abandoned",
        ("队中放弃", "次", "在这个队列里等着时自己挂断的。"),
        "outcome = 'abandoned'",
        SOURCES,
    ),
    Measure(
        key="stay_answer_rate",
        name="分队接通率",
        meaning="在这个队列里等的，由坐席接起的比例；转队的每队各算。",
        formula="接起 ÷ 已离队",
        unit="%",
        table="stays",
        num=f"count(*) FILTER (WHERE {ANSWERED})",
        den=f"count(*) FILTER (WHERE {OVER})",
        digits=2,
        shows=ANSWERED,
        base=OVER,
        sources=SOURCES,
    ),
    Measure(
        key="mean_stay",
        name="分队等待",
        meaning="每次排队平均等了多久，接起、放弃都在内。",
        formula="等待秒数之和 ÷ 已离队",
        unit="秒",
        table="stays",
        num=f"coalesce(sum(wait_ms) FILTER (WHERE {OVER}), 0)",
        den=f"count(*) FILTER (WHERE {OVER})",
        per=1000,
        digits=1,
        shows=OVER,
        base=OVER,
        sources=SOURCES,
    ),
)
