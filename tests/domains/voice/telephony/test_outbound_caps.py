"""Caps on outbound calls, as properties: whatever comes in whatever order, no count goes beyond its cap."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hotline.domains.voice.telephony.rules.outbound_caps import (
    BUILTIN_LIMITS,
    Admitted,
    Cap,
    CapRefusal,
    Counters,
    Limits,
    LiveCall,
    NumberCount,
    admit,
    admit_number,
    as_of,
    crossing_of,
    released,
    taken_back,
)

NOON = datetime(2026, 11, 30, 4, tzinfo=UTC)  # in Beijing
TIGHT = Limits(
    agent_hour=2, agent_day=3, agent_live=2, all_hour=4, all_day=6, all_live=3, number_day=2, talk_minutes=60
)
WIDE = replace(BUILTIN_LIMITS, agent_live=20, all_live=1000)


def ring(counters: Counters, channel: str, agent: str, at: datetime, limits: Limits = TIGHT) -> Admitted | CapRefusal:
    return admit(counters, channel, LiveCall(agent, "a", at), limits)


#: Somebody rings up, or a leg ends, after some minutes. Few agents and legs: everything collides.
happenings = st.lists(
    st.tuples(st.sampled_from(["ring", "end"]), st.sampled_from(["1001", "1002", ""]), st.integers(0, 40)), max_size=60
)


@given(happenings)
def test_no_count_ever_goes_beyond_its_cap(calls: list[tuple[str, str, int]]) -> None:
    counters, now, dialled = Counters(), NOON, 0
    for number, (what, agent, minutes) in enumerate(calls):
        now += timedelta(minutes=minutes)
        if what == "end":
            counters = released(counters, list(counters.live)[:1])
            continue
        before, made = as_of(counters, now, TIGHT), ring(counters, f"leg-{number}", agent, now)
        if isinstance(made, CapRefusal):
            assert before.count(made.cap, agent) == made.limit, "refused, although the cap leaves a call"
            continue
        counters, dialled = made.counters, dialled + 1
        for cap in Cap:
            if not cap.is_of_number and (agent or not cap.is_of_agent):
                assert counters.count(cap, agent) <= TIGHT.of(cap)


@given(happenings)
def test_who_rings_is_counted_once_and_a_place_in_line_by_nobody(calls: list[tuple[str, str, int]]) -> None:
    counters, wide = Counters(), WIDE
    for number, (_, agent, _) in enumerate(calls):
        made = ring(counters, f"leg-{number}", agent, NOON, wide)
        if isinstance(made, Admitted):
            counters = made.counters
    assert "" not in counters.agents
    assert counters.all_day == counters.all_hour == len(counters.live)
    assert sum(count.day for count in counters.agents.values()) <= counters.all_day


def test_an_hour_and_a_day_begin_anew_in_beijing() -> None:
    made = ring(Counters(), "one", "1001", NOON)
    assert isinstance(made, Admitted)
    later = as_of(made.counters, NOON + timedelta(hours=1), TIGHT)
    assert (later.count(Cap.AGENT_HOUR, "1001"), later.count(Cap.AGENT_DAY, "1001")) == (0, 1)
    tomorrow = as_of(made.counters, NOON + timedelta(hours=12), TIGHT)
    assert (tomorrow.all_day, tomorrow.agents, tomorrow.live) == (0, {}, {})


def test_a_leg_over_leaves_room_for_another_but_stays_counted() -> None:
    counters = Counters()
    for channel in ("one", "two"):
        made = ring(counters, channel, "1001", NOON, replace(TIGHT, agent_hour=9, agent_day=9))
        assert isinstance(made, Admitted)
        counters = made.counters
    again = replace(TIGHT, agent_hour=9, agent_day=9)
    assert ring(counters, "three", "1001", NOON, again) == CapRefusal(Cap.AGENT_LIVE, 2)
    counters = released(counters, ["one", "never was"])
    assert isinstance(ring(counters, "three", "1001", NOON, again), Admitted)
    assert counters.count(Cap.AGENT_HOUR, "1001") == 2


def test_the_same_leg_counted_twice_is_one_call() -> None:
    made = ring(Counters(), "one", "1001", NOON)
    assert isinstance(made, Admitted)
    assert ring(made.counters, "one", "1001", NOON) == Admitted(made.counters, ())


def test_legs_of_a_node_that_died_are_forgotten_once_no_talk_can_have_lasted_so_long() -> None:
    made = ring(Counters(), "one", "1001", NOON)
    assert isinstance(made, Admitted)
    assert as_of(made.counters, NOON + timedelta(minutes=74), TIGHT).live
    assert not as_of(made.counters, NOON + timedelta(minutes=75), TIGHT).live


@pytest.mark.parametrize(
    ("limit", "crossings"),
    [(10, {8: 80, 10: 100}), (1, {1: 100}), (3, {3: 100}), (5, {4: 80, 5: 100}), (12, {10: 80, 12: 100})],
)
def test_eighty_and_a_hundred_per_cent_are_reported_once_each(limit: int, crossings: dict[int, int]) -> None:
    limits = replace(WIDE, agent_hour=limit)
    found = {calls: crossing_of(Cap.AGENT_HOUR, calls, limits, "1001") for calls in range(1, limit + 1)}
    assert {calls: each.percent for calls, each in found.items() if each} == crossings


def test_nobody_is_rung_fifty_times() -> None:
    count, dialled = NumberCount(), 0
    for _ in range(50):
        made = admit_number(count, NOON, TIGHT)
        if isinstance(made, CapRefusal):
            assert made.text == "这个号码今天已拨打 2 次，不能再拨，请明天再拨。"
            continue
        count, dialled = made[0], dialled + 1
    assert dialled == 2
    assert not isinstance(admit_number(taken_back(count), NOON, TIGHT), CapRefusal)
    assert not isinstance(admit_number(count, NOON + timedelta(days=1), TIGHT), CapRefusal)


@pytest.mark.parametrize("cap", list(Cap))
def test_each_cap_has_a_sentence_that_says_what_to_do(cap: Cap) -> None:
    assert CapRefusal(cap, 7).text.endswith("。")
    assert "7" in CapRefusal(cap, 7).text
