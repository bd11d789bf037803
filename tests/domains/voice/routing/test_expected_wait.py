"""The estimated wait that a caller is told, never shorter than what was observed."""

from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.routing.rules import callers
from hotline.domains.voice.routing.rules.pace import LONGEST_SECONDS, Pace
from tests.domains.voice.routing.states import answers, at, hangs_up, ready, rings, state_of


def test_with_nothing_to_go_by_each_agent_frees_up_every_four_minutes() -> None:
    assert Pace().expected_wait(place=3, now=0.0, signed_in=12) == 60


def test_who_does_not_wait_expects_nothing() -> None:
    assert Pace().expected_wait(place=0, now=0.0, signed_in=1) == 0


def test_the_pace_of_the_last_minutes_is_what_counts() -> None:
    pace = Pace()
    for second in (0.0, 10.0, 20.0, 30.0):
        pace.answered(second, waited=10.0, place=1)
    assert pace.expected_wait(place=4, now=40.0, signed_in=1) == 40


def test_answers_of_long_ago_are_forgotten() -> None:
    pace = Pace()
    for second in (0.0, 1.0, 2.0):
        pace.answered(second, waited=1.0, place=1)
    assert pace.expected_wait(place=1, now=700.0, signed_in=1) == 240


def test_a_caller_who_waited_through_the_line_is_counted_from_the_place_they_joined_at() -> None:
    state = state_of(ann={"social": 1})
    for n in range(4):
        rings(state, f"c{n}", 0)
    for n in range(4):
        ready(state, "ann", 100 * n + 90)
        answers(state, "ann", 100 * n + 100)
        hangs_up(state, "ann", 100 * n + 110)
    rings(state, "new", 410)
    assert callers.position(state, "new", at(410)).expected_wait_seconds == 100


@given(
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 900), st.integers(1, 40)), min_size=3, max_size=20),
    st.integers(1, 50),
)
def test_it_never_promises_less_than_was_observed(answered: list[tuple[int, int, int]], place: int) -> None:
    pace = Pace()
    for second, waited, stood in sorted(answered):
        pace.answered(float(second), float(waited), stood)
    _, waited, stood = max(answered)
    promised = pace.expected_wait(place, 600.0, signed_in=1)
    assert promised >= min(round(place * waited / stood), LONGEST_SECONDS)
    assert promised <= pace.expected_wait(place + 1, 600.0, signed_in=1)
