"""Walls and their layouts."""

from hotline.domains.insight.walls.models import Wall, WallVersion
from hotline.domains.insight.walls.rules.layout import Layout, layout_from
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.versions import Versions
from hotline.kernel.errors import NotFound
from hotline.kernel.versions import Saving

LAYOUTS = Versions(WallVersion, document="这块大屏", of="wall", number="number", names=names_of)


def walls() -> list[Wall]:
    """All walls, by screen and title."""
    return list(Wall.objects.order_by("screen", "title"))


def wall_named(key: str) -> Wall:
    wall = Wall.objects.filter(pk=key).first()
    if wall is None:
        raise NotFound("没有这块大屏，请刷新列表。")
    return wall


def last_saving(wall: Wall) -> Saving:
    """Of the draft, which becomes the next version; of the last one that was, when it is published."""
    number = wall.published + (wall.draft is not None)
    return Saving(number, wall.saved, wall.saved_by, wall.saved_at)


def displayed_version(wall: Wall) -> tuple[int, Layout]:
    """The one in force. NotFound before the first was published."""
    version = WallVersion.objects.filter(wall=wall, number=wall.published).first()
    if version is None:
        raise NotFound("这块大屏未发布，请先发布。")
    return version.number, layout_from(version.layout)
