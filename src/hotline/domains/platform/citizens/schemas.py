"""Seeing a number, and citizens' requests about their data, on the wire."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.platform.citizens.rules.personal_requests import (
    IdentityCheck,
    RequestKind,
    RequestState,
    Source,
)
from hotline.kernel.published import known, one_of


class RevealNumberBody(Schema):
    call_id: str = Field(min_length=1, max_length=100)
    reason: str = Field(min_length=1, max_length=60)


class Revealed(Schema):
    """Show ``number`` for ``seconds``, then mask it again."""

    number: str
    seconds: int


class SearchedNumberBody(Schema):
    """A phone or identity number in full."""

    number: str = Field(min_length=5, max_length=30)


class NumberHandleOut(Schema):
    """What stands for the number in the addresses of searches."""

    handle: str


class PersonalRequestBody(Schema):
    """``call``: the call in which the citizen asked, whose number is taken; ``number`` where there is none."""

    kind: RequestKind
    source: Source
    name: str = Field(min_length=1, max_length=40)
    wish: str = Field(min_length=1, max_length=500)
    number: str = Field("", max_length=30)
    call: str = Field("", max_length=100)


class RequestCallerOut(Schema):
    """The masked number of the call in which a citizen asks, "" for a withheld one."""

    number: str


class IdentityCheckBody(Schema):
    how: IdentityCheck
    identity: str = Field("", max_length=20)


class PersonalAnswerBody(Schema):
    reason: str = Field("", max_length=300)


class CorrectionBody(Schema):
    about: str = Field(max_length=120)
    field: str = Field(max_length=60)
    value: str = Field(min_length=1, max_length=500)


class CorrectionsBody(PersonalAnswerBody):
    corrections: list[CorrectionBody] = Field(max_length=50)


class DeletionBody(PersonalAnswerBody):
    things: list[str] = Field(max_length=500)


class PersonalRequestRow(Schema):
    """A line of the list. ``days_left``: working days to the term, negative once it is past."""

    id: str
    serial: str
    kind: Annotated[str, one_of(*RequestKind)]
    state: Annotated[str, one_of(*RequestState)]
    source: Annotated[str, one_of(*Source)]
    call: str
    name: str
    number: str
    identity: str
    registered_by: str
    registered_name: str
    registered_at: datetime
    due_at: datetime
    days_left: int
    overdue: bool
    identity_check: str
    identity_by: str
    identity_at: datetime | None
    decided_by: str
    decided_name: str
    decided_at: datetime | None
    copied_by: str
    copied_at: datetime | None


class PersonalRequestRows(Schema):
    rows: list[PersonalRequestRow]
    next: str | None


class DataChangeOut(Schema):
    what: Annotated[str, known("corrected", "deleted", "retained")]
    about: str
    title: str
    reason: str
    at: datetime
    by: str


class PersonalRequestOut(PersonalRequestRow):
    """``refusal``: why the reader may not grant it now, "" when they may. ``copy_state``: of the reader's approval."""

    changes: list[DataChangeOut]
    may_decide: bool
    blocked: bool
    refusal: str
    copy_state: Annotated[str, known("none", "requested", "approved")]


class PersonalContentOut(Schema):
    """What the citizen asks for, and what they were answered."""

    wish: str
    answer: str


class StoredFactOut(Schema):
    """``text`` is masked; "…" for sealed words. ``field``: correctable where not ""."""

    label: str
    text: str
    field: str


class StoredOut(Schema):
    """``mentioned``: only names the person's number, so it may be another's."""

    about: str
    title: str
    at: datetime
    retention_reason: str
    mentioned: bool
    facts: list[StoredFactOut]


class StoredGroupOut(Schema):
    name: str
    things: list[StoredOut]


class StoredGroupsOut(Schema):
    groups: list[StoredGroupOut]
