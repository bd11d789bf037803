"""Attendance counted each morning; stretches that two people excuse, after which the day is counted again."""

from datetime import date, datetime, timedelta

from django.db import transaction

from hotline.domains.people.workforce.actions.notices import OWN_PAGE, PLANNERS, REQUESTS, inform, people
from hotline.domains.people.workforce.models import AttendanceDay, AttendanceException
from hotline.domains.people.workforce.queries.attendance import DueDay, counted, due_on
from hotline.domains.people.workforce.rules.attendance import MAX_REASON, ExceptionState
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing
from hotline.kernel.clock import BEIJING, beijing_day, now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.redaction import hidden

NONE = "没有这条考勤例外，请刷新页面。"
PAGE = "/workforce/attendance"
#: So far back an exception may be requested, and days are counted that nobody has counted.
DAYS_BACK = 35


def about(id: int) -> str:
    return f"attendance-exception/{id}"


def count_attendance(*, day: date, numbers: set[str] | None = None) -> int:
    """Store the attendance of a day anew; how many people were due. Again gives the same rows."""
    rows = list(counted(day, numbers))
    fields = ["shift", "leave", "first_in", "last_out", "late", "early", "away", "due", "present", "counted_at"]
    with transaction.atomic():
        gone = AttendanceDay.objects.filter(day=day).exclude(number__in={row.number for row in rows})
        (gone.filter(number__in=numbers) if numbers is not None else gone).delete()
        AttendanceDay.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["number", "day"], update_fields=fields
        )
    return len(rows)


def count_days() -> None:
    """Yesterday, and the days before it that nobody counted: the worker may have been away."""
    today = beijing_day(now())
    for back in range(DAYS_BACK, 0, -1):
        day = today - timedelta(days=back)
        if back == 1 or not AttendanceDay.objects.filter(day=day).exists():
            count_attendance(day=day)


def request_exception(
    *, by: Principal, number: str, day: date, start: int, end: int, reason: str
) -> AttendanceException:
    """``start``, ``end``: minutes of the day, of the shift. Somebody else decides.

    Raises Invalid ``bad_exception``, Refused ``no_shift``, ``open_exception``.
    """
    reason = hidden(reason.strip())[:MAX_REASON]
    today = beijing_day(now())
    if not today - timedelta(days=DAYS_BACK) <= day <= today:
        raise Invalid(f"只能申请最近 {DAYS_BACK} 天的考勤例外。", code="bad_exception")
    if len(reason) < 2:
        raise Invalid("请填写事由，至少 2 个字。", code="bad_exception")
    due = next(iter(due_on(day, {number})), None)
    if due is None or due.leave:
        raise Refused("当天没有班次，无需申请。", code="no_shift")
    first, last = _within(due, start, end)
    with transaction.atomic():
        same = AttendanceException.objects.filter(number=number, state=ExceptionState.WAITING.value)
        if same.filter(first_at__lt=last, last_at__gt=first).exists():
            raise Refused("该时段已有待审批的例外，请等待审批。", code="open_exception")
        row = AttendanceException(
            number=number, first_at=first, last_at=last, reason=reason, requested_by=by.number, requested_at=now()
        )
        row.save(force_insert=True)
        audit.record(by=by.number, action="workforce.request_exception", about=about(row.pk), staff=number)
        title = f"{number} {day:%m-%d} 考勤例外待审批"
        inform(REQUESTS, about(row.pk), title, reason, PAGE, row.requested_at, [PLANNERS])
    return row


def decide_exception(*, by: Principal, id: int, approved: bool, remark: str = "") -> AttendanceException:
    """Approved, the stretch counts as if the person had been signed in, and the day is counted again.

    Raises NotFound, Refused ``own``, ``over``.
    """
    rows = AttendanceException.objects.filter(pk=id)
    with changing(rows, by=by.number, about=about(id), missing=NONE) as change:
        row = change.row
        if row.state != ExceptionState.WAITING.value:
            raise Refused("该例外已审批，请刷新页面。", code="over")
        if by.number in (row.number, row.requested_by):
            raise Refused("申请人和本人不能审批，请由其他排班师审批。", code="own")
        row.state = (ExceptionState.APPROVED if approved else ExceptionState.REFUSED).value
        row.decided_by, row.decided_at, row.remark = by.number, change.at, hidden(remark.strip())[:MAX_REASON]
        row.save()
        change.record("workforce.decide_exception", approved=approved, staff=row.number)
        day = day_of(row)
        if approved and AttendanceDay.objects.filter(number=row.number, day=day).exists():
            count_attendance(day=day, numbers={row.number})
        title = f"{day:%m-%d} 考勤例外：{'已批准' if approved else '未批准'}"
        inform(REQUESTS, f"{about(id)}/{row.state}", title, row.remark, OWN_PAGE, change.at, people(row.number))
    return row


def day_of(row: AttendanceException) -> date:
    """The day that the shift began on: before the noon of the next one a night still belongs to the day before."""
    for back in (0, 1):
        day = beijing_day(row.first_at) - timedelta(days=back)
        for due in due_on(day, {row.number}):
            if due.start <= row.first_at < due.end:
                return day
    return beijing_day(row.first_at)


def _within(due: DueDay, start: int, end: int) -> tuple[datetime, datetime]:
    midnight = datetime.combine(due.day, datetime.min.time(), BEIJING)
    first, last = (midnight + timedelta(minutes=minutes) for minutes in (start, end))
    if not due.start <= first < last <= due.end:
        raise Invalid("时段须在当天班次之内，且结束晚于开始。", code="bad_exception")
    return first, last
