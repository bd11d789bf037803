"""Layouts of walls, what is usual at this hour, and what a hall may see; pure. The public names."""

from hotline.domains.walls.rules.layout import Layout, Page, Tile, Watch, layout_from, measure_of, name_of, problems
from hotline.domains.walls.rules.usual import days_alike, more_than_usual, usual_curve

__all__ = [
    "Layout",
    "Page",
    "Tile",
    "Watch",
    "days_alike",
    "layout_from",
    "measure_of",
    "more_than_usual",
    "name_of",
    "problems",
    "usual_curve",
]
