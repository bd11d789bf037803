"""Which rules a roster breaks, person by person and day by day.

It shares nothing with the search but the words for shifts, people and rules: what the search gets wrong is found here.
Before anything is published, and after each change by hand, this is what decides.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from hotline.domains.people.workforce.rules.roster.model import Cells, Person, Problem, Shift, by_code


class Rule(StrEnum):
    UNKNOWN_SHIFT = "unknown_shift"
    AWAY = "away"
    REST = "rest"
    RUN = "run"
    WEEK = "week"
    OVERTIME = "overtime"
    NIGHTS_RUNNING = "nights_running"
    OFF_AFTER_NIGHT = "off_after_night"
    NO_NIGHTS = "no_nights"
    NO_OVERTIME = "no_overtime"
    LATER = "later"


@dataclass(frozen=True)
class Violation:
    """``day``: counted from the first day of the roster."""

    number: str
    day: int
    rule: Rule
    text: str


def violations(problem: Problem, cells: Cells) -> list[Violation]:
    """In the order of people and days; [] for a roster that breaks nothing."""
    return [each for person in problem.people for each in violations_of(problem, person, cells.get(person.number, []))]


def violations_of(problem: Problem, person: Person, line: list[str]) -> list[Violation]:
    shifts = by_code(problem.shifts)
    unknown = [
        Violation(person.number, day, Rule.UNKNOWN_SHIFT, f"没有“{code}”这个班次")
        for day, code in enumerate(line)
        if code and code not in shifts
    ]
    if unknown:
        return unknown
    past = len(person.before)
    worked = [(day - past, shifts[code]) for day, code in enumerate([*person.before, *line]) if code in shifts]
    found = [
        *_days(person, worked),
        *_neighbours(problem, worked),
        *_runs(problem, worked),
        *_hours(problem, person, worked),
    ]
    own = [Violation(person.number, day, rule, text) for day, rule, text in found if day >= 0]
    return sorted(own, key=lambda each: (each.day, each.rule))


type Worked = list[tuple[int, Shift]]
type Finding = tuple[int, Rule, str]


def _days(person: Person, worked: Worked) -> Iterator[Finding]:
    for day, shift in worked:
        if day in person.away:
            yield day, Rule.AWAY, "当天请假"
        if shift.is_night and person.no_nights:
            yield day, Rule.NO_NIGHTS, "孕期、哺乳期不排夜班"


def _neighbours(problem: Problem, worked: Worked) -> Iterator[Finding]:
    """Between one shift and the next of the same person."""
    rest = problem.rules.rest_hours
    for (day, shift), (later, following) in itertools.pairwise(worked):
        pause = (later - day) * 24 * 60 + following.start - shift.end
        if pause < rest * 60:
            yield later, Rule.REST, f"距上一班仅 {pause / 60:g} 小时，少于 {rest} 小时"
        if shift.is_night and not following.is_night and later == day + 1:
            yield later, Rule.OFF_AFTER_NIGHT, "夜班后未休息一天"


def _runs(problem: Problem, worked: Worked) -> Iterator[Finding]:
    """Days and nights without a day between them."""
    run = nights = 0
    previous: tuple[int, Shift] | None = None
    for day, shift in worked:
        follows = previous is not None and previous[0] == day - 1
        run = run + 1 if follows else 1
        after_night = follows and previous is not None and previous[1].is_night
        nights = (nights + 1 if after_night else 1) if shift.is_night else 0
        if run > problem.rules.max_run:
            yield day, Rule.RUN, f"连续上班 {run} 天，超过 {problem.rules.max_run} 天"
        if nights > problem.rules.max_nights_running:
            yield day, Rule.NIGHTS_RUNNING, f"连续 {nights} 个夜班，超过 {problem.rules.max_nights_running} 个"
        previous = day, shift


def _hours(problem: Problem, person: Person, worked: Worked) -> Iterator[Finding]:
    """Shifts of a week; overtime after a shift, by day; all overtime, by month."""
    rules = problem.rules
    weeks: Counter[int] = Counter()
    overtime: dict[str, float] = defaultdict(float)
    for day, shift in worked:
        if day < 0:
            continue
        weeks[day // 7] += 1
        if weeks[day // 7] > rules.max_week_shifts:
            yield day, Rule.WEEK, f"本周第 {weeks[day // 7]} 个班，每周至少休息一天"
        if shift.moved > rules.max_later_minutes:
            yield day, Rule.LATER, f"延长 {shift.moved / 60:g} 小时，超过 {rules.max_later_minutes / 60:g} 小时"
        if hours := rules.overtime_hours(shift, weeks[day // 7]):
            if person.no_nights:
                yield day, Rule.NO_OVERTIME, "孕期、哺乳期不安排加班"
            month = f"{problem.first_day + timedelta(days=day):%Y-%m}"
            overtime[month] += hours
            if overtime[month] > rules.max_overtime_hours:
                yield day, Rule.OVERTIME, f"本月加班 {overtime[month]:g} 小时，超过 {rules.max_overtime_hours} 小时"
