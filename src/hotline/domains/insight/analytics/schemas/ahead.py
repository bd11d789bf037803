"""接下来 on the wire."""

from datetime import datetime
from typing import Literal

from ninja import Schema


class ExpectedOut(Schema):
    """Calls that usually wait for a person in the quarter of an hour that begins ``at``."""

    at: datetime
    calls: float


class PlannedOut(Schema):
    """``name``: the announcement's switch, the article's title; "" where the kind says all."""

    at: datetime
    kind: Literal["callback", "announcement", "article", "offices_open", "offices_close", "day_off", "working_day"]
    name: str


class AheadOut(Schema):
    """The next two hours. ``expected``: the median of ``days`` days of this kind; None where too few are recorded."""

    expected: list[ExpectedOut] | None
    days: int
    planned: list[PlannedOut]
    late_callbacks: int
    deadlines: int
