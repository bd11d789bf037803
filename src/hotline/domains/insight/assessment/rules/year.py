"""Sums over the indicators, the quarters and the contract year, and what they call for."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import msgspec

from hotline.domains.insight.assessment.rules.assess import Assessment
from hotline.domains.insight.assessment.rules.contract import Contract
from hotline.kernel.errors import Invalid
from hotline.kernel.money import to_the_fen

ZERO = Decimal("0.00")


class YearSum(msgspec.Struct, frozen=True, kw_only=True):
    """The deductions of a contract year."""

    #: Yuan of every quarter, and of the yearly item.
    by_period: dict[str, Decimal]
    total: Decimal
    by_result: Decimal
    #: Yuan above the part paid by result.
    beyond: Decimal
    accidents: int
    warnings: tuple[str, ...]


def total(assessments: Iterable[Assessment]) -> Decimal:
    """The sum of the deductions in yuan.

    Each is already rounded to the fen, so the sum equals that of the printed lines.
    """
    return sum((each.deduction for each in assessments), ZERO)


def year_sum(contract: Contract, assessments: Iterable[Assessment]) -> YearSum:
    """Raises Invalid when an indicator is there twice for one period, or an assessment is of another contract."""
    lines = list(assessments)
    _settle(contract, lines)
    periods = [*contract.quarters, contract.year]
    by_period = {period.key: total(each for each in lines if each.period == period) for period in periods}
    year_total = sum(by_period.values(), ZERO)
    accidents = int(sum((each.value or Fraction(0) for each in lines if each.terms.key == "security"), Fraction(0)))
    return YearSum(
        by_period=by_period,
        total=year_total,
        by_result=by_result(contract),
        beyond=max(year_total - by_result(contract), ZERO),
        accidents=accidents,
        warnings=tuple(warnings(contract, year_total, accidents)),
    )


def by_result(contract: Contract) -> Decimal:
    """The part of the fee that is paid by result."""
    return to_the_fen(contract.fee * contract.payment.by_result)


def _settle(contract: Contract, lines: list[Assessment]) -> None:
    seen = set()
    for each in lines:
        if each.contract != contract.key:
            raise Invalid(
                f"“{each.terms.name}”是按合同{each.contract}考核的，不能计入合同{contract.key}。请换成本合同的结果。"
            )
        if (entry := (each.terms.key, each.period.key)) in seen:
            raise Invalid(f"“{each.terms.name}”在{each.period.key}有两份结果，请只留一份。")
        seen.add(entry)


def warnings(contract: Contract, total: Decimal, accidents: int) -> Iterable[str]:
    """Warnings that the year's sum and its accidents call for, as sentences."""
    if total > (linked := by_result(contract)):
        yield f"全年扣减合计{total}元，超过与绩效挂钩的{linked}元：超出部分待法务确认，不自动追扣。"
    if accidents >= contract.accidents_that_end_it:
        yield f"本合同年已认定安全事故{accidents}起，甲方可以解除合同（“以上”含本数），请告知法务。"
