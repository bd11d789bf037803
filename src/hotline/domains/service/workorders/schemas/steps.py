"""Steps and deadlines on the wire."""

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from hotline.kernel.published import TEXTS, one_of, written_in


class OutcomeOut(Schema):
    """An outcome of a step."""

    code: str
    name: str
    #: What else the form must ask for: dispatch (department, deadline), follow_up (result, satisfied), reply …
    effect: str
    reason: bool
    needs: list[str]


class TaskOut(Schema):
    """An open step. ``mine``: the reader may do it now; ``proposed``: department, deadline, remark of the table."""

    id: int
    step: str
    name: str
    role: str
    role_name: str
    department: str
    department_name: str
    person: str
    person_name: str
    since: datetime
    due_at: datetime | None
    mine: bool
    claimable: bool
    edits: list[str]
    outcomes: list[OutcomeOut]
    checklist: list[str]
    proposed: Annotated[dict[str, Any], TEXTS]


class DeadlineOut(Schema):
    """``state``: running, paused, met, missed, dropped. ``share`` of its time that is over, 0 … 1 and beyond."""

    id: int
    clock: str
    name: str
    term: str
    started_at: datetime
    due_at: datetime
    original_due_at: datetime
    paused_at: datetime | None
    stopped_at: datetime | None
    extensions: int
    state: Annotated[str, one_of("dropped", "met", "running", "missed", "paused")]
    pausable: bool
    extendable: bool
    ours: bool


class ExtensionRequestOut(Schema):
    id: int
    deadline: int
    clock_name: str
    term: str
    reason: str
    requested_by: str
    requested_by_name: str
    requested_at: datetime
    state: str
    answered_by: str
    answered_by_name: str
    answer: str


class DoneBody(Schema):
    """A step done. ``revision`` is the case's as the reader last saw it; ``values`` are the fields changed."""

    revision: int
    outcome: str = Field(min_length=1, max_length=40)
    values: Annotated[dict[str, Any], written_in("Values")] = Field(default_factory=dict)
    reason: str = Field("", max_length=2000)
    department: str = Field("", max_length=40)
    deadline: str = Field("", max_length=20)
    result: str = Field("", max_length=20)
    satisfied: bool | None = None
    ticked: list[int] = Field(default_factory=list)


class DraftBody(Schema):
    revision: int
    values: Annotated[dict[str, Any], written_in("Values")]


class RevisionBody(Schema):
    revision: int


class HandOverBody(Schema):
    """Hands a step over to the person with staff number ``to``, who must be permitted to do it."""

    revision: int
    to: str = Field(min_length=1, max_length=12)
    reason: str = Field("", max_length=2000)


class StepReasonBody(Schema):
    revision: int
    reason: str = Field(min_length=1, max_length=2000)


class ContactBody(Schema):
    """A call to the citizen: ``reached`` or not. ``call`` is the call's id, if it is known here."""

    reached: bool
    call: str = Field("", max_length=100)
    comment: str = Field("", max_length=2000)


class MergeBody(Schema):
    revision: int
    into: str = Field(min_length=1, max_length=40)


class OnBody(Schema):
    revision: int
    on: bool
    reason: str = Field("", max_length=2000)


class TermBody(Schema):
    amount: int = Field(ge=1, le=1000)
    unit: Literal["minutes", "hours", "days", "working_hours", "working_days"]


class ExtensionBody(Schema):
    clock: str = Field(min_length=1, max_length=40)
    term: TermBody
    reason: str = Field(min_length=1, max_length=2000)


class AnswerBody(Schema):
    granted: bool
    answer: str = Field("", max_length=2000)


class ClockBody(Schema):
    clock: str = Field(min_length=1, max_length=40)
    reason: str = Field(min_length=1, max_length=2000)


class CommentBody(Schema):
    text: str = Field(min_length=1, max_length=2000)
    mentions: list[str] = Field([], max_length=20)


class UnrestBody(Schema):
    """Unrest in a case. ``about``: how many people, where, when, what they demand, whether the police know."""

    revision: int
    level: Literal["红", "橙", "黄"]
    about: str = Field(min_length=1, max_length=500)


class PartyBody(Schema):
    part: str = Field(min_length=1, max_length=20)
    note: str = Field("", max_length=200)
    name: str = Field("", max_length=40)
    phone: str = Field("", max_length=20)


class BatchBody(Schema):
    """The same outcome for many: each is done or refused by itself."""

    tasks: list[int] = Field(min_length=1, max_length=200)
    transition: Literal["claim", "hand_over", "complete"]
    to: str = Field("", max_length=12)
    outcome: str = Field("", max_length=40)
    reason: str = Field("", max_length=2000)
    department: str = Field("", max_length=40)


class BatchRow(Schema):
    """The result of a batch for one step."""

    task: int
    number: str
    #: Why it was not done; "" when it was.
    refusal: str


class BatchOut(Schema):
    rows: list[BatchRow]
    done: int


class CaseRemarkBody(Schema):
    comment: str = Field("", max_length=2000)
