"""A frozen quarter on the wire."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from ninja import Schema
from pydantic import Field


class FrozenItemOut(Schema):
    """An item of a frozen quarter.

    ``kind``: judged; unentered (no data, no deduction); year (settled at the year's end).
    """

    indicator: str
    kind: Literal["judged", "unentered", "year"]
    number: int
    name: str
    displayed_value: str
    verdict: str
    deduction: str
    corrected: str


class DisputeOut(Schema):
    indicator: str
    name: str
    reason: str
    raised_by: str
    raised_at: datetime
    due_at: datetime
    upheld: bool | None
    answer: str
    decided_by: str
    decided_at: datetime | None


class SheetOut(Schema):
    number: int
    indicator: str
    name: str
    was: str
    now: str
    why: str
    by: str
    at: datetime


class SignatureOut(Schema):
    side: str
    by: str
    at: datetime


class PaymentOut(Schema):
    key: str
    name: str
    planned: str
    due: str


class FrozenOut(Schema):
    """``deduction`` as frozen, ``corrected_deduction`` after the sheets. ``digest``: SM3 over the snapshot. ``names``:
    of whoever froze, signed or corrected, by staff number.
    """

    digest: str
    names: dict[str, str]
    frozen_by: str
    frozen_at: datetime
    deduction: str
    corrected_deduction: str
    items: list[FrozenItemOut]
    disputes: list[DisputeOut]
    sheets: list[SheetOut]
    signatures: list[SignatureOut]
    payments: list[PaymentOut]


class QuarterStateOut(Schema):
    """A quarter before or after its freeze.

    ``earliest``: the first day on which it may be frozen. ``waiting``: entries not approved yet. ``unentered``: items
    without any entry, for a quarter not yet frozen.
    """

    quarter: str
    first: date
    last: date
    earliest: date
    waiting: int
    unentered: list[str]
    frozen: FrozenOut | None


class DisputeIn(Schema):
    indicator: str = Field(max_length=30)
    reason: str = Field(max_length=500)


class DecideIn(Schema):
    """The decision on a dispute. ``now_deducted``: the new amount, when the result is not upheld."""

    indicator: str = Field(max_length=30)
    upheld: bool
    answer: str = Field(max_length=500)
    now_deducted: Decimal | None = None


class CorrectIn(Schema):
    """``now_deducted``: what the item comes to."""

    indicator: str = Field(max_length=30)
    now_deducted: Decimal
    why: str = Field(max_length=500)


class SignIn(Schema):
    side: str = Field(max_length=12)
