"""Wire shapes of the exchange with 12345 for staff. Bodies are left out: they hold the citizen's data."""

from datetime import datetime
from typing import Any

from ninja import Schema


class SentOut(Schema):
    id: int
    case: str
    number: str
    external: str
    kind: str
    written_at: datetime
    state: str
    tries: int
    status: int
    due_at: datetime


class ReceivedOut(Schema):
    id: str
    kind: str
    external: str
    at: datetime
    status: int
    answer: dict[str, Any]


class ExchangeOut(Schema):
    """``on``: whether an exchange is set up. ``waiting`` and ``refused`` count our messages."""

    on: bool
    waiting: int
    refused: int
    sent: list[SentOut]
    received: list[ReceivedOut]
