"""Guessing is locked out, by count and by time, also for many tries at once."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.ivr.rules.lockout import NONE, Attempts, Policy, begun, is_locked, refused, taken_back

AT = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
FIVE = Policy(5, timedelta(minutes=60))


def wrong(attempts: Attempts, query: str, at: datetime = AT) -> Attempts:
    return refused(begun(attempts, query, at, FIVE), at, FIVE)


def after(tries: int) -> Attempts:
    attempts = NONE
    for n in range(tries):
        attempts = wrong(attempts, f"q{n}")
    return attempts


def test_four_wrong_tries_leave_one_more_and_the_fifth_locks_for_an_hour() -> None:
    assert not is_locked(after(4), "next", AT, FIVE)
    locked = after(5)
    assert is_locked(locked, "next", AT + timedelta(minutes=59), FIVE)
    assert not is_locked(locked, "next", AT + timedelta(minutes=60), FIVE)


def test_after_the_lock_the_count_begins_at_nothing() -> None:
    later = AT + timedelta(minutes=61)
    assert not is_locked(wrong(after(5), "again", later), "next", later, FIVE)


def test_tries_under_way_count_so_many_at_once_gain_nothing() -> None:
    attempts = NONE
    for n in range(5):
        attempts = begun(attempts, f"q{n}", AT, FIVE)
    assert is_locked(attempts, "sixth", AT, FIVE)
    assert not is_locked(attempts, "q3", AT, FIVE), "asked again after callcontrol died it is no new try"


def test_a_try_that_was_right_or_nobodys_fault_is_taken_back() -> None:
    assert taken_back(begun(after(2), "good", AT, FIVE), "good") == after(2)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=30))
def test_within_any_hour_nobody_is_refused_more_than_five_times(pauses: list[int]) -> None:
    attempts, at, tried = NONE, AT, []
    for n, pause in enumerate(pauses):
        at += timedelta(minutes=pause)
        if not is_locked(attempts, f"q{n}", at, FIVE):
            attempts = wrong(attempts, f"q{n}", at)
            tried.append(at)
    assert all(sum(then - FIVE.window < each <= then for each in tried) <= FIVE.max_tries for then in tried)
