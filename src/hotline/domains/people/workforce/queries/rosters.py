"""Reads about rosters: the list, one with what its rules say of it, and a person's own days."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from hotline.domains.people.workforce.models import Roster, RosterLine, StaffConstraint
from hotline.domains.people.workforce.queries.forecasts import ALL, SLOTS, newest_version, slots_of
from hotline.domains.people.workforce.rules.roster.checker import Violation, violations_of
from hotline.domains.people.workforce.rules.roster.meals import placed
from hotline.domains.people.workforce.rules.roster.model import CATALOGUE, Cells, Person, Problem
from hotline.domains.people.workforce.rules.roster.stages import ConstraintKind, RosterStage
from hotline.domains.people.workforce.rules.roster.wishes import refusals
from hotline.kernel.errors import NotFound, Refused

NONE = "没有这张班表，请刷新页面。"
#: So many days before the first one count for rests and runs.
BEFORE = 7
NIGHTS = frozenset(shift.code for shift in CATALOGUE if shift.is_night)
#: Nights of so many days before a roster count for its fairness.
FAIR_DAYS = 91


def about(id: int) -> str:
    return f"roster/{id}"


def rosters() -> list[Roster]:
    return list(Roster.objects.defer("need").order_by("-first_day")[:50])


def roster(id: int) -> Roster:
    """Raises NotFound."""
    row = Roster.objects.filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def lines_of(row: Roster) -> list[RosterLine]:
    return list(row.lines.order_by("number"))


def needed_heads(first_day: date, days: int) -> list[list[int]]:
    """Days x 96 by the newest forecast of all queues together. Raises Refused ``no_forecast``."""
    version = newest_version(ALL)
    last = first_day + timedelta(days=days - 1)
    if version is None or not version.first_day <= first_day <= last < version.first_day + timedelta(days=version.days):
        raise Refused("话务预测不包含这些日期，请先生成预测。", code="no_forecast")
    return [[slot.heads for slot in slots_of(version, first_day + timedelta(days=at))] for at in range(days)]


def constraints(since: date, until: date) -> list[StaffConstraint]:
    rows = StaffConstraint.objects.filter(first_day__lte=until, last_day__gte=since)
    return list(rows.order_by("number", "first_day", "id"))


def problem_of(row: Roster, lines: list[RosterLine]) -> Problem:
    """What the search and the check decide on."""
    last = row.first_day + timedelta(days=row.days - 1)
    by_person: dict[str, list[StaffConstraint]] = defaultdict(list)
    for constraint in constraints(row.first_day, last):
        by_person[constraint.number].append(constraint)
    history = history_before(row.first_day)
    people = tuple(
        replace(
            person_of(line.number, row.first_day, row.days, by_person[line.number], history[line.number]),
            locked={day: line.cells[day] for day in line.locked},
        )
        for line in lines
    )
    return Problem(row.first_day, np.array(row.need, dtype=float), CATALOGUE, people)


def history_before(first_day: date) -> dict[str, dict[date, str]]:
    """Person -> published shifts of the weeks before."""
    found: dict[str, dict[date, str]] = defaultdict(dict)
    earlier = RosterLine.objects.filter(
        roster__stage=RosterStage.PUBLISHED.value, roster__first_day__gte=first_day - timedelta(days=FAIR_DAYS + 42)
    )
    for line in earlier.filter(roster__first_day__lt=first_day).select_related("roster"):
        for at, code in enumerate(line.cells):
            found[line.number][line.roster.first_day + timedelta(days=at)] = code
    return found


def person_of(number: str, first_day: date, days: int, own: list[StaffConstraint], history: dict[date, str]) -> Person:
    """``days``: from ``first_day`` on. ``own``: what is known of the person; ``history``: published shifts before."""
    away: set[int] = set()
    wishes: dict[int, str] = {}
    no_nights = False
    for each in own:
        first = max((each.first_day - first_day).days, 0)
        covered = range(first, min((each.last_day - first_day).days, days - 1) + 1)
        match ConstraintKind(each.kind):
            case ConstraintKind.LEAVE:
                away |= set(covered)
            case ConstraintKind.NO_NIGHTS:
                no_nights = True
            case ConstraintKind.WISH:
                wishes |= dict.fromkeys(covered, each.shift)
    before = tuple(history.get(first_day - timedelta(days=back), "") for back in range(BEFORE, 0, -1))
    return Person(
        number=number,
        no_nights=no_nights,
        may_overtime=True,
        away=frozenset(away),
        wishes=wishes,
        before=before,
        nights_before=sum(1 for code in history.values() if code in NIGHTS),
    )


def cells_of(lines: list[RosterLine]) -> Cells:
    return {line.number: list(line.cells) for line in lines}


def violations_in(problem: Problem, lines: list[RosterLine]) -> list[Violation]:
    by_number = {line.number: line.cells for line in lines}
    return [each for one in problem.people for each in violations_of(problem, one, by_number[one.number])]


def hours_by_day(problem: Problem, lines: list[RosterLine]) -> list[tuple[float, float, float]]:
    """Hours needed, covered and short of each day, everybody's meal at its best time."""
    _, have = placed(problem, cells_of(lines))
    short = np.maximum(problem.need - have, 0)
    sums = [each.sum(axis=1) * 24 / SLOTS for each in (problem.need, have, short)]
    return [(round(float(a), 1), round(float(b), 1), round(float(c), 1)) for a, b, c in zip(*sums, strict=True)]


def own_lines(number: str, since: date) -> list[RosterLine]:
    """Of published rosters that end on this day or later."""
    rows = RosterLine.objects.filter(number=number, roster__stage=RosterStage.PUBLISHED.value).select_related("roster")
    rows = rows.filter(roster__first_day__gt=since - timedelta(days=42)).order_by("roster__first_day")
    return [row for row in rows if row.roster.first_day + timedelta(days=row.roster.days) > since]


def own_refusals(line: RosterLine, since: date) -> dict[int, tuple[str, list[str]]]:
    """Day of the roster -> a refused wish of the person, and why; of days from ``since`` on."""
    row = line.roster
    last = row.first_day + timedelta(days=row.days - 1)
    own = StaffConstraint.objects.filter(
        number=line.number, first_day__lte=last, last_day__gte=max(since, row.first_day)
    )
    if not own.filter(kind=ConstraintKind.WISH.value).exists():
        return {}
    lines = lines_of(row)
    problem = problem_of(row, lines)
    (person,) = (each for each in problem.people if each.number == line.number)
    reasons = refusals(problem, cells_of(lines), {line.number}).get(line.number, {})
    return {day: (person.wishes[day], why) for day, why in reasons.items() if problem.day(day) >= since}


def nights_of_team(row: Roster) -> list[int]:
    """Nights of each person of the roster, in order."""
    return sorted(sum(1 for code in line.cells if code in NIGHTS) for line in row.lines.all())
