"""All that a quarter's report is made from."""

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
    words: str
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
    """Approved entries of a register, and how many of them took the place of others."""

    register: str
    entries: int
    corrections: int


class Signature(msgspec.Struct, frozen=True):
    side: str
    by: str
    at: datetime


class QuarterReportData(msgspec.Struct, frozen=True, kw_only=True):
    """``snapshot``: the frozen one, or what would be frozen now (``draft``). ``standing``: indicator -> yuan after the
    sheets; ``by_quarter``: what each quarter of the contract year has cost, None when it has not begun; ``settled``:
    those that are frozen. ``payments``: on the frozen quarters, and on this one as it stands.
    """

    contract: Contract
    quarter: Period
    snapshot: Mapping[str, Any]
    digest: str
    draft: bool
    at: datetime
    standing: Mapping[str, Decimal]
    by_quarter: Mapping[str, Decimal | None]
    settled: frozenset[str]
    payments: tuple[Payment, ...]
    frozen_at: datetime | None = None
    frozen_by: str = ""
    objections: tuple[DisputeLine, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    tallies: tuple[Tally, ...] = ()
    proofs: tuple[Proof, ...] = ()
    kept: tuple[EvidenceFile, ...] = ()
    signatures: tuple[Signature, ...] = ()

    @property
    def items(self) -> dict[str, Mapping[str, Any]]:
        """By indicator; one without any numbers has none."""
        return {each["indicator"]: each for each in (*self.snapshot["items"], *self.snapshot.get("year", ()))}

    @property
    def unentered(self) -> list[str]:
        """The quarter's items that nobody entered anything for: there is nothing to judge."""
        return [terms.name for terms in self.contract.indicators if terms.key not in self.items]

    def name(self, indicator: str) -> str:
        return self.contract.terms(indicator).name
