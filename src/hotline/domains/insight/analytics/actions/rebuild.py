"""Rebuilds all facts from the event log, and proves that closed months come out byte by byte as before."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from hotline.domains.insight.analytics.actions.closing_periods import digest_of, write
from hotline.domains.insight.analytics.actions.fact_folds import refold_all
from hotline.domains.insight.analytics.actions.month_sums import sum_up
from hotline.domains.insight.analytics.models import ClosedPeriod
from hotline.domains.insight.analytics.queries.closed import closed_periods
from hotline.domains.insight.analytics.rules.measures.shape import Table
from hotline.domains.insight.analytics.rules.sums import definition
from hotline.domains.voice.records.actions.fold import rebuild as rebuild_calls


@dataclass(frozen=True)
class Rebuilt:
    """A closed period that was rebuilt. ``same``: its file and its sums equal the stored ones byte by byte."""

    file: str
    rows: int
    same: bool


def rebuild(now: datetime, *, calls_too: bool = True) -> list[Rebuilt]:
    """Fold calls, agents' time and all else from the events, then write every closed period to a place aside."""
    if calls_too:
        rebuild_calls()
    refold_all()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for period in closed_periods():
            path = Path(folder) / "again.parquet"
            rows = write(path, cast(Table, period.table), period.first, period.last, now)
            same = digest_of(path) == period.digest and _same_sums(path, period)
            found.append(Rebuilt(period.file, rows, same))
    return found


def _same_sums(path: Path, period: ClosedPeriod) -> bool:
    """Whether the month's sums come out as before. True also where none exist or their definition is an older one.

    The worker makes such sums again.
    """
    table = cast(Table, period.table)
    if not period.sums or period.sums != definition(table):
        return True
    return sum_up(path, table, period.first, path.parent / "sums") == period.sums_digest
