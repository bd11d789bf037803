"""What stands around a forecast: events, heads by quarter of an hour, and the trial on days that have come."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from hotline.domains.people.workforce.rules.backtest import tried
from hotline.domains.people.workforce.rules.events import Event, event_problem, factor
from hotline.domains.people.workforce.rules.forecast.series import series
from hotline.domains.people.workforce.rules.need import Targets, heads

TARGETS = Targets(service=0.92, wait_s=60, patience_s=120, shrinkage=0.15)
MONDAY = date(2026, 3, 2)
MIDNIGHT = datetime(2026, 3, 2)  # noqa: DTZ001 the clock on the wall


def test_an_average_busy_hour_needs_the_houses_seats_and_the_people_who_are_away_besides() -> None:
    """DOMAIN.md §16: 1,445 calls an hour of 240 s need 91 or 92 seats where callers hang up after some minutes."""
    assert heads(1445 / 4, 240, TARGETS) == 109, "92 at their phones, 15 % of paid time away"
    assert heads(1445 / 4, 240, Targets(0.92, 60, 120, 0)) == 92
    assert heads(0, 240, TARGETS) == 0


def test_events_move_their_own_days_and_multiply_where_they_meet() -> None:
    events = [Event(MONDAY, MONDAY + timedelta(days=1), 20), Event(MONDAY, MONDAY, 50)]
    assert [factor(events, MONDAY + timedelta(days=n)) for n in range(3)] == pytest.approx([1.8, 1.2, 1])


@pytest.mark.parametrize(
    ("title", "event", "why"),
    [
        (" ", Event(MONDAY, MONDAY, 20), "名称"),
        ("新政", Event(MONDAY, MONDAY - timedelta(days=1), 20), "早于"),
        ("新政", Event(MONDAY, MONDAY + timedelta(days=92), 20), "92"),
        ("新政", Event(MONDAY, MONDAY, 0), "变化"),
        ("新政", Event(MONDAY, MONDAY, -100), "变化"),
        ("新政", Event(MONDAY, MONDAY, 20), ""),
    ],
)
def test_what_is_no_event_is_refused_with_the_reason(title: str, event: Event, why: str) -> None:
    assert why in event_problem(title, event)
    assert bool(event_problem(title, event)) == bool(why)


def test_the_trial_says_how_a_forecast_would_have_done_beside_last_week() -> None:
    """Poisson counts with a shape by weekday: to repeat last week's chance is worse than to expect the mean."""
    rng = np.random.default_rng(7)
    weekdays = np.array([5, 4, 4, 4, 4, 1, 1])
    means = np.concatenate([np.full(24, weekdays[day % 7] * 10.0) for day in range(56)])
    counts: list[float | None] = [float(value) for value in rng.poisson(means)]
    found = tried(series(MIDNIGHT, 60, counts), None)
    assert found.weeks == 6
    assert (found.error or 1) < 0.85 * (found.naive_error or 0)
    assert 0.7 < (found.held or 0) < 0.95


def test_without_three_weeks_nothing_is_tried() -> None:
    assert tried(series(MIDNIGHT, 60, [1.0] * 24 * 20), None).weeks == 0
