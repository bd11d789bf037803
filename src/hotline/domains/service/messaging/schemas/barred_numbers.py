"""Wire shapes of the numbers that get no texts."""

from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.service.messaging.rules.permits import Bar
from hotline.infrastructure.number_handles import MAX_HANDLE


class BarredQuery(Schema):
    """``number``: a handle (POST /api/citizens/search-handle)."""

    why: Literal["", "opted_out", "blacklisted"] = ""
    number: str = Field("", max_length=MAX_HANDLE)
    cursor: str = ""


class BarredNumberOut(Schema):
    """``by``: who put it there; "" where the citizen did, by a reply."""

    id: str
    why: Bar
    since: datetime
    by: str
    by_name: str
    number: str


class BarredNumbersOut(Schema):
    rows: list[BarredNumberOut]
    total: int | None
    next: str | None


class BlacklistBody(Schema):
    """``number``: a mobile number in full."""

    number: str = Field(min_length=11, max_length=20)
    reason: str = Field(min_length=1, max_length=80)


class BlacklistedSheetOut(Schema):
    """``already``: how many of the sheet's numbers stood on the blacklist before."""

    added: int
    already: int


class LiftBody(Schema):
    reason: str = Field(min_length=1, max_length=80)
