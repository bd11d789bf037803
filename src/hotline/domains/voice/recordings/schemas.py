"""Recordings on the wire; documented in docs/api.md."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.infrastructure.moments import Moment
from hotline.infrastructure.number_handles import MAX_HANDLE
from hotline.infrastructure.transcripts import REMINDERS
from hotline.kernel.published import one_of


class HoldOut(Schema):
    """A hold during the call, in seconds. ``at`` is the place in the recording, which leaves the hold out."""

    at: float
    seconds: float


class PeaksOut(Schema):
    """The loudest sample, 0 … 1, of each of ``points`` equal stretches."""

    seconds: float
    points: int
    caller: list[float]
    agent: list[float]
    holds: list[HoldOut]
    #: Who listens says why.
    reason_needed: bool


class ListeningBody(Schema):
    reason: str = Field("", max_length=200)


class RecordedPhraseOut(Schema):
    """What one side said without a pause, numbers masked; the times in milliseconds of the recording."""

    by_caller: bool
    from_ms: int
    to_ms: int
    text: str


class PastReminderOut(Schema):
    """A reminder that the agent was given. ``is_followed`` null: nothing said shows it."""

    kind: Annotated[str, one_of(*REMINDERS)]
    at_ms: int
    is_followed: bool | None


class RecordedTranscriptOut(Schema):
    """``stored``: something was written down of this call; ``is_later``: after it, from the recording.

    ``level`` of unrest by name, "" for none.
    """

    stored: bool
    is_later: bool
    phrases: list[RecordedPhraseOut]
    level: str
    evidence: list[str]
    reminders: list[PastReminderOut]


class ListeningOut(Schema):
    """A listening: the sound is at ``/api/listenings/{id}?token=…`` until ``expires_at``."""

    id: int
    token: str
    expires_at: Moment


class TokenBody(Schema):
    token: str = Field(max_length=64)


class RetentionReasonBody(Schema):
    reason: str = Field(min_length=1, max_length=200, pattern=r"\S")


class BulkBody(RetentionReasonBody):
    count: int = Field(ge=1, le=500)


class LegalHoldOut(Schema):
    """A legal hold, in force while ``lifted_at`` is null."""

    reason: str
    by: str
    by_name: str
    at: datetime
    lifted_at: datetime | None
    lifted_by: str
    lifted_by_name: str
    lift_reason: str


class HoldsOut(Schema):
    """Newest first."""

    holds: list[LegalHoldOut]


class RuleChoice(Schema):
    id: str
    name: str


class RuleBody(Schema):
    """``queue``, ``topic``, ``flag``: empty is any."""

    name: str = Field(min_length=1, max_length=40, pattern=r"\S")
    years: int
    queue: str = ""
    topic: str = ""
    flag: str = ""


class RuleOut(Schema):
    id: int
    name: str
    years: int
    queue: str
    topic: str
    flag: str
    changed_by: str
    changed_at: datetime


class RulesOut(Schema):
    rows: list[RuleOut]
    shortest: int
    longest: int
    queues: list[RuleChoice]
    topics: list[RuleChoice]
    flags: list[RuleChoice]


class DestructionOut(Schema):
    """``stage``: listed, approved, dropped, done. ``digest`` SM3 of the list, ``certificate`` of what was destroyed."""

    id: int
    stage: Annotated[str, one_of("listed", "approved", "dropped", "done")]
    day: date
    listed_at: datetime
    listed_by: str
    listed_by_name: str
    count: int
    size: int
    digest: str
    decided_at: datetime | None
    decided_by: str
    decided_by_name: str
    reason: str
    done_at: datetime | None
    destroyed: int
    left: int
    certificate: str


class DestructionsOut(Schema):
    rows: list[DestructionOut]


class DueOut(Schema):
    """``outcome``: empty while it waits, destroyed, held, kept (by a longer rule meanwhile)."""

    call: str
    at: datetime
    seconds: float
    rule: str
    retained_until: date
    outcome: Annotated[str, one_of("", "destroyed", "held", "kept")]


class DuesOut(Schema):
    """A page of recordings whose storage time is over."""

    rows: list[DueOut]
    #: ``after`` of the next page; null on the last.
    next: int | None


class LibraryQuery(Schema):
    """The filters of a search, all optional. ``from`` and ``to`` are moments, [from, to).

    ``number``: the last four digits, or a handle of the complete number (POST /api/citizens/search-handle).
    """

    number: str = Field("", max_length=MAX_HANDLE)
    agent: str = Field("", max_length=12)
    start: Moment | None = Field(None, alias="from")
    end: Moment | None = Field(None, alias="to")
    topic: str = Field("", max_length=60)
    queue: str = Field("", max_length=40)
    #: Seconds, like ``longest``.
    shortest: float | None = Field(None, ge=0)
    longest: float | None = Field(None, ge=0)
    state: str = Field("", max_length=10)
    #: What was said, in the newest transcripts of the calls that match the rest.
    phrase: str = Field("", max_length=40)


class ChoicesOut(Schema):
    queues: list[RuleChoice]
    topics: list[RuleChoice]


class LibraryRow(Schema):
    """A recording. ``stored``: raw, archived or deleted. ``why``: its fault, "" for none.

    ``retained_until``: by ``rule``, unless it is held.
    """

    call: str
    at: datetime
    direction: str
    number: str
    agent: str
    agent_name: str
    queue: str
    queue_name: str
    topic: str
    topic_title: str
    seconds: float
    size: int
    stored: Annotated[str, one_of("deleted", "raw", "archived")]
    why: str
    held: bool
    rule: str
    retained_until: date


class LibraryRows(Schema):
    """``total``: how many the search finds, counted up to 100,000; only on the first page."""

    rows: list[LibraryRow]
    next: str | None
    total: int | None = None


class ProofOut(Schema):
    """``digest`` SM3 of the sound, ``sealed`` of the file as archived, ``link`` the ``position``-th of the chain."""

    checked_at: datetime
    archived_at: datetime | None
    read_at: datetime | None
    deleted_at: datetime | None
    digest: str
    sealed: str
    position: int | None
    link: str


class DownloadOut(Schema):
    id: int
    call: str
    by: str
    by_name: str
    at: datetime
    reason: str
    size: int


class DownloadsOut(Schema):
    """A page of copies handed out."""

    rows: list[DownloadOut]
    #: ``before`` of the next page; null on the last.
    next: int | None


class EntryOut(Schema):
    row: LibraryRow
    proof: ProofOut
    holds: list[LegalHoldOut]
    downloads: list[DownloadOut]
    may_listen: bool
    may_hold: bool
    may_download: bool


class AmountOut(Schema):
    """A number of recordings, their bytes as stored, and the bytes of the raw files."""

    count: int
    size: int
    raw_size: int


class ArchivedOfDayOut(Schema):
    """Recordings archived on this Beijing day."""

    day: date
    amount: AmountOut


class CheckOut(Schema):
    started_at: datetime
    ended_at: datetime | None
    listed: int
    read: int
    left: int
    faults: int
    chain: str
    fault: str


class FiguresOut(Schema):
    at: datetime
    raw: AmountOut
    archived: AmountOut
    faulty: int
    held: int
    destroyed: int
    days: list[ArchivedOfDayOut]
    check: CheckOut | None
