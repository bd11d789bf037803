"""Blueprints draw each question once and the least used first; sittings are shuffled by person and end on time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hotline.domains.people.exams.rules import sittings
from hotline.domains.people.exams.rules.blueprint import BlueprintLine, Drawable, TooFew, blueprint_problem, drawn
from hotline.domains.people.exams.rules.questions import ExamQuestionKind
from hotline.domains.people.exams.rules.sittings import SittingStage

KINDS = some.sampled_from(list(ExamQuestionKind)[:2])
CATEGORIES = some.sampled_from(["养老保险", "工伤保险"])
BANKS = some.lists(
    some.builds(Drawable, id=some.integers(1, 60), kind=KINDS, category=CATEGORIES, uses=some.integers(0, 2)),
    unique_by=lambda one: one.id,
    max_size=40,
)
LINES = some.lists(
    some.builds(
        BlueprintLine, kind=KINDS, count=some.integers(1, 4), points=some.integers(1, 3),
        category=some.sampled_from(["", "养老保险", "工伤保险"]),
    ),
    min_size=1,
    max_size=4,
)  # fmt: skip


@given(BANKS, LINES)
def test_a_paper_has_what_its_blueprint_says_and_nothing_twice(
    bank: list[Drawable], lines: list[BlueprintLine]
) -> None:
    try:
        found = drawn("seed", lines, bank)
    except TooFew:
        return
    by_id = {one.id: one for one in bank}
    assert len({one.id for one in found}) == len(found) == sum(line.count for line in lines)
    at = 0
    for line in lines:
        part = [by_id[one.id] for one in found[at : at + line.count]]
        assert all(one.kind is line.kind and line.category in ("", one.category) for one in part)
        assert all(one.points == line.points for one in found[at : at + line.count])
        at += line.count


def test_the_least_used_come_first_so_that_parallel_papers_share_little() -> None:
    bank = [Drawable(id, ExamQuestionKind.SINGLE, "养老保险", uses=0 if id > 10 else 1) for id in range(1, 21)]
    found = drawn("seed", [BlueprintLine(ExamQuestionKind.SINGLE, 10, 1)], bank)
    assert {one.id for one in found} == set(range(11, 21))


def test_a_bank_that_has_not_enough_says_of_what() -> None:
    bank = [Drawable(1, ExamQuestionKind.SINGLE, "养老保险")]
    with pytest.raises(TooFew, match="养老保险的单选题只有 1 道可用，须 2 道。"):
        drawn("seed", [BlueprintLine(ExamQuestionKind.SINGLE, 2, 1, "养老保险")], bank)


def test_a_blueprint_is_refused_in_a_sentence() -> None:
    line = BlueprintLine(ExamQuestionKind.SINGLE, 1, 2)
    assert blueprint_problem([], ()) == "请添加至少一行组卷规则。"
    assert blueprint_problem([BlueprintLine(ExamQuestionKind.SINGLE, 201, 1)], ()) == "一套试卷最多 200 道题。"
    assert blueprint_problem([BlueprintLine(ExamQuestionKind.SINGLE, 1, 1, "天文")], ["养老保险"]).startswith(
        "主题类别有误"
    )
    assert blueprint_problem([BlueprintLine(ExamQuestionKind.SHORT, 1, 1)], ()) == "简答题暂不能组卷，请选择其他题型。"
    assert blueprint_problem([line], ()) == ""


@given(some.text(max_size=8), some.integers(0, 30))
def test_an_order_has_every_question_once(seed: str, count: int) -> None:
    assert sorted(sittings.question_order(seed, count)) == list(range(count))


def test_people_have_orders_of_their_own_and_keep_them() -> None:
    orders = {tuple(sittings.question_order(f"seed {person}", 20)) for person in range(50)}
    assert len(orders) == 50
    assert sittings.option_order("seed", 3, ExamQuestionKind.SINGLE, 4) == sittings.option_order(
        "seed", 3, ExamQuestionKind.SINGLE, 4
    )
    assert sittings.option_order("seed", 3, ExamQuestionKind.TRUE_FALSE, 2) == [0, 1]


@given(some.lists(some.integers(0, 5), unique=True), some.permutations(range(6)))
def test_what_is_chosen_on_the_screen_comes_back_there(places: list[int], order: list[int]) -> None:
    assert sittings.to_screen(sittings.to_bank(places, order), order) == sorted(places)


NINE = datetime(2026, 12, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stage", "minutes", "begins"),
    [
        (SittingStage.WAITING, -1, False),
        (SittingStage.WAITING, 0, True),
        (SittingStage.WAITING, 59, True),
        (SittingStage.WAITING, 60, False),
        (SittingStage.RUNNING, 61, True),  # whatever was stored is handed in
        (SittingStage.HANDED_IN, 5, False),
        (SittingStage.GRADED, 5, False),
    ],
)
def test_when_a_sitting_begins_or_goes_on(stage: SittingStage, minutes: int, begins: bool) -> None:
    closes = NINE + timedelta(minutes=60)
    refusal = sittings.begin_refusal(stage, NINE + timedelta(minutes=minutes), NINE, closes)
    assert (refusal == "") is begins


def test_who_comes_late_has_what_is_left_and_answers_on_their_way_count() -> None:
    end = sittings.ends_at(NINE + timedelta(minutes=50), 30, NINE + timedelta(minutes=60))
    assert end == NINE + timedelta(minutes=60)
    assert not sittings.is_over(end, end + timedelta(seconds=4))
    assert sittings.is_over(end, end + timedelta(seconds=6))
    assert sittings.seconds_left(end, end - timedelta(seconds=90)) == 90
    assert sittings.seconds_left(end, end + timedelta(seconds=90)) == 0


def test_the_pass_mark_is_compared_exactly() -> None:
    assert sittings.is_passed(6, 10, 60)
    assert not sittings.is_passed(59, 99, 60)
