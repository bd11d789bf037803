"""The dates and parts of the fee's payment: a first part, a part by result, the rest after acceptance."""

from decimal import Decimal

import msgspec

from hotline.domains.insight.assessment.rules.contract import Contract
from hotline.kernel.errors import Invalid
from hotline.kernel.money import to_the_fen

ZERO = Decimal("0.00")


class Payment(msgspec.Struct, frozen=True):
    """``planned`` by the contract, ``due`` after what was deducted."""

    key: str
    name: str
    planned: Decimal
    due: Decimal


def payments(contract: Contract, deducted: Decimal) -> tuple[Payment, ...]:
    """The contract's three payments. Deductions reduce the part paid by result, at most to zero.

    Deductions beyond that part are a matter for lawyers and are not computed. The last payment is the remainder of the
    fee, so that the three always add up to it. Raises Invalid for a negative amount.
    """
    if deducted < 0:
        raise Invalid("扣减金额不能是负数。请改正。")
    first = to_the_fen(contract.fee * contract.payment.first)
    by_result = to_the_fen(contract.fee * contract.payment.by_result)
    rest = to_the_fen(contract.fee) - first - by_result
    return (
        Payment("first", "首付款", first, first),
        Payment("by_result", "绩效考核款", by_result, max(by_result - deducted, ZERO)),
        Payment("acceptance", "验收后尾款", rest, rest),
    )
