"""What the agent states of policy, against the facts of the topic; figures however they are put."""

from decimal import Decimal

import pytest

from hotline.domains.people.quality.rules.marks.proposals import marks
from hotline.domains.people.quality.rules.marks.quantities import quantities
from hotline.domains.people.quality.rules.marks.talk import Item, Proposal, Result, Talk, Turn

CALLER, AGENT = True, False
FACTS = "由单位按月发伤残津贴(五级70%、六级60%)；单位应自事故发生之日起30日内申请；不满6个月付半个月"


class Facts:
    """Of one topic."""

    def topics(self, talk: Talk) -> tuple[str, ...]:
        return ("topic",)

    def facts(self, topic: str) -> str:
        return FACTS if topic else ""

    def articles(self, topic: str) -> str:
        return ""

    def unrest_level(self, talk: Talk) -> str:
        return ""


def policy(*texts: str) -> Proposal:
    """Of what she states after the caller's question; then he and she by turns."""
    turns = [Turn(AGENT, 0, 4, "您好，12333，工号4102。"), Turn(CALLER, 5, 9, "我想问问受伤的事怎么办？")]
    turns += [Turn(bool(at % 2), 10 + 10 * at, 18 + 10 * at, text) for at, text in enumerate(texts)]
    return marks(Talk(turns), Facts(), {"topic": ["津贴[^，。]{0,6}基金"]}).items[Item.POLICY_CORRECT]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("难安排工作的，由单位按月发伤残津贴，五级是百分之七十。", Result.PASS),
        ("难安排工作的，由单位按月发伤残津贴，五级是百分之六十。", Result.FAIL),
        ("单位应当自事故发生之日起一个月内申请工伤认定。", Result.PASS),
        ("单位应当自事故发生之日起六十日内申请工伤认定。", Result.FAIL),
        ("按规定不满半年的那一截按半个月算给您。", Result.PASS),
        ("按规定伤残津贴由基金按月发给您本人。", Result.FAIL),
        ("按规定伤残津贴不由基金发，由单位按月发给您。", Result.PASS),
    ],
)
def test_a_statement_is_held_against_the_fact_that_speaks_of_the_same(text: str, result: Result) -> None:
    assert policy(text).result is result


def test_what_she_puts_right_herself_is_right() -> None:
    wrong = "单位应当自事故发生之日起六十日内申请工伤认定。"
    assert policy(wrong) == Proposal(Result.FAIL, 2, "单位应当自事故发生之日起六十日内申请工伤认定", 10)
    assert policy(wrong, "六十日吗？", "我说错了，应该是三十日内申请。").result is Result.PASS


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("五分之一", "20", "%"),
        ("百分之六十", "60", "%"),
        ("六成", "60", "%"),
        ("一个半月", "1.5", "月"),
        ("半年", "0.5", "年"),
        ("四十五个工作日", "45", "工作日"),
        ("30天", "30", "日"),
    ],
)
def test_a_figure_is_the_same_however_it_is_put(text: str, value: str, unit: str) -> None:
    assert [(each.value, each.unit) for each in quantities(text)] == [(Decimal(value), unit)]


def test_articles_of_laws_and_dates_are_no_figures() -> None:
    assert quantities("2025年1月1日起，第十四条，40号令") == ()
