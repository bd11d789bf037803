"""Sums of closed months: the registry's measures by a few columns, so that a question over years reads few facts.

A *cut* is a set of columns. Each cut is summed and stored in a file of its own. A measure can be answered from sums
when it adds up: counts, sums and maxima of the facts alone. A number of different agents does not add up, nor does
anything that depends on the moment of the question; those read the facts.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import chain
from typing import Literal

import msgspec

from hotline.domains.insight.analytics.rules.columns import SHAPES, TESTED
from hotline.domains.insight.analytics.rules.measures import MEASURES
from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.insight.analytics.rules.measures.shape import Measure, Table

type Cut = tuple[str, ...]
type Joined = Literal["sum", "max"]

#: Cuts from the smallest to the largest: the first with all columns of a question is read. Any two columns share a cut.
CUTS: Mapping[Table, tuple[Cut, ...]] = {
    "calls": (
        ("queue", "site", "origin", "score", "hung_up_by"),
        ("day", "queue", "origin"),
        ("day", "site", "score", "hung_up_by"),
        ("place", "queue", "origin"),
        ("place", "site", "score", "hung_up_by"),
        ("slot", "queue", "origin"),
        ("day", "place"),
        ("agent", "queue", "origin"),
        ("topic", "queue", "origin"),
        ("day", "slot"),
        ("slot", "site", "score", "hung_up_by"),
        ("agent", "site", "score", "hung_up_by"),
        ("topic", "site", "score", "hung_up_by"),
        ("day", "topic"),
        ("day", "agent"),
        ("slot", "place"),
        ("topic", "place"),
        ("agent", "place"),
        ("slot", "topic"),
        ("slot", "agent"),
        ("agent", "topic"),
    ),
    "stays": (
        ("queue", "outcome"),
        ("slot", "queue", "outcome"),
        ("day", "queue", "outcome"),
        ("day", "slot"),
    ),
    "agent_time": (
        ("agent", "state", "reason"),
        ("slot", "state", "reason"),
        ("day", "slot"),
        ("slot", "agent"),
        ("day", "agent", "state", "reason"),
    ),
}
#: A closed month lies within one of each, so that no day is needed.
MONTHLY_SPANS = ("month", "quarter", "year")
_JOINED: tuple[tuple[str, Joined], ...] = (
    ("count(*)", "sum"),
    ("coalesce(sum(", "sum"),
    ("coalesce(max(", "max"),
)


class Sum(msgspec.Struct, frozen=True):
    """``column`` holds what ``made`` (SQL over facts) came to; several are ``joined`` by this."""

    column: str
    made: str
    joined: Joined


def joined(aggregate: str) -> Joined | None:
    """How two values of an aggregate over separate facts make the value over both; None when they do not."""
    if "getvariable" in aggregate:
        return None
    return next((how for start, how in _JOINED if aggregate.startswith(start)), None)


@cache
def sums_of(table: Table) -> dict[str, Sum]:
    """The sums in the table's cuts, by their SQL: every aggregate of the registry that adds up, once."""
    parts = chain.from_iterable((each.num, each.den) for each in MEASURES.values() if each.table == table)
    adding = [(part, how) for part in dict.fromkeys(parts) if part and (how := joined(part))]
    return {part: Sum(f"s{n}", part, how) for n, (part, how) in enumerate(adding)}


def adds_up(measure: Measure) -> bool:
    known = sums_of(measure.table)
    return measure.num in known and (not measure.den or measure.den in known)


def cut_for(table: Table, dimensions: Iterable[str]) -> Cut | None:
    """The smallest in which a question by these (split or narrowed) finds all it needs."""
    needed = set().union(*(_columns(table, key) for key in dimensions))
    return next((cut for cut in CUTS.get(table, ()) if needed <= set(cut)), None)


def _columns(table: Table, dimension: str) -> set[str]:
    if dimension in MONTHLY_SPANS:
        return set()
    names = re.findall(r"\w+", DIMENSIONS[dimension].columns[table])
    return set(names) & set(SHAPES[table].__struct_fields__)


@cache
def definition(table: Table) -> str:
    """A digest of the definitions that sums are made by; "" for a table without sums.

    Sums with another digest are not read, and new ones are made.
    """
    if table not in CUTS:
        return ""
    definition = repr((CUTS[table], [(each.column, each.made) for each in sums_of(table).values()]))
    return hashlib.sha256(definition.encode()).hexdigest()[:16]


def sums_folder(file: str, made_by: str) -> str:
    """The folder of the sums beside a month's file.

    Other definitions have another folder, so that nobody reads a mixture.
    """
    return f"{file.removesuffix('.parquet')}.sums-{made_by}"


def file_of(cut: Cut) -> str:
    return f"{'+'.join(cut)}.parquet"


def making(table: Table, cut: Cut, month: date) -> str:
    """The SQL that makes a cut of a month's ``facts``. A cut without days gets the first day of the month."""
    day = () if "day" in cut else (f"DATE '{month}' AS day",)
    figures = [f"({each.made})::BIGINT AS {each.column}" for each in sums_of(table).values()]
    real = " WHERE NOT test" if table in TESTED else ""
    columns = ", ".join(cut)
    return f"SELECT {', '.join([*cut, *day, *figures])} FROM facts{real} GROUP BY {columns} ORDER BY {columns}"
