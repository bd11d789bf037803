"""Statistics of cases on the wire. Every figure opens down to its cases by the list's filters."""

from datetime import date

from ninja import Schema
from pydantic import Field


class StatisticsQuery(Schema):
    """Cases opened on the days from ``start`` to ``end``."""

    model: str = Field("", max_length=40)
    start: date
    end: date
    department: str = Field("", max_length=40)
    district: str = Field("", max_length=20)


class CountOut(Schema):
    code: str
    name: str
    count: int


class GroupOut(Schema):
    """Counts by one column. ``by`` is the name of the list's filter for it."""

    by: str
    rows: list[CountOut]


class CaseDayOut(Schema):
    day: date
    count: int


class DurationOut(Schema):
    """Seconds from a step's arrival until it was done."""

    step: str
    name: str
    count: int
    mean: float
    median: float
    ninety: float


class InTimeOut(Schema):
    """How many deadlines of a clock were met. The list's filter ``late`` finds cases that missed theirs."""

    clock: str
    name: str
    ours: bool
    due: int
    met: int
    met_originally: int


class RateOut(Schema):
    part: int
    total: int
    share: float | None


class RatedOut(Schema):
    """One of 12345's three rates, as we and as the city count it.

    The list's filter ``differs`` finds the differing cases.
    """

    what: str
    name: str
    ours: RateOut
    city: RateOut
    differing: int


class RepeatedOut(Schema):
    """``caller`` in the list, given ``case``, finds them all."""

    phone: str
    count: int
    case: str


class ColumnSumOut(Schema):
    """A column that the model reports. ``rows`` count the chosen values; ``total`` is the sum of its numbers."""

    field: str
    name: str
    filled: int
    total: float | None
    rows: list[CountOut]


class StatisticsOut(Schema):
    total: int
    over: int
    mean_seconds: float | None
    returned: RateOut
    groups: list[GroupOut]
    per_day: list[CaseDayOut]
    durations: list[DurationOut]
    in_time: list[InTimeOut]
    rates: list[RatedOut]
    callers: list[RepeatedOut]
    columns: list[ColumnSumOut]
