"""Marks by what is said at both ends of a call and by the clock."""

import pytest

from hotline.domains.people.quality.rules.marks.proposals import marks
from hotline.domains.people.quality.rules.marks.talk import Item, Proposal, Result, Talk, Turn

CALLER, AGENT = True, False
OPENING = Turn(AGENT, 0, 4, "您好，12333，工号4102为您服务。")


class Nothing:
    """Knows of no topic and hears no unrest."""

    def topics(self, talk: Talk) -> tuple[str, ...]:
        return ()

    def facts(self, topic: str) -> str:
        return ""

    def articles(self, topic: str) -> str:
        return ""

    def unrest_level(self, talk: Talk) -> str:
        return ""


def marked(item: Item, *turns: Turn) -> Proposal:
    return marks(Talk(turns), Nothing(), {}).items[item]


@pytest.mark.parametrize(
    ("opening", "result"),
    [
        ("您好，12333，工号4102为您服务。", Result.PASS),
        ("晚上好，幺二三三三，请讲", Result.PASS),
        ("喂，说。", Result.FAIL),
        ("12333。", Result.FAIL),
        ("您好。", Result.FAIL),
    ],
)
def test_a_greeting_names_the_hotline_or_the_number(opening: str, result: Result) -> None:
    assert marked(Item.GREETING, Turn(AGENT, 0, 4, opening)).result is result


def test_who_speaks_into_the_caller_for_more_than_a_second_interrupts() -> None:
    caller = Turn(CALLER, 5, 15, "我想问一下我的工资——")
    late, early = Turn(AGENT, 14.5, 18, "您去找单位。"), Turn(AGENT, 12, 18, "您去找单位。")
    assert marked(Item.NO_INTERRUPTION, OPENING, caller, late).result is Result.PASS
    assert marked(Item.NO_INTERRUPTION, OPENING, caller, early) == Proposal(Result.FAIL, 2, "您去找单位", 12)
    listening = Turn(AGENT, 12, 12.8, "嗯，您说。")
    assert marked(Item.NO_INTERRUPTION, OPENING, caller, listening).result is Result.PASS


def test_a_silence_needs_an_apology_before_or_after() -> None:
    caller, reply = Turn(CALLER, 5, 9, "我的工资怎么算？"), Turn(AGENT, 45, 50, "按合同算。")
    assert marked(Item.SILENCE_APOLOGY, OPENING, caller).result is Result.NOT_APPLICABLE
    assert marked(Item.SILENCE_APOLOGY, OPENING, caller, reply).turn == 2
    excused = Turn(AGENT, 45, 50, "让您久等了，按合同算。")
    assert marked(Item.SILENCE_APOLOGY, OPENING, caller, excused).result is Result.PASS
    looks = Turn(CALLER, 5, 9, "您等一下，我找支笔。")
    assert marked(Item.SILENCE_APOLOGY, OPENING, looks, reply).result is Result.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("last", "result"),
    [
        ("稍后请评价，1非常满意，5非常不满意，您按真实感受选。", Result.PASS),
        ("麻烦按1给个非常满意呗。", Result.FAIL),
        ("别给我按5啊，扣我绩效的。", Result.FAIL),
        ("再见，记得评价。", Result.PASS),
    ],
)
def test_a_rating_is_offered_and_never_steered(last: str, result: Result) -> None:
    assert marked(Item.NO_INDUCING, OPENING, Turn(AGENT, 30, 34, last)).result is result


def test_a_call_ends_with_the_question_for_anything_else() -> None:
    end = Turn(AGENT, 30, 34, "再见，请评价。")
    assert marked(Item.CLOSING_QUESTION, OPENING, end).turn == 1
    question = Turn(AGENT, 25, 28, "您看还有别的要问的吗？")
    assert marked(Item.CLOSING_QUESTION, OPENING, Turn(CALLER, 5, 9, "工资怎么算"), question, end).result is Result.PASS
