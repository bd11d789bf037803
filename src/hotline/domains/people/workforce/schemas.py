"""Workforce on the wire."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from hotline.domains.people.workforce.rules.events import MAX_LIFT, MIN_LIFT


class ForecastQueueOut(Schema):
    """``id``: "" for all queues together."""

    id: str
    name: str


class ForecastDayOut(Schema):
    """Calls of a day ahead; low to high holds eight times in ten."""

    day: date
    expected: float
    low: float
    high: float


class PastDayOut(Schema):
    day: date
    calls: int


class ForecastTrialOut(Schema):
    """WAPE of the week ahead at past midnights, beside that of the same weekday of last week; null where none was."""

    weeks: int
    error: float | None
    naive_error: float | None
    held: float | None


class ForecastVersionOut(Schema):
    made_at: datetime
    made_by: str
    history_days: int
    aht_s: float
    days: list[ForecastDayOut]
    trial: ForecastTrialOut


class TargetsBody(Schema):
    service_percent: int = Field(ge=50, le=99)
    wait_seconds: int = Field(ge=0, le=600)
    patience_seconds: int = Field(ge=10, le=1800)
    shrinkage_percent: int = Field(ge=0, le=60)


class PlannedEventBody(Schema):
    """``lift``: per cent more calls than without it."""

    title: str = Field(min_length=1, max_length=60)
    queue: str = Field(max_length=40)
    first_day: date
    last_day: date
    lift: int = Field(ge=MIN_LIFT, le=MAX_LIFT)


class PlannedEventOut(PlannedEventBody):
    id: int
    created_by: str


class MarkedDayBody(Schema):
    day: date
    reason: str = Field(min_length=1, max_length=60)


class MarkedDayOut(MarkedDayBody):
    created_by: str


class LoadForecastOut(Schema):
    """``version``: null before the first forecast."""

    queues: list[ForecastQueueOut]
    version: ForecastVersionOut | None
    past: list[PastDayOut]
    targets: TargetsBody
    events: list[PlannedEventOut]
    marked: list[MarkedDayOut]


class ForecastSlotOut(Schema):
    """A quarter of an hour. ``heads``: who must be on the roster, by the targets."""

    time: str
    expected: float
    low: float
    high: float
    heads: int


class ForecastDaySlotsOut(Schema):
    """``head_hours``: heads of all quarters, in hours."""

    day: date
    aht_s: float
    slots: list[ForecastSlotOut]
    head_hours: float
