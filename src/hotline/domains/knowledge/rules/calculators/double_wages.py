"""The second wage for the months without a written contract: from the second month to the twelfth at most."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from hotline.domains.knowledge.rules.calculators.answering import (
    Clause,
    Step,
    Worked,
    a_day,
    amount,
    in_order,
    kept,
    months,
    quantity,
    step,
)
from hotline.domains.knowledge.rules.calculators.asking import TODAY, choice, day, money
from hotline.domains.knowledge.rules.calculators.calculator import Calculator
from hotline.domains.knowledge.rules.calculators.laws import (
    LABOUR_CONTRACT,
    LABOUR_CONTRACT_RULES,
    LABOUR_DISPUTES,
    LABOUR_DISPUTES_INTERPRETATION_2,
)
from hotline.domains.knowledge.rules.calculators.periods import (
    YEAR,
    add_months,
    day_before,
    days_from,
    whole_months,
)
from hotline.domains.knowledge.rules.calculators.reading import BadInput
from hotline.domains.knowledge.rules.calculators.wording import day_of, yuan

DOUBLE = (Clause(LABOUR_CONTRACT, "第八十二条"), Clause(LABOUR_CONTRACT_RULES, "第六条"))
A_YEAR_ON = (Clause(LABOUR_CONTRACT, "第十四条"), Clause(LABOUR_CONTRACT_RULES, "第七条"))
PART_MONTH = Clause(LABOUR_DISPUTES_INTERPRETATION_2, "第六条")
LIMITATION = Clause(LABOUR_DISPUTES, "第二十七条")


class Until(StrEnum):
    SIGNED = "signed"
    LEFT = "left"
    STILL = "still"


@dataclass(frozen=True)
class Unwritten:
    started: date = day("用工之日", help="实际开始上班的那一天")
    until: Until = choice(
        "现在的情况",
        Until,
        {Until.STILL: "还在干，没有签", Until.SIGNED: "后来补签了", Until.LEFT: "没有签就离职了"},
    )
    ended: date = day("补签、离职的日期，或今天", begins=TODAY, help="补签的算到前一天，离职的算到最后一天，没签的算到填的这一天")
    wage: Decimal = money("月工资", help="没有签合同的那几个月应得的工资；各月不同的填平均数")
    part_wage: Decimal | None = money(
        "最后不满一个月的那几天应得的工资", required=False, help="按那个月实际工作的天数算；没有零头或不知道的不填"
    )
    claimed: date | None = day("申请仲裁的日期", required=False, help="填了会核对一年的仲裁时效")


class Stretch(NamedTuple):
    """The days that double wages are due for: whole months, and the days that are left."""

    first: date
    last: date
    months: int
    days: int


def stretch(started: date, last: date) -> Stretch | None:
    """Months are counted from the day of the month on which work began; None before the second month."""
    first, last = add_months(started, 1), min(last, day_before(add_months(started, YEAR)))
    if last < first:
        return None
    months = whole_months(started, last)
    return Stretch(first, last, months - 1, days_from(add_months(started, months), last))


def work(given: Unwritten) -> Worked:
    if given.ended < given.started:
        raise BadInput({"ended": "“补签、离职的日期，或今天”早于“用工之日”。"})
    last = day_before(given.ended) if given.until is Until.SIGNED else given.ended
    due = stretch(given.started, last)
    return _nothing_due(given) if due is None else _due(given, last, due)


def _nothing_due(given: Unwritten) -> Worked:
    return Worked(
        conclusion="用工还没有超过一个月，或者一个月内就签了合同，没有二倍工资。",
        values=(amount("total", "另付的一倍工资", 0),),
        steps=(
            step(
                f"从用工之日 {day_of(given.started)}起一个月内订立书面合同就可以，"
                f"二倍工资从 {day_of(add_months(given.started, 1))}才开始算。",
                *DOUBLE,
            ),
        ),
    )
