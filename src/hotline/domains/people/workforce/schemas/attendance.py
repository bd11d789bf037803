"""Attendance on the wire."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from hotline.domains.people.workforce.rules.attendance import MAX_REASON, ExceptionState
from hotline.domains.people.workforce.rules.roster.requests import LeaveKind
from hotline.domains.people.workforce.schemas.plans import ShiftOut


class AttendanceDayOut(Schema):
    """Minutes late, early and away; ``due``, ``present`` in working days."""

    number: str
    day: date
    shift: ShiftOut | None
    leave: LeaveKind | None
    first_in: datetime | None
    last_out: datetime | None
    late: int
    early: int
    away: int
    due: float
    present: float


class AttendancePersonOut(Schema):
    """``marks``: a sign for each day of the month; "" where nothing was due or counted."""

    number: str
    name: str
    marks: list[str]
    due: float
    present: float
    late: int
    early: int
    absent: float


class AttendanceSheetOut(Schema):
    """``rate``: K8 by working days; ``full_heads`` of ``heads`` attended each of their days."""

    month: str
    days: int
    due: float
    present: float
    rate: float | None
    heads: int
    full_heads: int
    people: list[AttendancePersonOut]


class AttendanceDaysOut(Schema):
    rows: list[AttendanceDayOut]


class ExceptionOut(Schema):
    id: int
    number: str
    name: str
    first_at: datetime
    last_at: datetime
    reason: str
    state: ExceptionState
    requested_by: str
    requested_at: datetime
    decided_by: str
    remark: str


class ExceptionsOut(Schema):
    rows: list[ExceptionOut]


class OwnAttendanceOut(Schema):
    rows: list[AttendanceDayOut]
    exceptions: list[ExceptionOut]
    due: float
    present: float


class OwnExceptionBody(Schema):
    """``start``, ``end``: minutes from the midnight on which the day of the shift begins."""

    day: date
    start: int = Field(ge=0, le=2880)
    end: int = Field(ge=0, le=2880)
    reason: str = Field(min_length=1, max_length=MAX_REASON)


class ExceptionBody(OwnExceptionBody):
    number: str = Field(min_length=1, max_length=12)


class ExceptionDecisionBody(Schema):
    approved: bool
    remark: str = Field(default="", max_length=MAX_REASON)
