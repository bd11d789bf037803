"""Faults, run-books and the rota on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.insight.upkeep.rules.faults import FaultKind, FaultStepKind, Responsible
from hotline.domains.insight.upkeep.rules.planned import DrillKind, EquipmentKind, EquipmentState
from hotline.infrastructure.moments import Moment
from hotline.kernel.published import one_of


class RunBookOut(Schema):
    """What an alarm or a fault means, what to look at, what to press."""

    code: str
    title: str
    means: str
    callers: str
    look: list[str]
    press: list[str]
    otherwise: str


class FaultOut(Schema):
    """``due_at``: by when a person has to answer. ``answer_seconds``: how long it took; None while nobody has."""

    id: str
    serial: str
    kind: FaultKind
    title: str
    equipment: str
    site: str
    node: str
    by_alarm: bool
    raised_at: datetime
    due_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str
    acknowledged_name: str
    answer_seconds: int | None
    counts: bool | None
    closed_at: datetime | None


class FaultsOut(Schema):
    rows: list[FaultOut]
    next: str | None
    on_call: list[str]


class FaultStepOut(Schema):
    kind: FaultStepKind
    at: datetime
    by: str
    by_name: str
    text: str


class FaultDetailOut(FaultOut):
    opened_by: str
    opened_by_name: str
    alarm: str
    alarm_kind: str
    steps: list[FaultStepOut]
    cause: str
    mending: str
    responsible: Annotated[str, one_of("", *Responsible)]
    down_from: datetime | None
    down_until: datetime | None
    down_minutes: int
    why_not: str
    closed_by: str
    closed_by_name: str
    run_book: RunBookOut | None


class FaultIn(Schema):
    kind: FaultKind
    title: str = Field(max_length=120)
    equipment: str = Field("", max_length=60)


class FaultNoteIn(Schema):
    text: str = Field(max_length=300)


class FaultClosingIn(Schema):
    """``down_from`` and ``down_until``: when 京晓保 could not be used; null when it could."""

    cause: str = Field(max_length=300)
    mending: str = Field(max_length=300)
    responsible: Responsible = Responsible.OURS
    counts: bool = True
    why_not: str = Field("", max_length=200)
    down_from: Moment | None = None
    down_until: Moment | None = None


class DutyOut(Schema):
    id: int
    person: str
    name: str
    rank: int
    starts_at: datetime
    ends_at: datetime


class DutyGapOut(Schema):
    starts_at: datetime
    ends_at: datetime


class DutyPersonOut(Schema):
    number: str
    name: str


class DutiesOut(Schema):
    """``gaps``: when nobody is called first."""

    duties: list[DutyOut]
    gaps: list[DutyGapOut]
    people: list[DutyPersonOut]


class DutyIn(Schema):
    person: str = Field(max_length=12)
    rank: Literal[1, 2] = 1
    starts_at: Moment
    ends_at: Moment


class RunBooksOut(Schema):
    run_books: list[RunBookOut]


class WindowOut(Schema):
    id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    stops_assistant: bool
    announced_at: datetime
    announced_by: str
    announced_by_name: str
    cancelled_at: datetime | None


class WindowIn(Schema):
    title: str = Field(max_length=120)
    starts_at: Moment
    ends_at: Moment
    stops_assistant: bool = False


class DrillOut(Schema):
    """``overdue``: its day is over and nobody noted a result. ``passed``: null until it is done."""

    id: int
    kind: DrillKind
    title: str
    day: date
    done_at: datetime | None
    done_by: str
    done_by_name: str
    passed: bool | None
    result: str
    overdue: bool


class DrillIn(Schema):
    kind: DrillKind
    title: str = Field(max_length=120)
    day: date


class DrillResultIn(Schema):
    passed: bool
    result: str = Field(max_length=300)


class PlannedWorkOut(Schema):
    windows: list[WindowOut]
    drills: list[DrillOut]


class EquipmentOut(Schema):
    number: str
    kind: EquipmentKind
    name: str
    place: str
    site: str
    state: EquipmentState
    note: str
    changed_at: datetime


class EquipmentListOut(Schema):
    rows: list[EquipmentOut]


class EquipmentQuery(Schema):
    kind: Literal["", "seat", "headset", "phone", "line", "server", "other"] = ""
    state: Literal["", "in_use", "spare", "repair", "retired"] = ""
    text: str = Field("", max_length=40)


class EquipmentIn(Schema):
    number: str = Field(max_length=40)
    kind: EquipmentKind
    name: str = Field(max_length=80)
    place: str = Field("", max_length=80)
    site: str = Field("", max_length=20)
    state: EquipmentState = EquipmentState.IN_USE
    note: str = Field("", max_length=120)


class EquipmentImportedOut(Schema):
    rows: int
