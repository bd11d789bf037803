"""Reads frozen quarters: their snapshots, disputes, and deductions in force."""

from decimal import Decimal

from hotline.domains.insight.assessment.models import FrozenQuarter
from hotline.domains.insight.assessment.queries.contracts import builtin
from hotline.domains.insight.assessment.rules.contract import Contract
from hotline.domains.insight.assessment.rules.payment import Payment, payments


def frozen(key: str) -> FrozenQuarter | None:
    return FrozenQuarter.objects.filter(pk=key).prefetch_related("disputes", "sheets").first()


def deductions_in_force(row: FrozenQuarter) -> dict[str, Decimal]:
    """Indicator -> what is deducted after all sheets; the last sheet of an item counts."""
    amounts = {each["indicator"]: Decimal(each["deduction"]) for each in row.snapshot["items"]}
    for sheet in row.sheets.order_by("number"):
        amounts[sheet.indicator] = sheet.now
    return amounts


def schedule(contract: Contract, more: Decimal = Decimal(0)) -> tuple[Payment, ...]:
    """The payments by all frozen quarters of the contract. ``more``: what a running quarter would deduct."""
    rows = FrozenQuarter.objects.filter(contract=contract.key)
    deducted = sum((sum(deductions_in_force(row).values(), Decimal(0)) for row in rows), Decimal(0))
    return payments(contract, deducted + more)


def contract_of(row: FrozenQuarter) -> Contract:
    """The contract in the version by which the quarter was frozen."""
    return next(c for c in builtin() if (c.key, c.version) == (row.contract, row.contract_version))
