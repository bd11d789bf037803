"""Ten years of calls as closed facts: how long questions to them take, beside what DuckDB alone needs for the same.

    nice -n 19 .venv/bin/python -m bench.ten_years make --years 10    Parquet by month, as the closing writes it
    nice -n 19 .venv/bin/python -m bench.ten_years ask                any two dimensions; filters with drill
    nice -n 19 .venv/bin/python -m bench.ten_years close              writing a month of 275,000 calls

All under .data/ten-years, with a PostgreSQL of its own. The calls are made straight as Parquet in the layout of
`rules/facts/calls.py`, the same bytes each time with the same versions of DuckDB: 11,560 on a working day, 3,440 on
others (DOMAIN.md §16). ``ask`` goes through the product's own store and registry.
"""

import argparse
import itertools
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

FOLDER = Path(".data/ten-years").absolute()
DATABASE = "ten_years"
LAST_MONTH = date(2026, 10, 1)
WORKING_DAY, DAY_OFF = 11_560, 3_440
MONTH_OF_CALLS = 275_000
DRAWN = ("answer_rate", "answered", "mean_wait")
#: Of each question; the first of all is not counted.
TIMES = 2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "ask", "close"])
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--every", type=int, default=1, help="ask only every so manieth pair of dimensions")
    parser.add_argument("--alone", type=int, default=7, help="of these, every so manieth by DuckDB alone too")
    parser.add_argument("--calls", type=int, default=MONTH_OF_CALLS, help="of the month that is written")
    arguments = parser.parse_args()
    if arguments.what == "make":
        make(arguments.years)
        return 0
    with product():
        measure(arguments.every, arguments.alone) if arguments.what == "ask" else close(arguments.calls)
    return 0


def make(years: int) -> None:
    """A file a month, oldest first; one that is there already is left."""
    folder = FOLDER / "facts/calls"
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"threads": 2, "memory_limit": "2GB"}) as db:
        db.execute("SET preserve_insertion_order = true")
        for first in months(years):
            file = folder / f"{first:%Y-%m}.v1.parquet"
            if not file.exists():
                half = file.with_suffix(".half")
                began = time.monotonic()
                db.execute(
                    f"COPY ({CALLS}) TO '{half}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 200000)", [first]
                )
                half.rename(file)
                print(f"{file.name}  {time.monotonic() - began:.1f} s  {file.stat().st_size / 1e6:.1f} MB", flush=True)


