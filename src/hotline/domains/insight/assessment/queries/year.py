"""The contract year: four quarters side by side, each as it was frozen or as it stands."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from hotline.domains.insight.assessment.queries.board import board, snapshot_of
from hotline.domains.insight.assessment.queries.frozen import deductions_in_force, frozen
from hotline.domains.insight.assessment.rules.contract import Contract, Period
from hotline.domains.insight.assessment.rules.payment import Payment, payments
from hotline.domains.insight.assessment.rules.wording import grouped
from hotline.domains.insight.assessment.rules.year import by_result, warnings
from hotline.kernel.clock import beijing_day

NOTHING = Decimal("0.00")


class QuarterSum(msgspec.Struct, frozen=True):
    """The deductions of a quarter."""

    period: Period
    #: frozen, running or ahead.
    state: str
    #: Indicator -> yuan.
    amounts: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.amounts.values(), NOTHING)


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """``volume``: what the year's own item stands at, in words."""

    contract: Contract
    quarters: tuple[QuarterSum, ...]
    volume: str
    warnings: tuple[str, ...]
    payments: tuple[Payment, ...]

    @property
    def total(self) -> Decimal:
        return sum((each.total for each in self.quarters), NOTHING)

    @property
    def by_result(self) -> Decimal:
        return by_result(self.contract)

    @property
    def beyond(self) -> Decimal:
        """The deductions above the part paid by result."""
        return max(self.total - self.by_result, NOTHING)


def year(contract: Contract, now: datetime) -> Year:
    quarters, volume, accidents = [], "—", 0
    for period in contract.quarters:
        found, snapshot = _quarter(contract, period, now)
        quarters.append(found)
        accidents += _accidents(snapshot)
        volume = next((each["shown"] for each in snapshot.get("year", ())), volume)
    total = sum((each.total for each in quarters), NOTHING)
    return Year(
        contract=contract,
        quarters=tuple(quarters),
        volume=grouped(volume),
        warnings=tuple(warnings(contract, total, accidents)),
        payments=payments(contract, total),
    )


def _quarter(contract: Contract, period: Period, now: datetime) -> tuple[QuarterSum, Mapping[str, Any]]:
    row = frozen(period.key)
    if row is not None:
        return QuarterSum(period, "frozen", deductions_in_force(row)), row.snapshot
    if period.first > beijing_day(now):
        return QuarterSum(period, "ahead", {}), {}
    snapshot = snapshot_of(board(contract, period, now))
    amounts = {each["indicator"]: Decimal(each["deduction"]) for each in snapshot["items"]}
    return QuarterSum(period, "running", amounts), snapshot


def _accidents(snapshot: Mapping[str, Any]) -> int:
    values = [each["value"] for each in snapshot.get("items", ()) if each["indicator"] == "security"]
    return int(values[0] or 0) if values else 0
