"""Forecasts, targets and rosters on the wire."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from hotline.domains.people.workforce.rules.events import MAX_LIFT, MIN_LIFT
from hotline.domains.people.workforce.rules.roster.stages import ConstraintKind, RosterStage


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


class ShiftOut(Schema):
    """``start``, ``end``: minutes from midnight; beyond 1440 is the next day."""

    code: str
    name: str
    start: int
    end: int


class RosterOut(Schema):
    id: int
    first_day: date
    days: int
    stage: RosterStage
    created_by: str
    created_at: datetime
    published_by: str
    published_at: datetime | None


class RosterCellProblemOut(Schema):
    day: int
    rule: str
    text: str


class RosterLineOut(Schema):
    """``away``: days of leave; ``wishes``: day -> shift, "" for off; ``refusals``: day -> why its wish was refused.

    Days are counted from the first.
    """

    number: str
    name: str
    cells: list[str]
    locked: list[int]
    away: list[int]
    wishes: dict[int, str]
    refusals: dict[int, list[str]]
    no_nights: bool
    problems: list[RosterCellProblemOut]
    is_confirmed: bool


class RosterDayOut(Schema):
    """Hours needed, covered and short, meals placed."""

    day: date
    need: float
    have: float
    short: float


class RosterDetailOut(RosterOut):
    """``round``: of the search that runs; ``is_late``: publishing takes a confirmation."""

    round: int
    failure: str
    is_late: bool
    shifts: list[ShiftOut]
    lines: list[RosterLineOut]
    hours: list[RosterDayOut]


class RosterListOut(Schema):
    rows: list[RosterOut]


class RosterBody(Schema):
    first_day: date
    weeks: int = Field(ge=1, le=6)


class RosterCellBody(Schema):
    number: str = Field(max_length=12)
    day: int = Field(ge=0, le=60)
    shift: str = Field(max_length=8)
    is_locked: bool


class PublishedCellBody(Schema):
    number: str = Field(max_length=12)
    day: int = Field(ge=0, le=60)
    shift: str = Field(max_length=8)


class RosterPublishBody(Schema):
    """``confirmed``: less than a week before its first day all the same."""

    confirmed: bool


class StaffConstraintBody(Schema):
    number: str = Field(min_length=1, max_length=12)
    kind: ConstraintKind
    first_day: date
    last_day: date
    shift: str = Field(default="", max_length=8)


class StaffConstraintOut(StaffConstraintBody):
    id: int
    name: str


class StaffConstraintsOut(Schema):
    rows: list[StaffConstraintOut]


class OwnRefusalOut(Schema):
    """``wish``: null for a day off."""

    wish: ShiftOut | None
    reasons: list[str]


class OwnShiftOut(Schema):
    """``shift``: null on a day off. ``meal``: minute of the day. ``refusal``: of a wish of that day, from today on."""

    day: date
    shift: ShiftOut | None
    meal: int | None
    refusal: OwnRefusalOut | None


class OwnRosterOut(Schema):
    """``nights``: own ones, beside the median of all."""

    id: int
    days: list[OwnShiftOut]
    nights: int
    median_nights: float
    is_confirmed: bool


class OwnRostersOut(Schema):
    rows: list[OwnRosterOut]
