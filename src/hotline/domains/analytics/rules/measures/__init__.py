"""The registry: every figure on a screen, in a report or behind an indicator has its one definition here."""

from hotline.domains.analytics.rules.measures import calls, registers, work
from hotline.domains.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.analytics.rules.measures.shape import Dimension, Measure, Table
from hotline.kernel.errors import Invalid

MEASURES: dict[str, Measure] = {
    measure.key: measure for module in (calls, work, registers) for measure in module.MEASURES
}

__all__ = ["DIMENSIONS", "MEASURES", "Dimension", "Measure", "Table", "dimension", "measure"]


def measure(key: str) -> Measure:
    """Raises Invalid for one that nobody has defined."""
    if key not in MEASURES:
        raise Invalid(f"没有名为“{key}”的统计指标。")
    return MEASURES[key]


def dimension(key: str) -> Dimension:
    if key not in DIMENSIONS:
        raise Invalid(f"没有名为“{key}”的统计维度。")
    return DIMENSIONS[key]
