"""Retirement age by month of birth: the former age plus a delay that grows month by month."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hotline.domains.understanding.knowledge.rules.calculators.answers import (
    Clause,
    Step,
    Worked,
    a_month,
    duration,
    months,
    step,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import Calculator
from hotline.domains.understanding.knowledge.rules.calculators.contribution_years import ACT as MINIMUM_ACT
from hotline.domains.understanding.knowledge.rules.calculators.contribution_years import minimum_months
from hotline.domains.understanding.knowledge.rules.calculators.fields import choice, inputs_form, month
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput
from hotline.domains.understanding.knowledge.rules.calculators.laws import (
    DELAYED_RETIREMENT,
    DELAYED_RETIREMENT_DECISION,
    ELASTIC_RETIREMENT,
)
from hotline.domains.understanding.knowledge.rules.calculators.periods import YEAR, add_months, months_between
from hotline.domains.understanding.knowledge.rules.calculators.wording import day_of, in_years, month_of

IN_FORCE = date(2025, 1, 1)
ELASTIC = 3 * YEAR
DELAY = Clause(DELAYED_RETIREMENT, "第一条")
ELASTICITY = Clause(DELAYED_RETIREMENT, "第三条")


class Worker(StrEnum):
    MAN = "man"
    WOMAN_55 = "woman-55"
    WOMAN_50 = "woman-50"


class Group(NamedTuple):
    """``old``: age before the delay, in months; a month more for every ``every`` months of birth, at most
    ``max_delay``.
    """

    label: str
    old: int
    every: int
    max_delay: int

    @property
    def first_born(self) -> date:
        """The first day of birth that the delay applies to."""
        return add_months(IN_FORCE, -self.old)

    def delay(self, born: date) -> int:
        """Months of delay for a person born on ``first_born`` or later."""
        return min(months_between(self.first_born, born) // self.every + 1, self.max_delay)


GROUPS = {
    Worker.MAN: Group("男职工", 60 * YEAR, 4, 36),
    Worker.WOMAN_55: Group("原 55 岁退休的女职工", 55 * YEAR, 4, 36),
    Worker.WOMAN_50: Group("原 50 岁退休的女职工", 50 * YEAR, 2, 60),
}


class Ages(NamedTuple):
    """Retirement ages in months."""

    old: int
    delay: int

    @property
    def statutory(self) -> int:
        return self.old + self.delay

    @property
    def earliest(self) -> int:
        """The earliest age: up to three years before the statutory one, never below the former age."""
        return max(self.statutory - ELASTIC, self.old)

    @property
    def latest(self) -> int:
        return self.statutory + ELASTIC


@inputs_form
class Insured:
    kind: Worker = choice(
        "职工类别",
        Worker,
        {worker: group.label for worker, group in GROUPS.items()},
        {
            Worker.WOMAN_55: "管理、技术岗位的女职工",
            Worker.WOMAN_50: "生产、操作等工人岗位的女职工；岗位怎么算以单位和社保经办机构认定为准",
        },
    )
    born: date = month(
        "出生年月",
        minimum=date(1940, 1, 1),
        maximum=date(2020, 12, 31),
        help="以档案和身份证核定的为准，两者不一致的由经办机构认定",
    )


def work(person: Insured) -> Worked:
    group = GROUPS[person.kind]
    _require_delayed(group, person.born)
    ages = Ages(group.old, group.delay(person.born))
    reached, earliest, latest = (add_months(person.born, age) for age in (ages.statutory, ages.earliest, ages.latest))
    return Worked(
        conclusion=(
            f"{month_of(person.born)}出生的{group.label}，法定退休年龄是 {in_years(ages.statutory, '岁')}，"
            f"{month_of(reached)}达到。"
        ),
        values=(
            duration("age", "法定退休年龄", ages.statutory, "岁"),
            a_month("reached", "达到时间", reached),
            months("delay", "比原来延迟", ages.delay),
            a_month("earliest", f"弹性提前最早（{in_years(ages.earliest, '岁')}）", earliest),
            a_month("latest", f"弹性延迟最晚（{in_years(ages.latest, '岁')}）", latest),
            duration("minimum", "达到时的最低缴费年限", minimum_months(reached.year)),
        ),
        steps=(
            _delayed(group, ages),
            step(
                f"{month_of(person.born)}出生，加上 {in_years(ages.statutory, '岁')}，是 {month_of(reached)}。",
                DELAY,
            ),
            _elastic(ages, earliest, latest),
            step(
                f"{reached.year} 年达到法定退休年龄的，最低缴费年限是 {in_years(minimum_months(reached.year))}；"
                f"{earliest.year} 年提前退休的，要满 {in_years(minimum_months(earliest.year))}。",
                MINIMUM_ACT,
            ),
        ),
        warnings=(
            "提前退休要在选定的退休时间前至少三个月书面告知单位；延迟退休要和单位协商一致，提前一个月书面明确。",
            "从事特殊工种、完全丧失劳动能力的另有规定，不在这里算。",
        ),
    )


def _require_delayed(group: Group, born: date) -> None:
    if born < group.first_born:
        old = in_years(group.old, "岁")
        raise BadInput(
            {
                "born": f"{month_of(born)}出生的{group.label}，{month_of(add_months(born, group.old))}已满 {old}，"
                f"在 {day_of(IN_FORCE)}延迟退休开始之前，仍按原来的 {old}退休。"
            }
        )


def _delayed(group: Group, ages: Ages) -> Step:
    capped = f"，最多延到 {in_years(group.old + group.max_delay, '岁')}" if ages.delay == group.max_delay else ""
    return step(
        f"从 {day_of(IN_FORCE)}起，{group.label}的退休年龄从 {in_years(group.old, '岁')}起，"
        f"每 {group.every} 个月延迟 1 个月{capped}，这个月份出生的延迟 {ages.delay} 个月，"
        f"就是 {in_years(ages.statutory, '岁')}。",
        Clause(DELAYED_RETIREMENT_DECISION),
        DELAY,
    )


def _elastic(ages: Ages, earliest: date, latest: date) -> Step:
    lowest = "，但不低于原来的年龄" if ages.statutory - ELASTIC < ages.old else ""
    return step(
        f"自己愿意并且缴费年限够的，可以提前，最多提前三年{lowest}，最早 {month_of(earliest)}，"
        f"那时 {in_years(ages.earliest, '岁')}；和单位协商一致可以延迟，最多三年，最晚 {month_of(latest)}。",
        ELASTICITY,
        Clause(ELASTIC_RETIREMENT),
    )


CALCULATOR = Calculator(
    name="retirement-age",
    title="法定退休年龄",
    about="按出生年月和职工类别，算法定退休年龄、达到的月份和弹性退休的范围",
    inputs=Insured,
    work=work,
    decisive_field="",
    valid_from=IN_FORCE,
    decides="退休时间最终以社保经办机构核定为准。",
)
