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
from hotline.domains.insight.analytics.rules.question import MAX_ROWS, FigureQuery

__all__ = [
    "DIMENSIONS",
    "MAX_ROWS",
    "MEASURES",
    "Dimension",
    "FigureQuery",
    "Measure",
    "Outside",
    "Table",
    "dimension",
    "measure",
]
