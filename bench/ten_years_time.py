"""Ten years of agents' time as closed facts: how long questions to it take, and how long its month takes to write.

    nice -n 19 .venv/bin/python -m bench.ten_years_time make --years 10    Parquet by month, as the closing writes it
    nice -n 19 .venv/bin/python -m bench.ten_years_time ask                any two dimensions; a filter with drill
    nice -n 19 .venv/bin/python -m bench.ten_years_time close              writing a month of 1.25 million pieces

Beside the calls of `bench.ten_years`, with its database. A working day has 110 agents at work for nine hours, another
day 33; each in turn ready (or away), ringing, talking, wrapping up, 291 seconds a round: 1.25 million pieces a month.
"""

import argparse
import itertools
import resource
import statistics
import sys
import time
from datetime import UTC, date, datetime, timedelta

import duckdb

from bench.ten_years import FOLDER, LAST_MONTH, best, known_periods, lines_of, months, product

TABLE = "agent_time"
DRAWN = ("duty_hours", "occupancy")
ROUND_SECONDS, ROUNDS = 291, 111
WORKING, OFF, AGENTS = 110, 33, 180
NEXT_MONTH = date(2026, 11, 1)

#: Periods of a month, in whole seconds since the day began in Beijing: they begin at eight, a little apart.
PERIODS = f"""
WITH days AS (
    SELECT unnest(generate_series($1::DATE, $1::DATE + INTERVAL 1 MONTH - INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS day
), seated AS (
    SELECT day, unnest(range(CASE WHEN isodow(day) < 6 THEN {WORKING} ELSE {OFF} END)) AS a FROM days
), rounds AS (
    SELECT day, 1001 + (a + (day - DATE '2016-01-01') * 37) % {AGENTS} AS agent, c,
        28800 + a * 2 + c * {ROUND_SECONDS} AS begun,
        (20 + hash(day, a, c, 1) % 80)::BIGINT AS rang, (90 + hash(day, a, c, 2) % 90)::BIGINT AS talked
    FROM seated, range({ROUNDS}) AS r(c)
), stretches AS (
    SELECT day, agent, c, unnest([
        {{'n': 0, 'state': if(c % 37 = 36, 'not_ready', 'ready'), 'begin': begun, 'until': begun + rang}},
        {{'n': 1, 'state': 'ringing', 'begin': begun + rang, 'until': begun + rang + 3}},
        {{'n': 2, 'state': 'talking', 'begin': begun + rang + 3, 'until': begun + rang + 3 + talked}},
        {{'n': 3, 'state': 'wrap_up', 'begin': begun + rang + 3 + talked, 'until': begun + {ROUND_SECONDS}}}
    ], recursive := true) FROM rounds
), periods AS (
    SELECT agent::VARCHAR AS agent, ((day - DATE '2016-01-01') * 1000 + c * 4 + n)::BIGINT AS seq, state,
        CASE state WHEN 'not_ready' THEN '用餐' ELSE '' END AS reason, day, "begin", until
    FROM stretches
)
"""
#: Cut at the quarters of an hour; none is longer than one.
PIECES = f"""{PERIODS}, cut AS (
    SELECT *, ("begin" // 900 + 1) * 900 AS quarter FROM periods
), pieces AS (
    SELECT agent, seq, state, reason, day, "begin", least(until, quarter) AS until FROM cut
    UNION ALL SELECT agent, seq, state, reason, day, quarter, until FROM cut WHERE until > quarter
)
SELECT agent || '/' || seq AS id, day::TIMESTAMP - INTERVAL 8 HOUR + to_seconds("begin") AS "at", day,
    ("begin" // 900)::BIGINT AS slot, agent, state, reason, ((until - "begin") * 1000)::BIGINT AS ms
FROM pieces ORDER BY "at", id
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "ask", "close"])
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--every", type=int, default=1, help="ask only every so manieth pair of dimensions")
    parser.add_argument("--alone", type=int, default=7, help="of these, every so manieth by DuckDB alone too")
    arguments = parser.parse_args()
    if arguments.what == "make":
        make(arguments.years)
        return 0
    with product():
        measure(arguments.every, arguments.alone) if arguments.what == "ask" else close()
    return 0


def make(years: int) -> None:
    """A file a month, oldest first; one that is there already is left."""
    folder = FOLDER / "facts" / TABLE
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}) as db:
        for first in months(years):
            file = folder / f"{first:%Y-%m}.v1.parquet"
            if not file.exists():
                half, began = file.with_suffix(".half"), time.monotonic()
                how = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 200000"
                db.execute(f"COPY ({PIECES}) TO '{half}' ({how})", [first])
                half.rename(file)
                print(f"{file.name}  {time.monotonic() - began:.1f} s  {file.stat().st_size / 1e6:.1f} MB", flush=True)


def measure(every: int, alone: int) -> None:
    """Pairs of dimensions over all years; a filter with drill over three; how many agents, which no sum holds."""
    from hotline.domains.insight.analytics.queries import answers
    from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
    from hotline.domains.insight.analytics.rules.question import FigureQuery

    rows, size, sums = known_periods(TABLE)
    last = (LAST_MONTH + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    first = min(months(10), key=lambda month: not (FOLDER / f"facts/{TABLE}/{month:%Y-%m}.v1.parquet").exists())
    print(f"{rows:,} pieces, {first} to {last}, {size / 1e9:.2f} GB of Parquet, sums {sums / 1e9:.2f} GB\n")
    print(f"any two dimensions, {', '.join(DRAWN)}, all years: seconds waited and of processors; DuckDB alone; rows")
    took: list[tuple[float, float]] = []
    keys = [key for key, each in DIMENSIONS.items() if TABLE in each.columns]
    for place, pair in enumerate(itertools.islice(itertools.combinations(keys, 2), 0, None, every)):
        question = FigureQuery(measures=DRAWN, dimensions=pair, first=first, last=last)
        ours, spent, lines = best(lambda query=question: lines_of(query))  # type: ignore[misc]
        took.append((ours, spent))
        theirs = "{:6.2f} {:6.2f}".format(*floor(question)) if place % alone == 0 else "     –      –"
        print(f"  {' x '.join(pair):24}  {ours:6.2f} {spent:6.2f}  {theirs}  {lines}", flush=True)
    for what, times in (("waited", [each[0] for each in took]), ("processor", [each[1] for each in took])):
        print(f"  of {len(times)} pairs, {what}: median {statistics.median(times):.2f} s, most {max(times):.2f} s")

    three = date(last.year - 3, last.month, 1) + timedelta(days=32)
    print("\nthree years, narrowed, by month: question; the first fifty pieces behind it; DuckDB alone (question)")
    for filters in ({"agent": ("1042",)}, {"state": ("talking",)}, {"agent": ("1042",), "state": ("not_ready",)}):
        narrowed = FigureQuery(measures=DRAWN, dimensions=("month",), filters=filters, first=three, last=last)
        ours_and = best(lambda query=narrowed: answers.answer_to(query))  # type: ignore[misc]
        drill = best(lambda query=narrowed: answers.behind("duty_hours", "num", query, 50))  # type: ignore[misc]
        figures = "  ".join("{:6.2f} {:6.2f}".format(*each[:2]) for each in (ours_and, drill, floor(narrowed)))
        print(f"  {filters!s:44}  {figures}  {len(drill[2])} rows", flush=True)

    print("\nhow many different agents (no sum holds that: every piece is read), by month")
    for name, begin in (
        ("a month", last.replace(day=1)),
        ("a year", date(last.year - 1, last.month + 1, 1)),
        ("all", first),
    ):
        question = FigureQuery(measures=("agents_on_duty",), dimensions=("month",), first=begin, last=last)
        waited, spent, _ = best(lambda query=question: answers.answer_to(query))  # type: ignore[misc]
        print(f"  {name:8}  {waited:6.2f} {spent:6.2f}", flush=True)
    print(f"\nlargest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


def floor(question: object) -> tuple[float, float]:
    """The same figures by the shortest SQL, on a connection of DuckDB's own, with as many threads."""
    from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
    from hotline.domains.insight.analytics.rules.question import FigureQuery

    assert isinstance(question, FigureQuery)
    by = ", ".join(DIMENSIONS[key].columns[TABLE] for key in question.dimensions)
    narrowed = "".join(f" AND {key} = '{values[0]}'" for key, values in question.filters.items())
    busy = "state IN ('ringing', 'talking', 'wrap_up')"
    text = (
        f"SELECT {by}, sum(ms), sum(ms) FILTER (WHERE {busy}), sum(ms) FILTER (WHERE {busy} OR state = 'ready')"
        f" FROM read_parquet('{FOLDER}/facts/{TABLE}/*.parquet')"
        f" WHERE day BETWEEN '{question.first}' AND '{question.last}'{narrowed} GROUP BY ALL"
    )
    with duckdb.connect(config={"threads": 2, "memory_limit": "1GB"}) as db:
        return best(lambda: db.execute(text).fetchall())[:2]


