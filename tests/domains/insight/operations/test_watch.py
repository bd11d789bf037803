"""The watch: one alarm per kind and subject, whose level only rises until it is over, without flapping at the edge."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.insight.operations.rules.observations import Observation
from hotline.domains.insight.operations.rules.thresholds import KINDS, Level, Threshold, Thresholds, Unit
from hotline.domains.insight.operations.rules.watch import (
    BETTER,
    EASE,
    AlarmChange,
    OpenAlarm,
    acknowledge,
    is_watched,
    level_of,
    watch,
)
from hotline.kernel.errors import Refused

NOON = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
WAIT = Threshold("wait", warn=10, urgent=30)
RATE = Threshold("answer_rate", warn=0.9, urgent=0.8, min_calls=4)
SET = Thresholds((WAIT, RATE, Threshold("talk", warn=10, urgent=30)))
#: Few values on purpose, the limits and what is just beside them among them.
SECONDS = [0.0, 7.9, 8.0, 9.9, 10.0, 29.9, 30.0, 100.0]
SHARES = [0.0, 0.79, 0.8, 0.89, 0.9, 0.905, 0.91, 1.0]
WORSE = {"": 0, "orange": 1, "red": 2}

waits = st.builds(
    lambda q, v: Observation("wait", f"queue/{q}", v, "已等"), st.sampled_from("ab"), st.sampled_from(SECONDS)
)
rates = st.builds(
    lambda v, n: Observation("answer_rate", "floor/all", v, "接通率", calls=n),
    st.sampled_from(SHARES),
    st.integers(0, 6),
)
talks = st.builds(lambda v: Observation("talk", "call/c1", v, "已通话"), st.sampled_from(SECONDS))
unrest = st.just(Observation("unrest", "call/c1", 1, "紧急情况"))
looks = st.lists(
    st.lists(
        waits | rates | talks | unrest, max_size=5, unique_by=lambda observation: (observation.kind, observation.about)
    ),
    max_size=12,
)


class Board:
    """What is open, look after look; ``raised`` counts by kind and subject."""

    def __init__(self, thresholds: Thresholds = SET) -> None:
        self.thresholds, self.at = thresholds, NOON
        self.open: dict[str, OpenAlarm] = {}
        self.raised: dict[tuple[str, str], int] = {}

    def look(self, *seen: Observation) -> AlarmChange:
        self.at += timedelta(seconds=0.5)
        turn = watch(self.thresholds, seen, self.open.values(), self.at)
        for alarm in turn.raised:
            assert alarm.id not in self.open
            key = alarm.kind, alarm.about
            self.raised[key] = self.raised.get(key, 0) + 1
        for alarm in (*turn.raised, *turn.escalated):
            self.open[alarm.id] = alarm
        for alarm in turn.cleared:
            del self.open[alarm.id]
        return turn

    def one(self, kind: str, about: str) -> OpenAlarm | None:
        found = [alarm for alarm in self.open.values() if (alarm.kind, alarm.about) == (kind, about)]
        assert len(found) <= 1, "one open alarm a kind and subject"
        return found[0] if found else None

    def acknowledge(self, alarm: OpenAlarm) -> None:
        self.open[alarm.id] = acknowledge(alarm, by="2001", name="刘班长", note="", now=self.at)


@given(looks)
def test_what_is_bad_enough_is_open_once_and_at_least_that_bad(rounds: list[list[Observation]]) -> None:
    board = Board()
    for seen in rounds:
        board.look(*seen)
        for observation in seen:
            alarm, level = (
                board.one(observation.kind, observation.about),
                level_of(observation, SET.of(observation.kind)),
            )
            assert level is None or (alarm is not None and WORSE[alarm.level] >= WORSE[level])
        assert all(is_watched(alarm.id) for alarm in board.open.values())


@given(looks)
def test_what_is_seen_no_more_is_over_but_unrest_that_nobody_acknowledged(rounds: list[list[Observation]]) -> None:
    board = Board()
    for seen in rounds:
        board.look(*seen)
        visible = {(observation.kind, observation.about) for observation in seen}
        for alarm in board.open.values():
            assert (alarm.kind, alarm.about) in visible or (alarm.kind == "unrest" and not alarm.acknowledged_by)


@given(looks)
def test_looking_again_at_the_same_changes_nothing(rounds: list[list[Observation]]) -> None:
    board = Board()
    for seen in rounds:
        board.look(*seen)
        assert board.look(*seen) == AlarmChange([], [], [])


@given(looks)
def test_an_open_alarm_only_gets_worse_and_counts_its_changes(rounds: list[list[Observation]]) -> None:
    board = Board()
    for seen in rounds:
        before = dict(board.open)
        board.look(*seen)
        for id, alarm in board.open.items():
            if id in before:
                assert WORSE[alarm.level] >= WORSE[before[id].level]
                assert alarm.seq == before[id].seq + (alarm != before[id])


@given(st.lists(st.sampled_from([8.0, 9.0, 9.9, 10.0, 12.0]), min_size=1))
def test_a_wait_at_the_edge_does_not_flap(values: list[float]) -> None:
    """Above EASE of the limit nothing is cleared, so nothing is raised twice."""
    board = Board()
    for value in values:
        board.look(Observation("wait", "queue/a", value, "已等"))
    assert board.raised.get(("wait", "queue/a"), 0) == (max(values) >= WAIT.warn)


@given(st.lists(st.sampled_from([0.88, 0.895, 0.9, 0.905, 0.909]), min_size=1))
def test_a_rate_at_the_edge_does_not_flap(values: list[float]) -> None:
    board = Board()
    for value in values:
        board.look(Observation("answer_rate", "floor/all", value, "接通率", calls=10))
    assert board.raised.get(("answer_rate", "floor/all"), 0) == (min(values) < RATE.warn)


def test_it_is_over_well_clear_of_the_limit() -> None:
    board = Board()
    board.look(Observation("wait", "queue/a", WAIT.warn, "已等"))
    assert board.look(Observation("wait", "queue/a", WAIT.warn * EASE, "已等")).cleared == []
    assert len(board.look(Observation("wait", "queue/a", WAIT.warn * EASE - 0.1, "已等")).cleared) == 1
    board.look(Observation("answer_rate", "floor/all", 0.85, "接通率", calls=10))
    assert board.look(Observation("answer_rate", "floor/all", RATE.warn + BETTER / 2, "接通率", calls=10)).cleared == []
    assert len(board.look(Observation("answer_rate", "floor/all", RATE.warn + BETTER, "接通率", calls=10)).cleared) == 1


def test_a_threshold_of_all_calls_answered_can_be_met_again() -> None:
    board = Board(Thresholds((Threshold("answer_rate", warn=1.0, urgent=0.5, min_calls=1),)))
    board.look(Observation("answer_rate", "floor/all", 0.9, "接通率", calls=10))
    assert len(board.look(Observation("answer_rate", "floor/all", 1.0, "接通率", calls=10)).cleared) == 1


def test_few_calls_say_nothing_about_the_rate() -> None:
    assert Board().look(Observation("answer_rate", "floor/all", 0.0, "接通率", calls=RATE.min_calls - 1)).raised == []


def test_who_acknowledged_the_warning_is_asked_again_when_it_becomes_urgent() -> None:
    board = Board()
    (warned,) = board.look(Observation("wait", "queue/a", 12, "社保席最长已等待")).raised
    assert (warned.level, warned.message) == (Level.WARN, "社保席最长已等待 12 秒。")
    board.acknowledge(warned)
    assert board.look(Observation("wait", "queue/a", 20, "社保席最长已等待")) == AlarmChange([], [], [])
    (worse,) = board.look(Observation("wait", "queue/a", 95, "社保席最长已等待")).escalated
    assert (worse.level, worse.message, worse.acknowledged_by) == (Level.URGENT, "社保席最长已等待 1 分 35 秒。", "")
    assert worse.raised_at == warned.raised_at


def test_unrest_stays_until_acknowledged_and_as_long_as_the_call() -> None:
    board, call = Board(), Observation("unrest", "call/c1", 1, "紧急情况")
    (alarm,) = board.look(call).raised
    assert alarm.level == Level.URGENT
    assert board.look() == AlarmChange([], [], [])
    board.look(call)
    board.acknowledge(alarm)
    assert board.look(call) == AlarmChange([], [], [])
    assert len(board.look().cleared) == 1


def test_only_the_first_acknowledges() -> None:
    board = Board()
    (alarm,) = board.look(Observation("talk", "call/c1", 12, "已通话")).raised
    board.acknowledge(alarm)
    with pytest.raises(Refused, match="刘班长 已确认"):
        board.acknowledge(board.open[alarm.id])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_switched_off_raises_nothing_and_ends_what_is_open(kind: str) -> None:
    value = 0.0 if KINDS[kind].unit is Unit.SHARE else 10_000.0
    bad = Observation(kind, "call/c1", value, "很糟", calls=1000)
    board = Board(Thresholds())
    (alarm,) = board.look(bad).raised
    board.acknowledge(alarm)
    board.thresholds = Thresholds((Threshold(kind, on=False),))
    assert len(board.look(bad).cleared) == 1
    assert board.look(bad) == AlarmChange([], [], [])
