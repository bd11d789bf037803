"""Reads about what agents request: one's own, those that wait for somebody, and the swaps that break no rule."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from hotline.domains.people.workforce.models import RosterChange, RosterLine, ShiftRequest
from hotline.domains.people.workforce.queries.published import Span, rosters_over, span_of
from hotline.domains.people.workforce.rules.roster.changes import (
    CellChange,
    broken_by,
    changed,
    only_end_moves,
    short_hours,
    swapped,
)
from hotline.domains.people.workforce.rules.roster.checker import Violation
from hotline.domains.people.workforce.rules.roster.model import OFF, SHIFTS, WEEK, Rules
from hotline.domains.people.workforce.rules.roster.requests import OPEN, LeaveKind, ShiftRequestKind, ShiftRequestState
from hotline.kernel.errors import Refused


def own_requests(number: str) -> list[ShiftRequest]:
    """The person's own and those that a colleague made to them, the newest first."""
    mine = Q(number=number) | Q(colleague=number)
    return list(ShiftRequest.objects.filter(mine).order_by("-requested_at")[:60])


def requests_of_all(waiting: bool) -> list[ShiftRequest]:
    rows = ShiftRequest.objects.order_by("-requested_at")
    if waiting:
        return list(rows.filter(state=ShiftRequestState.PLANNER.value).order_by("first_day")[:200])
    return list(rows.exclude(state__in=OPEN)[:200])


def waiting_requests() -> int:
    return ShiftRequest.objects.filter(state=ShiftRequestState.PLANNER.value).count()


def changes_of(row: ShiftRequest, span: Span) -> list[CellChange]:
    """What the roster changes by when it is approved. Leave of days off changes nothing."""
    match ShiftRequestKind(row.kind):
        case ShiftRequestKind.SWAP:
            for number in (row.number, row.colleague):
                for day in {row.first_day, row.last_day}:
                    span.line_of(number, day)
            return swapped(span.problem, span.cells, row.number, row.colleague, {row.first_day, row.last_day})
        case ShiftRequestKind.OVERTIME:
            span.line_of(row.number, row.first_day)
            return [CellChange(row.number, row.first_day, row.shift)]
        case ShiftRequestKind.LEAVE:
            days = [row.first_day + timedelta(days=at) for at in range((row.last_day - row.first_day).days + 1)]
            last = span.problem.day(span.problem.days - 1)
            due = [day for day in days if span.problem.first_day <= day <= last and row.number in span.cells]
            return [CellChange(row.number, day, OFF) for day in due if span.code(row.number, day)]


@dataclass(frozen=True)
class Effect:
    """``short_before``, ``short_after``: needed hours of the days that nobody covers."""

    changes: list[CellChange]
    broken: Violation | None
    short_before: float
    short_after: float


def effect_of(changes: list[CellChange], span: Span) -> Effect:
    after = changed(span.problem, span.cells, changes)
    days = {each.day for each in changes}
    meals = {number: list(line) for number, line in span.meals.items()}
    if not _exchanges(changes, span):
        for each in changes:
            if only_end_moves(span.problem.shifts, span.code(each.number, each.day), each.shift):
                continue
            meals[each.number][(each.day - span.problem.first_day).days] = None
    hours = [short_hours(span.problem, span.cells, span.meals, days)]
    # Who swaps takes over the other's meals: the same people answer at the same times.
    hours.append(hours[0] if _exchanges(changes, span) else short_hours(span.problem, after, meals, days))
    return Effect(changes, broken_by(span.problem, span.cells, after), *hours)


def _exchanges(changes: Collection[CellChange], span: Span) -> bool:
    """Whether on each day the same shifts are worked as before."""
    for day in {each.day for each in changes}:
        own = [each for each in changes if each.day == day]
        if sorted(each.shift for each in own) != sorted(span.code(each.number, day) for each in own):
            return False
    return True


@dataclass(frozen=True)
class SwapOption:
    """A colleague whose shifts of the days may be exchanged with one's own; ``other_shift``: of the second day."""

    number: str
    shift: str
    other_shift: str


def swap_options(number: str, day: date, other_day: date) -> list[SwapOption]:
    """Colleagues with whom no rule would be broken. Raises Refused ``not_published``, ``not_rostered``."""
    span = span_of({day, other_day})
    span.line_of(number, day)
    days = {day, other_day}
    people = {person.number: person for person in span.problem.people}
    found = []
    for colleague in sorted(set(span.cells) - {number}):
        try:
            span.line_of(colleague, day)
            span.line_of(colleague, other_day)
        except Refused:
            continue
        changes = swapped(span.problem, span.cells, number, colleague, days)
        away = {(each - span.problem.first_day).days for each in days} & people[colleague].away
        if (
            changes
            and not away
            and broken_by(span.problem, span.cells, changed(span.problem, span.cells, changes)) is None
        ):
            found.append(SwapOption(colleague, span.code(colleague, day), span.code(colleague, other_day)))
    return found


def annual_days(number: str, year: int) -> int:
    """Days of annual leave of a year that were approved and freed a shift."""
    rows = RosterChange.objects.filter(number=number, day__year=year, leave=LeaveKind.ANNUAL.value)
    return rows.values("day").distinct().count()


@dataclass(frozen=True)
class MonthHours:
    """As rostered: paid hours after shifts and of shifts beyond those of a week; paid hours that shifts ended early."""

    overtime: float = 0.0
    early: float = 0.0


def hours_of_month(numbers: Collection[str], today: date) -> dict[str, MonthHours]:
    """Of the month of ``today``, of each of the people."""
    first, last = _month_of(today)
    found = dict.fromkeys(numbers, MonthHours())
    lines = RosterLine.objects.filter(number__in=numbers, roster__in=rosters_over(first, last))
    for line in lines.select_related("roster"):
        weeks: Counter[int] = Counter()
        for at, code in enumerate(line.cells):
            weeks[at // WEEK] += bool(code)
            if code and first <= line.roster.first_day + timedelta(days=at) <= last:
                shift, before = SHIFTS[code], found[line.number]
                overtime = before.overtime + Rules().overtime_hours(shift, weeks[at // WEEK])
                found[line.number] = MonthHours(overtime, before.early + max(-shift.moved, 0) / 60)
    return found


def _month_of(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def history_of(roster: int) -> list[RosterChange]:
    """Changes since the publication, the newest first."""
    return list(RosterChange.objects.filter(roster=roster).order_by("-id")[:500])


def effect_now(row: ShiftRequest) -> Effect | None:
    """What approving would do today; None where no roster of its days is published."""
    over = rosters_over(row.first_day, row.last_day)
    if not over:
        return None
    first = max(row.first_day, over[0].first_day)
    last = min(row.last_day, over[-1].first_day + timedelta(days=over[-1].days - 1))
    try:
        span = span_of({first, last})
        return effect_of(changes_of(row, span), span)
    except Refused:
        return None
