"""Rosters: the check names each rule, the search breaks none whatever it is asked, and a small one covers its need."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from hotline.domains.people.workforce.rules.roster.checker import Rule, violations
from hotline.domains.people.workforce.rules.roster.meals import placed
from hotline.domains.people.workforce.rules.roster.model import CATALOGUE, OFF, SLOTS, Cells, Person, Problem, covered
from hotline.domains.people.workforce.rules.roster.search import CannotBeMade, search

MONDAY = date(2026, 6, 1)
CODES = [shift.code for shift in CATALOGUE]
WORKDAYS = ["早2"] * 5 + [OFF] * 2


def office(people: tuple[Person, ...], heads: int = 2, weeks: int = 2) -> Problem:
    """So many heads from 08:00 to 20:00 each day, one at night."""
    need = np.ones((7 * weeks, SLOTS))
    need[:, 32:80] = heads
    need[0, :28] = 0  # the first morning is the roster's before
    return Problem(MONDAY, need, CATALOGUE, people)


def solved(problem: Problem) -> Cells:
    *_, last = search(problem)
    return last.cells


@pytest.mark.parametrize(
    ("line", "person", "rule", "day"),
    [
        (["晚1", "早1"] + [OFF] * 5, {}, Rule.REST, 1),
        (["早2"] * 7, {}, Rule.RUN, 6),
        (["夜", "早2"] + [OFF] * 5, {}, Rule.OFF_AFTER_NIGHT, 1),
        (["夜"] * 4 + [OFF] * 3, {}, Rule.NIGHTS_RUNNING, 3),
        (["夜"] + [OFF] * 6, {"no_nights": True}, Rule.NO_NIGHTS, 0),
        (WORKDAYS, {"away": frozenset({2})}, Rule.AWAY, 2),
        (["早2"] + [OFF] * 6, {"before": ("早2",) * 6}, Rule.RUN, 0),
        (["早2"] + [OFF] * 6, {"before": (OFF,) * 6 + ("夜",)}, Rule.REST, 0),
        (["特"] + [OFF] * 6, {}, Rule.UNKNOWN_SHIFT, 0),
    ],
)
def test_the_check_names_the_rule_and_the_day(line: list[str], person: dict[str, object], rule: Rule, day: int) -> None:
    one = replace(Person("1001"), **person)  # type: ignore[arg-type]
    found = violations(office((one,), weeks=1), {"1001": line})
    assert (rule, day) in [(each.rule, each.day) for each in found]


def test_overtime_is_counted_by_month() -> None:
    """A sixth shift in each of five weeks of one month is 40 hours; 36 are allowed."""
    six = ["早2"] * 6 + [OFF]
    problem = Problem(date(2026, 6, 1), np.zeros((28, SLOTS)), CATALOGUE, (Person("1001"),))
    assert violations(problem, {"1001": six * 4}) == [], "32 hours"
    tight = replace(problem, rules=replace(problem.rules, max_overtime_hours=30))
    assert [(each.rule, each.day) for each in violations(tight, {"1001": six * 4})] == [(Rule.OVERTIME, 26)]


def test_a_small_office_is_covered_and_nights_are_dealt_evenly() -> None:
    people = tuple(Person(f"{n}", no_nights=n == 0) for n in range(14))
    problem = office(people)
    cells = solved(problem)
    assert violations(problem, cells) == []
    meals, have = placed(problem, cells)
    short = float(np.maximum(problem.need - have, 0).sum()) / 4
    assert short <= 0.03 * float(problem.need.sum()) / 4
    nights = [sum(code == "夜" for code in cells[person.number]) for person in people]
    assert nights[0] == 0
    assert max(nights) <= 3
    for number, line in cells.items():
        assert [meal is not None for meal in meals[number]] == [bool(code) for code in line]


def test_locked_cells_stay_and_a_new_search_changes_little() -> None:
    people = tuple(Person(f"{n}") for n in range(12))
    problem = office(people)
    before = solved(problem)
    day = next(at for at, code in enumerate(before["3"]) if code == OFF and at > 6)
    changed = replace(problem, people=(*people[:5], replace(people[5], away=frozenset({8})), *people[6:]))
    changed = replace(
        changed, people=tuple(replace(one, locked={day: OFF}) if one.number == "3" else one for one in changed.people)
    )
    *_, last = search(changed, before)
    assert violations(changed, last.cells) == []
    assert last.cells["3"][day] == OFF
    moved = sum(a != b for one in people for a, b in zip(before[one.number], last.cells[one.number], strict=True))
    assert moved <= 8, "somebody's leave moves a few cells, not the roster"


def test_locks_that_clash_are_named() -> None:
    one = Person("1001", locked={0: "晚2", 1: "早1"})
    problem = office((one,), weeks=1)
    with pytest.raises(CannotBeMade) as refused:
        solved(problem)
    assert refused.value.number == "1001"
    found = violations(problem, {"1001": ["晚2", "早1"] + [OFF] * 5})
    assert [each.rule for each in found] == [Rule.REST]
    assert "少于 11 小时" in found[0].text


PEOPLE = some.builds(
    Person,
    number=some.just("x"),
    no_nights=some.booleans(),
    may_overtime=some.booleans(),
    away=some.frozensets(some.integers(0, 13), max_size=5),
    wishes=some.dictionaries(some.integers(0, 13), some.sampled_from([OFF, *CODES]), max_size=4),
    before=some.lists(some.sampled_from([OFF, OFF, "早2", "中1", "晚2"]), min_size=7, max_size=7).map(tuple),
    nights_before=some.integers(0, 20),
)


@given(some.lists(PEOPLE, min_size=1, max_size=6), some.integers(0, 6))
@settings(max_examples=25, deadline=None)
def test_whatever_is_asked_no_rule_is_broken(drawn: list[Person], heads: int) -> None:
    people = tuple(replace(one, number=f"{n}") for n, one in enumerate(drawn))
    problem = office(people, heads)
    assert violations(problem, solved(problem)) == []


def test_what_is_covered_counts_the_night_on_the_morning_after() -> None:
    have = covered(CATALOGUE, {"1": ["夜", OFF]}, 2)
    assert have[0, :92].sum() == 0
    assert have[0, 92:].sum() == 4
    assert have[1].sum() == pytest.approx(32 - 4), "nine hours with an hour of meal"
