from datetime import UTC, date, datetime

from hotline.kernel.clock import beijing_day, day_bounds, seconds_between


def test_a_call_at_half_past_midnight_in_beijing_belongs_to_the_new_day() -> None:
    assert beijing_day(datetime(2026, 11, 24, 16, 30, tzinfo=UTC)) == date(2026, 11, 25)


def test_a_beijing_day_runs_from_sixteen_to_sixteen_utc() -> None:
    assert day_bounds(date(2026, 11, 25)) == (
        datetime(2026, 11, 24, 16, tzinfo=UTC),
        datetime(2026, 11, 25, 16, tzinfo=UTC),
    )


def test_an_unknown_moment_makes_an_unknown_duration() -> None:
    assert seconds_between(None, datetime(2026, 1, 1, tzinfo=UTC)) is None
