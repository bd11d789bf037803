"""Benefits by degree of disability."""

from collections.abc import Iterator
from fractions import Fraction

from hotline.domains.understanding.knowledge.rules.calculators.answers import Clause
from hotline.domains.understanding.knowledge.rules.calculators.laws import WORK_INJURY
from hotline.domains.understanding.knowledge.rules.calculators.wording import percent, plain, yuan
from hotline.domains.understanding.knowledge.rules.calculators.work_injury.inputs import Care, Injury
from hotline.domains.understanding.knowledge.rules.calculators.work_injury.items import Item, Payer

DEGREES = "一二三四五六七八九十"
#: Degree -> months of the own wage, once.
LUMP_SUM = {1: 27, 2: 25, 3: 23, 4: 21, 5: 18, 6: 16, 7: 13, 8: 11, 9: 9, 10: 7}
#: Degree -> share of the own wage, every month.
ALLOWANCE = {1: "0.9", 2: "0.85", 3: "0.8", 4: "0.75", 5: "0.7", 6: "0.6"}
CARE = {Care.PARTLY: Fraction(3, 10), Care.LARGELY: Fraction(2, 5), Care.WHOLLY: Fraction(1, 2)}
TOTAL, PARTIAL = 4, 6
CARE_CLAUSE = Clause(WORK_INJURY, "第三十四条")


def degree(number: int) -> str:
    return f"{DEGREES[number - 1]}级"


def clause(number: int) -> Clause:
    return Clause(WORK_INJURY, "第三十五条" if number <= TOTAL else "第三十六条" if number <= PARTIAL else "第三十七条")


def has_allowance(injury: Injury) -> bool:
    return injury.degree in ALLOWANCE and not injury.leaving


def items(injury: Injury) -> Iterator[Item]:
    yield _lump_sum(injury)
    if has_allowance(injury):
        yield _allowance(injury)
    if injury.care in CARE:
        yield _care(injury)
    if injury.leaving and injury.leaving_average:
        yield from _on_leaving(injury, Fraction(injury.leaving_average))


def _lump_sum(injury: Injury) -> Item:
    months = LUMP_SUM[injury.degree]
    pay = injury.own_wage * months
    sentence = (
        f"{degree(injury.degree)}是 {months} 个月本人工资，{yuan(injury.own_wage)}乘以 {months}，等于 {yuan(pay)}"
    )
    return Item("lump_sum", "一次性伤残补助金", pay, Payer.FUND, sentence, clause(injury.degree))


def _allowance(injury: Injury) -> Item:
    """Made up to the minimum wage by who pays it."""
    share = Fraction(ALLOWANCE[injury.degree])
    pay = injury.own_wage * share
    payer = Payer.FUND if injury.degree <= TOTAL else Payer.EMPLOYER
    sentence = f"{degree(injury.degree)}每月按本人工资的 {percent(share)}，是 {yuan(pay)}"
    if injury.minimum is not None and pay < injury.minimum:
        sentence += f"，低于最低工资标准，补足到 {yuan(injury.minimum)}"
        pay = Fraction(injury.minimum)
    label = "伤残津贴" if injury.degree <= TOTAL else "难以安排工作时的伤残津贴"
    return Item("allowance", label, pay, payer, sentence, clause(injury.degree), monthly=True)


def _care(injury: Injury) -> Item:
    share = CARE[injury.care]
    pay = Fraction(injury.average) * share
    sentence = f"每月按上年度职工月平均工资的 {percent(share)}，是 {yuan(pay)}"
    return Item("care", "生活护理费", pay, Payer.FUND, sentence, CARE_CLAUSE, monthly=True)


def _on_leaving(injury: Injury, average: Fraction) -> Iterator[Item]:
    rows = (
        ("medical", "一次性工伤医疗补助金", injury.medical_months, Payer.FUND),
        ("job", "一次性伤残就业补助金", injury.job_months, Payer.EMPLOYER),
    )
    for name, label, months, payer in rows:
        if months:
            pay = average * Fraction(months)
            sentence = f"解除时上年度职工月平均工资 {yuan(average)}，乘以 {plain(months)} 个月，等于 {yuan(pay)}"
            yield Item(name, label, pay, payer, sentence, clause(injury.degree))
