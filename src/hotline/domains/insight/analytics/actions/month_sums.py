"""The sums that lie beside a closed month: made from its file alone, so the same facts make the same bytes."""

import shutil
from datetime import date
from pathlib import Path
from typing import cast

import duckdb
import pyarrow.parquet as pq
from cryptography.hazmat.primitives import hashes

from hotline.domains.insight.analytics.models import ClosedPeriod
from hotline.domains.insight.analytics.rules.calendar import month_bounds
from hotline.domains.insight.analytics.rules.measures.shape import Table
from hotline.domains.insight.analytics.rules.sums import CUTS, definition, file_of, making, sums_folder
from hotline.infrastructure.locks import held
from hotline.infrastructure.settings import settings

#: The name of the lock under which files of closed periods are written: an hour's run and a command may meet.
CLOSING = "files of closed periods"
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "1GB",
    "threads": 2,
    "autoinstall_known_extensions": False,
}


def sum_up(facts: Path, table: Table, month: date, folder: Path) -> str:
    """Write every cut of the month, one file each. Returns the SM3 digest (hex) over the files in order.

    A failed run leaves no partial files in place.
    """
    half, digest = folder.with_name(f"{folder.name}.half"), hashes.Hash(hashes.SM3())
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    with duckdb.connect(config=CONFIG) as db:
        db.execute(f"CREATE TABLE facts AS SELECT * FROM read_parquet('{facts}')")
        for cut in CUTS[table]:
            path = half / file_of(cut)
            found = db.sql(making(table, cut, month)).to_arrow_table()
            pq.write_table(found, path, compression="zstd", version="2.6", write_statistics=True)
            digest.update(path.read_bytes())
    shutil.rmtree(folder, ignore_errors=True)
    half.replace(folder)
    return digest.finalize().hex()


def sum_up_period(period: ClosedPeriod) -> ClosedPeriod:
    """A day, or a table that is small, has none."""
    table, path = cast(Table, period.table), settings().facts_dir / period.file
    if has_sums(table, period.first, period.last):
        period.sums = definition(table)
        period.sums_digest = sum_up(path, table, period.first, path.parent / sums_folder(path.name, period.sums))
    return period


def has_sums(table: Table, first: date, last: date) -> bool:
    return table in CUTS and (first, last) == month_bounds(first)


@held(CLOSING)
def refresh_sums() -> list[ClosedPeriod]:
    """Compute the sums of every closed month that has none, or whose sums come from other measures.

    Newest month first.
    """
    due = [
        period
        for table in CUTS
        for period in ClosedPeriod.objects.filter(table=table, current=True).order_by("-first")
        if has_sums(table, period.first, period.last) and period.sums != definition(table)
    ]
    for period in due:
        sum_up_period(period).save(update_fields=["sums", "sums_digest"])
    return due
