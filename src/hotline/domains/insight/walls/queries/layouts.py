"""Walls and their layouts."""

from hotline.domains.insight.walls.models import Wall, WallVersion
from hotline.domains.insight.walls.rules.layout import Layout, layout_from
from hotline.kernel.errors import NotFound


def walls() -> list[Wall]:
    """All walls by title."""
    return list(Wall.objects.order_by("screen", "title"))


def wall_named(key: str) -> Wall:
    wall = Wall.objects.filter(pk=key).first()
    if wall is None:
        raise NotFound("没有这块大屏。")
    return wall


def versions_of(key: str) -> list[WallVersion]:
    """The newest first."""
    return list(WallVersion.objects.filter(wall_id=key).order_by("-number"))


def displayed_version(wall: Wall) -> tuple[int, Layout]:
    """The one in force. NotFound before the first was published."""
    version = WallVersion.objects.filter(wall=wall, number=wall.published).first()
    if version is None:
        raise NotFound("这块大屏还没有发布。")
    return version.number, layout_from(version.layout)
