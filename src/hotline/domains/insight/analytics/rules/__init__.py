"""Facts, the registry of measures and dimensions, and questions to them; pure. The public names."""

from hotline.domains.insight.analytics.rules.measures import (
    DIMENSIONS,
    MEASURES,
    Dimension,
    Measure,
    Table,
    dimension,
    measure,
)
from hotline.domains.insight.analytics.rules.outside import Outside
from hotline.domains.insight.analytics.rules.question import MOST_ROWS, Question

__all__ = [
    "DIMENSIONS",
    "MEASURES",
    "MOST_ROWS",
    "Dimension",
    "Measure",
    "Outside",
    "Question",
    "Table",
    "dimension",
    "measure",
]
