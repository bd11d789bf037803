"""Inputs of the work-injury calculator."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from hotline.domains.understanding.knowledge.rules.calculators.fields import (
    Only,
    choice,
    day,
    inputs_form,
    integer,
    money,
    number,
    yearly,
    yes_no,
)
from hotline.domains.understanding.knowledge.rules.calculators.yearly import (
    AVERAGE_WAGE,
    DISPOSABLE_INCOME,
    MINIMUM_WAGE,
)

MIN_SHARE, MAX_TIMES = Fraction(3, 5), 3
MAX_HEALING = 24


class InjuryOutcome(StrEnum):
    DISABLED = "disabled"
    DEAD = "dead"
    HEALING = "healing"


class Care(StrEnum):
    NONE = "none"
    PARTLY = "partly"
    LARGELY = "largely"
    WHOLLY = "wholly"


DISABLED, DEAD = Only("outcome", (InjuryOutcome.DISABLED,)), Only("outcome", (InjuryOutcome.DEAD,))
HEALING, LASTING = (
    Only("outcome", (InjuryOutcome.HEALING,)),
    Only("outcome", (InjuryOutcome.DISABLED, InjuryOutcome.DEAD)),
)
LEAVING = Only("leaving", ("yes",))


@inputs_form
class Injury:
    happened: date = day("事故或诊断职业病的日期")
    outcome: InjuryOutcome = choice(
        "算哪一类待遇",
        InjuryOutcome,
        {
            InjuryOutcome.DISABLED: "伤残待遇（已评级）",
            InjuryOutcome.DEAD: "因工死亡待遇",
            InjuryOutcome.HEALING: "停工留薪期工资",
        },
    )
    insured: bool = yes_no("单位参加了工伤保险", help="没有参加的，各项都由单位付")
    degree: int = integer("伤残等级", "级", 1, 10, only=DISABLED, hidden=0)
    wage: Decimal = money(
        "本人工资", only=LASTING, hidden=Decimal(0), help="受伤前十二个月的平均月缴费工资，不是到手工资"
    )
    average: Decimal = yearly(AVERAGE_WAGE, only=LASTING, hidden=Decimal(0), help="受伤、死亡的上一年度的")
    minimum: Decimal | None = yearly(MINIMUM_WAGE, only=DISABLED, required=False, help="一至六级填，核对伤残津贴的下限")
    care: Care = choice(
        "生活自理障碍",
        Care,
        {
            Care.NONE: "没有评定",
            Care.PARTLY: "部分不能自理",
            Care.LARGELY: "大部分不能自理",
            Care.WHOLLY: "完全不能自理",
        },
        only=DISABLED,
        hidden=Care.NONE,
    )
    leaving: bool = yes_no(
        "解除或终止劳动关系", only=DISABLED, hidden=False, help="五至十级的职工本人提出或者合同期满终止的"
    )
    leaving_average: Decimal | None = yearly(
        AVERAGE_WAGE, "解除时的上年度职工月平均工资", only=LEAVING, required=False, help="算两项一次性补助金用"
    )
    medical_months: Decimal | None = number(
        "一次性工伤医疗补助金", "个月", 60, only=LEAVING, required=False, help="几个月，按本市规定，问社保经办机构"
    )
    job_months: Decimal | None = number(
        "一次性伤残就业补助金", "个月", 60, only=LEAVING, required=False, help="几个月，按本市规定，问社保经办机构"
    )
    healing_months: int = integer(
        "停工留薪期", "个月", 1, MAX_HEALING, only=HEALING, hidden=0, help="一般不超过十二个月，经鉴定可以再延十二个月"
    )
    healing_wage: Decimal = money(
        "受伤前的月工资福利", only=HEALING, hidden=Decimal(0), help="停工留薪期里原工资福利待遇不变"
    )
    income: Decimal = yearly(DISPOSABLE_INCOME, only=DEAD, hidden=Decimal(0), help="死亡的上一年度的，全年的数")
    spouse: bool = yes_no("有符合条件的供养配偶", only=DEAD, hidden=False)
    relatives: int = integer(
        "其他供养亲属",
        "人",
        0,
        20,
        only=DEAD,
        hidden=0,
        help="子女、父母等，由职工生前提供主要生活来源、没有劳动能力的",
    )
    alone: int = integer("其中孤寡老人或孤儿", "人", 0, 20, only=DEAD, hidden=0)

    @property
    def own_wage(self) -> Fraction:
        """The wage for the benefits, between 60 % and 300 % of the average wage."""
        average = Fraction(self.average)
        return min(max(Fraction(self.wage), average * MIN_SHARE), average * MAX_TIMES)
