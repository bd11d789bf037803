"""The invariants by their rules alone."""

from datetime import timedelta

import pytest

from hotline.domains.insight.operations.rules import invariants
from hotline.domains.insight.operations.rules.invariants import (
    ALARMS_EACH,
    HeldCall,
    Invariant,
    Leg,
    TalkSpan,
    Violation,
)
from tests.domains.voice.calls.tales import NINE


def span(call: str, start: float, end: float | None, agent: str = "1001") -> TalkSpan:
    return TalkSpan(
        agent, call, NINE + timedelta(seconds=start), None if end is None else NINE + timedelta(seconds=end)
    )


def talking(call: str, agent: str = "1001", **fields: object) -> HeldCall:
    return HeldCall(call, phase="talking", channel=f"{call}.1", talk=Leg(agent, f"{call}-a"), **fields)  # type: ignore[arg-type]


def named(found: list[Violation]) -> list[tuple[str, str]]:
    return [(violation.about, violation.said) for violation in found]


# One call an agent ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("talks", "calls"),
    [
        ([span("c1", 0, 60), span("c2", 60, 90)], []),
        ([span("c1", 0, 60), span("c2", 59.5, 90)], []),  # told by two processes: the clocks' slack
        ([span("c1", 0, 60), span("c2", 30, 90)], ["c1", "c2"]),
        ([span("c1", 0, None), span("c2", 30, 90)], ["c1", "c2"]),
        ([span("c1", 0, 300), span("c2", 10, 20), span("c3", 100, 110)], ["c1", "c2", "c3"]),
        ([span("c1", 0, 60), span("c1", 30, 90)], []),  # two talks of one call
        ([span("c1", 0, 60), span("c2", 30, 90, agent="1002")], []),
    ],
)
def test_talks_of_an_agent_that_overlap(talks: list[TalkSpan], calls: list[str]) -> None:
    found = invariants.on_two_calls([], talks)
    expected = [("agent/1001", f"坐席 1001 同时在 {len(calls)} 通通话上：{'、'.join(calls)}。")] if calls else []
    assert named(found) == expected


def test_an_agent_who_talks_in_one_call_and_was_asked_along_to_another() -> None:
    asked = HeldCall("c2", channel="c2.1", talk=Leg("1002", "c2-a"), party=Leg("1001", "c2-b", "consulting"))
    assert [violation.agent for violation in invariants.on_two_calls([talking("c1"), asked], [])] == ["1001"]


@pytest.mark.parametrize("party", [Leg("1001", "", "asked"), Leg("1001", "c2-b", "ringing"), Leg("", "c2-b", "joined")])
def test_who_is_only_rung_or_is_no_agent_is_on_no_second_call(party: Leg) -> None:
    other = HeldCall("c2", channel="c2.1", talk=Leg("1002", "c2-a"), party=party)
    assert invariants.on_two_calls([talking("c1"), other], []) == []


# Open calls ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "channels", "carried"),
    [
        (talking("c1"), {"c1.1", "c1-a"}, True),
        (talking("c1"), {"c1.1"}, False),
        (talking("c1"), {"c1-a"}, False),
        (HeldCall("c1", phase="callback_waiting"), set(), True),
        (HeldCall("c1", phase="queued"), set(), False),
        (HeldCall("c1", phase="agent_lost", channel="c1.1", talk=Leg("1001", "")), {"c1.1"}, True),
    ],
)
def test_an_open_call_has_its_lines_in_the_switch(call: HeldCall, channels: set[str], carried: bool) -> None:
    assert bool(invariants.not_in_switch([call], channels)) is not carried


def test_a_record_that_is_open_and_that_nobody_holds_is_forgotten() -> None:
    assert [v.call for v in invariants.forgotten(["c1", "c2"], [talking("c2")])] == ["c1"]


# What becomes of it --------------------------------------------------------------------------------------------------


def wrong(about: str, invariant: Invariant = Invariant.OPEN) -> Violation:
    return Violation(invariant, about, "…")


def test_what_the_second_look_does_not_find_was_a_change_in_between() -> None:
    assert invariants.confirmed([wrong("call/1"), wrong("call/2")], [wrong("call/2"), wrong("call/3")]) == [
        wrong("call/2")
    ]


def test_told_once_and_mended_when_no_longer_found() -> None:
    open = {wrong("call/1").key, wrong("call/2").key}
    turn = invariants.turn([wrong("call/2"), wrong("call/3")], open, {Invariant.OPEN})
    assert ([v.about for v in turn.fresh], turn.mended) == (["call/3"], [wrong("call/1").key])


def test_what_could_not_be_looked_at_stays_as_it_was() -> None:
    assert invariants.turn([], {wrong("call/1").key}, {Invariant.FOLDED}) == ([], [])


def test_many_of_a_kind_are_told_singly_up_to_a_number_and_then_as_one() -> None:
    many = [wrong(f"call/{n}") for n in range(ALARMS_EACH + 5)]
    first = invariants.turn(many, set(), {Invariant.OPEN})
    assert len(first.fresh) == ALARMS_EACH + 1
    open = {violation.key for violation in first.fresh}
    again = invariants.turn(list(reversed(many)), open, {Invariant.OPEN})
    assert again == ([], []), "those told before are told on, in whatever order they are found"
