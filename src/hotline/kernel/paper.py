"""A report as it is told, before anybody sets it: words, tables, charts in order. infrastructure.papers sets it as PDF,
Word or a workbook, so that the three say the same.
"""

import msgspec


class Number(msgspec.Struct, frozen=True):
    """A figure in a cell: as read, and for a workbook as counted on with."""

    shown: str
    value: float


type Cell = str | Number


class Block(msgspec.Struct, frozen=True, kw_only=True, tag=str.lower):
    pass


class Heading(Block, frozen=True):
    text: str
    level: int = 1


class Words(Block, frozen=True):
    """A paragraph; ``soft`` for remarks."""

    text: str
    soft: bool = False


class Column(msgspec.Struct, frozen=True):
    """``width``: its share of the page beside the others."""

    name: str
    width: float = 1
    right: bool = False


class Table(Block, frozen=True):
    """``total``: the last line, if any; ``name`` of its sheet in a workbook."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    empty: str = "没有。"


class Bar(msgspec.Struct, frozen=True):
    name: str
    value: float
    shown: str


class Bars(Block, frozen=True):
    """Lying bars from 0; ``title`` names what is measured."""

    title: str
    bars: tuple[Bar, ...]


class Series(msgspec.Struct, frozen=True):
    """A value for each place along the axis, None where there is none."""

    name: str
    values: tuple[float | None, ...]


class Curves(Block, frozen=True):
    """``target``: a line across, with what it says; ``unit`` behind the numbers of the scale."""

    title: str
    axis: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    target: float | None = None
    target_name: str = ""


type Chart = Bars | Curves
type Part = Heading | Words | Table | Bars | Curves


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """``foot``: what every page says at its foot; ``draft``: nothing to rest on yet, and every page says so."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
    foot: str = ""
    draft: bool = False
