"""The terms of security accidents by a table, and what must be recorded before one is closed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.platform.security.rules.accidents import (
    ClockState,
    Level,
    Step,
    StepKind,
    clocks,
    closure_refusal,
    reminders,
    step_refusal,
)

FOUND = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
C, P, R, V = StepKind.CONTAINED, StepKind.REPORTED, StepKind.RECOVERED, StepKind.REVIEWED


def after(minutes: float, kind: StepKind) -> Step:
    at = FOUND + timedelta(minutes=minutes)
    return Step(kind, at, noted_at=at)


@pytest.mark.parametrize(
    ("level", "steps", "minutes", "expected"),
    [
        (Level.ORDINARY, [], 2, {C: "running"}),
        (Level.ORDINARY, [], 4, {C: "late"}),
        (Level.ORDINARY, [after(3, C)], 999, {C: "done"}),
        (Level.ORDINARY, [after(4, C)], 999, {C: "done_late"}),
        (Level.ORDINARY, [after(1, C), after(99, R)], 999, {C: "done"}),  # 一般 is neither reported nor summed up
        (Level.LARGE, [after(1, C)], 239, {C: "done", P: "running"}),
        (Level.LARGE, [after(1, C)], 241, {C: "done", P: "late"}),
        (Level.LARGE, [after(1, C), after(240, P)], 999, {C: "done", P: "done"}),
        (Level.MAJOR, [after(1, C), after(61, P)], 999, {C: "done", P: "done_late"}),
        (Level.GRAVE, [after(1, C)], 61, {C: "done", P: "late"}),
        (Level.LARGE, [after(9, C), after(1, C), after(5, P), after(60, R)], 999, {C: "done", P: "done", V: "running"}),
    ],
)
def test_terms(level: Level, steps: list[Step], minutes: float, expected: dict[StepKind, str]) -> None:
    found = clocks(level, FOUND, steps, FOUND + timedelta(minutes=minutes))
    assert {clock.step: clock.state.value for clock in found} == expected


def test_the_summary_is_due_thirty_days_after_the_end() -> None:
    (*_, review) = clocks(Level.LARGE, FOUND, [after(60, R)], FOUND)
    assert review.due_at == FOUND + HOUR + timedelta(days=30)


def test_of_a_reopened_accident_the_terms_run_on_and_only_a_new_summary_counts() -> None:
    steps, day = [after(1, C), after(5, P), after(60, R), after(90, V)], 24 * 60
    for more, state in (([], ClockState.LATE), ([after(9 * day, V)], ClockState.DONE)):
        reopened, now = FOUND + timedelta(days=8), FOUND + timedelta(days=31)
        (contained, reported, summed_up) = clocks(Level.LARGE, FOUND, [*steps, *more], now, reopened)
        assert (contained.state, reported.state, summed_up.state) == (ClockState.DONE, ClockState.DONE, state)
        assert summed_up.due_at == FOUND + HOUR + timedelta(days=30), "as before it was closed"


@pytest.mark.parametrize(
    ("minutes", "expected"), [(0, []), (209, []), (210, ["near"]), (240, ["near"]), (241, ["overdue"])]
)
def test_a_term_is_reminded_of_half_an_hour_before_and_when_it_is_over(minutes: float, expected: list[str]) -> None:
    now = FOUND + timedelta(minutes=minutes)
    (_, report) = clocks(Level.LARGE, FOUND, [after(1, C)], now)
    assert reminders(report, now) == expected


@given(st.sampled_from(Level), st.lists(st.builds(after, st.integers(0, 5000), st.sampled_from(StepKind))))
def test_a_step_that_was_made_stops_its_clock_whatever_comes_later(level: Level, steps: list[Step]) -> None:
    early, late = (clocks(level, FOUND, steps, FOUND + timedelta(minutes=at)) for at in (6000, 60_000))
    for one, other in zip(early, late, strict=True):
        if one.state in (ClockState.DONE, ClockState.DONE_LATE):
            assert one == other
        assert one.is_open == (one.step not in {step.kind for step in steps})


@pytest.mark.parametrize(
    ("level", "steps", "missing"),
    [
        (Level.ORDINARY, {C, R, V}, ""),
        (Level.ORDINARY, set(), "处置、恢复、复盘"),
        (Level.LARGE, {C, R, V}, "上报"),
        (Level.GRAVE, {C, P, R}, "复盘"),
        (Level.GRAVE, {C, P, R, V}, ""),
    ],
)
def test_what_must_be_recorded_before_it_is_closed(level: Level, steps: set[StepKind], missing: str) -> None:
    assert closure_refusal(level, steps) == (f"尚未记录{missing}，不能申请结案。" if missing else "")


def test_a_step_lies_between_the_finding_and_now() -> None:
    now = FOUND + HOUR
    assert step_refusal(FOUND, FOUND, now) == step_refusal(now, FOUND, now) == ""
    assert "不能早于" in step_refusal(FOUND - MINUTE, FOUND, now)
    assert "不能晚于" in step_refusal(now + MINUTE, FOUND, now)
