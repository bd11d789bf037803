"""Call records on the wire."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from hotline.domains.voice.records.rules.exports import ExportState
from hotline.domains.voice.records.rules.shape import RecordingState
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.infrastructure.moments import Moment
from hotline.infrastructure.number_handles import MAX_HANDLE
from hotline.kernel.published import one_of


class CallQuery(Schema):
    """The filters of a search, all optional; ``from`` and ``to`` are moments, [from, to).

    ``number``: the last four digits, or a handle of the complete number (POST /api/citizens/search-handle).
    """

    number: str = Field("", max_length=MAX_HANDLE)
    agent: str = Field("", max_length=12)
    start: Moment | None = Field(None, alias="from")
    end: Moment | None = Field(None, alias="to")
    topic: str = Field("", max_length=60)
    rating: str = Field("", max_length=4)
    queue: str = Field("", max_length=40)
    hung_up_by: str = Field("", max_length=10)
    flag: str = Field("", max_length=20)
    case: str = Field("", max_length=40)
    notice: str = Field("", max_length=10)


class FullNumbersBody(CallQuery):
    reason: str = Field(min_length=2, max_length=200)


class ExportOut(Schema):
    """An export of calls. ``done`` of ``total`` rows are written; ``error`` says why it failed."""

    id: str
    state: Annotated[str, one_of(*ExportState)]
    total: int
    done: int
    size: int
    error: str
    requested_at: datetime
    #: The file is removed then.
    stored_until: datetime


class ExportsOut(Schema):
    rows: list[ExportOut]


class CallRow(Schema):
    """A call in a list; documented in docs/api.md."""

    id: str
    at: datetime
    direction: Annotated[str, one_of("in", "out")]
    number: str
    place: str
    agent: str
    agent_name: str
    queue: str
    queue_name: str
    wait_seconds: float
    talk_seconds: float
    topic: str
    topic_title: str
    rating: int | None
    hung_up_by: str
    flags: list[str]
    recording: RecordingState
    invented: bool  # of a demonstration's history: there is no sound
    case_number: str


class CallRows(Schema):
    """A page of calls."""

    rows: list[CallRow]
    #: Cursor of the next page; null on the last.
    next: str | None
    #: How many the search finds, counted up to 100,000; only on the first page.
    total: int | None = None


class PartOut(Schema):
    kind: Annotated[str, one_of("menu", "wait", "talk", "hold", "lost", "rating", "callback", "outside", "dial")]
    start: datetime
    end: datetime | None
    agent: str
    queue: str


class MenuStepOut(Schema):
    at: datetime
    node: str
    kind: str
    label: str
    key: str


class AnnouncedOut(Schema):
    at: datetime
    place: int
    expected_wait_seconds: int


class QueueVisitOut(Schema):
    number: int = Field(validation_alias="stay")
    queue: str
    queue_name: str
    entered_at: datetime
    left_at: datetime | None
    outcome: str
    waited_seconds: float
    priority: int
    priority_reasons: list[str]
    announced: list[AnnouncedOut]


class OfferOut(Schema):
    offer: str
    agent: str
    agent_name: str
    queue: str
    at: datetime
    over_at: datetime | None
    result: str


class TalkOut(Schema):
    talk: int
    agent: str
    agent_name: str
    queue: str
    started_at: datetime
    ended_at: datetime | None
    seconds: float
    held_seconds: float
    lost_seconds: float
    ended_by: str
    reason: str


class ConsultOut(Schema):
    """A consultation with the agent ``to``, or ("") the masked ``number`` outside. ``result`` is "" while it lasts."""

    agent: str
    agent_name: str
    to: str
    to_name: str
    number: str
    started_at: datetime
    answered_at: datetime | None
    joined_at: datetime | None
    ended_at: datetime | None
    result: str


class TransferOut(Schema):
    """Passed on by ``agent`` to one of ``to`` (an agent), ``queue``, ``number`` (masked), ``flow``."""

    at: datetime
    agent: str
    agent_name: str
    kind: str
    to: str
    to_name: str
    queue: str
    queue_name: str
    number: str
    flow: str
    flow_name: str


class HelpOut(Schema):
    agent: str
    agent_name: str
    requested_at: datetime = Field(validation_alias="asked_at")
    over_at: datetime | None
    result: str
    by: str


class SupervisionStepOut(Schema):
    at: datetime
    mode: Annotated[str, one_of("listen", "whisper", "barge", "take_over")]
    agent: str
    agent_name: str
    reason: str


class SupervisionOut(Schema):
    """A leader's listening to a call. Agents see only what they could notice. ``result`` is "" while it lasts."""

    leader: str
    leader_name: str
    started_at: datetime
    steps: list[SupervisionStepOut]
    ended_at: datetime | None
    result: str


class RatingOut(Schema):
    agent: str
    started_at: datetime | None
    score: int | None
    at: datetime | None
    skipped: str


class AttemptOut(Schema):
    at: datetime
    agent: str
    failed: str


class CallBackOut(Schema):
    offered_at: datetime | None
    accepted_at: datetime | None
    number: str
    attempts: list[AttemptOut]


class WrapUpOut(Schema):
    agent: str
    agent_name: str
    topic: str
    topic_title: str
    disposition: str
    sensitive: bool
    has_notes: bool
    corrected: bool
    saved_at: datetime | None
    seconds: float | None


class NoteCorrectionOut(Schema):
    """What a citizen says is right. ``by``: who decided."""

    text: str
    at: datetime
    by: str
    by_name: str


class NoteOut(Schema):
    """``corrections``: oldest first; the last one holds."""

    agent: str
    agent_name: str
    saved_at: datetime | None
    text: str
    corrections: list[NoteCorrectionOut]


class NotesOut(Schema):
    notes: list[NoteOut]


class RecordingOut(Schema):
    state: Annotated[str, one_of("none", "pending", "verified", "faulty", "deleted")]
    seconds: float
    why: str
    may_listen: bool
    invented: bool  # of a demonstration's history: there is no sound


class RecordingNoticeOut(Schema):
    """What the citizen was told of the recording. ``at`` is null when nothing was.

    ``version``: of the announcement's wording; 0 is the builtin one, null one that is not known here. ``objected_to``:
    the agent to whom they said that they object, "" for a key. ``removed``: what was recorded before was deleted.
    """

    at: datetime | None
    version: int | None
    outcome: Annotated[str, one_of("", "whole", "cut_off", "gone", "failed")]
    objected_at: datetime | None
    objected_to: str
    removed: bool


class EventOut(Schema):
    """An event. Sealed values in ``data`` are replaced by their masks."""

    subject: str
    seq: int
    at: datetime
    type: str
    actor: str
    data: dict[str, Any]


class CallDetail(Schema):
    """A call in full (docs/api.md)."""

    row: CallRow
    blocked: bool
    ended_at: datetime | None
    presentation: Presentation
    origin: str
    dialed: str
    site: str
    node: str
    held_seconds: float
    wrap_up_seconds: float
    answered: bool
    cause: int
    stage: str
    journey: list[PartOut]
    menu: list[MenuStepOut]
    stays: list[QueueVisitOut]
    offers: list[OfferOut]
    talks: list[TalkOut]
    consults: list[ConsultOut]
    transfers: list[TransferOut]
    helps: list[HelpOut]
    supervisions: list[SupervisionOut]
    rating: RatingOut | None
    callback: CallBackOut | None
    wrap_ups: list[WrapUpOut]
    recording: RecordingOut
    notice: RecordingNoticeOut | None
    events: list[EventOut]
    after: str
    dial_failed: str
    #: Calls dialled after this one.
    following: list[CallRow]
