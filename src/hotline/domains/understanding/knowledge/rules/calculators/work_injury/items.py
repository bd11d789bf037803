"""One benefit: its amount, who pays it, and why."""

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from hotline.domains.understanding.knowledge.rules.calculators.answers import Clause, Step, Value, amount, step
from hotline.domains.understanding.knowledge.rules.calculators.laws import WORK_INJURY

UNINSURED = Clause(WORK_INJURY, "第六十二条")


class Payer(StrEnum):
    FUND = "工伤保险基金"
    EMPLOYER = "用人单位"


class Item(NamedTuple):
    """A benefit."""

    name: str
    label: str
    #: Yuan; 0 where it cannot be computed.
    pay: Fraction
    payer: Payer
    explanation: str
    clause: Clause
    #: Paid every month, otherwise once.
    monthly: bool = False

    def paid_by(self, insured: bool) -> Payer:
        return self.payer if insured else Payer.EMPLOYER


def value(item: Item, insured: bool) -> Value:
    how = "每月，" if item.monthly else ""
    return amount(item.name, f"{item.label}（{how}{item.paid_by(insured)}）", item.pay)


def step_for(item: Item, insured: bool) -> Step:
    return step(f"{item.label}：{item.explanation}，由{item.paid_by(insured)}支付。", item.clause)