def months(years: int) -> Iterator[date]:
    """The first days, oldest first."""
    for back in range(12 * years - 1, -1, -1):
        month = LAST_MONTH.year * 12 + LAST_MONTH.month - 1 - back
        yield date(month // 12, month % 12 + 1, 1)


#: Chance from a hash of day, number and a salt: 0 … 9,999.
def _chance(salt: int) -> str:
    return f"(hash(day, k, {salt}) % 10000)::BIGINT"


CALLS = f"""
WITH days AS (
    SELECT unnest(generate_series($1::DATE, $1::DATE + INTERVAL 1 MONTH - INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS day
), numbered AS (
    SELECT day, unnest(range(CASE WHEN isodow(day) < 6 THEN {WORKING_DAY} ELSE {DAY_OFF} END)) AS k FROM days
), drawn AS (
    SELECT day, k,
        least(86399, greatest(0, 36000 + ({_chance(1)} + {_chance(2)} - 10000) * 3 + {_chance(3)} % 3600))::BIGINT
            AS second,
        {_chance(4)} AS queue_at, {_chance(5)} AS agent_at, {_chance(6)} AS topic_at, {_chance(7)} AS place_at,
        {_chance(8)} < 9300 AS answered, {_chance(9)} AS rating, {_chance(10)} AS wait, {_chance(11)} AS talk,
        {_chance(12)} AS luck
    FROM numbered
)
SELECT
    'bj1a-' || strftime(day, '%Y%m%d') || '-' || lpad(k::VARCHAR, 6, '0') AS id,
    day::TIMESTAMP - INTERVAL 8 HOUR + to_seconds(second) + to_milliseconds(k % 1000) AS "at",
    day, (second // 900)::BIGINT AS slot, 'in' AS direction, '12333' AS origin,
    CASE WHEN luck % 2 = 0 THEN 'bj1' ELSE 'bj2' END AS site,
    'p' || (place_at * place_at // 100000000 * 33 // 1 + place_at % 34)::VARCHAR AS place,
    'q' || (queue_at % 17)::VARCHAR AS queue,
    CASE WHEN answered THEN (1001 + agent_at % 180)::VARCHAR ELSE '' END AS agent,
    CASE WHEN answered THEN 't' || (least(topic_at, (topic_at * 7) % 10000) % 160)::VARCHAR ELSE '' END AS topic,
    CASE luck % 3 WHEN 0 THEN 'agent' ELSE 'caller' END AS hung_up_by, 'kept' AS recording, false AS test,
    true AS entered, true AS decided, answered, NOT answered AS abandoned, NOT answered AND wait < 600 AS short_abandon,
    false AS callback_taken, false AS callback_done, answered AND rating < 9050 AS to_rating, answered AS served,
    false AS reached, luck < 300 AS transferred, luck BETWEEN 300 AND 1200 AS handed_over, false AS self_service,
    false AS voicemail, luck = 5000 AS unrest, luck BETWEEN 6000 AND 6400 AS repeat,
    luck BETWEEN 7000 AND 7060 AS missed_offer,
    CASE WHEN answered AND rating < 6000 THEN CASE WHEN rating < 4500 THEN 1 WHEN rating < 5700 THEN 2
        WHEN rating < 5980 THEN 3 WHEN rating < 5992 THEN 4 ELSE 5 END ELSE 0 END::BIGINT AS score,
    answered::BIGINT AS talks, (wait * 3)::BIGINT AS wait_ms,
    CASE WHEN answered THEN wait * 3 + 21000 ELSE 0 END::BIGINT AS arrival_wait_ms,
    CASE WHEN answered THEN 60000 + talk * 30 ELSE 0 END::BIGINT AS talk_ms,
    CASE WHEN luck < 900 THEN talk * 4 ELSE 0 END::BIGINT AS held_ms,
    CASE WHEN answered THEN 15000 + wait * 2 ELSE 0 END::BIGINT AS wrap_up_ms
FROM drawn ORDER BY "at", id
"""


@contextmanager
def product() -> Iterator[None]:
    """Django over a database of its own, and our folder of facts."""
    from tests.cluster import PrivateCluster

    with PrivateCluster(FOLDER / "postgres") as cluster:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "hotline.config.settings",
            "HOTLINE_PLACE__DATA": str(FOLDER),
            "HOTLINE_DATABASE__HOST": "127.0.0.1",
            "HOTLINE_DATABASE__NAME": DATABASE,
            "HOTLINE_DATABASE__USER": "hotline",
        }
        import psycopg
        from django.conf import settings

        settings.DATABASES["default"] |= {"PORT": cluster.port, "PASSWORD": ""}
        with psycopg.connect(f"host=127.0.0.1 port={cluster.port} user=hotline dbname=postgres", autocommit=True) as db:
            if not db.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                db.execute(f"CREATE DATABASE {DATABASE}")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        try:
            yield
        finally:
            connection.close()
            if connection.pool:
                connection.close_pool()


