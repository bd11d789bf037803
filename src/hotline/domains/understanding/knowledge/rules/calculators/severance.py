"""Computes an employer's payment at a contract's end: 经济补偿 (N), with a month's pay for notice (N+1), damages
(2N).
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from hotline.domains.understanding.knowledge.rules.calculators.answers import (
    Clause,
    Step,
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
    yearly,
)
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput
from hotline.domains.understanding.knowledge.rules.calculators.laws import LABOUR_CONTRACT, LABOUR_CONTRACT_RULES
from hotline.domains.understanding.knowledge.rules.calculators.periods import (
    YEAR,
    add_months,
    days_over,
    full_months,
    next_day,
)
from hotline.domains.understanding.knowledge.rules.calculators.wording import day_of, in_years, plain, yuan
from hotline.domains.understanding.knowledge.rules.calculators.yearly import AVERAGE_WAGE, MINIMUM_WAGE

IN_FORCE = date(2008, 1, 1)
HALF_YEAR = 6
CAP_TIMES, CAP_YEARS = 3, 12
SEVERANCE = Clause(LABOUR_CONTRACT, "第四十七条")
AVERAGE_OF_TWELVE = Clause(LABOUR_CONTRACT_RULES, "第二十七条")
NOTICE_PAY = (Clause(LABOUR_CONTRACT, "第四十条"), Clause(LABOUR_CONTRACT_RULES, "第二十条"))
DAMAGES = (Clause(LABOUR_CONTRACT, "第八十七条"), Clause(LABOUR_CONTRACT_RULES, "第二十五条"))
BEFORE_THE_LAW = Clause(LABOUR_CONTRACT, "第九十七条")


class Due(StrEnum):
    N = "n"
    N_PLUS_1 = "n+1"
    TWO_N = "2n"


class Known(StrEnum):
    DATES = "dates"
    LENGTH = "length"


TITLES = {Due.N: "经济补偿", Due.N_PLUS_1: "经济补偿加代通知金", Due.TWO_N: "违法解除赔偿金"}
BY_DATES, BY_LENGTH = Only("known", (Known.DATES,)), Only("known", (Known.LENGTH,))


@inputs_form
class Ending:
    due: Due = choice(
        "算哪一种",
        Due,
        {Due.N: "经济补偿（N）", Due.N_PLUS_1: "经济补偿加代通知金（N+1）", Due.TWO_N: "违法解除赔偿金（2N）"},
        {
            Due.N: "协商解除、到期不续、裁员、单位违法被迫解除等",
            Due.N_PLUS_1: "医疗期满、不能胜任、客观情况重大变化，单位没有提前三十天通知的",
            Due.TWO_N: "单位违法解除或者终止，劳动者不要求继续履行的",
        },
    )
    ended: date = day("解除或终止日期", help="在单位的最后一天")
    known: Known = choice("工作年限", Known, {Known.DATES: "按入职日期", Known.LENGTH: "直接填年和月"})
    started: date | None = day("入职日期", only=BY_DATES)
    years: int = integer("工作满几年", "年", 0, 60, only=BY_LENGTH, hidden=0)
    months: int = integer("另几个月", "个月", 0, 11, only=BY_LENGTH, hidden=0, help="零头有天数的，请按入职日期算")
    wage: Decimal = money(
        "解除前十二个月的月平均工资", help="应得工资，含奖金、津贴和补贴；不满十二个月的按实际月数平均"
    )
    average: Decimal | None = yearly(AVERAGE_WAGE, required=False, help="用来核对三倍封顶，填解除时公布的")
    minimum: Decimal | None = yearly(MINIMUM_WAGE, required=False, help="月工资低的填，用来核对下限")
    last_wage: Decimal = money(
        "解除前上一个月的工资", only=Only("due", (Due.N_PLUS_1,)), hidden=Decimal(0), help="代通知金按这个数"
    )

    @property
    def length(self) -> int:
        """The length of service in months, where only that is known."""
        return self.years * YEAR + self.months

    @property
    def first_day(self) -> date:
        return self.started or add_months(next_day(self.ended), -self.length)


class Service(NamedTuple):
    """The service that counts, both days included, as months and days."""

    first: date
    last: date
    months: int
    days: int

    @property
    def paid_years(self) -> Fraction:
        """Full years; six months and more are a year, less is half of one."""
        years, months = divmod(self.months, YEAR)
        if months >= HALF_YEAR:
            return Fraction(years + 1)
        return years + Fraction(1 if months or self.days else 0, 2)


class Monthly(NamedTuple):
    """A month's pay that is reckoned with, and why; ``capped``: three times the average, twelve years at most."""

    pay: Fraction
    explanation: str
    capped: bool


def work(ending: Ending) -> Worked:
    if ending.first_day > ending.ended:
        raise BadInput({"started" if ending.started else "years": "工作年限有误：入职日期须早于解除或终止日期。"})
    service, monthly = _service(ending), _monthly(ending)
    counted = min(service.paid_years, Fraction(CAP_YEARS)) if monthly.capped else service.paid_years
    base = monthly.pay * counted
    total = {Due.N: base, Due.N_PLUS_1: base + Fraction(ending.last_wage), Due.TWO_N: base * 2}[ending.due]
    return Worked(
        conclusion=_conclusion(ending.due, counted, total),
        values=(
            amount("total", TITLES[ending.due], total),
            quantity("months", "按几个月工资", counted, "个月"),
            amount("monthly", "月工资按", monthly.pay),
        ),
        steps=in_order(
            _length(service, ending),
            _in_months(service.paid_years),
            step(monthly.explanation, SEVERANCE, AVERAGE_OF_TWELVE),
            _capped_at_twelve(service.paid_years) if monthly.capped else None,
            step(f"{yuan(monthly.pay)}乘以 {plain(counted)}，等于 {yuan(base)}。", SEVERANCE),
            _on_top(ending, base, total),
        ),
        warnings=_warnings(ending),
        notes=non_empty(
            "" if ending.average else "没有填上年度职工月平均工资，没有核对三倍封顶。",
            "" if ending.minimum else "没有填最低工资标准，没有核对下限。",
        ),
    )


