"""The exchange with 12345, as staff see it; no bodies: they hold what is the citizen's."""

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
    """``on``: whether an exchange is set up; ``waiting`` and ``refused`` messages of ours."""

    on: bool
    waiting: int
    refused: int
    sent: list[SentOut]
    received: list[ReceivedOut]
