"""Measures of queue visits. A call counts in each queue it waited in. Test calls are left out."""

from hotline.domains.insight.analytics.rules.measures.definitions import counted
from hotline.domains.insight.analytics.rules.measures.shape import Measure

SOURCES = ("call.queued", "call.queue_left")
OVER = "outcome <> ''"
ANSWERED = "outcome = 'answered'"

MEASURES = (
    counted("stays", "stays", ("进队", "次", "进入队列的次数，转队的每队各计一次。"), "true", SOURCES),
    counted("stays", "stays_moved", ("转队再排队", "次", "同一通来电第二次起的排队。"), "stay > 1", SOURCES),
    counted(
        "stays",
        "stays_abandoned",
        ("队中放弃", "次", "在本队列等待时挂断的。"),
        "outcome = 'abandoned'",
        SOURCES,
    ),
    Measure(
        key="stay_answer_rate",
        name="分队接通率",
        meaning="在本队列等待的来电中坐席接听的比例；转队的每队各计。",
        formula="接听 ÷ 已离队",
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
        meaning="每次排队的平均等待秒数，含接听和放弃。",
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
