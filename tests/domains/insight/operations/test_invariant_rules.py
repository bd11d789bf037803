"""The invariants by their rules alone."""

from datetime import timedelta

import pytest

from hotline.domains.insight.operations.rules import invariants
from hotline.domains.insight.operations.rules.invariants import ALARMS_EACH, Invariant, TalkSpan, Violation
from hotline.domains.voice.calls.ports import CallDoc, CallInternals, LegRole, LiveParty, PartyStatus, Phase
from tests.domains.voice.calls.tales import NINE


def span(call: str, start: float, end: float | None, agent: str = "1001") -> TalkSpan:
    return TalkSpan(
        agent, call, NINE + timedelta(seconds=start), None if end is None else NINE + timedelta(seconds=end)
    )


def held(call: str, phase: Phase, agent: str, legs: dict[LegRole, str], third: LiveParty | None = None) -> CallDoc:
    internals = CallInternals("", "", None, "", legs, "", 1, callback_offered=False)
    return CallDoc(call, phase, NINE, agent=agent, party=third, internals=internals)


def talking(call: str, agent: str = "1001", third: LiveParty | None = None) -> CallDoc:
    legs = {LegRole.CALLER: f"{call}.1", LegRole.AGENT: f"{call}-a"}
    if third is not None and third.status is not PartyStatus.REQUESTED:
        legs[LegRole.PARTY] = f"{call}-b"
    return held(call, Phase.TALKING, agent, legs, third)


def third(agent: str, status: PartyStatus) -> LiveParty:
    return LiveParty(agent, "", status, NINE)


def named(found: list[Violation]) -> list[tuple[str, str]]:
    return [(violation.about, violation.text) for violation in found]


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
    consulting = talking("c2", "1002", third("1001", PartyStatus.CONSULTING))
    assert [violation.agent for violation in invariants.on_two_calls([talking("c1"), consulting], [])] == ["1001"]


@pytest.mark.parametrize(
    "other",
    [
        talking("c2", "1002", third("1001", PartyStatus.REQUESTED)),
        talking("c2", "1002", third("1001", PartyStatus.RINGING)),
        talking("c2", "1002", third("", PartyStatus.JOINED)),
        held("c2", Phase.OFFERED, "1001", {LegRole.CALLER: "c2.1", LegRole.AGENT: "c2-a"}),
    ],
)
def test_who_is_only_rung_or_is_no_agent_is_on_no_second_call(other: CallDoc) -> None:
    assert invariants.on_two_calls([talking("c1"), other], []) == []


# Open calls ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "channels", "carried"),
    [
        (talking("c1"), {"c1.1", "c1-a"}, True),
        (talking("c1"), {"c1.1"}, False),
        (talking("c1"), {"c1-a"}, False),
        (held("c1", Phase.CALLBACK_WAITING, "", {}), set(), True),
        (held("c1", Phase.QUEUED, "", {}), set(), False),
        (held("c1", Phase.AGENT_LOST, "1001", {LegRole.CALLER: "c1.1", LegRole.RETURNING: "c1-a2"}), {"c1.1"}, True),
        (held("c1", Phase.PICKING_UP, "1001", {LegRole.AGENT: "c1-a"}), {"c1-a"}, True),
    ],
)
def test_an_open_call_has_its_lines_in_the_switch(call: CallDoc, channels: set[str], carried: bool) -> None:
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
