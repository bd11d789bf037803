"""Calls of the days ahead: better than last week's, by the calendar, in spite of outages, within the band."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hotline.domains.people.workforce.rules.forecast.continuation import forecast
from hotline.domains.people.workforce.rules.forecast.series import Array, Series, UnusableSeries, series
from hotline.domains.platform.calendar.rules import WorkingCalendar, official_kind
from hotline.processes import forecast as command

MONDAY = datetime(2026, 3, 2)  # noqa: DTZ001 the clock on the wall
SHAPE = np.array([0, 0, 0, 0, 0, 0, 0, 0, 60, 110, 130, 95, 50, 60, 100, 105, 90, 50, 0, 0, 0, 0, 0, 0], dtype=float)
WEEK = (1.2, 1.0, 1.0, 0.95, 0.9, 0.35, 0.25)


def invented(days: int, seed: int = 1, start: datetime = MONDAY, holidays: bool = False, growth: float = 0.0) -> Array:
    """Calls an hour: the week's shape, days 5 % around it, Poisson; on holidays a third."""
    chance = np.random.default_rng(seed)
    found = []
    for n in range(days):
        day = (start + timedelta(days=n)).date()
        factor = WEEK[day.weekday()]
        if holidays:
            factor = 1.0 if official_kind(day) == "working" else 0.3
        found.append(chance.poisson(SHAPE * factor * (1 + growth) ** n * np.exp(chance.normal(0, 0.05))))
    return np.array(found, dtype=float)


def laid_out(days: Array, start: datetime = MONDAY) -> Series:
    return series(start, 60, [None if np.isnan(each) else float(each) for each in days.ravel()])


def off(actual: Array, expected: Array) -> float:
    return float(np.abs(actual.ravel() - expected.ravel()).sum() / actual.sum())


def test_it_beats_the_same_weekday_of_last_week_by_a_quarter() -> None:
    days = invented(12 * 7)
    past, actual = days[:-14], days[-14:]
    found = forecast(laid_out(past), 14, None)
    assert off(actual, found.expected) < 0.75 * off(actual, np.concatenate([past[-7:]] * 2))


def test_its_band_holds_eight_of_ten() -> None:
    inside, count = 0, 0
    for seed in range(4):
        days = invented(14 * 7, seed)
        found, actual = forecast(laid_out(days[:-14]), 14, None), days[-14:].ravel()
        busy = found.expected >= 1
        inside += int(((actual >= found.low) & (actual <= found.high))[busy].sum())
        count += int(busy.sum())
        assert (found.low <= found.expected).all()
        assert (found.expected <= found.high).all()
    assert 0.72 <= inside / count <= 0.9


def test_the_calendar_halves_the_error_around_a_holiday() -> None:
    start = datetime(2025, 7, 1)  # noqa: DTZ001
    days = invented(460, start=start, holidays=True)
    past, actual = days[:-14], days[-14:]  # 2026-09-20 to 10-03: a Sunday made up, 中秋节, 国庆节

    def days_off_by(calendar: WorkingCalendar | None) -> float:
        expected = forecast(laid_out(past, start), 14, calendar).expected
        return off(actual.sum(axis=1), expected.reshape(14, -1).sum(axis=1))

    assert days_off_by(WorkingCalendar()) < 0.08
    assert days_off_by(None) > 0.2


def test_outages_and_spikes_change_little() -> None:
    days = invented(10 * 7)
    past, actual = days[:-7], days[-7:]
    broken = past.copy()
    broken[-5, 9:16] = 0  # an outage of seven hours
    broken[-12] = 0  # and of a day
    broken[-10, 10:13] *= 8  # a storm of calls
    broken[-20] *= 5
    unbroken, mended = forecast(laid_out(past), 7, None).expected, forecast(laid_out(broken), 7, None).expected
    assert off(unbroken, mended) < 0.05
    assert off(actual, mended) < off(actual, unbroken) + 0.03


def test_what_is_not_known_is_no_call_less() -> None:
    days = invented(10 * 7)
    gaps = days[:-7].copy()
    gaps[20:24] = np.nan
    gaps[30, 8:14] = np.nan
    unbroken, found = forecast(laid_out(days[:-7]), 7, None).expected, forecast(laid_out(gaps), 7, None).expected
    assert off(unbroken, found) < 0.05


