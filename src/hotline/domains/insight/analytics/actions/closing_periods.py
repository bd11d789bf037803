"""Closed days and months as Parquet. The same facts make the same bytes, wherever and whenever they are written."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast

import pyarrow as pa
import pyarrow.parquet as pq
from cryptography.hazmat.primitives import hashes
from django.db import transaction

from hotline.domains.insight.analytics.actions.month_sums import CLOSING, sum_up_period
from hotline.domains.insight.analytics.models import ClosedPeriod, Correction, LateDay
from hotline.domains.insight.analytics.queries.rows import facts_between, oldest_day
from hotline.domains.insight.analytics.rules.calendar import days_due, month_bounds, months_due
from hotline.domains.insight.analytics.rules.columns import SHAPES, arrow, in_order, schema
from hotline.domains.insight.analytics.rules.measures.shape import Table
from hotline.domains.insight.analytics.rules.sums import sums_folder
from hotline.infrastructure.locks import held
from hotline.infrastructure.settings import settings

ROW_GROUP = 200_000
PIECE = 65_536
#: A store that has not looked up may go on reading what was replaced for so long.
READ_FOR = timedelta(hours=1)
#: The tables of late corrections, and the tables of facts that they concern.
NOTED: dict[type[Correction | LateDay], tuple[Table, ...]] = {Correction: ("calls", "stays"), LateDay: ("agent_time",)}


@held(CLOSING)
def close_due(now: datetime) -> list[ClosedPeriod]:
    """Write the file of every day and month that is over, oldest first. Closed periods are left alone."""
    return [period for table in SHAPES for period in _close_table(table, now)]


def _close_table(table: Table, now: datetime) -> Iterator[ClosedPeriod]:
    oldest = oldest_day(table)
    if oldest is None:
        return
    closed = {(p.first, p.last) for p in ClosedPeriod.objects.filter(table=table, current=True)}
    for first, last in months_due(oldest, now):
        if (first, last) not in closed:
            yield close_period(table, first, last, now)
    for day in days_due(oldest, now):
        if (day, day) not in closed:
            yield close_period(table, day, day, now)


def close_period(table: Table, first: date, last: date, now: datetime) -> ClosedPeriod:
    """Write the next version of a period. A month replaces its days. A failed write leaves nothing behind."""
    before = ClosedPeriod.objects.filter(table=table, first=first, last=last).order_by("-version").first()
    version = before.version + 1 if before else 1
    name = f"{table}/{_named(first, last)}.v{version}.parquet"
    path = settings().facts_dir / name
    count = write(path, table, first, last, now)
    closed = sum_up_period(
        ClosedPeriod(
            table=table,
            first=first,
            last=last,
            version=version,
            file=name,
            rows=count,
            size=path.stat().st_size,
            digest=digest_of(path),
            written_at=now,
        )
    )
    with transaction.atomic():
        ClosedPeriod.objects.filter(table=table, current=True, first__gte=first, last__lte=last).update(current=False)
        closed.save()
        for noted, tables in NOTED.items():
            if table in tables:
                _let_go(noted, tables, first, last)
    return closed


def _let_go(noted: type[Correction | LateDay], tables: tuple[Table, ...], first: date, last: date) -> None:
    """Delete the notes about days in [first, last] that are older than every file of the day."""
    files = ClosedPeriod.objects.filter(table__in=tables, current=True, first__lte=last, last__gte=first)
    written = list(files.values_list("first", "last", "written_at"))
    for day in set(noted.objects.filter(day__range=(first, last)).values_list("day", flat=True)):
        oldest = min(at for begin, end, at in written if begin <= day <= end)
        noted.objects.filter(day=day, noted_at__lte=oldest).delete()


@held(CLOSING)
def rewrite_corrected(now: datetime) -> list[ClosedPeriod]:
    """A new version of every period of which events told afterwards."""
    found = []
    for noted, tables in NOTED.items():
        days = set(noted.objects.values_list("day", flat=True))
        periods = ClosedPeriod.objects.filter(table__in=tables, current=True).order_by("table", "first")
        touched = [p for p in periods if any(p.first <= day <= p.last for day in days)]
        found += [close_period(cast(Table, period.table), period.first, period.last, now) for period in touched]
    return found


@held(CLOSING)
def rewrite_day(day: date, now: datetime) -> list[ClosedPeriod]:
    """A new version of every period that holds the day."""
    periods = ClosedPeriod.objects.filter(current=True, first__lte=day, last__gte=day).order_by("table", "first")
    return [close_period(cast(Table, period.table), period.first, period.last, now) for period in list(periods)]


def write(path: Path, table: Table, first: date, last: date, now: datetime) -> int:
    """A day at a time, so that a month needs a day's memory. Returns the number of rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    count, day = 0, first
    with pq.ParquetWriter(half, schema(table), compression="zstd", version="2.6", write_statistics=True) as writer:
        pending: list[pa.Table] = []
        while day <= last:
            pending.append(arrow(table, in_order(facts_between(table, day, day, now))))
            count += pending[-1].num_rows
            if sum(each.num_rows for each in pending) >= ROW_GROUP:
                writer.write_table(pa.concat_tables(pending).combine_chunks())
                pending = []
            day += timedelta(days=1)
        if sum(each.num_rows for each in pending) or not count:
            writer.write_table(pa.concat_tables(pending).combine_chunks())
    with half.open("rb") as file:
        os.fsync(file.fileno())
    half.replace(path)
    return count


def digest_of(path: Path) -> str:
    """SM3, hex."""
    digest = hashes.Hash(hashes.SM3())
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.finalize().hex()


def _named(first: date, last: date) -> str:
    return f"{first:%Y-%m}" if (first, last) == month_bounds(first) else f"{first}"


@held(CLOSING)
def sweep(now: datetime) -> None:
    """Delete files of days that a month replaced over an hour ago, and replaced sums: nobody can still be reading
    them.
    """
    months = [p for p in ClosedPeriod.objects.filter(current=True, written_at__lt=now - READ_FOR) if p.first < p.last]
    for period in months:
        folder = settings().facts_dir / period.table
        for path in folder.glob(f"{period.first:%Y-%m}-??.v*.parquet"):
            path.unlink()
        mine = folder / sums_folder(Path(period.file).name, period.sums)
        if mine.exists() and datetime.fromtimestamp(mine.stat().st_mtime, UTC) < now - READ_FOR:
            for path in folder.glob(f"{period.first:%Y-%m}.v*.sums-*"):
                if path != mine:
                    shutil.rmtree(path)
