"""Reads about attendance: who was due on a day and who was signed in; the sheet of a month; exceptions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotline.domains.people.workforce.models import (
    AttendanceDay,
    AttendanceException,
    RosterChange,
    RosterLine,
    StaffConstraint,
)
from hotline.domains.people.workforce.queries.published import rosters_over
from hotline.domains.people.workforce.rules.attendance import AROUND, ExceptionState, Stretch, attended, rules_on
from hotline.domains.people.workforce.rules.roster.model import SHIFTS
from hotline.domains.people.workforce.rules.roster.requests import LEAVE_NAMES, NOT_DUE
from hotline.domains.people.workforce.rules.roster.stages import ConstraintKind
from hotline.domains.platform.accounts.queries import (
    active_among,
    ai_seats,
    invented_among,
    numbers_with_role,
    staff_with,
)
from hotline.domains.voice.records.queries.agent_time import periods_between
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn
from hotline.kernel.clock import BEIJING, day_bounds, now
from hotline.kernel.permissions import Permission

#: Leave of more days than this is long: who is on it is no front staff (K2).
LONG_LEAVE_DAYS = 30
#: Roles of the contractor's staff who take no calls (K3).
BACK_ROLES = ("leader", "reviewer", "inspector", "trainer", "scheduler", "knowledge_editor", "operator", "manager")
#: Entered in tenths of a working day, so that sums are whole numbers.
TENTHS = 10


#: What other domains read of a counted day.
type Counted = AttendanceDay


@dataclass(frozen=True)
class DueDay:
    """``shift``: of the roster, or the one that a leave freed. ``leave``: its kind; "" for none."""

    number: str
    day: date
    shift: str
    leave: str
    meal: int | None

    @property
    def start(self) -> datetime:
        return day_bounds(self.day)[0] + timedelta(minutes=SHIFTS[self.shift].start)

    @property
    def end(self) -> datetime:
        return day_bounds(self.day)[0] + timedelta(minutes=SHIFTS[self.shift].end)

    @property
    def due_until(self) -> datetime:
        """Without overtime after the shift: who leaves it early does so after a full working day."""
        return self.end - timedelta(minutes=max(SHIFTS[self.shift].moved, 0))


def due_on(day: date, numbers: Collection[str] | None = None) -> list[DueDay]:
    """Everybody with a shift of a published roster on the day, and those whom a leave freed of one, by number."""
    found: dict[str, DueDay] = {}
    for line in RosterLine.objects.filter(roster__in=rosters_over(day, day)).select_related("roster"):
        at = (day - line.roster.first_day).days
        if line.cells[at]:
            meal = line.meals[at] if at < len(line.meals) else None
            found[line.number] = DueDay(line.number, day, line.cells[at], "", meal)
    for change in RosterChange.objects.filter(day=day, why="leave").order_by("id"):
        if change.number not in found and change.before:
            found[change.number] = DueDay(change.number, day, change.before, change.leave, None)
    chosen = found if numbers is None else {number: found[number] for number in numbers if number in found}
    return [chosen[number] for number in sorted(chosen)]


def signed_in_between(start: datetime, end: datetime) -> dict[str, list[Stretch]]:
    """Agent -> stretches signed in, as far as they lie in [start, end)."""
    found: dict[str, list[Stretch]] = defaultdict(list)
    present = now()
    for agent, _, state, _, begin, until in periods_between(start, end):
        if state != "signed_out":
            found[agent].append((max(begin, start), min(until or present, end)))
    return found


def excused_between(start: datetime, end: datetime) -> dict[str, list[Stretch]]:
    rows = AttendanceException.objects.filter(state=ExceptionState.APPROVED.value, first_at__lt=end, last_at__gt=start)
    found: dict[str, list[Stretch]] = defaultdict(list)
    for row in rows:
        found[row.number].append((row.first_at, row.last_at))
    return found


def counted(day: date, numbers: Collection[str] | None = None) -> Iterator[AttendanceDay]:
    """Attendance of everybody who was due, as rows that are not stored yet. Only shifts that have ended.

    Who is invented and never came was not due: nobody plays all people of a demonstration.
    """
    due = [one for one in due_on(day, numbers) if one.end <= now()]
    if not due:
        return
    start, end = min(one.start for one in due) - AROUND, max(one.end for one in due) + AROUND
    present, excused, rules = signed_in_between(start, end), excused_between(start, end), rules_on(day)
    invented = invented_among([one.number for one in due])
    for one in due:
        row = AttendanceDay(number=one.number, day=day, shift=one.shift, leave=one.leave, counted_at=now())
        if one.leave:
            row.due = 0 if one.leave in NOT_DUE else TENTHS
        else:
            meal = timedelta(minutes=SHIFTS[one.shift].meal)
            found = attended(one.start, one.due_until, meal, present[one.number], excused[one.number], rules)
            if one.number in invented and found.first_in is None:
                continue
            row.first_in, row.last_out = found.first_in, found.last_out
            row.late, row.early, row.away = found.late, found.early, found.away
            row.due, row.present = TENTHS, round(found.present * TENTHS)
        yield row


def rows_to_enter(day: date) -> list[AttendanceDay]:
    """Those of a day that are for the registers: a demonstration's people stand in none."""
    rows = rows_between(day, day)
    invented = invented_among([row.number for row in rows])
    return [row for row in rows if row.number not in invented]


