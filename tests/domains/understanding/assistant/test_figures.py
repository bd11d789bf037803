"""Sampling and fallen questions, by worked examples."""

from datetime import date

import pytest

from hotline.domains.understanding.assistant.rules.frozen_questions import (
    Mark,
    confusion,
    fallen,
    marked,
    question_of,
    unlearned,
)
from hotline.domains.understanding.assistant.rules.sample_rules import (
    Grade,
    Span,
    may_grade,
    outcome,
    period_of,
)
from hotline.domains.understanding.assistant.rules.talk import Option, Reply, ReplyKind, Sentence


def test_weeks_begin_on_monday_and_months_end_with_their_last_day() -> None:
    assert period_of(Span.WEEK, date(2027, 1, 2)) == ("2026-W53", date(2026, 12, 28), date(2027, 1, 3))
    assert period_of(Span.MONTH, date(2028, 2, 9)) == ("2028-02", date(2028, 2, 1), date(2028, 2, 29))


def test_two_decide_and_a_third_between_them() -> None:
    right, wrong = Grade("4101", True), Grade("4102", False)
    assert may_grade([right], "4102")
    assert not may_grade([right], "4101")
    assert outcome([right]) is None
    assert outcome([right, Grade("4102", True)]) is True
    assert not may_grade([right, Grade("4102", True)], "2001")
    assert outcome([right, wrong]) is None
    assert may_grade([right, wrong], "2001")
    assert not may_grade([right, wrong], "4102")
    assert outcome([right, wrong, Grade("2001", False, decides=True)]) is False


OURS = question_of({"q": "要交几年", "topics": ["pension-min-years"], "style": "citizen"})
THEIRS = question_of({"q": "今天下雨吗", "kind": "refuse", "style": "outside"})
TWO = question_of({"q": "要交几年，卡丢了呢", "topics": ["pension-min-years", "card-lost"]})


def reply(kind: ReplyKind, *topics: str, options: tuple[str, ...] = (), text: str = "是这样的。") -> Reply:
    return Reply(kind, topics, (Sentence(text),), options=tuple(Option(each, each) for each in options))


def test_the_right_article_first_is_right_and_one_press_away_is_nearly() -> None:
    right = marked(OURS, reply(ReplyKind.ANSWER, "pension-min-years"))
    assert (right.first, right.answered, right.one_back, right.got) == (True, True, True, "pension-min-years")
    mark = marked(OURS, reply(ReplyKind.CLARIFY, "card-lost", "pension-min-years", options=("pension-min-years",)))
    assert (mark.first, mark.among, mark.answered, mark.one_back) == (False, True, False, True)
    wrong = marked(OURS, reply(ReplyKind.ANSWER, "card-lost", options=("pension-min-years",)))
    assert (wrong.answered, wrong.one_back, wrong.got) == (False, False, "card-lost")
    assert marked(TWO, reply(ReplyKind.ANSWER, "card-lost", "pension-min-years")).answered
    assert not marked(TWO, reply(ReplyKind.ANSWER, "card-lost", "ui-amount")).answered


def test_what_is_not_ours_is_referred_or_refused_and_an_article_given_is_false() -> None:
    assert marked(THEIRS, reply(ReplyKind.REFUSE)).answered
    mark = marked(THEIRS, reply(ReplyKind.ANSWER, "card-lost"))
    assert (mark.answered, mark.false) == (False, True)


def mark(answered: bool) -> Mark:
    return Mark(answered, answered, answered, answered, False, "x")


@pytest.mark.parametrize(
    ("after", "fell"),
    [
        ({OURS.key: True, TWO.key: True, THEIRS.key: True}, []),
        ({OURS.key: False, TWO.key: True, THEIRS.key: True}, []),
        ({OURS.key: False, TWO.key: False, THEIRS.key: True}, [OURS]),
        ({OURS.key: True, TWO.key: True, THEIRS.key: False}, [THEIRS]),
    ],
)
def test_a_set_falls_when_fewer_are_right_than_before_and_each_set_for_itself(
    after: dict[str, bool], fell: list[object]
) -> None:
    before = {OURS.key: mark(True), TWO.key: mark(False), THEIRS.key: mark(True)}
    now = {key: mark(right) for key, right in after.items()}
    assert fallen([OURS, TWO, THEIRS], before, now) == fell


def test_what_an_article_learned_word_for_word_says_nothing_any_more() -> None:
    assert unlearned([OURS, THEIRS], ["要交几年？"]) == [THEIRS]


def test_where_only_the_number_is_wrong_both_numbers_are_named() -> None:
    question = question_of({"style": "outside", "kind": "refer", "number": "12393", "q": "生孩子报销"})
    answer = Reply(ReplyKind.REFER, (), (Sentence("请拨打 12345。"),), number="12345")
    assert confusion(question, marked(question, answer)) == ("refer 12393", "refer 12345")
    assert confusion(question, marked(question, reply(ReplyKind.REFUSE))) == ("refer 12393", "refuse")
    assert confusion(OURS, marked(OURS, reply(ReplyKind.ANSWER, "card-lost"))) == ("pension-min-years", "card-lost")
