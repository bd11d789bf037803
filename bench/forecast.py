"""How far forecasts of calls are off, and how often their band holds, against the same weekday of the week before.

    .venv/bin/python -m bench.forecast [--series FILE] [--origins N]

Without a file: three simulated years of a hotline with the real Chinese calendar, forecast with and without it. With a
file: the CSV of a bank's calls in five minutes (``bank_calls`` of the R package fpp3; the columns DateTime,
Calls), in quarters of an hour. Origins lie a week apart, of the hotline evenly over the last year. WAPE is of slots, 1
and 4 weeks ahead.
"""

import argparse
import csv
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from bench.simulated_years import simulated
from hotline.domains.people.workforce.rules.forecast.continuation import forecast
from hotline.domains.people.workforce.rules.forecast.series import Array, Series, series
from hotline.domains.platform.calendar.rules import WorkingCalendar

HORIZON_DAYS = 28


def bank(file: Path) -> Series:
    """Quarters of an hour without calls where the bank was closed; a weekday without any is not known."""
    with file.open() as lines:
        rows = [(datetime.fromisoformat(row["DateTime"]), float(row["Calls"])) for row in csv.DictReader(lines)]
    start = rows[0][0].replace(hour=0, minute=0, tzinfo=None)
    days = (rows[-1][0].replace(tzinfo=None) - start).days + 1
    counts = np.zeros(days * 96)
    for moment, calls in rows:
        counts[int((moment.replace(tzinfo=None) - start) / timedelta(minutes=15))] += calls
    closed = [counts[96 * n : 96 * n + 96].sum() == 0 and (start + timedelta(n)).weekday() < 5 for n in range(days)]
    known = [None if closed[n // 96] else count for n, count in enumerate(counts.tolist())]
    return series(start, 15, known)


def same_weekday(past: Series, days: int) -> Array:
    """Of the week before, where that is not known of the one before it."""
    last = np.where(np.isnan(past.counts[-7:]), past.counts[-14:-7], past.counts[-7:])
    return np.concatenate([last] * (-(-days // 7)))[:days]


def backtest(
    past_and_after: Series, calendar: WorkingCalendar | None, origins: int, apart: int
) -> Iterator[tuple[Array, Array, Array, Array, Array]]:
    """Actual, expected, naive, low and high of each origin, days x slots."""
    end = len(past_and_after.counts)
    for n in range(origins):
        origin = end - HORIZON_DAYS - apart * n
        past = past_and_after.until(origin)
        found = forecast(past, HORIZON_DAYS, calendar)
        shape = (HORIZON_DAYS, past_and_after.slots)
        yield (
            past_and_after.counts[origin : origin + HORIZON_DAYS],
            found.expected.reshape(shape),
            same_weekday(past, HORIZON_DAYS),
            found.low.reshape(shape),
            found.high.reshape(shape),
        )


def report(name: str, past_and_after: Series, calendar: WorkingCalendar | None, origins: int, apart: int) -> None:
    actual, expected, naive, low, high = map(
        np.array, zip(*backtest(past_and_after, calendar, origins, apart), strict=True)
    )
    for weeks, days in ((1, slice(0, 7)), (4, slice(0, 28))):
        calls = np.nansum(actual[:, days])
        off = np.nansum(np.abs(actual[:, days] - expected[:, days])) / calls
        plain = np.nansum(np.abs(actual[:, days] - naive[:, days])) / calls
        open_ = (expected[:, days] >= 1) & ~np.isnan(actual[:, days])
        inside = ((actual >= low) & (actual <= high))[:, days][open_].mean()
        days_off = np.nansum(np.abs(actual[:, days].sum(axis=2) - expected[:, days].sum(axis=2))) / calls
        print(
            f"{name:<28} {weeks} weeks: WAPE {off:6.1%}, same weekday {plain:6.1%}, days {days_off:6.1%}, "
            f"band holds {inside:6.1%}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=Path, metavar="FILE")
    parser.add_argument("--origins", type=int, default=0)
    parser.add_argument("--seed", type=int, default=12333)
    chosen = parser.parse_args()
    if chosen.series:
        report("bank", bank(chosen.series), None, chosen.origins or 19, 7)
        return
    hotline = simulated(chosen.seed)
    origins = chosen.origins or 52
    report("hotline, with the calendar", hotline, WorkingCalendar(), origins, 364 // origins)
    report("hotline, without", hotline, None, origins, 364 // origins)


if __name__ == "__main__":
    main()
