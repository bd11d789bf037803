"""Walls on the wire. A layout goes as it is (rules.layout.Layout)."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from hotline.kernel.published import one_of, written_in


class WallOut(Schema):
    """``draft``: there are changes nobody has published."""

    key: str
    title: str
    screen: Annotated[str, one_of("wall", "phone")]
    published: int
    draft: bool


class WallVersionOut(Schema):
    number: int
    published_by: str
    published_at: datetime


class DesignOut(Schema):
    """``layout``: the draft, else what is published. ``saved`` is handed back when saving."""

    key: str
    screen: Annotated[str, one_of("wall", "phone")]
    published: int
    draft: bool
    saved: int
    saved_by: str
    saved_at: datetime | None
    layout: Annotated[dict[str, Any], written_in("Layout")]
    versions: list[WallVersionOut]


class NewWallIn(Schema):
    key: str = Field(pattern=r"^[a-z][a-z0-9-]{1,39}$")
    layout: Annotated[dict[str, Any], written_in("Layout")]


class DraftIn(Schema):
    seen: int
    layout: Annotated[dict[str, Any], written_in("Layout")]


class PublishIn(Schema):
    seen: int


class PreviewIn(Schema):
    layout: Annotated[dict[str, Any], written_in("Layout")]


class DisplayIn(Schema):
    place: str = Field(min_length=1, max_length=60)
    days: int = Field(365, ge=1, le=400)


class DisplayOut(Schema):
    """``state``: in use, over its time, or taken back."""

    id: int
    wall: str
    place: str
    state: Literal["on", "expired", "revoked"]
    made_by: str
    made_at: datetime
    expires_at: datetime
    seen_at: datetime | None
    revoked_by: str


class NewDisplayOut(DisplayOut):
    """A new link. ``path``: the address on this host with the secret, which is shown only now."""

    path: str


class KindOut(Schema):
    """A kind of tile."""

    kind: Annotated[
        str, one_of("number", "curve", "ranks", "map", "hot", "queues", "seats", "waiting", "alarms", "system")
    ]
    width: int
    height: int
    #: The most measures a tile can count; 0 for live data.
    measures: int


class GridOut(Schema):
    columns: int
    rows: int
    kinds: list[KindOut]
