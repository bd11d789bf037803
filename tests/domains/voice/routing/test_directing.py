"""A leader sends an agent into a state, with a reason the agent reads: at once, or once the agent is off the phone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.routing.ports import (
    AgentState,
    Direct,
    Direction,
    ExtendWrapUp,
    GetNotReady,
    GetReady,
    SignOut,
    TalkOver,
)
from hotline.domains.voice.routing.rules import agent_commands, callers, passing_time, routing_state
from hotline.events.routing import AgentDirected, AgentSignedOut, AgentStateChanged
from hotline.kernel.actor import Actor
from hotline.kernel.errors import Refused
from tests.domains.voice.routing.states import answers, at, doc, hangs_up, offers, ready, rings, sign_in, state_of

LEADER = "2001"
WHY = "话后太久"


def sent(to: str, why: str = WHY) -> Direct:
    return Direct("ann", to, LEADER, "韩梅", why)


def directs(state: routing_state.RoutingState, to: str, second: float, why: str = WHY) -> None:
    agent_commands.obey(state, sent(to, why), at(second))


def working() -> routing_state.RoutingState:
    state = state_of(ann={"social": 3})
    ready(state, "ann")
    state.drain()
    return state


def talking() -> routing_state.RoutingState:
    state = working()
    rings(state, "c1", 1)
    answers(state, "ann", 3)
    state.drain()
    return state


def wrapping_up() -> routing_state.RoutingState:
    state = talking()
    hangs_up(state, "ann", 60)
    state.drain()
    return state


def test_a_ready_agent_is_taken_out_at_once_and_reads_who_and_why() -> None:
    state = working()
    directs(state, "not_ready", 5)
    assert (doc(state, "ann").state, doc(state, "ann").reason) == (AgentState.NOT_READY, "班长安排")
    assert doc(state, "ann").directed == Direction("not_ready", LEADER, "韩梅", WHY, at(5))
    directed, turned = state.drain().facts
    assert directed.fact == AgentDirected("not_ready", LEADER, WHY, "early")
    assert isinstance(turned.fact, AgentStateChanged)
    assert {directed.actor, turned.actor} == {Actor.staff("2001")}
    assert directed.seq + 1 == turned.seq
    rings(state, "c1", 6)
    assert offers(state) == []


def test_in_a_talk_it_takes_effect_after_the_wrap_up_and_is_read_at_once() -> None:
    state = talking()
    directs(state, "not_ready", 10)
    assert (doc(state, "ann").state, doc(state, "ann").next_state) == (AgentState.TALKING, "not_ready")
    assert doc(state, "ann").directed is not None
    hangs_up(state, "ann", 60)
    passing_time.pass_time(state, at(121))
    assert (doc(state, "ann").state, doc(state, "ann").reason) == (AgentState.NOT_READY, "班长安排")


def test_who_wraps_up_too_long_is_made_ready_and_gets_the_next_caller() -> None:
    state = wrapping_up()
    rings(state, "c2", 70)
    directs(state, "ready", 80)
    assert offers(state) == [("c2", "ann")]


def test_who_missed_a_call_is_made_ready_again() -> None:
    state = working()
    agent_commands.obey(state, GetNotReady("ann", "小休"), at(2))
    directs(state, "ready", 3)
    assert doc(state, "ann").state is AgentState.READY


@pytest.mark.parametrize("state_at", [working, wrapping_up])
def test_signed_out_by_a_leader(state_at: Callable[[], routing_state.RoutingState]) -> None:
    state = state_at()
    directs(state, "signed_out", 90)
    assert doc(state, "ann").state is AgentState.SIGNED_OUT
    facts = [(each.fact, each.actor) for each in state.drain().facts]
    assert (AgentSignedOut("forced"), Actor.staff("2001")) in facts
    assert doc(state, "ann").directed is not None  # the desk that was signed out still says why
    sign_in(state, "ann", 200)
    assert doc(state, "ann").directed is None


def test_signed_out_in_a_talk_once_it_is_wrapped_up() -> None:
    state = talking()
    directs(state, "signed_out", 10)
    assert doc(state, "ann").state is AgentState.TALKING
    hangs_up(state, "ann", 60)
    passing_time.pass_time(state, at(121))
    assert doc(state, "ann").state is AgentState.SIGNED_OUT


def test_the_banner_goes_when_the_agent_chooses_a_state() -> None:
    state = working()
    directs(state, "not_ready", 5)
    agent_commands.obey(state, GetReady("ann"), at(9))
    assert (doc(state, "ann").state, doc(state, "ann").directed) == (AgentState.READY, None)


def test_a_talk_ended_by_a_leader_is_wrapped_up_and_says_who() -> None:
    state = talking()
    direction = Direction("hang_up", LEADER, "韩梅", "骚扰电话", at(20))
    callers.talk_over(state, TalkOver(doc(state, "ann").offer, "c1", "ann", at(20), directed=direction), at(20))
    assert (doc(state, "ann").state, doc(state, "ann").directed) == (AgentState.WRAP_UP, direction)
    assert state.drain().facts[0].fact == AgentDirected("hang_up", LEADER, "骚扰电话", "early", "c1")


@pytest.mark.parametrize(
    ("state_at", "to", "why", "message"),
    [
        (working, "ready", WHY, "已是"),
        (talking, "ready", WHY, "结束后自动就绪"),
        (working, "not_ready", "  ", "事由"),
        (working, "talking", WHY, "只能置为"),
    ],
)
def test_what_changes_nothing_or_says_no_reason_is_refused(
    state_at: Callable[[], routing_state.RoutingState], to: str, why: str, message: str
) -> None:
    state = state_at()
    before = doc(state, "ann")
    with pytest.raises(Refused, match=message):
        directs(state, to, 10, why)
    assert doc(state, "ann") == before
    assert state.drain().facts == []


def test_nobody_is_directed_who_is_not_at_work() -> None:
    state = working()
    agent_commands.obey(state, SignOut("ann"), at(1))
    with pytest.raises(Refused, match="未签入"):
        directs(state, "ready", 2)


STEPS = st.lists(st.sampled_from(["ready", "not_ready", "signed_out", "call", "answer", "over", "own ready", "extend"]))


@given(STEPS)
def test_whatever_was_asked_before_the_last_word_of_a_leader_holds_in_the_end(steps: list[str]) -> None:
    """Once the agent is off the phone and the wrap-up is over, unless the agent chose differently afterwards."""
    state, expected = working(), "ready"
    for second, step in enumerate(steps, 10):
        expected = _do(state, step, second) or expected
    if doc(state, "ann").state is AgentState.RINGING:
        answers(state, "ann", 500)
    if doc(state, "ann").state is AgentState.TALKING:
        hangs_up(state, "ann", 600)
    passing_time.pass_time(state, at(900))
    assert doc(state, "ann").state in {expected, AgentState.RINGING if expected == "ready" else expected}
    numbers = [each.seq for each in state.drain().facts]
    assert numbers == sorted(set(numbers))


def _do(routing: routing_state.RoutingState, step: str, second: int) -> str:
    """What was asked for with effect, "" for nothing."""
    state = doc(routing, "ann").state
    try:
        match step:
            case "call":
                rings(routing, f"c{second}", second)
            case "answer" if state is AgentState.RINGING:
                answers(routing, "ann", second)
            case "over" if state is AgentState.TALKING:
                hangs_up(routing, "ann", second)
            case "own ready":
                agent_commands.obey(routing, GetReady("ann"), at(second))
                return "ready"
            case "extend":
                agent_commands.obey(routing, ExtendWrapUp("ann", doc(routing, "ann").call, "补录"), at(second))
            case "ready" | "not_ready" | "signed_out":
                directs(routing, step, second)
                return step
    except Refused:
        pass
    return ""
