"""Models, departments, leave on the wire."""

from datetime import date, datetime
from typing import Any

from ninja import Schema
from pydantic import Field


class ProblemOut(Schema):
    """``element``: an id in the drawing or a field of the form, "" for the whole."""

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


class VersionDetail(ModelVersionOut):
    """``content``: form, flow (BPMN), subflows, decision (DMN), steps, lanes, states, clocks, numbering, …"""

    content: dict[str, Any]
    problems: list[ProblemOut]


class EntryForm(Schema):
    """What somebody needs to open a case: the form, which fields the entry step edits, what may come of it."""

    model: str
    name: str
    version: int
    form: dict[str, Any]
    edits: list[str]
    outcomes: list[dict[str, Any]]
    states: dict[str, str]
    columns: list[dict[str, Any]]


class EntryFormsOut(Schema):
    rows: list[EntryForm]


class DraftModelBody(Schema):
    """``base``: the newest version its author saw, 0 for a model that is new."""

    name: str = Field(min_length=1, max_length=40)
    content: dict[str, Any]
    base: int = Field(0, ge=0)
    note: str = Field("", max_length=200)


class CheckBody(Schema):
    content: dict[str, Any]


class ModelCheckOut(Schema):
    problems: list[ProblemOut]


class TrialBody(Schema):
    values: dict[str, Any]
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
    trouble: str


class MoveOut(Schema):
    """``stuck``: those that cannot be moved, with the reason; ``moved``: how many can be, or were."""

    moved: int
    stuck: list[MoveRow]


class DepartmentOut(Schema):
    code: str
    name: str
    kind: str
    district: str
    active: bool
    members: list[dict[str, Any]]
    open_cases: int


class DepartmentsOut(Schema):
    rows: list[DepartmentOut]


class DepartmentBody(Schema):
    name: str = Field(min_length=1, max_length=60)
    district: str = Field("", max_length=20)
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
    wanted: dict[str, Any]


class FilterOut(Schema):
    id: int
    name: str
    wanted: dict[str, Any]


class FiltersOut(Schema):
    rows: list[FilterOut]


class PersonOut(Schema):
    number: str
    name: str
    roles: list[str]
    departments: list[str]


class PeopleOut(Schema):
    rows: list[PersonOut]
