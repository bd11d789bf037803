"""What walls show."""

from hotline.domains.insight.walls.queries.displays import display_with, displays_of, in_force
from hotline.domains.insight.walls.queries.layouts import displayed_version, versions_of, wall_named, walls
from hotline.domains.insight.walls.queries.tiles import counted

__all__ = [
    "counted",
    "display_with",
    "displayed_version",
    "displays_of",
    "in_force",
    "versions_of",
    "wall_named",
    "walls",
]
