"""What of a video counts as played: disjoint seconds, no faster than the clock, no jump ahead where it is forbidden."""

import pytest

from hotline.domains.people.courses.rules.playback import (
    PlayedSpan,
    credited,
    is_played,
    played_seconds,
    reached,
    spans_of,
)

LENGTH = 100.0


def report(
    before: list[PlayedSpan], *pairs: tuple[float, float], clock: float = 1000, may_skip: bool = False
) -> list[PlayedSpan]:
    return credited(before, spans_of(pairs), length=LENGTH, clock_seconds=clock, may_skip=may_skip)


def test_seconds_are_counted_once_however_often_they_are_played_or_reported() -> None:
    played = report([], (0, 10))
    assert played == [(0, 10)]
    assert report(played, (0, 10), (2, 8)) == played
    assert report(played, (5, 20)) == [(0, 20)]


def test_no_more_counts_than_the_clock_allows() -> None:
    assert report([], (0, 60), clock=10) == [(0, 10)]
    assert report([(PlayedSpan(0, 10))], (10, 60), clock=0) == [(0, 10)]
    assert report([(PlayedSpan(0, 10))], (10, 60), clock=-5) == [(0, 10)]
    hops = [(at * 1.05, at * 1.05 + 0.1) for at in range(80)]
    assert played_seconds(report([], *hops, clock=10)) == pytest.approx(10), "short gaps cost their time"


def test_where_skipping_is_forbidden_nothing_counts_after_a_jump() -> None:
    assert report([], (50, 100)) == []
    played = report([], (0, 10), (50, 100))
    assert (played, reached(played)) == ([(0, 10)], 10)
    assert report(played, (10.5, 20)) == [(0, 20)], "a player's report may begin a moment late"


def test_where_skipping_is_allowed_all_disjoint_seconds_count() -> None:
    played = report([], (0, 10), (50, 100), may_skip=True)
    assert (played, reached(played), played_seconds(played)) == ([(0, 10), (50, 100)], 10, 60)
    assert report(played, (9.5, 50.5), may_skip=True) == [(0, 100)]
    assert report([], (50, 100), clock=5, may_skip=True) == [(50, 55)]


def test_spans_outside_the_video_or_backwards_are_nothing() -> None:
    assert report([], (120, 130), may_skip=True) == []
    assert report([], (20, 10), may_skip=True) == []
    assert report([], (0.4, 99.5)) == [(0, 100)], "the first and the last moment belong to it"


def test_played_is_who_saw_nineteen_of_twenty_seconds() -> None:
    assert not is_played(report([], (0, 94)), LENGTH)
    assert is_played(report([], (0, 95)), LENGTH)
    assert not is_played([], LENGTH)