def test_a_trend_goes_on_for_a_while_and_levels_off() -> None:
    days = invented(20 * 7, growth=0.004)
    found = forecast(laid_out(days), 140, None).expected.reshape(20, -1).sum(axis=1)
    last = days[-7:].sum()
    assert found[0] > 0.97 * last
    assert found[-1] < last * 1.004**70, "half of what growth without end would come to"
    assert abs(found[-1] / found[-2] - 1) < 0.005


def test_closed_hours_stay_closed() -> None:
    found = forecast(laid_out(invented(8 * 7)), 7, None)
    closed = np.tile(SHAPE == 0, 7)
    assert found.expected[closed].max() < 0.05
    assert found.high[closed].max() < 0.5


def test_no_calls_at_all_go_on_so() -> None:
    found = forecast(laid_out(np.zeros((10, 24))), 3, None)
    assert len(found.expected) == 72
    assert found.high.max() == 0


@pytest.mark.parametrize("days", [1, 3, 6, 8, 20])
def test_a_short_series_goes_on_like_its_days(days: int) -> None:
    past = invented(days)
    found = forecast(laid_out(past), 7, None)
    assert np.isfinite(found.high).all()
    assert 0.3 < found.expected.sum() / 7 / (past.sum() / days) < 2
    assert (found.high - found.low).sum() > 0.3 * found.expected.sum()


def test_a_tiny_load_has_a_tiny_forecast() -> None:
    past = np.random.default_rng(1).poisson(0.05, (40, 24)).astype(float)
    found = forecast(laid_out(past), 7, None)
    assert 0.4 < found.expected.sum() / 7 / (past.sum() / 40) < 2
    assert (found.low == 0).all()


def test_a_series_that_ends_within_a_day_goes_on_at_its_next_slot() -> None:
    days = invented(6 * 7)
    past = series(MONDAY + timedelta(hours=3), 60, days.ravel()[3:-10].tolist())
    found = forecast(past, 2, None)
    assert len(found.expected) == 48
    unbroken = forecast(laid_out(days[:-1]), 3, None).expected[14:62]
    assert off(unbroken, found.expected) < 0.1


ROW = {"interval_min": 60, "start": "2026-03-02T00:00", "counts": invented(28).ravel().tolist(), "horizon_days": 2}


def run(rows: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[Any]]:
    file = tmp_path / "batch.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    code = command.main(["--batch", str(file)])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_a_series(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": name, **ROW, "calendar": name} for name in ("cn", "none")]
    rows.append({"id": 3, **ROW, "calendar": "cn", "start": "2026-03-01T16:00:00Z"})
    code, answers = run(rows, tmp_path, capsys)
    assert code == 0
    assert [list(each) for each in answers] == [["id", "forecast", "low", "high"]] * 3
    assert {len(each[name]) for each in answers for name in ("forecast", "low", "high")} == {48}
    assert answers[0]["forecast"] == answers[2]["forecast"], "midnight in Beijing"


@pytest.mark.parametrize(
    "wrong",
    [
        {"interval_min": 7},
        {"interval_min": 0},
        {"interval_min": "15"},
        {"start": "yesterday"},
        {"start": None},
        {"start": "2026-03-02T00:10"},
        {"start": "9999-12-30"},
        {"start": "0001-01-01T00:00+14:00", "calendar": "cn"},
        {"counts": []},
        {"counts": [None, None]},
        {"counts": [1, -1]},
        {"counts": [1, float("nan")]},
        {"counts": [1, float("inf")]},
        {"counts": ["1"]},
        {"counts": [True]},
        {"counts": None},
        {"horizon_days": 0},
        {"horizon_days": 1.5},
        {"horizon_days": 10**6},
        {"calendar": "us"},
        {"calendar": ["cn"]},
    ],
)
def test_a_wrong_series_is_named_and_the_others_are_continued(
    wrong: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {**ROW, "counts": [5] * 48, "horizon_days": 1}
    code, (bad, right) = run([{"id": "bad", **good, **wrong}, {"id": "good", **good}], tmp_path, capsys)
    assert code == 1
    assert set(bad) == {"id", "error"}
    assert bad["id"] == "bad"
    assert len(right["forecast"]) == 24


def test_series_that_cannot_be_laid_out_are_refused() -> None:
    with pytest.raises(UnusableSeries):
        series(MONDAY, 1440, [1.0] * 5000)
    assert forecast(series(MONDAY, 1440, [100.0] * 60), 7, None).expected == pytest.approx(100, rel=0.1)
