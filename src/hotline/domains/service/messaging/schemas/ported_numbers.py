"""Wire shapes of the numbers that went to another carrier."""

from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.infrastructure.number_handles import MAX_HANDLE


class PortedQuery(Schema):
    """``number``: a handle (POST /api/citizens/search-handle)."""

    carrier: Literal["", "mobile", "unicom", "telecom", "broadnet"] = ""
    number: str = Field("", max_length=MAX_HANDLE)
    cursor: str = ""


class PortedNumberOut(Schema):
    """``by``: whose sheet it was in; "" where it was learned from who delivered."""

    id: str
    carrier: Carrier
    since: datetime
    by: str
    by_name: str
    number: str


class PortedNumbersOut(Schema):
    rows: list[PortedNumberOut]
    total: int | None
    next: str | None


class PortedRemovalBody(Schema):
    reason: str = Field(min_length=1, max_length=80)


class PortedSheetOut(Schema):
    """``changed``: how many stood in the table with another carrier."""

    added: int
    changed: int
    unchanged: int
