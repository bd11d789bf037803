"""Designing walls: a draft is saved, a version published. What was published stays."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.db import transaction

from hotline.domains.insight.walls.models import Wall, WallVersion
from hotline.domains.insight.walls.queries.layouts import LAYOUTS, last_saving
from hotline.domains.insight.walls.rules.layout import layout_from
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import Change, changing
from hotline.kernel.errors import Refused
from hotline.kernel.versions import Seen

MAX_WALLS = 40


@transaction.atomic
def make_wall(*, by: Principal, key: str, layout: dict[str, Any], screen: str = Wall.Screen.WALL.value) -> Wall:
    """A new one with its first draft. Raises Invalid for a layout that cannot be shown, Refused ``key_taken``."""
    requested = layout_from(layout)
    if Wall.objects.filter(pk=key).exists():
        raise Refused("编号已存在，请更换。", code="key_taken")
    if Wall.objects.count() >= MAX_WALLS:
        raise Refused(f"最多 {MAX_WALLS} 块大屏。", code="too_many")
    wall = Wall(key=key, title=requested.title, screen=screen)
    _store(wall, layout, by)
    wall.save(force_insert=True)
    audit.record(by=by.number, action="walls.make", about=f"wall/{key}", title=requested.title)
    return wall


def save_draft(*, by: Principal, key: str, layout: dict[str, Any], seen: int) -> Wall:
    """``seen``: the count of savings it is based on. Raises Invalid; Refused ``stale_version``."""
    with _changing(key, by) as change:
        wall, checked = change.row, layout_from(layout)
        LAYOUTS.refuse_stale(Seen(revision=seen), last_saving(wall))
        wall.title = checked.title
        _store(wall, layout, by)
        change.record("walls.save", saved=wall.saved)
    return wall


def publish(*, by: Principal, key: str, seen: int) -> Wall:
    """The draft becomes what every screen shows within seconds. Raises Refused ``stale_version``, ``no_draft``."""
    with _changing(key, by) as change:
        wall = change.row
        if wall.draft is None:
            raise Refused("没有未发布的改动，无需发布。", code="no_draft")
        LAYOUTS.refuse_stale(Seen(revision=seen), last_saving(wall))
        layout_from(wall.draft)
        _show(wall, wall.draft, by)
        wall.draft = None
        change.record("walls.publish", version=wall.published)
    return wall


def show_again(*, by: Principal, key: str, number: int) -> Wall:
    """An earlier version once more, as a new one. Raises NotFound."""
    with _changing(key, by) as change:
        wall = change.row
        earlier = LAYOUTS.one(wall, number)
        layout_from(earlier.layout)
        _show(wall, earlier.layout, by)
        change.record("walls.show_again", of=number, version=wall.published)
    return wall


def _changing(key: str, by: Principal) -> AbstractContextManager[Change[Wall]]:
    return changing(
        Wall.objects.filter(pk=key), by=by.number, about=f"wall/{key}", missing="没有这块大屏，请刷新列表。"
    )


def _store(wall: Wall, layout: dict[str, Any], by: Principal) -> None:
    wall.draft, wall.saved = msgspec.to_builtins(layout_from(layout)), wall.saved + 1
    wall.saved_by, wall.saved_at = by.number, datetime.now(UTC)


def _show(wall: Wall, layout: dict[str, Any], by: Principal) -> None:
    wall.published = LAYOUTS.next_number(wall)
    WallVersion.objects.create(
        wall=wall, number=wall.published, layout=layout, published_by=by.number, published_at=datetime.now(UTC)
    )
