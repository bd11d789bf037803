"""Benefits of the family after a death at work."""

from collections.abc import Iterator
from fractions import Fraction

from hotline.domains.understanding.knowledge.rules.calculators.answers import Clause
from hotline.domains.understanding.knowledge.rules.calculators.laws import WORK_INJURY
from hotline.domains.understanding.knowledge.rules.calculators.wording import percent, yuan
from hotline.domains.understanding.knowledge.rules.calculators.work_injury.inputs import Injury
from hotline.domains.understanding.knowledge.rules.calculators.work_injury.items import Item, Payer

FUNERAL_MONTHS, DEATH_TIMES = 6, 20
SPOUSE, RELATIVE, ALONE = Fraction(2, 5), Fraction(3, 10), Fraction(1, 10)
CLAUSE = Clause(WORK_INJURY, "第三十九条")


def items(injury: Injury) -> Iterator[Item]:
    funeral = Fraction(injury.average) * FUNERAL_MONTHS
    yield Item(
        "funeral",
        "丧葬补助金",
        funeral,
        Payer.FUND,
        f"6 个月的本市上年度职工月平均工资，{yuan(injury.average)}乘以 6，等于 {yuan(funeral)}",
        CLAUSE,
    )
    death = Fraction(injury.income) * DEATH_TIMES
    yield Item(
        "death",
        "一次性工亡补助金",
        death,
        Payer.FUND,
        f"上年度全国城镇居民人均可支配收入的 20 倍，{yuan(injury.income)}乘以 20，等于 {yuan(death)}",
        CLAUSE,
    )
    if injury.spouse or injury.relatives:
        yield _pension(injury)


def _pension(injury: Injury) -> Item:
    """The pension of all relatives together, never more than the deceased earned."""
    share = SPOUSE * injury.spouse + RELATIVE * injury.relatives + ALONE * injury.alone
    pay = injury.own_wage * min(share, Fraction(1))
    who = [
        "配偶 40%" if injury.spouse else "",
        f"其他亲属 {injury.relatives} 人、每人 30%" if injury.relatives else "",
        f"孤寡老人或孤儿 {injury.alone} 人、每人再加 10%" if injury.alone else "",
    ]
    capped = f"，合计 {percent(share)}，不能高于生前的工资" if share > 1 else f"，合计 {percent(share)}"
    sentence = f"每月按本人工资，{'，'.join(filter(None, who))}{capped}，是 {yuan(pay)}"
    return Item("pension", "供养亲属抚恤金", pay, Payer.FUND, sentence, CLAUSE, monthly=True)
