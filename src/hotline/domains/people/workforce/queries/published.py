"""Published rosters that follow on each other, read as one: what changes of them are checked against."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from hotline.domains.people.workforce.models import Roster, RosterLine, StaffConstraint
from hotline.domains.people.workforce.queries.rosters import constraints, history_before, person_of
from hotline.domains.people.workforce.rules.roster.changes import Meals
from hotline.domains.people.workforce.rules.roster.model import CATALOGUE, OFF, SLOTS, Cells, Problem
from hotline.domains.people.workforce.rules.roster.stages import MAX_WEEKS, RosterStage
from hotline.kernel.errors import Refused

#: A change may break a rest or a run up to so many days later.
AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Span:
    """``problem``, ``cells`` and ``meals`` have a day for each one from the first roster's first to the last one's."""

    rows: list[Roster]
    lines: list[RosterLine]
    problem: Problem
    cells: Cells
    meals: Meals

    def code(self, number: str, day: date) -> str:
        return self.cells[number][(day - self.problem.first_day).days]

    def line_of(self, number: str, day: date) -> RosterLine:
        """Raises Refused ``not_rostered``."""
        for line in self.lines:
            first = line.roster.first_day
            if line.number == number and first <= day < first + timedelta(days=line.roster.days):
                return line
        raise Refused(f"{day:%m-%d} 没有 {number} 的已发布班表，请重新选择。", code="not_rostered")


def rosters_over(first: date, last: date) -> list[Roster]:
    """Published ones that have a day from ``first`` to ``last``, in order."""
    earliest = first - timedelta(weeks=MAX_WEEKS)
    rows = Roster.objects.filter(stage=RosterStage.PUBLISHED.value, first_day__gt=earliest, first_day__lte=last)
    return [row for row in rows.order_by("first_day") if row.first_day + timedelta(days=row.days) > first]


def span_of(days: Collection[date], *, is_locked: bool = False) -> Span:
    """From the roster of the first of the days to a week after the last. ``is_locked``: until the transaction ends.

    Raises Refused ``not_published``.
    """
    first, last = min(days), max(days)
    rows = rosters_over(first, last + AFTER)
    if is_locked:
        ids = [row.pk for row in rows]
        rows = list(Roster.objects.select_for_update().filter(pk__in=ids).order_by("first_day"))
    for day in days:
        if not any(row.first_day <= day < row.first_day + timedelta(days=row.days) for row in rows):
            raise Refused(f"{day:%m-%d} 没有已发布的班表，请重新选择。", code="not_published")
    lines = list(RosterLine.objects.filter(roster__in=rows).select_related("roster").order_by("number"))
    return _joined(rows, lines)


def _joined(rows: list[Roster], lines: list[RosterLine]) -> Span:
    first_day = rows[0].first_day
    days = (rows[-1].first_day - first_day).days + rows[-1].days
    need = np.zeros((days, SLOTS))
    for row in rows:
        at = (row.first_day - first_day).days
        need[at : at + row.days] = row.need
    cells: Cells = defaultdict(lambda: [OFF] * days)
    meals: Meals = defaultdict(lambda: [None] * days)
    for line in lines:
        at = (line.roster.first_day - first_day).days
        cells[line.number][at : at + len(line.cells)] = line.cells
        meals[line.number][at : at + len(line.meals)] = line.meals
    own: dict[str, list[StaffConstraint]] = defaultdict(list)
    for constraint in constraints(first_day, first_day + timedelta(days=days - 1)):
        own[constraint.number].append(constraint)
    history = history_before(first_day)
    people = tuple(person_of(number, first_day, days, own[number], history[number]) for number in cells)
    return Span(rows, lines, Problem(first_day, need, CATALOGUE, people), dict(cells), dict(meals))
