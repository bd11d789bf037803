"""Answers to questions: exact numerators and denominators, by the registry alone."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import msgspec

from hotline.domains.insight.analytics.queries.store import store
from hotline.domains.insight.analytics.rules.columns import SHAPES
from hotline.domains.insight.analytics.rules.measures import dimension, measure
from hotline.domains.insight.analytics.rules.measures.shape import Measure, Table
from hotline.domains.insight.analytics.rules.question import MAX_ROWS, FigureQuery, rows_behind
from hotline.domains.insight.analytics.rules.question import count_behind as question_count
from hotline.domains.insight.analytics.rules.spans import places
from hotline.domains.insight.analytics.rules.sums import adds_up
from hotline.kernel.clock import day_bounds
from hotline.kernel.errors import Invalid


class Figure(msgspec.Struct, frozen=True):
    """``den`` None: a measure without one. ``value`` is exact, None when there was nothing to divide by."""

    num: int
    den: int | None
    value: Fraction | None


class AnswerRow(msgspec.Struct, frozen=True):
    """A line of an answer: the value of each dimension and a figure for each measure, both in the order of the
    question.
    """

    by: tuple[Any, ...]
    figures: tuple[Figure, ...]


class FigureAnswer(msgspec.Struct, frozen=True):
    """The answer to a question about figures."""

    question: FigureQuery
    #: In the order of their dimensions.
    lines: tuple[AnswerRow, ...]
    at: datetime
    #: Time inside the store.
    took_ms: int


def answer_to(question: FigureQuery, now: datetime | None = None) -> FigureAnswer:
    """Raises Invalid for a measure that has not the dimension, or an answer too long to be one."""
    at = now or datetime.now(UTC)
    found: dict[tuple[Any, ...], dict[str, Figure]] = {}
    for table, measures in _apart(question):
        rows = store().rows_for(question, table, measures, at)
        if len(rows) > MAX_ROWS:
            raise Invalid(f"结果超过{MAX_ROWS}行。请减少维度或缩短时间。")
        for row in rows:
            by, numbers = row[: len(question.dimensions)], row[len(question.dimensions) :]
            figures = found.setdefault(by, {})
            for each, num, den in zip(measures, numbers[::2], numbers[1::2], strict=True):
                figures[each.key] = _figure(each.key, num, den)
    lines = [
        AnswerRow(by, tuple(figures.get(key, _nothing(key)) for key in question.measures))
        for by, figures in _sorted(found)
    ]
    return FigureAnswer(
        question, tuple(lines), at, round((datetime.now(UTC) - at).total_seconds() * 1000) if now is None else 0
    )


def gapless(answer: FigureAnswer) -> list[AnswerRow]:
    """The lines with figures.

    Along one dimension of time also the empty places between them, so that an hour without calls is 0 and not missing.
    [] when there are no figures at all.
    """
    some = [line for line in answer.lines if any(figure.num or figure.den for figure in line.figures)]
    everywhere = axis_of(answer, 0) if len(answer.question.dimensions) == 1 and some else []
    if not everywhere:
        return some
    found = {line.by[0]: line for line in some}
    nothing = tuple(_nothing(key) for key in answer.question.measures)
    return [found.get(place) or AnswerRow((place,), nothing) for place in everywhere]


def axis_of(answer: FigureAnswer, number: int) -> list[Any]:
    """For a dimension of time, every value in order; [] for a dimension of names.

    The values end with the current one, or with the last one that has a figure (deadlines fall due tomorrow).
    """
    question, found = answer.question, {line.by[number] for line in answer.lines}
    along = question.dimensions[number]
    if dimension(along).kind != "time":
        return []
    latest = max((value for value in found if isinstance(value, date)), default=question.first)
    every = places(along, question.first, question.last, max(answer.at, day_bounds(latest)[0]))
    return sorted({*every, *found}, key=lambda value: (value is None, value))


def total(
    keys: Iterable[str], first: date, last: date, now: datetime | None = None, **filters: str
) -> dict[str, Figure]:
    """One figure per measure over all the days, undivided."""
    names = tuple(keys)
    narrowed = {name: (value,) for name, value in filters.items()}
    answer = answer_to(FigureQuery(measures=names, first=first, last=last, filters=narrowed), now)
    return (
        dict(zip(names, answer.lines[0].figures, strict=True))
        if answer.lines
        else {key: _nothing(key) for key in names}
    )


def behind(
    key: str, part: str, question: FigureQuery, limit: int, after: str = "", now: datetime | None = None
) -> list[dict[str, Any]]:
    """The facts that make up a figure, oldest first; ``after`` the ``at|id`` of the last one seen."""
    table = _table_behind(key, question)
    names = SHAPES[table].__struct_fields__
    found = rows_behind(question, key, part, limit, after)
    rows = store().rows_behind(question, table, found, now or datetime.now(UTC))
    return [dict(zip(names, row, strict=True)) for row in rows]


def count_behind(key: str, part: str, question: FigureQuery, now: datetime | None = None) -> int:
    """How many facts ``behind`` lists altogether."""
    table = _table_behind(key, question)
    rows = store().rows_behind(question, table, question_count(question, key, part), now or datetime.now(UTC))
    return int(rows[0][0])


def _table_behind(key: str, question: FigureQuery) -> Table:
    """The table that a measure is counted in. Raises Invalid where the question narrows by what it has not."""
    table = measure(key).table
    for name in question.filters:
        if table not in dimension(name).columns:
            raise Invalid(f"“{measure(key).name}”不能按“{dimension(name).name}”筛选。请改选筛选条件。")
    return table


def place_of(row: dict[str, Any]) -> str:
    """The cursor of a row, which ``after`` takes for the rows behind it."""
    return f"{row['at']:%Y-%m-%dT%H:%M:%S.%f}|{row['id']}"


def _apart(question: FigureQuery) -> Iterator[tuple[Table, list[Measure]]]:
    """Measures that add up by themselves, so that one which does not keeps no other from the sums."""
    for table, measures in question.tables().items():
        for adding in (True, False):
            if some := [each for each in measures if adds_up(each) is adding]:
                yield table, some


def _figure(key: str, num: Any, den: Any) -> Figure:
    denominator = None if den is None else int(den)
    return Figure(int(num or 0), denominator, measure(key).value(int(num or 0), denominator))


def _nothing(key: str) -> Figure:
    return _figure(key, 0, 0 if measure(key).den else None)


def _sorted(found: dict[tuple[Any, ...], dict[str, Figure]]) -> list[tuple[tuple[Any, ...], dict[str, Figure]]]:
    return sorted(
        found.items(), key=lambda line: tuple((value is None, value if value is not None else 0) for value in line[0])
    )