def measure(every: int, alone: int) -> None:
    """Every pair of dimensions over all years, then a filter with drill over the last three."""
    from hotline.domains.insight.analytics.queries import answers
    from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
    from hotline.domains.insight.analytics.rules.question import FigureQuery

    rows, size, sums = known_periods()
    last = (LAST_MONTH + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    first = min(months(10), key=lambda month: not (FOLDER / f"facts/calls/{month:%Y-%m}.v1.parquet").exists())
    print(f"{rows:,} calls, {first} to {last}, {size / 1e9:.2f} GB of Parquet, sums {sums / 1e9:.2f} GB\n")
    began = time.monotonic()
    answers.answer_to(FigureQuery(measures=("answered",), first=last, last=last))
    print(f"first question of a process: {time.monotonic() - began:.2f} s")

    print(f"\nany two dimensions, {', '.join(DRAWN)}, all years: seconds waited and of processors")
    print(f"(two threads; best of {TIMES}); the same of DuckDB alone; rows")
    took: list[tuple[float, float]] = []
    keys = [key for key, each in DIMENSIONS.items() if "calls" in each.columns]
    for place, pair in enumerate(itertools.islice(itertools.combinations(keys, 2), 0, None, every)):
        question = FigureQuery(measures=DRAWN, dimensions=pair, first=first, last=last)
        ours, spent, lines = best(lambda query=question: lines_of(query))  # type: ignore[misc]
        took.append((ours, spent))
        theirs = "{:6.2f} {:6.2f}".format(*floor(question)) if place % alone == 0 else "     –      –"
        print(f"  {' x '.join(pair):24}  {ours:6.2f} {spent:6.2f}  {theirs}  {lines}", flush=True)
    for what, times in (("waited", [each[0] for each in took]), ("processor", [each[1] for each in took])):
        print(f"  of {len(times)} pairs, {what}: median {statistics.median(times):.2f} s, most {max(times):.2f} s")

    three = date(last.year - 3, last.month, 1) + timedelta(days=32)
    print("\na filter with drill over three years: question, the first fifty calls behind it; DuckDB alone (question)")
    print("each: seconds waited and of processors")
    for filters in ({"queue": ("q3",)}, {"topic": ("t7",)}, {"agent": ("1042",)}, {"queue": ("q3",), "topic": ("t7",)}):
        narrowed = FigureQuery(measures=DRAWN, dimensions=("month",), filters=filters, first=three, last=last)
        ours = best(lambda query=narrowed: answers.answer_to(query))  # type: ignore[misc]
        drill = best(lambda query=narrowed: answers.behind("answer_rate", "rest", query, 50))  # type: ignore[misc]
        figures = "  ".join("{:6.2f} {:6.2f}".format(*each[:2]) for each in (ours, drill, floor(narrowed)))
        print(f"  {filters!s:44}  {figures}  {len(drill[2])} rows", flush=True)
    print(f"\nlargest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


def lines_of(question: Any) -> str:
    """How many the answer has; one that is too long is refused, and who asked waits for that as well."""
    from hotline.domains.insight.analytics.queries import answers
    from hotline.kernel.errors import Invalid

    try:
        return f"{len(answers.answer_to(question).lines):7,}"
    except Invalid as refusal:
        return refusal.message.partition("。")[0]


def best(act: Callable[[], Any]) -> tuple[float, float, Any]:
    """Of some times the shortest wait, the least processor time of all threads, and what came of it."""
    waited, spent, answer = [], [], None
    for _ in range(TIMES):
        began, worked = time.monotonic(), time.process_time()
        answer = act()
        waited.append(time.monotonic() - began)
        spent.append(time.process_time() - worked)
    return min(waited), min(spent), answer


def floor(question: Any) -> tuple[float, float]:
    """The same figures by the shortest SQL, on a connection of DuckDB's own, with as many threads."""
    from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS

    by = ", ".join(DIMENSIONS[key].columns["calls"] for key in question.dimensions)
    where = " AND ".join(
        [
            f"day BETWEEN '{question.first}' AND '{question.last}'",
            *(f"{k} = '{v[0]}'" for k, v in question.filters.items()),
        ]
    )
    text = (
        f"SELECT {by}, count(*) FILTER (WHERE answered), count(*) FILTER (WHERE decided),"
        " sum(wait_ms) FILTER (WHERE answered)"
        f" FROM read_parquet('{FOLDER}/facts/calls/*.parquet') WHERE {where} GROUP BY ALL"
    )
    with duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}) as db:
        return best(lambda: db.execute(text).fetchall())[:2]


