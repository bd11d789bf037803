"""The data that a quarter's report is made from."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from hotline.domains.insight.assessment.rules.contract import Contract, Period
from hotline.domains.insight.assessment.rules.payment import Payment


class DisputeLine(msgspec.Struct, frozen=True, kw_only=True):
    """``upheld`` None: not decided yet. People as ``8002 张三``."""

    indicator: str
    reason: str
    raised_by: str
    raised_at: datetime
    due_at: datetime
    upheld: bool | None = None
    answer: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    indicator: str
    was: Decimal
    now: Decimal
    why: str
    by: str
    at: datetime


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A file behind an approved entry; ``digest`` SHA-256, ``size`` bytes."""

    register: str
    day: date
    about: str
    name: str
    size: int
    digest: str
    by: str


class EvidenceFile(msgspec.Struct, frozen=True, kw_only=True):
    """A closed file of facts that the counts rest on; ``digest`` SM3."""

    table: str
    first: date
    last: date
    version: int
    rows: int
    digest: str


class Tally(msgspec.Struct, frozen=True):
    """How many approved entries a register has, and how many of these are corrections."""

    register: str
    entries: int
    corrections: int


class Signature(msgspec.Struct, frozen=True):
    side: str
    by: str
    at: datetime


class QuarterReportData(msgspec.Struct, frozen=True, kw_only=True):
    """The data of a quarter's report."""

    contract: Contract
    quarter: Period
    #: The frozen snapshot, or what a freeze would store now.
    snapshot: Mapping[str, Any]
    digest: str
    #: The quarter is not frozen.
    draft: bool
    at: datetime
    #: Indicator -> deduction in yuan after correction sheets.
    deductions: Mapping[str, Decimal]
    #: Deduction in yuan of each quarter of the contract year; None when it has not begun.
    by_quarter: Mapping[str, Decimal | None]
    #: Quarters that are frozen.
    settled: frozenset[str]
    #: By the frozen quarters and this one as it stands.
    payments: tuple[Payment, ...]
    frozen_at: datetime | None = None
    frozen_by: str = ""
    disputes: tuple[DisputeLine, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    tallies: tuple[Tally, ...] = ()
    proofs: tuple[Proof, ...] = ()
    evidence_files: tuple[EvidenceFile, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def items(self) -> dict[str, Mapping[str, Any]]:
        """Indicator -> its item. An indicator without numbers is absent."""
        return {each["indicator"]: each for each in (*self.snapshot["items"], *self.snapshot.get("year", ()))}

    @property
    def unentered(self) -> list[str]:
        """Names of the quarter's indicators without any entry: they cannot be assessed."""
        return [terms.name for terms in self.contract.indicators if terms.key not in self.items]

    def name(self, indicator: str) -> str:
        return self.contract.terms(indicator).name
