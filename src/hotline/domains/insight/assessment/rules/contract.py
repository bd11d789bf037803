"""The contract as data: fee, calendar, weights, targets, steps, bands. Read from TOML, validated, never changed."""

import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from itertools import pairwise
from typing import Literal

import msgspec

from hotline.kernel.errors import Invalid

type Family = Literal["volume", "headcount", "share", "waiting", "records", "uptime", "faults", "incidents"]


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Tier(Data, frozen=True):
    """The share of the base that each step costs, for ``steps`` steps. The last tier has no limit."""

    share: Fraction
    steps: int | None = None


class Band(Data, frozen=True):
    """The share of the base that a value below ``below`` costs. The lowest band that holds counts."""

    below: Fraction
    share: Fraction


class Terms(Data, frozen=True):
    """The contract's terms of one indicator. ``digits`` are those shown; deductions use the unrounded value."""

    number: int
    key: str
    name: str
    table_no: int
    supplement_no: int
    family: Family
    weight: Fraction
    target: Fraction
    step: Fraction = Fraction(1)
    tiers: tuple[Tier, ...] = ()
    bands: tuple[Band, ...] = ()
    surcharge: Fraction = Fraction(0)
    span: Literal["quarter", "year"] = "quarter"
    direction: Literal["at_least", "at_most"] = "at_least"
    unit: str = "%"
    digits: int = 2
    rival_target: Fraction | None = None
    two_approve_exclusions: bool = False
    many_exclusions: Fraction | None = None
    printed: tuple[Decimal, ...] = ()

    def miss(self, value: Fraction, target: Fraction | None = None) -> Fraction:
        """How many steps the value lies beyond the target, unrounded. 0 when the target is met."""
        goal = self.target if target is None else target
        beyond = goal - value if self.direction == "at_least" else value - goal
        return max(beyond, Fraction(0)) / self.step


class Period(Data, frozen=True):
    """A quarter or the complete contract year, first and last day included.

    A call belongs to the period in which it began.
    """

    key: str
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


class PaymentTerms(Data, frozen=True):
    first: Fraction
    by_result: Fraction


class ReadingTerms(Data, frozen=True):
    """An agreed set of readings: its name, its version, and the choices that differ from the recommended ones."""

    name: str
    version: int
    chosen: dict[str, str]


class Contract(Data, frozen=True):
    key: str
    version: int
    name: str
    valid_from: date
    valid_to: date
    fee: Fraction
    freeze_after_days: int
    accidents_that_end_it: int
    payment: PaymentTerms
    readings: ReadingTerms
    quarters: tuple[Period, ...]
    indicators: tuple[Terms, ...]

    @property
    def year(self) -> Period:
        return Period(key=f"{self.valid_from}/{self.valid_to}", first=self.valid_from, last=self.valid_to)

    def terms(self, key: str) -> Terms:
        for terms in self.indicators:
            if terms.key == key:
                return terms
        raise Invalid(f"合同{self.key}里没有指标“{key}”。请核对名称。")

    def period(self, written: str) -> Period:
        """The period written as ``2026Q2``, or as first and last day with a slash between.

        Raises Invalid for any other.
        """
        for period in (*self.quarters, self.year):
            if written in {period.key, f"{period.first}/{period.last}"}:
                return period
        raise Invalid(f"合同{self.key}里没有考核期“{written}”。请核对考核期。")

    def quarter_of(self, day: date) -> Period:
        for quarter in self.quarters:
            if quarter.holds(day):
                return quarter
        raise Invalid(f"{day}不在合同{self.key}的服务期内。请改日期。")

    def base(self, terms: Terms) -> Fraction:
        """The most that an indicator can cost in one of its periods, exact."""
        return self.fee * terms.weight / (1 if terms.span == "year" else len(self.quarters))


def contract_from_toml(text: str) -> Contract:
    """Raises Invalid with every fault found."""
    try:
        contract = msgspec.convert(tomllib.loads(text), Contract, dec_hook=_exact)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Invalid(f"合同文件格式有误：{error}") from error
    if faults := [*_calendar_faults(contract), *_indicator_faults(contract)]:
        raise Invalid(f"合同{contract.key}的参数有误：{''.join(faults)}")
    return contract


def contract_on(contracts: Iterable[Contract], day: date) -> Contract:
    """The contract in force on a day; of several versions the latest."""
    in_force = [each for each in contracts if each.year.holds(day)]
    if not in_force:
        raise Invalid(f"{day}没有有效的合同，请先录入合同参数。")
    return max(in_force, key=lambda each: each.version)


def exact(written: str) -> Fraction:
    """``0.1%``, ``32850``, ``99.92%``: exactly what is written."""
    number, percent = written.removesuffix("%"), written.endswith("%")
    return Fraction(Decimal(number)) / (100 if percent else 1)


def _exact(kind: type, written: object) -> Fraction:
    if kind is not Fraction or not isinstance(written, str):
        raise ValueError(f"“{written}”要写成带引号的数")
    try:
        return exact(written)
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise ValueError(f"“{written}”不是数") from error


def _calendar_faults(contract: Contract) -> Iterable[str]:
    edges = [contract.valid_from, *(each.last + timedelta(days=1) for each in contract.quarters)]
    if [each.first for each in contract.quarters] != edges[:-1] or edges[-1] != contract.valid_to + timedelta(days=1):
        yield "季度没有首尾相接地铺满服务期。"
    if contract.payment.first + contract.payment.by_result > 1:
        yield "付款比例合计超过100%。"


def _indicator_faults(contract: Contract) -> Iterable[str]:
    if len({each.key for each in contract.indicators}) < len(contract.indicators):
        yield "有重复的指标。"
    if sum(each.weight for each in contract.indicators) != 1:
        yield "权重合计不是100%。"
    for terms in contract.indicators:
        if terms.family == "uptime":
            sound = bool(terms.bands) and all(upper.below > lower.below for upper, lower in pairwise(terms.bands))
        else:
            open_at = [n for n, tier in enumerate(terms.tiers) if not tier.steps]
            sound = bool(terms.tiers) and open_at == [len(terms.tiers) - 1]
        if not sound or terms.step <= 0:
            yield f"“{terms.name}”的步长或档次不完整。"
