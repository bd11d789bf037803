"""The second wage for the months without a written contract: from the second month to the twelfth at most."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from hotline.domains.understanding.knowledge.rules.calculators.answers import (
    Clause,
    Step,
    Worked,
    a_day,
    amount,
    in_order,
    months,
    non_empty,
    quantity,
    step,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import Calculator
from hotline.domains.understanding.knowledge.rules.calculators.fields import TODAY, choice, day, inputs_form, money
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput
from hotline.domains.understanding.knowledge.rules.calculators.laws import (
    LABOUR_CONTRACT,
    LABOUR_CONTRACT_RULES,
    LABOUR_DISPUTES,
    LABOUR_DISPUTES_INTERPRETATION_2,
)
from hotline.domains.understanding.knowledge.rules.calculators.periods import (
    YEAR,
    add_months,
    day_before,
    days_from,
    full_months,
)
from hotline.domains.understanding.knowledge.rules.calculators.wording import day_of, yuan

DOUBLE = (Clause(LABOUR_CONTRACT, "第八十二条"), Clause(LABOUR_CONTRACT_RULES, "第六条"))
A_YEAR_ON = (Clause(LABOUR_CONTRACT, "第十四条"), Clause(LABOUR_CONTRACT_RULES, "第七条"))
PART_MONTH = Clause(LABOUR_DISPUTES_INTERPRETATION_2, "第六条")
LIMITATION = Clause(LABOUR_DISPUTES, "第二十七条")


class Until(StrEnum):
    CONTRACTED = "signed"
    LEFT = "left"
    STILL = "still"


@inputs_form
class Unwritten:
    started: date = day("用工之日", help="实际开始上班的那一天")
    until: Until = choice(
        "现在的情况",
        Until,
        {Until.STILL: "仍在职，未签", Until.CONTRACTED: "后来补签", Until.LEFT: "未签即离职"},
    )
    ended: date = day(
        "补签、离职的日期，或今天", begins=TODAY, help="补签的算到前一天，离职的算到最后一天，没签的算到填的这一天"
    )
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
    months = full_months(started, last)
    return Stretch(first, last, months - 1, days_from(add_months(started, months), last))


def work(inputs: Unwritten) -> Worked:
    if inputs.ended < inputs.started:
        raise BadInput({"ended": "“补签、离职的日期，或今天”早于“用工之日”。"})
    last = day_before(inputs.ended) if inputs.until is Until.CONTRACTED else inputs.ended
    due = stretch(inputs.started, last)
    return _nothing_due(inputs) if due is None else _due(inputs, last, due)


def _nothing_due(inputs: Unwritten) -> Worked:
    return Worked(
        conclusion="用工还没有超过一个月，或者一个月内就签了合同，没有二倍工资。",
        values=(amount("total", "另付的一倍工资", 0),),
        steps=(
            step(
                f"从用工之日 {day_of(inputs.started)}起一个月内订立书面合同就可以，"
                f"二倍工资从 {day_of(add_months(inputs.started, 1))}才开始算。",
                *DOUBLE,
            ),
        ),
    )


def _due(inputs: Unwritten, last: date, due: Stretch) -> Worked:
    total = Fraction(inputs.wage) * due.months + Fraction((inputs.part_wage or 0) if due.days else 0)
    return Worked(
        conclusion=_conclusion(inputs, due, total),
        values=(
            amount("total", "另付的一倍工资", total),
            a_day("first", "从", due.first),
            a_day("last", "到", due.last),
            months("months", "整月", due.months),
            quantity("days", "另外", due.days, "天"),
        ),
        steps=in_order(
            step(
                f"{day_of(inputs.started)}开始用工，满一个月的第二天是 {day_of(due.first)}，二倍工资从这天算起。",
                *DOUBLE,
            ),
            _end(inputs, last, due),
            step(
                f"整月有 {due.months} 个，每月另付一倍工资 {yuan(inputs.wage)}，是 {yuan(inputs.wage * due.months)}。",
                *DOUBLE,
            ),
            _part(inputs, due, total) if due.days else None,
        ),
        warnings=(
            "这里算的是正常工资以外另付的一倍；单位已经发的那一倍不重复给。",
            _limitation(inputs.claimed, due) if inputs.claimed else "主张二倍工资要在一年仲裁时效以内。",
        ),
        notes=non_empty("没有不满一个月的零头，填的零头工资没有计入。" if inputs.part_wage and not due.days else ""),
    )


def _conclusion(inputs: Unwritten, due: Stretch, total: Fraction) -> str:
    if due.days and inputs.part_wage is None:
        return f"没签书面合同，单位还应另付 {due.months} 个月的一倍工资，共 {yuan(total)}，再加 {due.days} 天的工资。"
    odd = f"零 {due.days} 天" if due.days else ""
    return f"没签书面合同，单位还应另付 {due.months} 个月{odd}的一倍工资，共 {yuan(total)}。"


def _end(inputs: Unwritten, last: date, due: Stretch) -> Step:
    if last > due.last:
        return step(
            f"满一年的前一天是 {day_of(due.last)}，最多算到这天；满一年还没有签的，视为已经订立无固定期限劳动合同。",
            *A_YEAR_ON,
        )
    why = {Until.CONTRACTED: "补签书面合同的前一天", Until.LEFT: "离职那天", Until.STILL: "填的这一天"}
    return step(f"算到{why[inputs.until]}，{day_of(due.last)}。", *DOUBLE)


def _part(inputs: Unwritten, due: Stretch, total: Fraction) -> Step:
    if inputs.part_wage is None:
        return step(f"剩下 {due.days} 天不满一个月，按那个月实际工作的天数算，没有计入。", PART_MONTH)
    return step(
        f"剩下 {due.days} 天不满一个月，按那个月实际工作的天数，工资是 {yuan(inputs.part_wage)}，合计 {yuan(total)}。",
        PART_MONTH,
    )


def _limitation(claimed: date, due: Stretch) -> str:
    year_before = add_months(claimed, -YEAR)
    if due.first >= year_before:
        return f"从 {day_of(claimed)}往前推一年是 {day_of(year_before)}，没有超过一年的部分。"
    extent = "全部" if due.last < year_before else f"{day_of(year_before)}以前的部分"
    return f"从 {day_of(claimed)}往前推一年，{extent}可能已过一年仲裁时效，从哪天起算由仲裁委认定。"


CALCULATOR = Calculator(
    name="double-wages",
    title="未签劳动合同二倍工资",
    about="按用工之日和补签、离职的日期，算第二个月到第十二个月另付的一倍工资",
    inputs=Unwritten,
    work=work,
    decisive_field="started",
    valid_from=date(2008, 1, 1),
    decides="有争议的，以仲裁委或法院的认定为准。",
)
