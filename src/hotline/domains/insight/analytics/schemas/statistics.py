"""Questions and answers on the wire. ``value`` is for drawing, ``displayed_value`` for reading."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema
from pydantic import Field


class MeasureOut(Schema):
    key: str
    name: str
    group: str
    meaning: str
    formula: str
    unit: str
    sources: list[str]
    owner: str
    version: int
    valid_from: date
    dimensions: list[str]
    has_parts: bool
    #: What the contract requires of it, null for none; a share as a fraction.
    target: float | None = None


class DimensionOut(Schema):
    key: str
    name: str
    kind: Literal["time", "name"]


class RegistryOut(Schema):
    measures: list[MeasureOut]
    dimensions: list[DimensionOut]


class ValueOut(Schema):
    """A value to narrow a dimension to: ``value`` as a filter takes it, ``word`` for people."""

    value: str
    word: str


class FiguresIn(Schema):
    """``compare``: the same over the days before (previous), or a year ago (year)."""

    measures: list[str] = Field(min_length=1, max_length=6)
    dimensions: list[str] = Field([], max_length=2)
    filters: dict[str, list[str]] = Field(default_factory=dict)
    first: date
    last: date
    compare: Literal["", "previous", "year"] = ""


class FiguresQueryOut(FiguresIn):
    """A question as it was saved."""


class CellOut(Schema):
    value: float | None
    displayed_value: str
    num: int
    den: int | None
    before: float | None
    displayed_before: str


class AnswerLineOut(Schema):
    by: list[str]
    labels: list[str]
    cells: list[CellOut]


class AnswerOut(Schema):
    """An answer. ``axes``: for each dimension of time, every value along it, also those without a line."""

    lines: list[AnswerLineOut]
    axes: list[list[ValueOut]]
    total: list[CellOut]
    before_first: date | None
    before_last: date | None
    took_ms: int
    at: datetime


class BehindIn(FiguresIn):
    part: str = "num"
    after: str = ""


class BehindRowOut(Schema):
    id: str
    at: datetime
    call: str
    case: str
    chat: str
    labels: list[str]


class BehindOut(Schema):
    heads: list[str]
    rows: list[BehindRowOut]
    next: str


class SavedIn(Schema):
    """A question to be saved."""

    name: str = Field(min_length=1, max_length=60)
    #: With everybody who may see statistics. Otherwise with ``roles`` (codes) and ``people`` (staff numbers).
    shared: bool = False
    roles: list[str] = Field([], max_length=50)
    people: list[str] = Field([], max_length=50)
    question: FiguresIn


class SavedOut(Schema):
    id: int
    name: str
    owner: str
    shared: bool
    roles: list[str]
    people: list[str]
    mine: bool
    question: FiguresQueryOut
