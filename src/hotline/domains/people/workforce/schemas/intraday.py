"""The day as it runs on the wire."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from hotline.domains.people.workforce.rules.adherence import Activity


class IntradaySlotOut(Schema):
    """A quarter of an hour. ``came``, ``present``: null while it is not over. ``need``, ``rostered``: heads."""

    time: str
    came: int | None
    expected: float
    likely: float
    need: int
    rostered: float
    present: float | None


class IntradayGapOut(Schema):
    """``start``, ``end``: "HH:MM"; fewer heads are rostered than needed between them. ``hours``: head-hours."""

    start: str
    end: str
    max_heads: int
    hours: float


class IntradaySurplusOut(Schema):
    """More heads are rostered than needed for an hour or longer; at least ``min_heads`` at any time of it."""

    start: str
    end: str
    min_heads: int
    hours: float


class MealMoveOut(Schema):
    """``before``, ``after``: minutes from midnight at which the meal begins. ``hours``: heads short that it saves."""

    number: str
    name: str
    before: int
    after: int
    hours: float


class IntradayPersonOut(Schema):
    """``planned``: now; null before and after the shift and on leave. ``state``: of the router, "" for none.

    ``since``: when the state began. ``adherence``: share of the minutes of the shift so far; null before its begin.
    """

    number: str
    name: str
    shift: str
    on_leave: bool
    planned: Activity | None
    state: str
    reason: str
    since: datetime | None
    deviates: bool
    deviating_minutes: int
    adherence: float | None


class IntradayOut(Schema):
    """``made_at``: of the forecast; null where the day has none. ``factor``: the rest of the day against its forecast.

    ``came``, ``expected``: calls up to the last whole quarter; ``likely_day``: of the whole day, what came included.
    """

    day: date
    at: datetime
    passed: int
    made_at: datetime | None
    factor: float
    came: int
    expected: float
    expected_day: float
    likely_day: float
    aht_s: float
    adherence: float | None
    slots: list[IntradaySlotOut]
    gaps: list[IntradayGapOut]
    surpluses: list[IntradaySurplusOut]
    moves: list[MealMoveOut]
    people: list[IntradayPersonOut]


class MealBody(Schema):
    """``minute``: from midnight, at which the meal of today begins from now on."""

    number: str = Field(min_length=1, max_length=12)
    minute: int = Field(ge=0, lt=1440)
