"""Endpoints of walls and the design of their layouts: drafts, previews, versions."""

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
from ninja import Router

from hotline.domains.insight.walls.actions import layouts
from hotline.domains.insight.walls.endpoints.counts import tiles
from hotline.domains.insight.walls.models import Wall
from hotline.domains.insight.walls.queries import layouts as walls_layouts
from hotline.domains.insight.walls.queries import tiles as walls_tiles
from hotline.domains.insight.walls.queries.layouts import LAYOUTS
from hotline.domains.insight.walls.queries.snapshots import CountedAt, DisplayedLayout, wall_snapshot
from hotline.domains.insight.walls.rules.layout import COLUMNS, MEASURED, ROWS, SMALLEST, layout_from
from hotline.domains.insight.walls.schemas import (
    DesignOut,
    DraftIn,
    GridOut,
    KindOut,
    NewWallIn,
    PreviewIn,
    PublishIn,
    WallOut,
    WallVersionOut,
)
from hotline.infrastructure import live
from hotline.infrastructure.answers import JsonAnswer
from hotline.infrastructure.database import from_database
from hotline.infrastructure.event_stream import Snapshot, snapshot_of
from hotline.infrastructure.permissions import Principal, StaffRequest, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["walls"], auth=needs(Permission.WALLS_DESIGN))


@router.get("", response=list[WallOut], auth=needs(Permission.WALLS_VIEW, Permission.WALLS_DESIGN))
def walls(request: StaffRequest) -> list[WallOut]:
    return [_wall(wall) for wall in walls_layouts.walls()]


@router.get("/grid", response=GridOut)
def grid(request: StaffRequest) -> GridOut:
    """The smallest size of a tile of each kind, and how many measures it counts."""
    kinds = [KindOut(kind=kind, width=w, height=h, measures=MEASURED.get(kind, 0)) for kind, (w, h) in SMALLEST.items()]
    return GridOut(columns=COLUMNS, rows=ROWS, kinds=kinds)


@router.post("", response=DesignOut)
def make(request: StaffRequest, body: NewWallIn) -> DesignOut:
    return _design(layouts.make_wall(by=_principal(request), key=body.key, layout=body.layout))


@router.post("/preview")
async def preview(request: StaffRequest, body: PreviewIn) -> JsonAnswer[Snapshot]:
    """The snapshot that an unsaved layout would show now. 422 with the layout's faults."""
    layout, now = layout_from(body.layout), datetime.now(UTC)
    counted = tiles(await from_database(lambda: walls_tiles.counted(layout, now)))
    head = DisplayedLayout(key="", screen="wall", version=0, layout=layout)
    docs = {"layout": msgspec.json.encode(head), "counted": msgspec.json.encode(CountedAt(now)), **counted}
    mirror = await live.ready_mirror()
    return JsonAnswer(snapshot_of(mirror, wall_snapshot(mirror, docs)))


@router.get("/{key}/design", response=DesignOut)
def design(request: StaffRequest, key: str) -> DesignOut:
    return _design(walls_layouts.wall_named(key))


@router.put("/{key}/draft", response=DesignOut)
def save(request: StaffRequest, key: str, draft: DraftIn) -> DesignOut:
    return _design(layouts.save_draft(by=_principal(request), key=key, layout=draft.layout, seen=draft.seen))


@router.post("/{key}/publish", response=DesignOut)
def publish(request: StaffRequest, key: str, body: PublishIn) -> DesignOut:
    return _design(layouts.publish(by=_principal(request), key=key, seen=body.seen))


@router.post("/{key}/versions/{version}/show", response=DesignOut)
def show_again(request: StaffRequest, key: str, version: int) -> DesignOut:
    return _design(layouts.show_again(by=_principal(request), key=key, number=version))


def _wall(wall: Wall) -> WallOut:
    return WallOut(
        key=wall.key, title=wall.title, screen=wall.screen, published=wall.published, draft=wall.draft is not None
    )


def _design(wall: Wall) -> DesignOut:
    layout: dict[str, Any] = wall.draft or json.loads(msgspec.json.encode(walls_layouts.displayed_version(wall)[1]))
    return DesignOut(
        **_wall(wall).dict(exclude={"title"}),
        saved=wall.saved,
        saved_by=wall.saved_by,
        saved_at=wall.saved_at,
        layout=layout,
        versions=[
            WallVersionOut(number=each.number, published_by=each.published_by, published_at=each.published_at)
            for each in LAYOUTS.all(wall)
        ],
    )


def _principal(request: StaffRequest) -> Principal:
    assert request.staff is not None
    return request.staff
