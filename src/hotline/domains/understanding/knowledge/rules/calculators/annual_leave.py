"""Paid annual leave: how many days, in a year that was begun or ended midway fewer, and what untaken days are paid."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import NamedTuple

from hotline.domains.understanding.knowledge.rules.calculators.answers import (
    Clause,
    Step,
    Value,
    Worked,
    amount,
    in_order,
    non_empty,
    quantity,
    step,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import Calculator
from hotline.domains.understanding.knowledge.rules.calculators.fields import (
    Only,
    choice,
    day,
    inputs_form,
    integer,
    money,
    yes_no,
)
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput
from hotline.domains.understanding.knowledge.rules.calculators.laws import ANNUAL_LEAVE, ANNUAL_LEAVE_RULES
from hotline.domains.understanding.knowledge.rules.calculators.overtime import PAID_DAYS
from hotline.domains.understanding.knowledge.rules.calculators.periods import days_from
from hotline.domains.understanding.knowledge.rules.calculators.wording import about, day_of, yuan

#: Full years at work, days of leave, and months of sick leave in the year that cancel the leave.
TIERS = ((20, 15, 4), (10, 10, 3), (1, 5, 2))
YEAR_DAYS = 365
UNTAKEN_TIMES = 3
ENTITLED = Clause(ANNUAL_LEAVE, "第三条")
TWELVE_MONTHS = (Clause(ANNUAL_LEAVE, "第二条"), Clause(ANNUAL_LEAVE_RULES, "第三条"))
EXCLUDED = Clause(ANNUAL_LEAVE, "第四条")
NEXT_YEAR = Clause(ANNUAL_LEAVE_RULES, "第八条")
BEGINNING, LEAVING = Clause(ANNUAL_LEAVE_RULES, "第五条"), Clause(ANNUAL_LEAVE_RULES, "第十二条")
UNTAKEN = (Clause(ANNUAL_LEAVE, "第五条"), Clause(ANNUAL_LEAVE_RULES, "第十条"))
DAILY = Clause(ANNUAL_LEAVE_RULES, "第十一条")


class Absence(StrEnum):
    NONE = "none"
    SCHOOL = "school"
    PERSONAL = "personal"
    SICK = "sick"


WHY_EXCLUDED = {
    Absence.SCHOOL: "依法享受寒暑假，而且休假天数多于年休假天数",
    Absence.PERSONAL: "当年请事假累计 20 天以上，而且单位没有扣工资",
}


@inputs_form
class Employee:
    year: int = integer("哪一年的年休假", "年", 2008, 2099, begins="year")
    worked: int = integer("累计工作满几年", "年", 0, 60, help="含在别的单位的年限，以档案、社保缴费记录等证明")
    continuous: bool = yes_no("连续工作满十二个月", help="换单位没有间断的可以连着算")
    absence: Absence = choice(
        "当年有没有这些情形",
        Absence,
        {
            Absence.NONE: "都没有",
            Absence.SCHOOL: "休寒暑假，比年休假长",
            Absence.PERSONAL: "事假累计二十天以上，没扣工资",
            Absence.SICK: "请过病假",
        },
    )
    sick_months: int = integer("病假累计满几个月", "个月", 0, 12, only=Only("absence", (Absence.SICK,)), hidden=0)
    started: date | None = day("当年入职日期", required=False, help="当年新到这个单位的填")
    left: date | None = day("当年离职日期", required=False, help="当年离开这个单位的填")
    taken: int = integer("当年已休年休假", "天", 0, 30)
    own_wish: bool = yes_no("本人书面提出不休", help="因本人原因书面提出的，单位只付正常工资")
    wage: Decimal | None = money("前十二个月的月平均工资", required=False, help="剔除加班工资；要算未休年休假工资的填")

    @property
    def part_of_year(self) -> bool:
        return self.started is not None or self.left is not None

    @property
    def days_here(self) -> int:
        """Calendar days with this employer in the year."""
        return days_from(self.started or date(self.year, 1, 1), self.left or date(self.year, 12, 31))


def full_leave(years: int) -> tuple[int, int]:
    """Days of annual leave, and the months of sick leave that cancel them. (0, 0) below one year at work."""
    return next(((days, sick) for minimum, days, sick in TIERS if years >= minimum), (0, 0))


class Pay(NamedTuple):
    """Pay for untaken leave."""

    daily: Fraction
    #: 300 % of the wage for the days, of which 100 % is already part of the wages.
    total: Fraction

    @property
    def extra(self) -> Fraction:
        return self.total * (UNTAKEN_TIMES - 1) / UNTAKEN_TIMES


def work(person: Employee) -> Worked:
    _require_order(person)
    full, sick = full_leave(person.worked)
    if not (full and person.continuous):
        return _none("连续工作满十二个月、累计工作满一年以后才有年休假", *TWELVE_MONTHS, ENTITLED)
    if why := _why_excluded(person, sick):
        return _none(f"{why}，当年不享受年休假；已经休了当年的，不享受下一年的", EXCLUDED, NEXT_YEAR)
    due = due_days(person, full)
    untaken = max(due - person.taken, 0)
    pay = _pay(person, untaken)
    return Worked(
        conclusion=_conclusion(person, due, untaken, pay),
        values=(
            quantity("due", "应休年休假", due, "天"),
            quantity("untaken", "还没有休", untaken, "天"),
            *_amounts(pay),
        ),
        steps=in_order(
            step(f"累计工作满 {person.worked} 年，一年的年休假是 {full} 天。", ENTITLED),
            _part_of_year(person, full, due) if person.part_of_year else None,
            step(f"已经休了 {person.taken} 天，还有 {untaken} 天没有休。", ENTITLED),
            *_paying(person, untaken, pay),
        ),
        warnings=_warnings(person, due, untaken),
        notes=non_empty(
            "没有填月平均工资，没有算未休年休假工资。"
            if untaken and person.wage is None and not person.own_wish
            else ""
        ),
    )


def due_days(person: Employee, full: int) -> int:
    """Leave days due for part of a year: full days only, by 365 days also in a leap year, at most the full leave."""
    if not person.part_of_year:
        return full
    return min(floor(Fraction(person.days_here, YEAR_DAYS) * full), full)


def _require_order(person: Employee) -> None:
    for name, label, when in (("started", "当年入职日期", person.started), ("left", "当年离职日期", person.left)):
        if when is not None and when.year != person.year:
            raise BadInput({name: f"“{label}”须在 {person.year} 年里，别的年份入职、离职的不填。"})
    if person.started and person.left and person.left < person.started:
        raise BadInput({"left": "“当年离职日期”早于“当年入职日期”。"})


def _why_excluded(person: Employee, sick: int) -> str:
    if person.absence is Absence.SICK:
        if person.sick_months < sick:
            return ""
        return f"累计工作满 {person.worked} 年，当年请病假累计 {person.sick_months} 个月，到了 {sick} 个月以上"
    return WHY_EXCLUDED.get(person.absence, "")


def _none(why: str, *basis: Clause) -> Worked:
    return Worked(
        conclusion="这种情况没有当年的年休假。",
        values=(quantity("due", "应休年休假", 0, "天"),),
        steps=(step(f"{why}。", *basis),),
    )


def _pay(person: Employee, untaken: int) -> Pay | None:
    """None where nothing is asked or nothing is due beyond the wages."""
    if person.wage is None or not untaken or person.own_wish:
        return None
    daily = Fraction(person.wage) / PAID_DAYS
    return Pay(daily, daily * untaken * UNTAKEN_TIMES)


def _conclusion(person: Employee, due: int, untaken: int, pay: Pay | None) -> str:
    sentence = f"{person.year} 年应休年休假 {due} 天，还有 {untaken} 天没有休"
    return f"{sentence}；单位没有安排的，除正常工资外再付 {yuan(pay.extra)}。" if pay else f"{sentence}。"


def _amounts(pay: Pay | None) -> tuple[Value, ...]:
    if pay is None:
        return ()
    return (
        amount("extra", "除正常工资外再付（200%）", pay.extra),
        amount("whole", "未休年休假工资（300%）", pay.total),
        amount("daily", "日工资", pay.daily),
    )


def _part_of_year(person: Employee, full: int, due: int) -> Step:
    basis = [clause for when, clause in ((person.started, BEGINNING), (person.left, LEAVING)) if when]
    return step(
        f"{_span(person)}在单位 {person.days_here} 天，除以 365 天，再乘以 {full} 天，不满一天的不算，是 {due} 天。",
        *basis,
    )


def _span(person: Employee) -> str:
    since = f"从 {day_of(person.started)}" if person.started else "从年初"
    until = f"到 {day_of(person.left)}" if person.left else "到年底"
    return f"当年{since}{until}"


def _paying(person: Employee, untaken: int, pay: Pay | None) -> tuple[Step, ...]:
    if person.own_wish and untaken:
        return (step("本人书面提出不休的，单位只付正常工作期间的工资。", UNTAKEN[1]),)
    if person.wage is None or pay is None:
        return ()
    return (
        step(f"月平均工资 {yuan(person.wage)}，除以 21.75 天，日工资{about(pay.daily)}。", DAILY),
        step(
            f"没有休的 {untaken} 天按日工资的 300% 付，是 {yuan(pay.total)}，其中已经含了正常工资，"
            f"另外要付的是两倍，{yuan(pay.extra)}。",
            *UNTAKEN,
        ),
    )


def _warnings(person: Employee, due: int, untaken: int) -> tuple[str, ...]:
    return non_empty(
        "法定休假日、休息日不算在年休假里。",
        "已经休得比折算的多，多休的不扣回。" if person.left and person.taken > due else "",
        "经本人同意，单位可以跨一年安排；还没有到年底的，先请单位安排休假。" if untaken and not person.left else "",
    )


CALCULATOR = Calculator(
    name="annual-leave",
    title="带薪年休假",
    about="按累计工作年限算年休假天数，当年入职、离职的折算，没有休的算工资",
    inputs=Employee,
    work=work,
    decisive_field="",
    valid_from=date(2008, 1, 1),
    decides="有争议的，由劳动保障监察或仲裁委认定。",
)
