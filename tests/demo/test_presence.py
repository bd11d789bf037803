"""Who is signed in on a past day because of the roster: beside what the callers needed, never twice at once."""

import itertools
from datetime import UTC, date, datetime, timedelta

from hotline.demo.history.presence import Rostered, presences, stretches_of, without
from hotline.demo.history.shifts import Duty
from hotline.domains.people.workforce.queries.attendance import DueDay
from hotline.kernel.clock import day_bounds

DAY = date(2026, 12, 2)
MIDNIGHT = day_bounds(DAY)[0]


def at(hour: float) -> datetime:
    return MIDNIGHT + timedelta(hours=hour)


def rostered(*shifts: str, day: date = DAY) -> Rostered:
    return Rostered([due(shift) for shift in shifts], day_bounds(day)[1])


def due(shift: str, day: date = DAY) -> DueDay:
    return DueDay("1002", day, shift, "", None)


def on_duty(*hours: tuple[float, float]) -> list[Duty]:
    return [
        Duty("1002", at(hour), comes=comes) for pair in hours for hour, comes in zip(pair, (True, False), strict=True)
    ]


def test_a_shift_is_attended_from_a_little_before_to_a_little_after() -> None:
    came, went = presences(DAY, rostered("早1"), [], seed=1)
    assert (came.comes, came.reason, went.comes) == (True, "培训", False)
    assert due("早1").start - timedelta(minutes=10) < came.at < due("早1").start
    assert due("早1").end < went.at < due("早1").end + timedelta(minutes=7)


def test_what_the_callers_needed_is_left_out() -> None:
    duties = on_duty((7, 9), (11, 11.5))
    added = presences(DAY, rostered("早1"), duties, seed=1)
    stretches = sorted(stretches_of([*duties, *added])["1002"])
    assert all(before[1] < after[0] for before, after in itertools.pairwise(stretches))
    gaps = [after[0] - before[1] for before, after in itertools.pairwise(stretches)]
    assert gaps == [timedelta(seconds=1)] * len(gaps)
    assert stretches[0][0] < due("早1").start
    assert stretches[-1][1] > due("早1").end


def test_a_night_is_attended_on_both_of_its_days() -> None:
    night, morrow = due("夜"), DAY + timedelta(days=1)
    (came, midnight), (again, went) = (presences(day, rostered("夜", day=day), [], seed=1) for day in (DAY, morrow))
    assert came.at < night.start
    assert midnight.at == again.at == day_bounds(DAY)[1]
    assert went.at > night.end


def test_on_the_last_day_a_night_is_attended_to_its_end() -> None:
    over = due("夜").end + timedelta(minutes=6)
    came, went = presences(DAY, Rostered([due("夜")], over), [], seed=1)
    assert came.at < due("夜").start
    assert due("夜").end < went.at <= over


def test_nothing_is_left_of_what_is_taken() -> None:
    stretch = (datetime(2026, 12, 2, 8, tzinfo=UTC), datetime(2026, 12, 2, 9, tzinfo=UTC))
    assert list(without(stretch, [stretch])) == []
    assert list(without(stretch, [])) == [stretch]
