"""Batches of trainees: what is still missing, who counts for K7, and whom a list means."""

from datetime import date, timedelta

import pytest

from hotline.domains.people.training.rules.batches import (
    Achievement,
    Attendee,
    Condition,
    ResultKind,
    attained,
    conditions_problem,
    exam_passed_on,
    is_passed,
    quarter_end,
    retention,
    score_problem,
)
from hotline.domains.people.training.rules.lists import numbers_in, numbers_typed
from hotline.kernel.errors import Invalid
from hotline.kernel.tables import TableRow

DAY = date(2026, 11, 2)
EXAM = date(2026, 12, 1)
ACCOUNTS = {"1001": "张三", "1002": "李四", "1003": "李四"}


def reached(kind: ResultKind, score: float, passed: bool = True, day: date = DAY) -> Achievement:
    return Achievement(kind, score, passed, day)


def test_hours_add_up_and_of_tests_the_best_counts() -> None:
    conditions = [Condition(ResultKind.HOURS, 16), Condition(ResultKind.TYPING, 40), Condition(ResultKind.MANDARIN, 3)]
    found = attained(
        conditions,
        [
            reached(ResultKind.HOURS, 8),
            reached(ResultKind.HOURS, 8),
            reached(ResultKind.TYPING, 35, passed=False),
            reached(ResultKind.TYPING, 42),
        ],
    )
    assert [(each.score, each.is_met) for each in found] == [(16, True), (42, True), (None, False)]


def test_a_high_score_that_somebody_found_not_passed_does_not_do() -> None:
    [exam] = attained([Condition(ResultKind.EXAM, 60)], [reached(ResultKind.EXAM, 95, passed=False)])
    assert (exam.score, exam.is_met) == (95, False)
    assert exam_passed_on([reached(ResultKind.EXAM, 95, passed=False)]) is None
    resit = reached(ResultKind.EXAM, 61, day=EXAM)
    assert exam_passed_on([reached(ResultKind.EXAM, 50, passed=False), resit]) == EXAM


def test_without_a_condition_any_score_passes() -> None:
    assert is_passed([], ResultKind.EXAM, 1)
    assert not is_passed([Condition(ResultKind.EXAM, 60)], ResultKind.EXAM, 59.5)


@pytest.mark.parametrize(
    ("kind", "score", "is_good"),
    [
        (ResultKind.EXAM, 100, True),
        (ResultKind.EXAM, 100.5, False),
        (ResultKind.TYPING, 120, True),
        (ResultKind.HOURS, 0, False),
        (ResultKind.MANDARIN, 2.5, False),
        (ResultKind.MANDARIN, 7, False),
        (ResultKind.MANDARIN, 6, True),
    ],
)
def test_scores_stay_on_their_scale(kind: ResultKind, score: float, is_good: bool) -> None:
    assert (score_problem(kind, score) == "") is is_good


def test_a_kind_has_one_condition() -> None:
    assert conditions_problem([Condition(ResultKind.HOURS, 1), Condition(ResultKind.HOURS, 2)])
    assert conditions_problem([Condition(ResultKind.HOURS, 1), Condition(ResultKind.EXAM, 60)]) == ""


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 2, 1), date(2027, 3, 31)),
    ],
)
def test_quarters_end(day: date, end: date) -> None:
    assert quarter_end(day) == end


def test_thirty_seven_of_fifty_meet_the_target() -> None:
    """The clause's own example: exactly 74 %."""
    people = [
        Attendee(f"{number}", DAY, DAY + timedelta(days=40) if number < 3 else None, EXAM if number < 40 else None)
        for number in range(50)
    ]
    found = retention(people, EXAM)
    assert (len(found.reported), len(found.passed), len(found.retained)) == (50, 40, 37)


def test_who_leaves_on_the_day_of_reporting_has_not_reported() -> None:
    people = [
        Attendee("same day", DAY, DAY, None),
        Attendee("next day", DAY, DAY + timedelta(days=1), None),
        Attendee("after the quarter", DAY, date(2027, 1, 1), EXAM),
        Attendee("in the quarter", DAY, date(2026, 12, 31), EXAM),
        Attendee("resit too late", DAY, None, date(2027, 1, 4)),
    ]
    found = retention(people, EXAM)
    assert found.reported == ("next day", "after the quarter", "in the quarter", "resit too late")
    assert found.passed == ("after the quarter", "in the quarter")
    assert found.retained == ("after the quarter",)


def test_a_typed_list_holds_numbers_and_names() -> None:
    assert numbers_typed("张三，1002\n1003", ACCOUNTS) == ["1001", "1002", "1003"]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("李四", "2 人重名"), ("王五", "没有“王五”"), ("9999", "没有“9999”"), ("张三 1001", "1001 重复")],
)
def test_a_list_names_who_is_not_clear(typed: str, fault: str) -> None:
    with pytest.raises(Invalid, match=fault):
        numbers_typed(typed, ACCOUNTS)


def test_a_table_names_each_bad_row() -> None:
    rows = [
        TableRow(1, ("姓名", "工号", "部门")),
        TableRow(2, ("张三", 1001.0, "x")),
        TableRow(3, ("王五", "1002", "x")),
        TableRow(4, ("", "", "x")),
    ]
    assert numbers_in(rows[:2], ACCOUNTS) == ["1001"]
    with pytest.raises(Invalid, match=r"第3行：工号 1002 的姓名不是“王五”。第4行：没有填写工号。"):
        numbers_in(rows, ACCOUNTS)
    for bad, fault in ((rows[:1], "没有名单"), ([TableRow(1, ("部门",))], "缺少“工号”或“姓名”"), ([], "缺少")):
        with pytest.raises(Invalid, match=fault):
            numbers_in(bad, ACCOUNTS)