def rows_between(first: date, last: date, number: str = "") -> list[AttendanceDay]:
    rows = AttendanceDay.objects.filter(day__range=(first, last)).order_by("number", "day")
    return list(rows.filter(number=number) if number else rows)


@dataclass(frozen=True)
class Sums:
    """In working days. ``heads``, ``full_heads``: people who were due, and those who attended each of their days."""

    due: float
    present: float
    heads: int
    full_heads: int


def sums_of(rows: Iterable[AttendanceDay]) -> Sums:
    people: dict[str, list[bool]] = defaultdict(list)
    due = present = 0
    for row in rows:
        due, present = due + row.due, present + row.present
        if row.due:
            people[row.number].append(row.present == row.due and not (row.late or row.early or row.away))
    full = sum(1 for days in people.values() if all(days))
    return Sums(due / TENTHS, present / TENTHS, len(people), full)


@dataclass(frozen=True)
class Headcount:
    """Staff numbers: agents on a published roster without long leave, all agents; staff of other roles."""

    front: list[str]
    agents: list[str]
    back: list[str]


def headcount(day: date) -> Headcount | None:
    """None on days without a published roster. A demonstration's people are none."""
    lines = set(RosterLine.objects.filter(roster__in=rosters_over(day, day)).values_list("number", flat=True))
    if not lines:
        return None
    machines = ai_seats()
    agents = [one.number for one in staff_with(Permission.DESK_USE) if one.number not in machines]
    leaves = StaffConstraint.objects.filter(kind=ConstraintKind.LEAVE.value, first_day__lte=day, last_day__gte=day)
    long = {row.number for row in leaves if (row.last_day - row.first_day).days + 1 > LONG_LEAVE_DAYS}
    back = [number for number in _back_office() if number not in agents and number not in machines]
    invented = invented_among([*agents, *back])
    agents, back = ([number for number in each if number not in invented] for each in (agents, back))
    return Headcount([number for number in agents if number in lines - long], agents, back)


def _back_office() -> list[str]:
    found = {number for code in BACK_ROLES for number in numbers_with_role(code)}
    return sorted(active_among(found))


def exceptions(state: str) -> list[AttendanceException]:
    return list(AttendanceException.objects.filter(state=state).order_by("-first_at")[:200])


def exceptions_of(number: str, since: datetime) -> list[AttendanceException]:
    return list(AttendanceException.objects.filter(number=number, first_at__gte=since).order_by("-first_at")[:60])


def mark_of(row: AttendanceDay) -> str:
    """The day in a sheet, as such sheets have it."""
    if row.leave:
        return "假"
    if row.present == 0:
        return "缺"
    if row.present < row.due:
        return "半"
    return "迟" if row.late else "早" if row.early else "离" if row.away else "√"


TITLES = (
    "日期",
    "工号",
    "姓名",
    "班次",
    "签入",
    "签退",
    "迟到分钟",
    "早退分钟",
    "离岗分钟",
    "假别",
    "应出勤",
    "实际出勤",
)


def sheet_of(title: str, rows: Sequence[AttendanceDay], names: Mapping[str, str]) -> Sheet:
    lines = [
        (
            f"{row.day}", row.number, names.get(row.number, ""), row.shift, _clock(row.first_in), _clock(row.last_out),
            row.late, row.early, row.away, LEAVE_NAMES.get(row.leave, ""), row.due / TENTHS, row.present / TENTHS,
        )
        for row in rows
    ]  # fmt: skip
    return Sheet(title, [SheetColumn(one) for one in TITLES], lines)


def _clock(moment: datetime | None) -> str:
    return f"{moment.astimezone(BEIJING):%m-%d %H:%M}" if moment else ""
