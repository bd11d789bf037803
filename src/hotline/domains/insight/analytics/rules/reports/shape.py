"""A ready-made report: sections that are questions, over the last whole day, week, month or quarter."""

from typing import Literal

import msgspec

type Span = Literal["day", "week", "month", "quarter"]


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """Measures under one another, each beside the stretch before and the same weekdays a year ago."""

    title: str
    measures: tuple[str, ...]


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """Measures by a dimension; ``limit``: only the greatest by the first; ``drawn``: the first one as a chart."""

    title: str
    measures: tuple[str, ...]
    by: str
    limit: int = 0
    drawn: bool = False


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """The rows behind a measure of what was entered: the day and what the entry names."""

    title: str
    measure: str
    limit: int = 100


class SpikeSection(msgspec.Struct, frozen=True, kw_only=True):
    """Topics and words that came up more often than chance lets them, day by day."""

    title: str


class ForecastSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section of a report with the contract's indicators now and at the quarter's end.

    The assessment domain fills it.
    """

    title: str


type Section = Overview | Split | Listed | SpikeSection | ForecastSection


class Report(msgspec.Struct, frozen=True, kw_only=True):
    key: str
    name: str
    span: Span
    sections: tuple[Section, ...]
