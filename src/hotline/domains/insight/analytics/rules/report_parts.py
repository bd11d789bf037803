"""Answers as parts of a paper: tables with figures to count on with, and charts of the first measure."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import msgspec

from hotline.domains.insight.analytics.rules.measures.shape import Dimension, Measure
from hotline.domains.insight.analytics.rules.wording import NOTHING, change, display
from hotline.kernel.report_document import Bar, Bars, Cell, Column, Curves, Number, Part, Series, Table

#: Bars that a page can hold; points that make a course.
MAX_BARS, FEWEST_POINTS = 30, 2


class FigureRow(msgspec.Struct, frozen=True):
    """``labels``: what each dimension's value is called; ``values`` of each measure."""

    labels: tuple[str, ...]
    values: tuple[Fraction | None, ...]


def cell(measure: Measure, value: Fraction | None) -> Cell:
    return NOTHING if value is None else Number(display(measure, value), float(value))


def head(measure: Measure) -> str:
    return f"{measure.name}（{measure.unit}）" if measure.unit != "%" else measure.name


def split_parts(
    name: str,
    dimensions: Sequence[Dimension],
    measures: Sequence[Measure],
    rows: Sequence[FigureRow],
    total: Sequence[Fraction | None],
    *,
    drawn: bool,
) -> list[Part]:
    """A table of the rows, and before it the first measure drawn: along time as a course, else as bars."""
    table = Table(
        name=name,
        columns=(
            *(Column(each.name, 2) for each in dimensions),
            *(Column(head(each), 1.4, right=True) for each in measures),
        ),
        rows=tuple((*row.labels, *map(cell, measures, row.values)) for row in rows),
        total=_total(len(dimensions), measures, total) if dimensions and total else (),
        empty="该时段无数据。",
    )
    chart = _chart(dimensions[0], measures[0], rows) if drawn and len(dimensions) == 1 else None
    return [chart, table] if chart else [table]


def _total(width: int, measures: Sequence[Measure], total: Sequence[Fraction | None]) -> tuple[Cell, ...]:
    return ("合计", *[""] * (width - 1), *map(cell, measures, total))


def _chart(dimension: Dimension, measure: Measure, rows: Sequence[FigureRow]) -> Part | None:
    per = 100 if measure.unit == "%" else 1
    values = [None if row.values[0] is None else float(row.values[0] * per) for row in rows]
    if dimension.kind == "time" and len(rows) >= FEWEST_POINTS:
        return Curves(
            title=head(measure),
            axis=tuple(row.labels[0] for row in rows),
            series=(Series(measure.name, tuple(values)),),
            unit="%" if measure.unit == "%" else "",
        )
    known = [(row, value) for row, value in zip(rows, values, strict=True) if value][:MAX_BARS]
    bars = tuple(Bar(row.labels[0], value or 0.0, display(measure, row.values[0])) for row, value in known)
    return Bars(title=head(measure), bars=bars) if bars else None


def overview(
    name: str,
    measures: Sequence[Measure],
    now: Mapping[str, Fraction | None],
    previous: Mapping[str, Fraction | None],
    year: Mapping[str, Fraction | None],
) -> Table:
    """A table of measures, one a line, each beside its values of the previous period and of a year ago."""

    def line(measure: Measure) -> tuple[Cell, ...]:
        value, old, ago = now[measure.key], previous[measure.key], year[measure.key]
        return (
            head(measure),
            cell(measure, value),
            cell(measure, old),
            change(measure, value, old),
            cell(measure, ago),
            change(measure, value, ago),
        )

    return Table(
        name=name,
        columns=(
            Column("指标", 2.4),
            Column("本期", 1.3, right=True),
            Column("上期", 1.3, right=True),
            Column("环比", 1.1, right=True),
            Column("去年同期", 1.3, right=True),
            Column("同比", 1.1, right=True),
        ),
        rows=tuple(line(measure) for measure in measures),
    )


def spike_table(name: str, rows: Sequence[tuple[str, ...]]) -> Table:
    """The table of spikes: day, what is counted, the item, its count, its usual count, and how certain the spike is."""
    return Table(
        name=name,
        columns=(
            Column("日期", 1.2),
            Column("对象", 1.2),
            Column("主题或词", 2.4),
            Column("当天", 0.8, right=True),
            Column("平常", 0.8, right=True),
            Column("显著程度", 1.6),
        ),
        rows=tuple(rows),
        empty="无明显突增。",
    )


def listed(name: str, rows: Sequence[Mapping[str, Any]]) -> Table:
    return Table(
        name=name,
        columns=(Column("日期", 1), Column("对象", 4)),
        rows=tuple((str(row["day"]), str(row.get("about", row["id"]))) for row in rows),
        empty="该时段无数据。",
    )
