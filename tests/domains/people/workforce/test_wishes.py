"""A refused wish says why: the rules against it first, then what it would cost the office."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from hotline.domains.people.workforce.rules.roster.model import CATALOGUE, OFF, SLOTS, Cells, Person, Problem
from hotline.domains.people.workforce.rules.roster.wishes import LOCKED, NOT_DEALT, OTHERS_FIRST, refusals

MONDAY = date(2026, 6, 1)
REST = [OFF] * 7
LATER = [*REST[:5], "早2", OFF]


def why(line: list[str], person: Person, *others: list[str], need: dict[slice, int] | None = None) -> list[str]:
    """Of the one wish of this person of 1001. ``need``: heads in these quarters of the Monday."""
    heads = np.zeros((7, SLOTS))
    for quarters, count in (need or {}).items():
        heads[0, quarters] = count
    people = (person, *(Person(f"{2001 + at}") for at in range(len(others))))
    cells: Cells = {each.number: line for each, line in zip(people, (line, *others), strict=True)}
    found = refusals(Problem(MONDAY, heads, CATALOGUE, people), cells)
    (reasons,) = found["1001"].values()
    return reasons


def wishing(day: int, shift: str) -> Person:
    return Person("1001", wishes={day: shift})


@pytest.mark.parametrize(
    ("line", "person", "reasons"),
    [
        (LATER, replace(wishing(2, "早2"), away=frozenset({2})), ["当天请假"]),
        (["晚1", *REST[1:]], wishing(1, "早1"), ["距上一班仅 8 小时，少于 11 小时"]),
        (LATER, replace(wishing(0, "夜"), no_nights=True), ["孕期、哺乳期不排夜班"]),
        ([OFF, "早1", *REST[2:]], wishing(0, "晚2"), ["06-02 距上一班仅 7 小时，少于 11 小时"]),
        ([*["早2"] * 6, OFF], wishing(6, "早2"), ["连续上班 7 天，超过 6 天", "本周第 7 个班，每周至少休息一天"]),
    ],
)
def test_each_rule_that_the_wish_would_break_is_named(line: list[str], person: Person, reasons: list[str]) -> None:
    assert why(line, person) == reasons


def test_a_rule_that_is_broken_already_does_not_stand_against_the_wish() -> None:
    assert why(["晚1", "早1", *REST[2:]], wishing(1, "早2")) == [OTHERS_FIRST]


def test_a_locked_cell_and_overtime_are_reasons() -> None:
    assert why(["早1", *REST[1:]], replace(wishing(0, "中1"), locked={0: "早1"})) == [LOCKED]
    assert why([*["早2"] * 5, OFF, OFF], wishing(5, "早2")) == ["满足后为本周第 6 个班，需加班"]


def test_the_need_that_would_be_short_is_named_by_hours_and_people() -> None:
    morning = {slice(32, 44): 2}
    line = ["早2", *REST[1:]]
    assert why(line, wishing(0, OFF), line, need=morning) == ["满足后 06-01 08:00–11:00 缺 1 人"]
    assert why(line, wishing(0, OFF), need=morning) == ["满足后 06-01 08:00–11:00 缺 2 人"], "one was missing before"
    later = why(line, wishing(0, "中1"), line, need={slice(32, 68): 1} | morning)
    assert later == ["满足后 06-01 08:00–10:00 缺 1 人"], "from ten on the wished shift is there"
    assert why(line, wishing(0, OFF), line, line, need=morning) == [OTHERS_FIRST], "two stay"


def test_hours_across_midnight_are_of_the_evening_and_the_next_day() -> None:
    heads = np.zeros((7, SLOTS))
    heads[0, 92:], heads[1, :8] = 1, 1
    problem = Problem(MONDAY, heads, CATALOGUE, (wishing(0, OFF),))
    assert refusals(problem, {"1001": ["夜", *REST[1:]]}) == {"1001": {0: ["满足后 06-01 23:00–次日 02:00 缺 1 人"]}}


def test_of_many_hours_the_first_are_named() -> None:
    need = {slice(32, 34): 1, slice(38, 40): 1, slice(60, 62): 1}
    reasons = why(["早2", *REST[1:]], wishing(0, OFF), need=need)
    assert reasons == ["满足后 06-01 08:00–08:30 缺 1 人、06-01 09:30–10:00 缺 1 人 等"]


def test_a_night_that_nobody_needs_was_dealt_to_others() -> None:
    assert why(["早2", *REST[1:]], wishing(0, "夜")) == [NOT_DEALT]


def test_wishes_that_are_met_and_rosters_without_a_shift_have_no_reasons() -> None:
    one = wishing(0, "早2")
    problem = Problem(MONDAY, np.ones((7, SLOTS)), CATALOGUE, (one,))
    assert refusals(problem, {"1001": ["早2", *REST[1:]]}) == {}
    assert refusals(problem, {"1001": REST}) == {}, "nothing has been decided"
    two = replace(problem, people=(one, Person("1002", wishes={0: "早2"})))
    cells = {"1001": [OFF, "早2", *REST[2:]], "1002": REST}
    assert list(refusals(two, cells, {"1002"})) == ["1002"]
