"""The baseline (rules.baseline) and the counts that it is the median of."""

from datetime import date
from functools import lru_cache

from hotline.domains.insight.analytics.queries import answers
from hotline.domains.insight.analytics.rules.baseline import (
    SLOTS,
    WEEKS,
    above_baseline,
    baseline_curve,
    days_alike,
    median,
)
from hotline.domains.insight.analytics.rules.question import FigureQuery

__all__ = [
    "SLOTS",
    "WEEKS",
    "above_baseline",
    "baseline_curve",
    "days_alike",
    "forget_history",
    "history",
    "median",
]


@lru_cache(maxsize=256)
def history(
    key: str, by: str, days: tuple[date, ...], filters: tuple[tuple[str, tuple[str, ...]], ...], hour: int
) -> dict[tuple[date, object], int]:
    """(day, value) -> count on the days before that are alike. Past days hardly change: asked once an ``hour``."""
    if not days:
        return {}
    question = FigureQuery(
        measures=(key,),
        dimensions=("day", by),
        first=min(days),
        last=max(days),
        filters={**dict(filters), "weekday": (str(days[0].isoweekday()),)},
    )
    lines = answers.answer_to(question).lines
    return {(line.by[0], line.by[1]): line.figures[0].num for line in lines if line.by[0] in days}


def forget_history() -> None:
    """Clear the cache, for tests."""
    history.cache_clear()
