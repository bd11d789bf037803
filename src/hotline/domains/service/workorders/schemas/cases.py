"""Wire shapes of cases: lists, one case in full, request bodies."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.service.workorders.rules.timeline import What
from hotline.domains.service.workorders.schemas.steps import DeadlineOut, ExtensionRequestOut, PartyBody, TaskOut
from hotline.infrastructure.number_handles import MAX_HANDLE
from hotline.kernel.published import written_in


class CasesQuery(Schema):
    """The filters of a list of cases.

    ``scope``: mine (steps in my hands), department, claimable, done, opened (by me), mentioned (not seen yet) or all.
    ``q``: words of two characters and more. ``person``: a handle of a phone or identity number
    (POST /api/citizens/search-handle). ``order``: due or newest.
    ``unrest``: cases marked with any level.
    """

    scope: Literal["mine", "department", "claimable", "done", "opened", "mentioned", "all"] = "all"
    q: str = Field("", max_length=100)
    state: str = Field("", max_length=30)
    kind: str = Field("", max_length=10)
    source: str = Field("", max_length=20)
    topic: str = Field("", max_length=60)
    district: str = Field("", max_length=20)
    urgency: str = Field("", max_length=10)
    department: str = Field("", max_length=40)
    number: str = Field("", max_length=60)
    person: str = Field("", max_length=MAX_HANDLE)
    start: date | None = None
    end: date | None = None
    overdue: bool = False
    supervised: bool = False
    urged: bool = False
    unrest: bool = False
    model: str = Field("", max_length=40)
    step: str = Field("", max_length=80)
    call: str = Field("", max_length=100)
    returned: bool = False
    result: str = Field("", max_length=20)
    late: str = Field("", max_length=40)
    caller: str = Field("", max_length=40)
    differs: Literal["", "responded", "resolved", "satisfied"] = ""


class CaseRow(Schema):
    """A case in a list, personal data masked. ``columns``: the model's own columns, by field."""

    id: str
    number: str
    model: str
    model_name: str
    kind: str
    source: str
    source_name: str
    external_number: str
    summary: str
    employer: str
    topic: str
    topic_title: str
    district: str
    urgency: str
    unrest: str
    confidential: bool
    person: str
    phone: str
    state: str
    state_name: str
    over: bool
    department: str
    department_name: str
    created_at: datetime
    created_by: str
    created_by_name: str
    changed_at: datetime
    closed_at: datetime | None
    due_at: datetime | None
    overdue: bool
    urged: int
    supervised: bool
    returns: int
    repeats: int
    trial: bool
    revision: int
    columns: Annotated[dict[str, Any], written_in("Values")]
    tasks: list[TaskOut]


class CasesOut(Schema):
    rows: list[CaseRow]
    next: str | None


class CountsOut(Schema):
    """The number of cases in each work list of the reader."""

    mine: int
    department: int
    claimable: int
    overdue: int
    mentions: int


class CaseEntryOut(Schema):
    """A line of the timeline. ``is_review``: a reviewer's decision."""

    at: datetime
    by: str
    by_name: str
    what: What
    step: str
    text: str
    detail: dict[str, Any]
    is_review: bool


class CommentOut(Schema):
    id: int
    at: datetime
    by: str
    by_name: str
    text: str
    mentions: list[str]
    mention_names: list[str]


class AttachmentOut(Schema):
    id: str
    name: str
    media_type: str
    size: int
    digest: str
    at: datetime
    by: str
    by_name: str


class FormFileOut(Schema):
    """A file as the value of a form's file field lists it."""

    id: str
    name: str
    media_type: str
    size: int


class AttachmentListeningOut(Schema):
    """A listening: the sound is at ``/api/listenings/{id}?token=…`` until ``expires_at``."""

    id: int
    token: str
    expires_at: datetime


class PartyOut(Schema):
    id: int
    part: str
    note: str
    name: str
    phone: str


class RepeatOut(Schema):
    """Another case of the same number about the same employer within thirty days."""

    id: str
    number: str
    state_name: str
    summary: str
    created_at: datetime


class CaseOut(CaseRow):
    """A case in full."""

    version: int
    call: str
    external_due_at: datetime | None
    #: Values in the clear.
    fields: Annotated[dict[str, Any], written_in("Values")]
    #: Masked texts of sealed values.
    sealed: dict[str, str]
    #: Sealed free texts in full, numbers in them masked; empty for readers who do not work the case.
    texts: dict[str, str]
    #: Of the case's version.
    form: Annotated[dict[str, Any], written_in("FormSchema")]
    states: dict[str, str]
    reply: str
    result: str
    satisfied: bool | None
    attempts: list[dict[str, Any]]
    contacted_at: datetime | None
    replied_at: datetime | None
    merged_into: str
    round: int
    deadlines: list[DeadlineOut]
    extensions: list[ExtensionRequestOut]
    entries: list[CaseEntryOut]
    comments: list[CommentOut]
    attachments: list[AttachmentOut]
    #: Bytes an attachment may have.
    largest_file: int
    parties: list[PartyOut]
    same: list[RepeatOut]
    #: Actions permitted to the reader now.
    may: list[str]


class OpenBody(Schema):
    """A new case."""

    model: str = Field("appeal", max_length=40)
    values: Annotated[dict[str, Any], written_in("Values")]
    #: Outcome of the entry step (submit, answered …); "" stores a draft.
    outcome: str = Field("", max_length=40)
    reason: str = Field("", max_length=2000)
    #: The call that the case came from.
    call: str = Field("", max_length=100)
    source: Literal["by_hand", "web", "wechat"] = "by_hand"
    #: People besides the caller.
    parties: list[PartyBody] = Field(default_factory=list, max_length=50)


class PrefillOut(Schema):
    """What a call already provides for a new case. ``phone`` is masked; the number itself is carried over sealed."""

    call: str
    source: str
    phone: str
    place: str
    topic: str
    external_number: str
    known: list[RepeatOut]


class RevealBody(Schema):
    reason: str = Field(min_length=1, max_length=60)


class RevealedOut(Schema):
    """Show for ``seconds``, then mask again. ``evidence``: field -> its words that sound like unrest."""

    fields: dict[str, str]
    evidence: dict[str, list[str]]
    parties: list[PartyOut]
    seconds: int


class LabelledTextOut(Schema):
    """A text that sounds like unrest.

    ``where`` is the field's title; ``evidence`` are the words that do, empty for a sealed text.
    """

    where: str
    level: str
    evidence: list[str]
    sealed: bool
