"""Layouts of walls, and what a hall may see; pure. The public names."""

from hotline.domains.insight.walls.rules.layout import (
    Layout,
    Tile,
    WallPage,
    Watch,
    layout_from,
    measure_of,
    name_of,
    problems,
)

__all__ = [
    "Layout",
    "Tile",
    "WallPage",
    "Watch",
    "layout_from",
    "measure_of",
    "name_of",
    "problems",
]
