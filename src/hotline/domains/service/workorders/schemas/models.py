"""Models, departments, leave on the wire."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from hotline.domains.service.workorders.schemas.cases import CaseOut
from hotline.domains.service.workorders.schemas.steps import OutcomeOut
from hotline.kernel.published import TEXTS, one_of, written_in


class ProblemOut(Schema):
    """A problem of a model. ``element``: an id in the drawing or a field of the form, "" for the entire model."""

    element: str
    text: str


class ModelVersionOut(Schema):
    model: str
    version: int
    name: str
    state: str
    note: str
    saved_at: datetime
    by: str
    by_name: str
    published_at: datetime | None
    published_by: str
    running: int


class ModelsOut(Schema):
    rows: list[ModelVersionOut]


class ModelRow(ModelVersionOut):
    """The newest version of a model; ``live``: the one that takes new cases, 0 for none."""

    live: int


class EveryModelOut(Schema):
    rows: list[ModelRow]


class RoleOut(Schema):
    code: str
    name: str


class PlaceOut(Schema):
    """``staffed``: somebody there deals with cases."""

    code: str
    name: str
    district: str
    staffed: bool


class OrganisationOut(Schema):
    """What a model may refer to. ``values``: what a flow may compare in every case besides the form's fields."""

    roles: list[RoleOut]
    departments: list[PlaceOut]
    values: list[str]
    categories: list[str]


class VersionDetail(ModelVersionOut):
    """``content``: form, flow (BPMN), subflows, decision (DMN), steps, lanes, states, clocks, numbering, …"""

    content: Annotated[dict[str, Any], written_in("Model")]
    problems: list[ProblemOut]


class ColumnOut(Schema):
    """A column that a model adds to lists; ``reported``: count, sum or nothing."""

    field: str
    name: str
    width: int
    reported: str


class EntryForm(Schema):
    """What opening a case needs: the form, the fields that the entry step edits, and its outcomes."""

    model: str
    name: str
    version: int
    form: Annotated[dict[str, Any], written_in("FormSchema")]
    edits: list[str]
    outcomes: list[OutcomeOut]
    states: dict[str, str]
    columns: list[ColumnOut]


class EntryFormsOut(Schema):
    rows: list[EntryForm]


class DraftModelBody(Schema):
    """``base``: the newest version its author saw, 0 for a model that is new."""

    name: str = Field(min_length=1, max_length=40)
    content: Annotated[dict[str, Any], written_in("Model")]
    base: int = Field(0, ge=0)
    note: str = Field("", max_length=200)


class CheckBody(Schema):
    content: Annotated[dict[str, Any], written_in("Model")]


class ModelCheckOut(Schema):
    problems: list[ProblemOut]


class RehearsalActionIn(Schema):
    """The next action of a rehearsal."""

    #: The step to complete with ``outcome``; "" moves the time on to the next timer.
    step: str = Field("", max_length=64)
    outcome: str = Field("", max_length=40)
    values: Annotated[dict[str, Any], written_in("Values")] = Field({})
    reason: str = Field("", max_length=2000)
    department: str = Field("", max_length=40)
    deadline: str = Field("", max_length=20)
    result: str = Field("", max_length=40)
    satisfied: bool | None = None
    ticked: list[int] = Field([], max_length=100)


class RehearsalBody(Schema):
    """A rehearsal: ``content`` of the model in the editor, ``values`` the case is opened with, ``deeds`` from the
    start.
    """

    content: Annotated[dict[str, Any], written_in("Model")]
    values: Annotated[dict[str, Any], written_in("Values")] = Field({})
    deeds: list[RehearsalActionIn] = Field([], max_length=100)


class RehearsalOut(Schema):
    """The case after a rehearsal. ``at`` is the moment reached, ``rings_at`` when the next timer would fire."""

    case: CaseOut
    at: datetime
    rings_at: datetime | None


class TrialBody(Schema):
    values: Annotated[dict[str, Any], written_in("Values")]
    outcome: str = Field("", max_length=40)


class MoveBody(Schema):
    """``dry``: only say what could be moved and what not."""

    to: int = Field(ge=1)
    dry: bool = True
    cases: list[str] = Field([], max_length=1000)


class MoveRow(Schema):
    id: str
    number: str
    version: int
    refusal: str


class MoveOut(Schema):
    """``moved``: how many cases can be, or were moved. ``stuck``: the cases that cannot, with the reason."""

    moved: int
    stuck: list[MoveRow]


class MemberOut(Schema):
    number: str
    name: str
    head: bool


class DepartmentOut(Schema):
    code: str
    name: str
    kind: Annotated[str, one_of("office", "district")]
    district: str
    deadline: str
    active: bool
    members: list[MemberOut]
    open_cases: int


class DepartmentsOut(Schema):
    rows: list[DepartmentOut]


class DepartmentBody(Schema):
    """A department. ``deadline``: its usual term, such as ``7天`` or ``5个工作日``."""

    name: str = Field(min_length=1, max_length=60)
    district: str = Field("", max_length=20)
    deadline: str = Field("", max_length=20)
    active: bool = True


class MembersBody(Schema):
    members: list[str] = Field(max_length=500)
    heads: list[str] = Field([], max_length=50)


class LeaveBody(Schema):
    """``number`` "" for oneself; for others one needs to assign."""

    number: str = Field("", max_length=12)
    substitute: str = Field(min_length=1, max_length=12)
    start: date
    end: date


class LeaveOut(Schema):
    id: int
    number: str
    name: str
    substitute: str
    substitute_name: str
    start: date
    end: date


class LeavesOut(Schema):
    rows: list[LeaveOut]


class FilterBody(Schema):
    name: str = Field(min_length=1, max_length=40)
    criteria: Annotated[dict[str, Any], TEXTS]


class FilterOut(Schema):
    id: int
    name: str
    criteria: Annotated[dict[str, Any], TEXTS]


class FiltersOut(Schema):
    rows: list[FilterOut]


class PersonOut(Schema):
    number: str
    name: str
    roles: list[str]
    departments: list[str]


class PeopleOut(Schema):
    rows: list[PersonOut]
