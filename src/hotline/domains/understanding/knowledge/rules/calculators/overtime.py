"""Pay for overtime: 150 % on working days, 200 % on rest days not made up for, 300 % on statutory holidays."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from hotline.domains.understanding.knowledge.rules.calculators.answers import (
    Clause,
    Step,
    Value,
    Worked,
    amount,
    in_order,
    non_empty,
    step,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import Calculator
from hotline.domains.understanding.knowledge.rules.calculators.fields import (
    Only,
    choice,
    inputs_form,
    money,
    month,
    number,
    yearly,
)
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput
from hotline.domains.understanding.knowledge.rules.calculators.laws import (
    LABOUR,
    WAGE_PAYMENT,
    WAGE_PAYMENT_BEIJING,
    WORKING_TIME_2008,
    WORKING_TIME_2025,
)
from hotline.domains.understanding.knowledge.rules.calculators.wording import about, fen, percent, plain, yuan
from hotline.domains.understanding.knowledge.rules.calculators.yearly import MINIMUM_WAGE

PAID_DAYS, DAY_HOURS, MONTH_HOURS = Fraction("21.75"), 8, 36
NEW_CONVERSION = date(2025, 1, 1)
RATES = Clause(LABOUR, "第四十四条")
LIMIT = Clause(LABOUR, "第四十一条")
AVERAGED = Clause(WAGE_PAYMENT, "第十三条")
BASE = Clause(WAGE_PAYMENT_BEIJING)


class Hours(StrEnum):
    STANDARD = "standard"
    AVERAGED = "averaged"


class Rate(NamedTuple):
    name: str
    label: str
    share: Fraction


WEEKDAY = Rate("weekday", "工作日延长", Fraction(3, 2))
PERIOD = Rate("weekday", "超过标准工时的部分", Fraction(3, 2))
RESTDAY = Rate("restday", "休息日没有补休", Fraction(2))
HOLIDAY = Rate("holiday", "法定休假日", Fraction(3))


@inputs_form
class Overtime:
    month: date = month("加班的月份", begins="month", help="一个月一个月地算")
    hours: Hours = choice(
        "工时制度",
        Hours,
        {Hours.STANDARD: "标准工时", Hours.AVERAGED: "综合计算工时（经审批）"},
        {Hours.AVERAGED: "没有审批的按标准工时；不定时工时制不适用这个计算"},
    )
    wage: Decimal = money("加班工资计算基数", help="每月的数，按劳动合同约定的工资；没有约定的按本市工资支付规定")
    weekday: Decimal | None = number(
        "平时加班", "小时", 744, required=False, help="工作日延长的小时；综合计算工时的填整个周期超过标准的小时"
    )
    restday: Decimal | None = number(
        "休息日加班", "小时", 744, required=False, only=Only("hours", (Hours.STANDARD,)), help="已经安排补休的不填"
    )
    holiday: Decimal | None = number("法定休假日加班", "小时", 744, required=False, help="补休不能代替")
    minimum: Decimal | None = yearly(MINIMUM_WAGE, required=False, help="基数低的填，用来核对下限")

    @property
    def worked(self) -> tuple[tuple[Rate, Fraction], ...]:
        """The hours worked at each rate, without rates of 0 hours."""
        weekday = WEEKDAY if self.hours is Hours.STANDARD else PERIOD
        rows = ((weekday, self.weekday), (RESTDAY, self.restday), (HOLIDAY, self.holiday))
        return tuple((rate, Fraction(hours)) for rate, hours in rows if hours)


def hourly(monthly: Fraction) -> Fraction:
    return monthly / PAID_DAYS / DAY_HOURS


def conversion(when: date) -> Clause:
    return Clause(WORKING_TIME_2025 if when >= NEW_CONVERSION else WORKING_TIME_2008)


def work(inputs: Overtime) -> Worked:
    if not inputs.worked:
        raise BadInput({"weekday": "加班小时都没有填，填上至少一项。"})
    if inputs.minimum is not None and inputs.wage < inputs.minimum:
        raise BadInput(
            {"wage": f"“加班工资计算基数”不能低于最低工资标准 {yuan(inputs.minimum)}，按最低工资标准再算一次。"}
        )
    pay = hourly(Fraction(inputs.wage))
    parts = [(rate, hours, pay * hours * rate.share) for rate, hours in inputs.worked]
    total = sum((part for _, _, part in parts), Fraction())
    return Worked(
        conclusion=f"加班工资一共 {yuan(total)}。",
        values=(
            amount("total", "加班工资", total),
            *(_value(rate, part) for rate, _, part in parts),
            amount("hourly", "每小时工资", pay),
        ),
        steps=in_order(
            step(
                f"计算基数 {yuan(inputs.wage)}，除以每月计薪的 21.75 天，再除以 8 小时，每小时{about(pay)}。",
                BASE,
                conversion(inputs.month),
            ),
            *(_part(inputs.hours, *part) for part in parts),
            _sum(parts, total) if len(parts) > 1 else None,
        ),
        warnings=_warnings(inputs),
        notes=non_empty("" if inputs.minimum else "没有填最低工资标准，没有核对基数的下限。"),
    )


def _value(rate: Rate, part: Fraction) -> Value:
    return amount(rate.name, f"{rate.label}（{percent(rate.share)}）", part)


def _part(system: Hours, rate: Rate, hours: Fraction, part: Fraction) -> Step:
    basis = (RATES, AVERAGED) if system is Hours.AVERAGED else (RATES,)
    return step(
        f"{rate.label} {plain(hours)} 小时，按 {percent(rate.share)}，是 {yuan(part)}。",
        *basis,
    )


def _sum(parts: list[tuple[Rate, Fraction, Fraction]], total: Fraction) -> Step:
    """The step of the total, rounded once: it may differ from the sum of the rounded parts."""
    rounded = sum(fen(part) for _, _, part in parts)
    apart = "" if rounded == fen(total) else "；各项先不舍入，加起来再四舍五入"
    return step(f"加起来是 {yuan(total)}{apart}。", RATES)


def _warnings(inputs: Overtime) -> tuple[str, ...]:
    long = inputs.hours is Hours.STANDARD and (inputs.weekday or 0) > MONTH_HOURS
    return non_empty(
        "法定休假日的三倍工资是正常工资以外另付的。" if inputs.holiday else "",
        f"一个月延长工作时间不得超过 {MONTH_HOURS} 小时，已经超过，可以向劳动保障监察投诉。" if long else "",
    )


CALCULATOR = Calculator(
    name="overtime",
    title="加班工资",
    about="按计算基数和加班小时，算工作日、休息日、法定休假日的加班工资",
    inputs=Overtime,
    work=work,
    decisive_field="month",
    valid_from=date(2008, 2, 1),
    decides="加班事实和计算基数有争议的，由劳动保障监察或仲裁委认定。",
)
