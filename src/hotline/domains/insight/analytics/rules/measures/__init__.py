"""The registry of measures: it alone defines each figure on a screen, in a report or behind an indicator."""

from collections.abc import Iterable

from hotline.domains.insight.analytics.rules.measures import (
    calls,
    chats,
    checks,
    faults,
    queues,
    ratings,
    registers,
    work,
)
from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.insight.analytics.rules.measures.shape import Dimension, Measure
from hotline.kernel.errors import Invalid

MEASURES: dict[str, Measure] = {
    measure.key: measure
    for module in (calls, queues, work, registers, checks, faults, chats, ratings)
    for measure in module.MEASURES
}
#: Measures of outside figures. queries.outside registers them before any question is answered.
_from_outside: dict[str, Measure] = {}


def define(measures: Iterable[Measure]) -> None:
    """Add the measures of outside registers. A key never disappears, so that saved questions go on counting."""
    _from_outside.update((each.key, each) for each in measures)


def every() -> list[Measure]:
    return [*MEASURES.values(), *_from_outside.values()]


def measure(key: str) -> Measure:
    """Raises Invalid for one that nobody has defined."""
    found = MEASURES.get(key) or _from_outside.get(key)
    if found is None:
        raise Invalid(f"没有名为“{key}”的统计指标。请重新选择。")
    return found


def dimension(key: str) -> Dimension:
    if key not in DIMENSIONS:
        raise Invalid(f"没有名为“{key}”的统计维度。请重新选择。")
    return DIMENSIONS[key]