def close() -> None:
    """A month's periods into PostgreSQL as the projector keeps them (they stay for the next time), then written."""
    from django.db import connection

    from hotline.domains.insight.analytics.actions.closing_periods import close_period
    from hotline.domains.insight.analytics.models import ClosedPeriod
    from hotline.domains.insight.analytics.rules.calendar import month_bounds
    from hotline.domains.voice.records.models import AgentPeriod

    if not AgentPeriod.objects.exists():
        columns = "agent, seq, state, reason, '' AS call, {} AS start, {} AS until"
        moment = "strftime(day::TIMESTAMP - INTERVAL 8 HOUR + to_seconds(\"{}\"), '%Y-%m-%d %H:%M:%S+00')"
        chosen = columns.format(moment.format("begin"), moment.format("until"))
        with duckdb.connect() as db, connection.cursor() as cursor:
            rows = db.execute(f"{PERIODS} SELECT {chosen} FROM periods", [NEXT_MONTH])
            into = 'COPY calls_agentperiod (agent, seq, state, reason, call, start, "end") FROM STDIN'
            with cursor.copy(into) as copy:
                while some := rows.fetchmany(10_000):
                    for row in some:
                        copy.write_row(row)
            cursor.execute("ANALYZE calls_agentperiod")
    ClosedPeriod.objects.filter(table=TABLE, first=NEXT_MONTH).delete()
    began, worked = time.monotonic(), time.process_time()
    closed = close_period(TABLE, *month_bounds(NEXT_MONTH), datetime.now(UTC))
    waited, spent = time.monotonic() - began, time.process_time() - worked
    print(f"{closed.rows:,} pieces written in {waited:.1f} s ({spent:.1f} s of processors), {closed.size:,} bytes")
    (FOLDER / "facts" / closed.file).unlink()
    closed.delete()
    print(f"largest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    sys.exit(main())
