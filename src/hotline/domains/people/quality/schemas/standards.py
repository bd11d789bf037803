"""The versions of standards, drafts and their trials on the wire."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.people.quality.rules.standard_changes import ChangeKind
from hotline.domains.people.quality.rules.standards import MAX_HELP, MAX_ITEMS, MAX_NAME, MAX_SECTIONS, Grade
from hotline.domains.people.quality.schemas.inspections import (
    Comment,
    QualityPersonOut,
    StandardOut,
)

type Help = Annotated[str, Field(max_length=MAX_HELP)]


class StandardItemBody(Schema):
    """``key``: "" for a new item, which gets one."""

    key: Annotated[str, Field(max_length=60)] = ""
    name: Annotated[str, Field(max_length=MAX_NAME)]
    weight: Annotated[int, Field(ge=0, le=100)] = 0
    may_be_na: bool = False
    red_line: bool = False
    help: Help = ""
    good: Help = ""
    bad: Help = ""


class StandardSectionBody(Schema):
    name: Annotated[str, Field(max_length=MAX_NAME)]
    items: Annotated[list[StandardItemBody], Field(max_length=MAX_ITEMS)]


class StandardSeenBody(Schema):
    """Which saving of the draft the writer had in sight."""

    version: int
    revision: int


class StandardDraftBody(StandardSeenBody):
    sections: Annotated[list[StandardSectionBody], Field(max_length=MAX_SECTIONS)]
    note: Comment = ""


class StandardReturnBody(StandardSeenBody):
    reason: Comment


class StandardTrialMarkBody(Schema):
    item: Annotated[str, Field(max_length=60)]
    grade: Grade


class StandardTrialBody(Schema):
    inspection: Annotated[str, Field(max_length=40)]
    marks: Annotated[list[StandardTrialMarkBody], Field(max_length=MAX_ITEMS)]


class StandardChangeOut(Schema):
    """``before``, ``after``: as a person reads them."""

    kind: ChangeKind
    item: str
    before: str
    after: str


class StandardTrialOut(Schema):
    """``score`` by the draft, ``earlier`` as the call was inspected. ``is_current``: nothing was changed since."""

    call: str
    call_at: datetime
    score: float
    red_line: bool
    earlier: float
    by: QualityPersonOut
    at: datetime
    is_current: bool


class StandardVersionOut(StandardOut):
    """``revision``: how often the draft was saved. ``changes``: against the version before it."""

    revision: int
    authors: list[QualityPersonOut]
    note: str
    submitted_by: str
    submitted_at: datetime | None
    returned: str
    retired_at: datetime | None
    changes: list[StandardChangeOut]
    trials: list[StandardTrialOut]


class StandardVersionListOut(Schema):
    rows: list[StandardVersionOut]


class CallToTryOut(Schema):
    """A call that the reader has inspected. ``inspected``: the day."""

    inspection: str
    call: str
    call_at: datetime
    agent: QualityPersonOut
    plan: str
    version: int
    score: float
    inspected: date


class TrialGroundOut(Schema):
    """What a draft is tried on: the call, the grades that its items had then, and the draft."""

    call: CallToTryOut
    standard: StandardVersionOut
    earlier: list[StandardTrialMarkBody]