def known_periods(table: str = "calls") -> tuple[int, int, int]:
    """The files as the product knows them, summed up where they were not yet; returns rows, bytes, bytes of sums."""
    from hotline.domains.insight.analytics.actions.month_sums import refresh_sums
    from hotline.domains.insight.analytics.models import ClosedPeriod
    from hotline.domains.insight.analytics.rules.calendar import month_bounds

    known = set(ClosedPeriod.objects.values_list("file", flat=True))
    folder = FOLDER / "facts" / table
    for file in sorted(folder.glob("*.v1.parquet")):
        if f"{table}/{file.name}" not in known:
            first, last = month_bounds(date.fromisoformat(f"{file.name[:7]}-01"))
            ClosedPeriod.objects.create(
                table=table,
                first=first,
                last=last,
                version=1,
                file=f"{table}/{file.name}",
                rows=pq.read_metadata(file).num_rows,
                size=file.stat().st_size,
                digest="",
                written_at=datetime.now(UTC),
            )
    began = time.monotonic()
    if made := refresh_sums():
        print(f"{len(made)} months summed up in {time.monotonic() - began:.0f} s")
    rows = sum(ClosedPeriod.objects.filter(table=table).values_list("rows", flat=True))
    return rows, *(sum(file.stat().st_size for file in folder.glob(kind)) for kind in ("*.parquet", "*/*.parquet"))


def close(calls: int) -> None:
    """One call as the projector folds it, so many times over (minutes; they stay for the next time); then its month is
    written by the product.
    """
    from django.db import connection

    from hotline.domains.insight.analytics.actions.closing_periods import close_period
    from hotline.domains.insight.analytics.models import ClosedPeriod
    from hotline.domains.insight.analytics.rules.calendar import month_bounds
    from hotline.domains.voice.records.models import CallRecord

    month = date(2026, 11, 1)
    if CallRecord.objects.count() != calls + 1:
        with connection.cursor() as cursor:
            fold_one_call()
            cursor.execute(MORE_CALLS, [calls, calls])
            cursor.execute("ANALYZE calls_callrecord")
    ClosedPeriod.objects.filter(first=month).delete()
    for table in ("calls", "stays"):
        began, worked = time.monotonic(), time.process_time()
        closed = close_period(table, *month_bounds(month), datetime.now(UTC))
        waited, spent = time.monotonic() - began, time.process_time() - worked
        print(f"{closed.rows:,} {table} written in {waited:.1f} s ({spent:.1f} s of processors), {closed.size:,} bytes")
        (FOLDER / "facts" / closed.file).unlink()
        closed.delete()
    print(f"largest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


#: The first call again and again, over the days of November 2026.
MORE_CALLS = """
INSERT INTO calls_callrecord
SELECT (jsonb_populate_record(one, jsonb_build_object(
    'id', one.id || '-' || n, 'at', moment,
    'detail', one.detail || jsonb_build_object('id', one.id || '-' || n, 'at', moment)
))).*
FROM calls_callrecord AS one, generate_series(1, %s) AS n,
LATERAL (SELECT to_char(
    timestamp '2026-11-01 00:00' + interval '29 days' * n / %s, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS moment) AS t
WHERE one.id = 'one'
"""


def fold_one_call() -> None:
    """As the projector does, once: its log stays from run to run."""
    from django.db import connection

    from hotline.domains.voice.records.models import CallRecord
    from hotline.events import calls
    from tests.domains.service.messaging.arrivals import log
    from tests.domains.voice.calls.tales import Tale

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM calls_callrecord WHERE id <> 'one'")
    if CallRecord.objects.filter(pk="one").exists():
        return
    tale = Tale("one", datetime(2026, 11, 2, 2, tzinfo=UTC)).arrives().queues("social", after=5)
    tale = tale.answered("1001", after=20, waited=20).talk_ends("1001", "agent", "rating", after=200)
    tale = tale.publish(calls.RatingStarted("1001"), after=0.1).publish(calls.Rated("1001", 1), after=5)
    log(tale.ends("caller", after=1, stage="rating").events)


if __name__ == "__main__":
    sys.exit(main())
