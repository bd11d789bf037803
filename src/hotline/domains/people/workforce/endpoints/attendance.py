"""Endpoints of attendance: the sheet of a month, a person's days, exceptions requested and decided, the own ones."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO

from django.http import FileResponse
from ninja import Router, Status

from hotline.domains.people.workforce.actions import attendance
from hotline.domains.people.workforce.endpoints.forecast import VIEW
from hotline.domains.people.workforce.endpoints.roster import shift_out
from hotline.domains.people.workforce.models import AttendanceDay, AttendanceException
from hotline.domains.people.workforce.queries import attendance as found
from hotline.domains.people.workforce.rules.attendance import ExceptionState, rate
from hotline.domains.people.workforce.rules.roster.requests import LeaveKind
from hotline.domains.people.workforce.schemas.attendance import (
    AttendanceDayOut,
    AttendanceDaysOut,
    AttendancePersonOut,
    AttendanceSheetOut,
    ExceptionBody,
    ExceptionDecisionBody,
    ExceptionOut,
    ExceptionsOut,
    OwnAttendanceOut,
    OwnExceptionBody,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, write_workbook
from hotline.kernel.clock import beijing_day, day_bounds, now
from hotline.kernel.permissions import Permission

router = Router(tags=["workforce"], auth=needs(Permission.WORKFORCE_PLAN))
own_router = Router(tags=["workforce"], auth=needs(Permission.DESK_USE))


@router.get("", response=AttendanceSheetOut, auth=VIEW)
def sheet(request: StaffRequest, month: date) -> AttendanceSheetOut:
    """``month``: any day of it. Counted days only: a shift is counted the morning after it ended."""
    first, last = _month(month)
    rows = found.rows_between(first, last)
    by_person: dict[str, list[AttendanceDay]] = defaultdict(list)
    for row in rows:
        by_person[row.number].append(row)
    names, sums = names_of(set(by_person)), found.sums_of(rows)
    return AttendanceSheetOut(
        month=f"{first:%Y-%m}", days=last.day, due=sums.due, present=sums.present, rate=rate(sums.due, sums.present),
        heads=sums.heads, full_heads=sums.full_heads,
        people=[_person(number, names.get(number, ""), own, last.day) for number, own in by_person.items()],
    )  # fmt: skip


@router.get("/people/{number}", response=AttendanceDaysOut, auth=VIEW)
def days(request: StaffRequest, number: str, month: date) -> AttendanceDaysOut:
    """A person's counted days of the month with their times."""
    return AttendanceDaysOut(rows=[_day(row) for row in found.rows_between(*_month(month), number)])


@router.get("/export", response={200: None}, auth=VIEW)
def export(request: StaffRequest, month: date) -> FileResponse:
    """The sheet of the month as a workbook, a line for each day of each person."""
    first, last = _month(month)
    rows = found.rows_between(first, last)
    file = BytesIO()
    names = names_of({row.number for row in rows})
    write_workbook(file, [found.sheet_of(f"{first:%Y-%m}", rows, names)])
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"考勤-{first:%Y-%m}.xlsx", content_type=MEDIA_TYPE)


@router.get("/exceptions", response=ExceptionsOut, auth=VIEW)
def exceptions(request: StaffRequest, state: ExceptionState = ExceptionState.WAITING) -> ExceptionsOut:
    """The last two hundred."""
    return ExceptionsOut(rows=_exceptions(found.exceptions(state.value)))


@router.post("/exceptions", response={204: None})
def request_exception(request: StaffRequest, body: ExceptionBody) -> Status[None]:
    """Somebody else decides. 409 ``no_shift``, ``open_exception``; 422 ``bad_exception``."""
    attendance.request_exception(by=current_staff(request), **body.dict())
    return Status(204, None)


@router.post("/exceptions/{exception_id}/decide", response={204: None})
def decide(request: StaffRequest, exception_id: int, body: ExceptionDecisionBody) -> Status[None]:
    """Approved, the day is counted again. 409 ``own``, ``over``."""
    attendance.decide_exception(by=current_staff(request), id=exception_id, **body.dict())
    return Status(204, None)


@own_router.get("", response=OwnAttendanceOut)
def own(request: StaffRequest) -> OwnAttendanceOut:
    """The last 35 days of whoever asks, and what was requested of them."""
    number, today = current_staff(request).number, beijing_day(now())
    since = today - timedelta(days=attendance.DAYS_BACK)
    rows = found.rows_between(since, today, number)
    sums = found.sums_of(rows)
    return OwnAttendanceOut(
        rows=[_day(row) for row in reversed(rows)],
        exceptions=_exceptions(found.exceptions_of(number, day_bounds(since)[0])),
        due=sums.due,
        present=sums.present,
    )


@own_router.post("/exceptions", response={204: None})
def request_own_exception(request: StaffRequest, body: OwnExceptionBody) -> Status[None]:
    """A planner decides. 409 ``no_shift``, ``open_exception``; 422 ``bad_exception``."""
    by = current_staff(request)
    attendance.request_exception(by=by, number=by.number, **body.dict())
    return Status(204, None)


def _person(number: str, name: str, rows: Sequence[AttendanceDay], days: int) -> AttendancePersonOut:
    marks = [""] * days
    for row in rows:
        marks[row.day.day - 1] = found.mark_of(row)
    sums = found.sums_of(rows)
    return AttendancePersonOut(
        number=number, name=name, marks=marks, due=sums.due, present=sums.present,
        late=sum(1 for row in rows if row.late), early=sum(1 for row in rows if row.early),
        absent=sums.due - sums.present,
    )  # fmt: skip


def _day(row: AttendanceDay) -> AttendanceDayOut:
    return AttendanceDayOut(
        number=row.number, day=row.day, shift=shift_out(row.shift), leave=LeaveKind(row.leave) if row.leave else None,
        first_in=row.first_in, last_out=row.last_out, late=row.late, early=row.early, away=row.away,
        due=row.due / found.TENTHS, present=row.present / found.TENTHS,
    )  # fmt: skip


def _exceptions(rows: Sequence[AttendanceException]) -> list[ExceptionOut]:
    names = names_of({row.number for row in rows})
    return [
        ExceptionOut(
            id=row.pk, number=row.number, name=names.get(row.number, ""), first_at=row.first_at, last_at=row.last_at,
            reason=row.reason, state=ExceptionState(row.state), requested_by=row.requested_by,
            requested_at=row.requested_at, decided_by=row.decided_by, remark=row.remark,
        )
        for row in rows
    ]  # fmt: skip


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
