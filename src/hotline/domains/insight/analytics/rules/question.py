"""A question to the facts, and the SQL that answers it. Values go in as parameters, never into the text."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from hotline.domains.insight.analytics.rules.measures import dimension, measure
from hotline.domains.insight.analytics.rules.measures.shape import Measure, Table
from hotline.domains.insight.analytics.rules.sums import Sum, sums_of
from hotline.kernel.errors import Invalid

MAX_ROWS = 20_000


class FigureQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Measures by dimensions over the Beijing days ``first`` to ``last``, both within.

    ``filters``: dimension -> any of these values, as text.
    """

    measures: tuple[str, ...]
    first: date
    last: date
    dimensions: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = {}

    def tables(self) -> dict[Table, list[Measure]]:
        """The measures by the table they are counted in. Raises Invalid where a dimension does not apply."""
        found: dict[Table, list[Measure]] = {}
        for key in self.measures:
            found.setdefault(measure(key).table, []).append(measure(key))
        for table, measures in found.items():
            for name in (*self.dimensions, *self.filters):
                if table not in dimension(name).columns:
                    raise Invalid(f"“{measures[0].name}”不能按“{dimension(name).name}”统计。请改选维度。")
        return found


class Query(msgspec.Struct, frozen=True):
    text: str
    parameters: tuple[Any, ...]


def query(question: FigureQuery, table: Table, measures: Iterable[Measure]) -> Query:
    """The SQL of a question: one row for each combination of dimensions.

    Columns: the dimensions, then numerator and denominator of each measure (denominator NULL where it has none).
    """
    by = _by(question, table)
    figures = [part for each in measures for part in (each.num, each.den or "NULL")]
    where, parameters = _where(question, table)
    text = f"SELECT {', '.join([*by, *figures])} FROM {table} WHERE {where}{_grouped(by)}{_ordered(by)}"
    return Query(text, parameters)


def query_with_sums(question: FigureQuery, table: Table, measures: Iterable[Measure], files: Sequence[str]) -> Query:
    """The SQL for the question, with complete months read from their sums.

    ``files`` are the sums of a cut that has all columns of the question. ``table`` must not hold the facts of those
    months.
    """
    by, known = _by(question, table), sums_of(table)
    measure_names = list(measures)
    made = [
        known[part] for part in dict.fromkeys(part for each in measure_names for part in (each.num, each.den) if part)
    ]
    where, parameters = _where(question, table)
    narrowed, again = _narrowed(question, table)
    facts = ", ".join([*by, *(f"{each.made} AS {each.column}" for each in made)])
    sums = ", ".join([*by, *(f"{each.joined}({each.column}) AS {each.column}" for each in made)])
    listed = ", ".join(f"'{file}'" for file in files)
    both = (
        f"SELECT {facts} FROM {table} WHERE {where}{_grouped(by)}"
        f" UNION ALL SELECT {sums} FROM read_parquet([{listed}]) WHERE {narrowed}{_grouped(by)}"
    )
    names = [f"d{n}" for n in range(len(by))]
    figures = [_joined(known.get(part)) for each in measure_names for part in (each.num, each.den)]
    text = f"SELECT {', '.join([*names, *figures])} FROM ({both}) AS whole{_grouped(by)}{_ordered(by)}"
    return Query(text, (*parameters, *again))


def _joined(part: Sum | None) -> str:
    return f"{part.joined}({part.column})" if part else "NULL"


def _by(question: FigureQuery, table: Table) -> list[str]:
    return [f"{dimension(key).columns[table]} AS d{n}" for n, key in enumerate(question.dimensions)]


def _grouped(by: list[str]) -> str:
    return f" GROUP BY {', '.join(f'd{n}' for n in range(len(by)))}" if by else ""


def _ordered(by: list[str]) -> str:
    return f"{' ORDER BY ALL' if by else ''} LIMIT {MAX_ROWS + 1}"


def rows_behind(question: FigureQuery, key: str, part: str, limit: int | None, after: str = "") -> Query:
    """The rows that make up a measure, all for a ``limit`` of None.

    ``part``: num, den, or rest (in the denominator and not in the numerator).
    """
    names = measure(key)
    conditions = {
        "num": names.shows,
        "den": names.base if names.den else names.shows,
        "rest": names.misses or f"({names.base}) AND NOT ({names.shows})",
    }
    if part not in conditions:
        raise Invalid(f"没有“{part}”这份清单。请重新选择。")
    where, parameters = _where(question, names.table)
    paged = " AND (strftime(\"at\", '%Y-%m-%dT%H:%M:%S.%f') || '|' || id) > ?" if after else ""
    limited = "" if limit is None else f" LIMIT {limit}"
    text = f'SELECT * FROM {names.table} WHERE {where} AND ({conditions[part]}){paged} ORDER BY "at", id{limited}'
    return Query(text, (*parameters, *([after] if after else [])))


def count_behind(question: FigureQuery, key: str, part: str) -> Query:
    """How many rows make up a measure."""
    listed = rows_behind(question, key, part, None)
    return Query(f"SELECT count(*) FROM ({listed.text}) AS listed", listed.parameters)


def _where(question: FigureQuery, table: Table) -> tuple[str, tuple[Any, ...]]:
    narrowed, parameters = _narrowed(question, table)
    return f"day BETWEEN ? AND ? AND {narrowed}", (question.first, question.last, *parameters)


def _narrowed(question: FigureQuery, table: Table) -> tuple[str, tuple[str, ...]]:
    parts, parameters = ["true"], list[str]()
    for name, values in question.filters.items():
        if not values:
            continue
        marks = ", ".join("?" for _ in values)
        parts.append(f"CAST({dimension(name).columns[table]} AS VARCHAR) IN ({marks})")
        parameters += values
    return " AND ".join(parts), tuple(parameters)
