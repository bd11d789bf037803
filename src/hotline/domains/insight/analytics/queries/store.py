"""Queries over all facts, by DuckDB.

Closed days are in Parquet files, open ones are copied from PostgreSQL as they change. DuckDB reads both as one table,
and closed months from their sums. Each process has its own store; any number of threads may query it.
"""

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from hotline.domains.insight.analytics.models import ClosedPeriod
from hotline.domains.insight.analytics.queries import rows
from hotline.domains.insight.analytics.rules.columns import TESTED, arrow, fact_in
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.domains.insight.analytics.rules.measures.shape import Measure, Table
from hotline.domains.insight.analytics.rules.question import FigureQuery, Query, query, query_with_sums
from hotline.domains.insight.analytics.rules.sums import Cut, adds_up, cut_for, definition, file_of, sums_folder
from hotline.infrastructure.eventlog.log import head, touched_after
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import beijing_day

type Row = tuple[Any, ...]
#: A refresh this young is not repeated: screens are to be under two seconds old.
FRESH_SECONDS = 0.5
MAX_EVENTS = 20_000
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "1GB",
    "threads": 2,
    "autoinstall_known_extensions": False,
}
#: Agents' time of open days older than this is not looked at until its days are closed.
OLDEST_OPEN = timedelta(days=100)
#: Earlier than any call.
LONG_AGO = date(2000, 1, 1)
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


class Store:
    """A process's store of facts: parquet files of closed periods, and tails of later facts read from PostgreSQL."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._db = duckdb.connect(":memory:", config=CONFIG)
        self._lock = threading.Lock()
        self._tails: dict[Table, Tail] = {}
        self._fresh_until: dict[Table, float] = {}

    def rows_for(self, question: FigureQuery, table: Table, measures: Sequence[Measure], now: datetime) -> list[Row]:
        """The rows of the answer, with the open days up to now.

        Complete months are read from their sums if all measures add up and one cut has every column of the question.
        """
        narrowing = (key for key, values in question.filters.items() if values)
        cut = cut_for(table, (*question.dimensions, *narrowing)) if all(map(adds_up, measures)) else None
        with self._lock:
            tail = self._refreshed(table, now)
            summed = tail.summed(question.first, question.last) if cut else []
            facts = tail.facts(question.first, question.last, without=summed)
        if cut is None or not summed:
            return self._run(table, facts, query(question, table, measures), now)
        files = [tail.sums_file(period, cut) for period in summed]
        return self._run(table, facts, query_with_sums(question, table, measures, files), now)

    def rows_behind(self, question: FigureQuery, table: Table, found: Query, now: datetime) -> list[Row]:
        """The facts of the question's days that ``found`` selects."""
        with self._lock:
            facts = self._refreshed(table, now).facts(question.first, question.last)
        return self._run(table, facts, found, now)

    def _run(self, table: Table, facts: str, found: Query, now: datetime) -> list[Row]:
        cursor = self._db.cursor()
        try:
            cursor.execute(f"SET VARIABLE today = DATE '{beijing_day(now)}'")
            cursor.execute(f"SET VARIABLE moment = TIMESTAMP '{now.astimezone(UTC):%Y-%m-%d %H:%M:%S}'")
            text = f"WITH {table} AS NOT MATERIALIZED ({facts}) {found.text}"
            return cursor.execute(text, list(found.parameters)).fetchall()
        finally:
            cursor.close()

    def _refreshed(self, table: Table, now: datetime) -> "Tail":
        tail = self._tails.get(table) or self._tails.setdefault(table, make_tail(table, self._db, self._folder))
        if time.monotonic() >= self._fresh_until.get(table, 0):
            tail.refresh(now)
            self._fresh_until[table] = time.monotonic() + FRESH_SECONDS
        return tail


