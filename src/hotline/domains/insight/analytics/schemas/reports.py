"""Ready-made reports, schedules and what they made, on the wire."""

from datetime import date, datetime, time
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.insight.analytics.schemas.statistics import FiguresIn
from hotline.kernel.published import one_of

type SpanOut = Literal["day", "week", "month", "quarter"]


class ReadyOut(Schema):
    """``first``, ``last``: of the last one that is over."""

    key: str
    name: str
    span: Annotated[str, one_of("day", "month", "quarter", "week")]
    sections: list[str]
    first: date
    last: date


class TakeReportIn(Schema):
    """``day``: any of the span that is wanted."""

    key: str = Field(max_length=20)
    day: date
    form: Literal["pdf", "docx", "xlsx"] = "pdf"


class TakeQuestionIn(FiguresIn):
    form: Literal["pdf", "docx", "xlsx"] = "pdf"


class SharingIn(Schema):
    shared: bool = False
    roles: list[str] = Field([], max_length=50)
    people: list[str] = Field([], max_length=50)


class ScheduleIn(Schema):
    """``report``: the key of a ready-made one, or else ``question``, whose days are the last whole ``span``."""

    name: str = Field(min_length=1, max_length=60)
    report: str = Field("", max_length=20)
    question: FiguresIn | None = None
    span: SpanOut = "day"
    at: time = time(7, 30)
    form: Literal["pdf", "xlsx"] = "xlsx"
    sharing: SharingIn = Field(default_factory=lambda: SharingIn(roles=[], people=[]))


class ScheduleOut(Schema):
    id: int
    name: str
    owner: str
    mine: bool
    report: str
    when: str
    form: str
    active: bool
    next_at: datetime
    shared: bool
    roles: list[str]
    people: list[str]


class ResultOut(Schema):
    """``error``: why there is no file."""

    id: int
    name: str
    schedule: str
    owner: str
    first: date
    last: date
    form: str
    size: int
    error: str
    made_at: datetime


class ReportsOut(Schema):
    """The page of reports."""

    ready: list[ReadyOut]
    schedules: list[ScheduleOut]
    results: list[ResultOut]
    #: The roles that reports can be shared with: code to name.
    roles: dict[str, str]
