"""Wire shapes of the inbox, documented in docs/api.md."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.service.messaging.rules.items import ItemKind, ItemState
from hotline.infrastructure.moments import Moment
from hotline.kernel.published import one_of


class InboxQuery(Schema):
    scope: Literal["waiting", "open", "mine", "done"] = "open"
    kind: Literal["", "voicemail", "fax", "handover", "text"] = ""
    overdue: bool = False


class ItemOut(Schema):
    """An item.

    ``content`` is none, pending, ready, or its fault (missing, unreadable). ``may_open``: by this reader.
    """

    id: str
    kind: ItemKind
    state: ItemState
    holder: str
    holder_name: str
    reopened: int
    received_at: datetime
    due_at: datetime
    overdue: bool
    taken_at: datetime | None
    done_at: datetime | None
    number: str
    station: str
    call: str
    case_number: str
    seconds: float
    pages: int
    content: Annotated[str, one_of("none", "pending", "ready", "missing", "unreadable")]
    may_open: bool
    has_note: bool


class ItemsOut(Schema):
    rows: list[ItemOut]
    next: str | None


class TransitionOut(Schema):
    """A transition of an item. ``what``: received, taken, assigned, put_back, done, reopened or overdue.

    ``agent`` is the agent whom it concerns.
    """

    what: str
    at: datetime
    by: str
    by_name: str
    agent: str
    agent_name: str


class SourceOut(Schema):
    """The call by which an item came: the menu path and the wait. ``may_see``: the reader may see the call's record."""

    call: str
    place: str
    path: list[str]
    queue_name: str
    wait_seconds: float
    may_see: bool


class ItemDetail(Schema):
    item: ItemOut
    source: SourceOut | None
    history: list[TransitionOut]


class InboxNoteOut(Schema):
    text: str


class VoicemailListeningOut(Schema):
    """A listening: the sound is at ``/api/listenings/{id}?token=…`` until ``expires_at``."""

    id: int
    token: str
    expires_at: Moment


class NoteBody(Schema):
    note: str = Field(min_length=1, max_length=500)


class InboxReasonBody(Schema):
    reason: str = Field(min_length=1, max_length=200)


class AssignBody(Schema):
    agent: str = Field(min_length=1, max_length=12)
