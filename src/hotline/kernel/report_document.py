"""A report as a document of headings, paragraphs, tables and charts, before it is rendered.

infrastructure.reports renders it as PDF, Word or a workbook, so the three cannot differ.
"""

import msgspec


class Number(msgspec.Struct, frozen=True):
    """A figure in a table cell."""

    text: str  # the text for people
    value: float  # the number for calculations in a workbook


type Cell = str | Number


class Block(msgspec.Struct, frozen=True, kw_only=True, tag=str.lower):
    """Base of the parts of a report."""


class Heading(Block, frozen=True):
    """A heading."""

    text: str
    level: int = 1  # 1 is the highest


class Paragraph(Block, frozen=True):
    """A paragraph."""

    text: str
    soft: bool = False  # a remark, in a lighter colour


class Column(msgspec.Struct, frozen=True):
    """A column of a table."""

    name: str
    width: float = 1  # relative to the other columns
    right: bool = False  # aligned to the right


class Table(Block, frozen=True):
    """A table; a sheet of its own in a workbook."""

    name: str  # name of the sheet
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()  # the last line; empty for none
    empty: str = "没有。"  # sentence in place of a table without rows


class Bar(msgspec.Struct, frozen=True):
    """One bar."""

    name: str
    value: float
    text: str  # the value as a person reads it


class Bars(Block, frozen=True):
    """A chart of horizontal bars from 0."""

    title: str  # names what is measured
    bars: tuple[Bar, ...]


class Series(msgspec.Struct, frozen=True):
    """One curve."""

    name: str
    values: tuple[float | None, ...]  # one per place along the axis; None for no value


class Curves(Block, frozen=True):
    """A chart of curves over one axis."""

    title: str
    axis: tuple[str, ...]  # labels along the axis
    series: tuple[Series, ...]
    unit: str = ""  # after the numbers of the scale
    target: float | None = None  # a horizontal line; None for none
    target_name: str = ""  # label of that line


type Chart = Bars | Curves
type Part = Heading | Paragraph | Table | Bars | Curves


class ReportDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A report."""

    title: str
    subtitle: str
    parts: tuple[Part, ...]
    foot: str = ""  # text at the foot of each page
    draft: bool = False  # marks each page as 草稿: not final