def _service(ending: Ending) -> Service:
    """Severance counts from when the law came into force, damages from the first day."""
    first = ending.first_day if ending.due is Due.TWO_N else max(ending.first_day, IN_FORCE)
    if first == ending.first_day and ending.known is Known.LENGTH:
        return Service(first, ending.ended, ending.length, 0)
    return Service(first, ending.ended, full_months(first, ending.ended), days_over(first, ending.ended))


def _monthly(ending: Ending) -> Monthly:
    wage = Fraction(ending.wage)
    cap = CAP_TIMES * Fraction(ending.average) if ending.average is not None else None
    if cap is not None and wage > cap:
        sentence = f"月工资 {yuan(wage)}，高于本市上年度职工月平均工资的三倍 {yuan(cap)}，按 {yuan(cap)}算。"
        return Monthly(cap, sentence, capped=True)
    if ending.minimum is not None and wage < ending.minimum:
        sentence = f"月工资 {yuan(wage)}，低于最低工资标准 {yuan(ending.minimum)}，按最低工资标准算。"
        return Monthly(Fraction(ending.minimum), sentence, capped=False)
    if cap is None:
        sentence = f"月工资按 {yuan(wage)}算；高于本市上年度职工月平均工资三倍的，只按三倍算，这里没有核对。"
        return Monthly(wage, sentence, capped=False)
    sentence = f"月工资 {yuan(wage)}，没有超过本市上年度职工月平均工资的三倍 {yuan(cap)}，按 {yuan(wage)}算。"
    return Monthly(wage, sentence, capped=False)


def _conclusion(due: Due, counted: Fraction, total: Fraction) -> str:
    how = {
        Due.N: f"是 {plain(counted)} 个月工资",
        Due.N_PLUS_1: f"是 {plain(counted)} 个月工资加上一个月的代通知金",
        Due.TWO_N: f"是经济补偿 {plain(counted)} 个月工资的两倍",
    }
    return f"{TITLES[due]}{how[due]}，共 {yuan(total)}。"


def _length(service: Service, ending: Ending) -> Step:
    """Where only the length is known, no dates are made up for it."""
    parts = (in_years(service.months) if service.months else "", f"{service.days} 天" if service.days else "")
    worked = "零 ".join(filter(None, parts))
    since = BEFORE_THE_LAW if service.first == IN_FORCE else SEVERANCE
    if ending.known is Known.LENGTH and service.first == ending.first_day:
        return step(f"在单位工作 {worked}。", since)
    return step(f"从 {day_of(service.first)}到 {day_of(service.last)}，工作 {worked}。", since)


def _in_months(years: Fraction) -> Step:
    return step(
        f"每满一年付一个月工资，六个月以上不满一年的按一年，不满六个月的付半个月工资，所以是 {plain(years)} 个月工资。",
        SEVERANCE,
    )


def _capped_at_twelve(years: Fraction) -> Step:
    return step(
        "月工资按三倍封顶的，年限最多十二年"
        + ("，所以按 12 个月工资算。" if years > CAP_YEARS else f"，{plain(years)} 年没有超过。"),
        SEVERANCE,
    )


def _on_top(ending: Ending, base: Fraction, total: Fraction) -> Step | None:
    match ending.due:
        case Due.N:
            return None
        case Due.N_PLUS_1:
            return step(
                f"代通知金按上一个月的工资，是 {yuan(ending.last_wage)}，加上经济补偿，一共 {yuan(total)}。",
                *NOTICE_PAY,
            )
        case Due.TWO_N:
            return step(f"赔偿金是经济补偿的两倍，{yuan(base)}乘以 2，等于 {yuan(total)}。", *DAMAGES)


def _warnings(ending: Ending) -> tuple[str, ...]:
    whether = {
        Due.N: "要不要付经济补偿，看解除或终止的原因；劳动者自己辞职、有重大过错被解除的一般没有。",
        Due.N_PLUS_1: "代通知金只在单位因医疗期满、不能胜任、客观情况重大变化解除，又没有提前三十天书面通知时才有。",
        Due.TWO_N: "是不是违法解除由仲裁委或法院认定；付了赔偿金的，不再另付经济补偿。",
    }
    early = ending.due is not Due.TWO_N and ending.first_day < IN_FORCE
    return non_empty(
        whether[ending.due],
        f"{day_of(IN_FORCE)}以前的工作年限按当时的规定另算，这里没有计入。" if early else "",
    )


CALCULATOR = Calculator(
    name="severance",
    title="经济补偿与赔偿金",
    about="按工作年限和月平均工资算 N、N+1、2N，核对三倍封顶和十二年",
    inputs=Ending,
    work=work,
    decisive_field="ended",
    valid_from=IN_FORCE,
    decides="有争议的，以仲裁委或法院的认定为准。",
)
