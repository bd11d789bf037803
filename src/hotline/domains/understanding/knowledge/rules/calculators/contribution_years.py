"""Contribution years needed for a monthly pension, and how many are missing."""

from datetime import date

from hotline.domains.understanding.knowledge.rules.calculators.answers import (
    Clause,
    Step,
    Worked,
    duration,
    in_order,
    months,
    step,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import Calculator
from hotline.domains.understanding.knowledge.rules.calculators.fields import inputs_form, integer, month
from hotline.domains.understanding.knowledge.rules.calculators.laws import (
    DELAYED_RETIREMENT,
    SOCIAL_INSURANCE,
    SOCIAL_INSURANCE_RULES,
)
from hotline.domains.understanding.knowledge.rules.calculators.periods import YEAR, add_months, months_between
from hotline.domains.understanding.knowledge.rules.calculators.wording import in_years, month_of

ACT = Clause(DELAYED_RETIREMENT, "第二条")
PENSION = Clause(SOCIAL_INSURANCE, "第十六条")
STILL_MISSING = (PENSION, Clause(SOCIAL_INSURANCE_RULES, "第二条"), Clause(SOCIAL_INSURANCE_RULES, "第三条"))
FIFTEEN, TWENTY, EVERY_YEAR = 15 * YEAR, 20 * YEAR, 6
LAST_OF_FIFTEEN = 2029
WAYS_ON = (
    "到龄时缴费年限不够的，可以延长缴费到够为止；2011 年 7 月以前参保、延长五年还不够的，可以一次性缴费补足；"
    "也可以转入城乡居民养老保险。"
)


def minimum_months(year: int) -> int:
    """Months required when retiring in that year: 15 years up to 2029, then half a year more each year up to 20."""
    return min(FIFTEEN + max(year - LAST_OF_FIFTEEN, 0) * EVERY_YEAR, TWENTY)


@inputs_form
class Contributor:
    reaches: date = month(
        "达到法定退休年龄的年月",
        help="不知道的先用“法定退休年龄”算；要提前退休的，填选定的退休年月",
    )
    years: int = integer("累计缴费满几年", "年", 0, 60, help="含视同缴费年限，以社保经办机构核定的为准")
    months: int = integer("另几个月", "个月", 0, 11, required=False, help="不满一年的零头")
    counted_to: date | None = month("缴费算到哪个月", required=False, help="还在缴费的填上，可以看接着缴够不够")

    @property
    def paid(self) -> int:
        return self.years * YEAR + (self.months or 0)


def work(person: Contributor) -> Worked:
    minimum = minimum_months(person.reaches.year)
    missing = max(minimum - person.paid, 0)
    return Worked(
        conclusion=_conclusion(person, minimum, missing),
        values=(
            duration("minimum", "最低缴费年限", minimum),
            duration("paid", "已经缴费", person.paid),
            months("missing", "还差", missing),
        ),
        steps=in_order(
            _minimum_step(person.reaches.year, minimum),
            step(
                f"已经缴费 {in_years(person.paid)}，也就是 {person.paid} 个月，要 {minimum} 个月，"
                + (f"还差 {missing} 个月。" if missing else "够了。"),
                PENSION,
            ),
            _going_on(person, missing),
            step(WAYS_ON, *STILL_MISSING) if missing else None,
        ),
        warnings=("弹性延迟退休的，最低缴费年限按哪一年算，以社保经办机构的答复为准。",),
    )


def _conclusion(person: Contributor, minimum: int, missing: int) -> str:
    sentence = f"{person.reaches.year} 年达到法定退休年龄的，最低缴费年限是 {in_years(minimum)}"
    return f"{sentence}，还差 {in_years(missing)}。" if missing else f"{sentence}，已经够了。"


def _minimum_step(year: int, minimum: int) -> Step:
    if year <= LAST_OF_FIFTEEN:
        return step("2030 年以前达到法定退休年龄的，最低缴费年限是 15 年。", PENSION, ACT)
    grown = minimum - FIFTEEN
    capped = "，加到 20 年为止" if minimum == TWENTY else ""
    return step(
        f"从 2030 年起，最低缴费年限在 15 年上每年加 6 个月{capped}，{year} 年加了 {grown} 个月，"
        f"是 {in_years(minimum)}。",
        ACT,
    )


def _going_on(person: Contributor, missing: int) -> Step | None:
    """A step that tells whether contributions suffice if every month until retirement is paid."""
    if not missing or person.counted_to is None or person.counted_to >= person.reaches:
        return None
    left = months_between(person.counted_to, person.reaches)
    if left >= missing:
        enough = add_months(person.counted_to, missing)
        return step(f"从 {month_of(person.counted_to)}以后每个月都缴，缴到 {month_of(enough)}就够了。", PENSION)
    return step(
        f"从 {month_of(person.counted_to)}以后每个月都缴，到 {month_of(person.reaches)}再缴 {left} 个月，"
        f"还差 {missing - left} 个月。",
        PENSION,
    )


CALCULATOR = Calculator(
    name="contribution-years",
    title="最低缴费年限",
    about="按达到法定退休年龄的年份，算按月领养老金要缴满多少年、还差多少",
    inputs=Contributor,
    work=work,
    decisive_field="reaches",
    valid_from=date(2011, 7, 1),
    decides="缴费年限以社保经办机构核定为准。",
)
