"""The time for which an ill employee is protected (医疗期), and the minimum pay for it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from hotline.domains.understanding.knowledge.rules.calculators.answers import (
    Clause,
    Step,
    Value,
    Worked,
    a_day,
    amount,
    in_order,
    months,
    non_empty,
    step,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import Calculator
from hotline.domains.understanding.knowledge.rules.calculators.fields import (
    TODAY,
    day,
    inputs_form,
    integer,
    money,
    yearly,
)
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput
from hotline.domains.understanding.knowledge.rules.calculators.laws import SICK_LEAVE, WAGE_PAYMENT_BEIJING
from hotline.domains.understanding.knowledge.rules.calculators.periods import add_months, day_before
from hotline.domains.understanding.knowledge.rules.calculators.wording import day_of, yuan
from hotline.domains.understanding.knowledge.rules.calculators.yearly import MINIMUM_WAGE

LONG = 10
SHARE = Fraction(4, 5)
LENGTH, COUNTING = Clause(SICK_LEAVE, "第三条"), Clause(SICK_LEAVE, "第四条")
PAY = Clause(WAGE_PAYMENT_BEIJING, "第二十一条")


class Period(NamedTuple):
    """``months`` of sick leave, added up over ``within`` months from the first day."""

    months: int
    within: int


#: Full years with this employer, at least -> the period; for who has worked less than ten years in all, and longer.
SHORT_SERVICE = ((5, Period(6, 12)), (0, Period(3, 6)))
LONG_SERVICE = (
    (20, Period(24, 30)),
    (15, Period(18, 24)),
    (10, Period(12, 18)),
    (5, Period(9, 15)),
    (0, Period(6, 12)),
)


@inputs_form
class Patient:
    began: date = day("病休开始的日期", begins=TODAY, help="医疗期从病休第一天开始累计")
    worked: int = integer("参加工作满几年", "年", 0, 60, help="含在别的单位的年限")
    here: int = integer("在本单位工作满几年", "年", 0, 60)
    minimum: Decimal | None = yearly(MINIMUM_WAGE, required=False, help="要算病假工资下限的填，用病休时的标准")
    agreed: Decimal | None = money("约定的每月病假工资", required=False, help="劳动合同、集体合同或规章制度里写的")


def medical_period(worked: int, here: int) -> Period:
    tiers = SHORT_SERVICE if worked < LONG else LONG_SERVICE
    return next(period for minimum, period in tiers if here >= minimum)


def work(patient: Patient) -> Worked:
    if patient.here > patient.worked:
        raise BadInput({"here": "“在本单位工作满几年”不能比“参加工作满几年”多。"})
    period = medical_period(patient.worked, patient.here)
    unbroken = day_before(add_months(patient.began, period.months))
    window = day_before(add_months(patient.began, period.within))
    pay = _minimum_pay(patient)
    return Worked(
        conclusion=f"医疗期是 {period.months} 个月，在 {period.within} 个月里累计计算{_pay_text(pay)}。",
        values=(
            months("months", "医疗期", period.months),
            months("within", "累计计算的期间", period.within),
            a_day("unbroken", "连续病休的，到", unbroken),
            a_day("window", "断续病休的，累计到", window),
            *_pay_values(pay),
        ),
        steps=in_order(
            step(
                f"参加工作满 {patient.worked} 年，在本单位满 {patient.here} 年，医疗期是 {period.months} 个月。", LENGTH
            ),
            step(
                f"从病休第一天 {day_of(patient.began)}起，{period.within} 个月里的病休加起来算，"
                f"算到 {day_of(window)}；一直病休的，到 {day_of(unbroken)}满。休息日和法定休假日都算在内。",
                COUNTING,
            ),
            _paying(patient, pay),
        ),
        warnings=(
            "癌症、精神病、瘫痪等特殊疾病，二十四个月还没有治好的，经单位和劳动部门批准可以适当延长。",
            "医疗期里单位不能因为生病解除劳动合同，有重大过错的除外。",
        ),
        notes=non_empty("" if pay else "没有填最低工资标准，没有算病假工资的下限。"),
    )


def _minimum_pay(patient: Patient) -> Fraction | None:
    """A month's, never below 80 % of the minimum wage; None while that is not known."""
    if patient.minimum is None:
        return None
    return max(Fraction(patient.minimum) * SHARE, Fraction(patient.agreed or 0))


def _pay_text(pay: Fraction | None) -> str:
    return f"；病假工资每月不低于 {yuan(pay)}" if pay else ""


def _pay_values(pay: Fraction | None) -> tuple[Value, ...]:
    return (amount("pay", "每月病假工资不低于", pay),) if pay else ()


def _paying(patient: Patient, pay: Fraction | None) -> Step | None:
    if pay is None or patient.minimum is None:
        return None
    minimum = Fraction(patient.minimum) * SHARE
    minimum_text = f"病假工资按约定付，不低于最低工资标准 {yuan(patient.minimum)}的 80%，也就是 {yuan(minimum)}"
    if patient.agreed is None:
        return step(f"{minimum_text}。", PAY)
    below = "低于下限，按下限" if patient.agreed < minimum else "不低于下限，按约定"
    return step(f"{minimum_text}；约定的是 {yuan(patient.agreed)}，{below}。", PAY)


CALCULATOR = Calculator(
    name="sick-leave",
    title="医疗期与病假工资",
    about="按参加工作和在本单位的年限算医疗期，按最低工资算病假工资下限",
    inputs=Patient,
    work=work,
    decisive_field="began",
    valid_from=date(2004, 1, 22),
    decides="有争议的，由劳动保障监察或仲裁委认定。",
)
