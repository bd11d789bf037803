"""A question to the facts, and the SQL that answers it. Values go in as parameters, never into the text."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from hotline.domains.analytics.rules.measures import Measure, Table, dimension, measure
from hotline.kernel.errors import Invalid

MOST_ROWS = 20_000


class Question(msgspec.Struct, frozen=True, kw_only=True):
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
                    raise Invalid(f"“{measures[0].name}”不能按“{dimension(name).name}”统计。")
        return found


class Query(msgspec.Struct, frozen=True):
    text: str
    parameters: tuple[Any, ...]


def query(question: Question, table: Table, measures: Iterable[Measure]) -> Query:
    """One row a combination of dimensions: these first, then numerator and denominator (NULL without) of each."""
    by = [f"{dimension(key).columns[table]} AS d{n}" for n, key in enumerate(question.dimensions)]
    figures = [part for each in measures for part in (each.num, each.den or "NULL")]
    where, parameters = _where(question, table)
    grouped = f" GROUP BY {', '.join(f'd{n}' for n in range(len(by)))} ORDER BY ALL" if by else ""
    text = f"SELECT {', '.join([*by, *figures])} FROM {table} WHERE {where}{grouped} LIMIT {MOST_ROWS + 1}"
    return Query(text, parameters)


def rows_behind(question: Question, key: str, part: str, most: int, after: str = "") -> Query:
    """The rows that make up a measure: ``part`` num, den, or rest (in the denominator and not in the numerator)."""
    wanted = measure(key)
    conditions = {
        "num": wanted.shows,
        "den": wanted.base if wanted.den else wanted.shows,
        "rest": f"({wanted.base}) AND NOT ({wanted.shows})",
    }
    if part not in conditions:
        raise Invalid(f"没有“{part}”这份清单。")
    where, parameters = _where(question, wanted.table)
    paged = " AND (strftime(\"at\", '%Y-%m-%dT%H:%M:%S.%f') || '|' || id) > ?" if after else ""
    text = f'SELECT * FROM {wanted.table} WHERE {where} AND ({conditions[part]}){paged} ORDER BY "at", id LIMIT {most}'
    return Query(text, (*parameters, *([after] if after else [])))


def _where(question: Question, table: Table) -> tuple[str, tuple[Any, ...]]:
    parts, parameters = ["day BETWEEN ? AND ?"], [question.first, question.last]
    for name, values in question.filters.items():
        if not values:
            continue
        marks = ", ".join("?" for _ in values)
        parts.append(f"CAST({dimension(name).columns[table]} AS VARCHAR) IN ({marks})")
        parameters += values  # type: ignore[arg-type]
    return " AND ".join(parts), tuple(parameters)
