"""How long the statistics of cases take, by the stretch of days.

    .venv/bin/python -m bench.case_statistics [--cases 50000]

A database of its own on the tests' PostgreSQL (64 MB of buffers, no fsync), with cases worked to every stage by the
product and multiplied over two years. Prints Markdown: seconds of three in a row, the first and the median.
"""

import argparse
import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.knowledge_folds import set_up
from tests.cluster import PrivateCluster

if TYPE_CHECKING:
    from hotline.infrastructure.permissions import Principal

TIMES = 3
STRETCHES = (("a month", 30), ("a year", 365), ("two years", 730))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=50_000)
    count = parser.parse_args().cases
    with tempfile.TemporaryDirectory() as folder, PrivateCluster(Path(".data/test-pg").absolute()) as cluster:
        keys = Path(folder) / "personal.json"
        os.environ["HOTLINE_PRIVACY__KEYS"] = str(keys)
        os.environ["HOTLINE_PRIVACY__KEYS_BY"] = "file"
        set_up()
        database = prepared(cluster.port, keys)
        try:
            reader = filled(count)
            print(f"{count} cases, load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
            print("| of | cases | first, s | median, s |\n|---|---|---|---|")
            for name, days in STRETCHES:
                measure(name, days, reader)
        finally:
            cluster.drop(database)


def prepared(port: int, keys: Path) -> str:
    """An empty database, with all tables; its name."""
    from django.db import connection, connections

    from hotline.infrastructure.key_service.key_set import SealingKeys

    SealingKeys.make_file(keys, "2026-01")
    settings = connections["default"].settings_dict
    settings.update(HOST="127.0.0.1", PORT=port, USER="hotline", PASSWORD="")
    settings["OPTIONS"].pop("pool", None)
    settings["TEST"]["NAME"] = f"bench_statistics_{os.getpid()}"
    return connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)


def filled(count: int) -> "Principal":
    """With so many cases; one who sees them all."""
    from django.db import connection

    from bench.many_cases import multiply, people
    from hotline.domains.service.workorders.actions import publication

    publication.load_builtin(by="bench")
    multiply(count)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return people()["client"][0]


def measure(name: str, days: int, reader: "Principal") -> None:
    from hotline.domains.service.workorders.queries.statistics import CaseStatisticsQuery, statistics
    from hotline.kernel.clock import beijing_day

    now, took = datetime.now(UTC), []
    today = beijing_day(now)
    for _ in range(TIMES):
        began = time.perf_counter()
        found = statistics(CaseStatisticsQuery("appeal", today - timedelta(days=days - 1), today), reader, now)
        took.append(time.perf_counter() - began)
    print(f"| {name} | {found.total} | {took[0]:.2f} | {median(took):.2f} |")


if __name__ == "__main__":
    main()
