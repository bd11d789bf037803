"""Months of unemployment benefit in Beijing. The monthly amount is set every year."""

from datetime import date
from enum import StrEnum

from hotline.domains.understanding.knowledge.rules.calculators.answers import (
    Clause,
    Step,
    Value,
    Worked,
    a_month,
    duration,
    in_order,
    months,
    non_empty,
    step,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import Calculator
from hotline.domains.understanding.knowledge.rules.calculators.fields import choice, inputs_form, integer, month
from hotline.domains.understanding.knowledge.rules.calculators.laws import (
    SOCIAL_INSURANCE,
    SOCIAL_INSURANCE_RULES,
    UNEMPLOYMENT_BEIJING,
)
from hotline.domains.understanding.knowledge.rules.calculators.periods import YEAR, add_months
from hotline.domains.understanding.knowledge.rules.calculators.wording import in_years, month_of

ENTITLED = Clause(SOCIAL_INSURANCE, "第四十五条")
AGAINST_ONES_WILL = Clause(SOCIAL_INSURANCE_RULES, "第十三条")
LENGTH = (Clause(SOCIAL_INSURANCE, "第四十六条"), Clause(UNEMPLOYMENT_BEIJING))
MAX_MONTHS, A_YEAR_GIVES, QUICK_YEARS = 24, 3, 4


class Why(StrEnum):
    INVOLUNTARY = "involuntary"
    RESIGNED = "resigned"


@inputs_form
class Unemployed:
    lost: date = month("失业的年月", begins="month", help="解除或终止劳动合同的那个月")
    why: Why = choice(
        "怎么离开单位的",
        Why,
        {Why.INVOLUNTARY: "不是本人愿意", Why.RESIGNED: "本人主动辞职"},
        {
            Why.INVOLUNTARY: "被辞退、到期终止、单位提出协商解除，或者单位违法、本人被迫解除的",
            Why.RESIGNED: "没有单位违法情形、自己不干的",
        },
    )
    years: int = integer("累计缴失业保险费满几年", "年", 0, 60, help="领过失业金的，从再就业后重新算")
    months: int = integer("另几个月", "个月", 0, 11, required=False, help="不满一年的零头不增加月数")
    left_over: int | None = integer(
        "上次没有领完的", "个月", 0, MAX_MONTHS, required=False, help="上次失业还剩几个月没有领"
    )
    first: date | None = month("从哪个月开始领", required=False, help="填了会算领到哪个月")

    @property
    def paid(self) -> int:
        return self.years * YEAR + (self.months or 0)


def benefit_months(years: int) -> int:
    """Three months for each of the first four full years, one for each after that, 24 at most."""
    return min(min(years, QUICK_YEARS) * A_YEAR_GIVES + max(years - QUICK_YEARS, 0), MAX_MONTHS)


def work(person: Unemployed) -> Worked:
    if person.why is Why.RESIGNED:
        return _none(
            "本人主动辞职的，不属于非因本人意愿中断就业，一般不能领失业保险金。",
            "主动辞职不算非因本人意愿中断就业；单位没有依法缴社保、拖欠工资等，本人被迫解除的，可以领。",
            AGAINST_ONES_WILL,
        )
    if not person.years and not person.left_over:
        return _none(f"缴费 {in_years(person.paid)}，没有满一年，不能领失业保险金。", "失业前单位和本人缴费要满一年。")
    now = benefit_months(person.years)
    total = min(now + (person.left_over or 0), MAX_MONTHS)
    return Worked(
        conclusion=f"失业保险金一共可以领 {total} 个月。",
        values=(
            months("total", "可以领", total),
            months("now", "这次缴费核定", now),
            duration("paid", "累计缴费", person.paid),
            *_until(person, total),
        ),
        steps=in_order(
            step("要同时满足三条：缴费满一年、不是本人愿意中断就业、办了失业登记并且要求就业。", ENTITLED),
            _by_years(person.years, now),
            _left_over(person.left_over, now, total) if person.left_over else None,
            _drawn(person.first, total) if person.first else None,
        ),
        warnings=non_empty(
            "每月发多少按缴费年限分档，每年公布，以市人社局当年的通知为准。",
            "缴费满五年以上增发的月数，以经办机构核定为准。" if person.years > QUICK_YEARS else "",
            "领取期间重新就业、开始领养老金等，停止发放。",
        ),
    )


def _none(conclusion: str, why: str, *basis: Clause) -> Worked:
    return Worked(conclusion, (months("total", "可以领", 0),), (step(why, ENTITLED, *basis),))


def _by_years(years: int, now: int) -> Step:
    if not years:
        return step("这次缴费没有满一年，只能接着领上次没有领完的。", *LENGTH)
    rule = "缴费满一年领 3 个月，满两年 6 个月，满三年 9 个月，满四年 12 个月"
    if years > QUICK_YEARS:
        rule += "，满五年起每多满一年增发 1 个月，最长 24 个月"
    return step(f"{rule}；缴费满 {years} 年，是 {now} 个月。", *LENGTH)


def _left_over(left_over: int, now: int, total: int) -> Step:
    capped = "，最长 24 个月" if now + left_over > MAX_MONTHS else ""
    return step(f"上次没有领完的 {left_over} 个月合并计算{capped}，一共 {total} 个月。", LENGTH[0])


def _until(person: Unemployed, total: int) -> tuple[Value, ...]:
    return (a_month("last", "领到", add_months(person.first, total - 1)),) if person.first else ()


def _drawn(first: date, total: int) -> Step:
    return step(f"从 {month_of(first)}开始领，领到 {month_of(add_months(first, total - 1))}。", LENGTH[0])


CALCULATOR = Calculator(
    name="unemployment-benefit",
    title="失业保险金领取期限",
    about="按累计缴费年限，算本市失业保险金能领几个月",
    inputs=Unemployed,
    work=work,
    decisive_field="lost",
    valid_from=date(2011, 7, 1),
    decides="领取期限以失业保险经办机构核定为准。",
)
