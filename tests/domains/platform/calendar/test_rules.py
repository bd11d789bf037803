"""Which days and hours are worked: holidays, make-up weekends, and the hotline's own decisions."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.platform.calendar.rules import (
    WorkingCalendar,
    days_of,
    is_published,
    is_within,
    kind_of_day,
    official_kind,
)
from hotline.kernel.clock import BEIJING

DECIDED = {"2026-11-27": "holiday", "2026-11-28": "working"}


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2026-10-01", "holiday"),  # National Day, a Thursday
        ("2026-10-10", "working"),  # a Saturday made up for it
        ("2026-11-25", "working"),
        ("2026-11-28", "holiday"),  # a Saturday
    ],
)
def test_the_calendar_knows_holidays_and_the_days_that_make_up_for_them(day: str, kind: str) -> None:
    assert official_kind(date.fromisoformat(day)) == kind


@given(st.dates(date(2035, 1, 1), date(2090, 1, 1)))
def test_years_without_a_calendar_yet_have_their_weekends(day: date) -> None:
    assert kind_of_day(day, {}) == ("holiday" if day.isoweekday() >= 6 else "working")
    assert not is_published(day.year)


def test_a_day_the_hotline_decided_goes_before_the_state_councils() -> None:
    plain, ours = WorkingCalendar(), WorkingCalendar(DECIDED)
    assert (plain.works(date(2026, 11, 27)), ours.works(date(2026, 11, 27))) == (True, False)
    assert (plain.works(date(2026, 11, 28)), ours.works(date(2026, 11, 28))) == (False, True)
    assert plain.works(date(2026, 10, 10)), "a Saturday that works for National Day"
    assert not plain.works(date(2026, 10, 1))
    assert plain.works(date(2051, 1, 2)), "no arrangement known: a Monday"


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(0, 20), st.sampled_from([{}, DECIDED]))
def test_working_days_are_counted_as_they_are_added(day: date, n: int, decided: dict[str, str]) -> None:
    calendar = WorkingCalendar(decided)
    last = calendar.nth_working_day(day, n)
    assert calendar.working_days(day, last) == n
    assert n == 0 or calendar.works(last)
    assert calendar.works(calendar.working_day_from(day))


def test_a_year_has_all_its_days_with_the_names_of_its_holidays() -> None:
    days = {each.day: each for each in days_of(2026)}
    assert len(days) == 365
    assert (days[date(2026, 10, 1)].name, days[date(2026, 10, 10)].made_up) == ("国庆节", True)


@pytest.mark.parametrize(
    ("clock", "since", "until", "within"),
    [
        ((21, 59), time(22), time(7), False),
        ((22, 0), time(22), time(7), True),
        ((6, 59), time(22), time(7), True),
        ((7, 0), time(22), time(7), False),
        ((9, 0), time(9), time(18), True),
        ((18, 0), time(9), time(18), False),
        ((3, 0), time(8), time(8), True),
    ],
)
def test_hours_run_over_midnight_and_round_the_clock(
    clock: tuple[int, int], since: time, until: time, within: bool
) -> None:
    assert is_within(datetime(2026, 11, 26, *clock, tzinfo=BEIJING), since, until) is within