class Tail(ABC):
    """The open days of one table, and the files of its closed days.

    ``row`` is the column by which rows of the tail replace rows of a file.
    """

    row = "id"

    def __init__(self, table: Table, db: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self.table, self._db, self._folder = table, db, folder
        self._periods: tuple[ClosedPeriod, ...] | None = None
        self._known: tuple[tuple[str, str], ...] = ()
        self._corrected: list[ClosedPeriod] = []
        db.register("empty", arrow(table, []))
        db.execute(f"CREATE OR REPLACE TABLE tail_{table} AS SELECT * FROM empty")
        db.unregister("empty")

    def refresh(self, now: datetime) -> None:
        periods = tuple(ClosedPeriod.objects.filter(table=self.table, current=True).order_by("first"))
        known = tuple((period.file, period.sums) for period in periods)
        if self._periods is None or known != self._known:
            self._periods, self._known = periods, known
            self._db.execute(f"DELETE FROM tail_{self.table}")
            self.load(now)
        else:
            self.follow(now)
        touched = {row[0] for row in self._db.execute(f"SELECT DISTINCT day FROM tail_{self.table}").fetchall()}
        self._corrected = [p for p in periods if any(p.first <= day <= p.last for day in touched)]

    def facts(self, first: date, last: date, without: Collection[ClosedPeriod] = ()) -> str:
        """SQL for the facts that may lie in these days. A closed row gives way to the one in the tail."""
        parts = [f"SELECT * FROM tail_{self.table}"]
        there = [p for p in self._periods or () if p.first <= last and p.last >= first and p not in without]
        for periods, condition in (
            ([period for period in there if period not in self._corrected], ""),
            (
                [period for period in there if period in self._corrected],
                f" WHERE {self.row} NOT IN (SELECT {self.row} FROM tail_{self.table})",
            ),
        ):
            if periods:
                files = ", ".join(f"'{self._folder / period.file}'" for period in periods)
                parts.append(f"SELECT * FROM read_parquet([{files}]){condition}")
        real = " WHERE NOT test" if self.table in TESTED else ""
        return f"SELECT * FROM ({' UNION ALL '.join(parts)}){real}"

    def summed(self, first: date, last: date) -> list[ClosedPeriod]:
        """The months within these days whose sums are complete and current."""
        made_by = definition(self.table)
        return [
            period
            for period in self._periods or ()
            if made_by and period.sums == made_by and first <= period.first and period.last <= last
            if period not in self._corrected
        ]

    def sums_file(self, period: ClosedPeriod, cut: Cut) -> str:
        facts = self._folder / period.file
        return str(facts.parent / sums_folder(facts.name, period.sums) / file_of(cut))

    @property
    def closed_until(self) -> date:
        """The last day that lies in a file."""
        return max((period.last for period in self._periods or ()), default=LONG_AGO)

    @property
    def closed_at(self) -> datetime:
        """Since when rows of closed days may have changed."""
        return min((period.written_at for period in self._periods or ()), default=NEVER)

    @abstractmethod
    def load(self, now: datetime) -> None:
        """Everything that lies in no file, into the empty tail."""

    @abstractmethod
    def follow(self, now: datetime) -> None:
        """Load the changes since the last call."""

    def put(self, facts: list[Fact], *, instead_of: list[str]) -> None:
        """``instead_of``: the names of rows in the tail that give way."""
        if instead_of:
            self._db.execute(f"DELETE FROM tail_{self.table} WHERE {self.row} IN (SELECT unnest(?))", [instead_of])
        if facts:
            self._db.register("coming", arrow(self.table, facts))
            self._db.execute(f"INSERT INTO tail_{self.table} SELECT * FROM coming")
            self._db.unregister("coming")


class CallsTail(Tail):
    """Follows the log: the calls that events told of since are read again."""

    _position = 0

    def load(self, now: datetime) -> None:
        self._position = head().position
        first = self.closed_until + timedelta(days=1)
        self.put(list(rows.facts_between(self.table, first, beijing_day(now), now)), instead_of=[])
        self._correct()

    def follow(self, now: datetime) -> None:
        touched = touched_after(self._position, MAX_EVENTS)
        if touched.events >= MAX_EVENTS:
            self._db.execute(f"DELETE FROM tail_{self.table}")
            self.load(now)
        elif touched.events:
            self._position += touched.events
            self.put(rows.facts_of_calls(self.table, touched.calls), instead_of=sorted(touched.calls))

    def _correct(self) -> None:
        corrected = rows.corrected_calls()
        self.put(rows.facts_of_calls(self.table, corrected), instead_of=corrected)


class StaysTail(CallsTail):
    """The tail of the stays in queues. All stays of a call are read together."""

    row = "call"


class TimeTail(Tail):
    """The open days of agents' time. Today is read for every query, because time passes; other open days are loaded
    once.

    A closed day that later events changed is held here completely.
    """

    row = "day"
    _loaded = LONG_AGO
    _late: tuple[tuple[date, datetime], ...] = ()

    def load(self, now: datetime) -> None:
        self._loaded, self._late = beijing_day(now), ()
        first = max(self.closed_until + timedelta(days=1), self._loaded - OLDEST_OPEN)
        self.put(list(rows.facts_between(self.table, first, self._loaded, now)), instead_of=[])
        self._take_late(now)

    def follow(self, now: datetime) -> None:
        today = beijing_day(now)
        self._read(self._loaded, today, now)
        self._loaded = today
        self._take_late(now)

    def _take_late(self, now: datetime) -> None:
        late = rows.late_days()
        if late != self._late:
            for day, _ in late:
                self._read(day, day, now)
            self._late = late

    def _read(self, first: date, last: date, now: datetime) -> None:
        self._db.execute("DELETE FROM tail_agent_time WHERE day BETWEEN ? AND ?", [first, last])
        self.put(list(rows.facts_between(self.table, first, last, now)), instead_of=[])


class SmallTail(Tail):
    """The tail of rows that PostgreSQL keeps: rows of open days, and rows of closed days that changed since closing."""

    _since = datetime.min.replace(tzinfo=UTC)

    def load(self, now: datetime) -> None:
        self._since = now
        self._take(rows.small_changed(self.table, self.closed_at, self.closed_until))

    def follow(self, now: datetime) -> None:
        since, self._since = self._since, now
        self._take(rows.changed_since(self.table, since))

    def _take(self, found: list[Any]) -> None:
        present = [fact_in(self.table, row.data) for row in found if not row.gone]
        self.put(present, instead_of=[row.id for row in found])


def make_tail(table: Table, db: duckdb.DuckDBPyConnection, folder: Path) -> Tail:
    kinds: dict[Table, type[Tail]] = {"calls": CallsTail, "stays": StaysTail, "agent_time": TimeTail}
    kind = kinds.get(table, SmallTail)
    return kind(table, db, folder)


@cache
def store() -> Store:
    """This process's store of facts."""
    return Store(settings().facts_dir.absolute())
