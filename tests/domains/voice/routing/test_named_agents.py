"""An agent requested by number is reserved or refused at once, and never on two calls."""

import pytest

from hotline.domains.voice.routing.ports import AgentState, HeldCalls, OfferOutcome, OpenOffer, Reserve, SignOut
from hotline.domains.voice.routing.rules import (
    agent_commands,
    agent_requests,
    effects,
    passing_time,
    reconciliation,
    routing_state,
)
from hotline.kernel.errors import Refused
from tests.domains.voice.routing.states import (
    answers,
    at,
    doc,
    hangs_up,
    offers,
    ready,
    result,
    rings,
    sent_offers,
    sign_in,
    state_of,
)


def reserve(
    state: routing_state.RoutingState, agent: str, call: str = "c1", second: float = 5, offer: str = "c1-r1"
) -> None:
    agent_requests.reserve(state, Reserve(offer, call, "a", agent, "social"), at(second))


def consulting() -> routing_state.RoutingState:
    """ann talks to c1; bob, who has no skill for it, is ready."""
    state = state_of(ann={"social": 1}, bob={"labor": 1})
    ready(state, "ann")
    ready(state, "bob")
    rings(state, "c1", 1)
    answers(state, "ann", 3)
    state.drain()
    return state


def test_a_ready_colleague_is_rung_whatever_their_skills() -> None:
    state = consulting()
    reserve(state, "bob")
    (offer,) = sent_offers(state)
    assert (offer.offer, offer.call, offer.agent, offer.endpoint) == ("c1-r1", "c1", "bob", "PJSIP/bob")
    assert doc(state, "bob").state is AgentState.RINGING


def test_asking_twice_rings_once() -> None:
    state = consulting()
    reserve(state, "bob")
    reserve(state, "bob")
    assert offers(state) == [("c1", "bob")]


def test_who_talks_wraps_up_or_is_away_is_refused_with_the_reason() -> None:
    state = consulting()
    for agent, why in (("ann", "正在通话"), ("zed", "未签入")):
        with pytest.raises(Refused, match=why) as refusal:
            reserve(state, agent, "c2", offer="c2-r1")
        assert refusal.value.code == "agent_busy"
    sign_in(state, "bob")
    agent_commands.obey(state, SignOut("bob"), at(4))
    with pytest.raises(Refused, match="未签入"):
        reserve(state, "bob")
    assert offers(state) == []


def test_while_a_colleague_rings_no_caller_is_offered_to_them() -> None:
    state = consulting()
    reserve(state, "bob")
    state.drain()
    rings(state, "c2", 6, queue="labor")
    assert offers(state) == []
    result(state, "bob", OfferOutcome.REFUSED, 8)
    assert offers(state) == [("c2", "bob")]


def test_both_agents_of_a_consultation_talk_and_each_is_free_by_their_own_word() -> None:
    state = consulting()
    reserve(state, "bob")
    answers(state, "bob", 7)
    hangs_up(state, "ann", 20)
    assert [doc(state, agent).state for agent in ("ann", "bob")] == [AgentState.WRAP_UP, AgentState.TALKING]
    hangs_up(state, "bob", 30)
    assert doc(state, "bob").state is AgentState.WRAP_UP


def test_a_colleague_who_lets_it_ring_is_set_aside_and_one_who_refuses_is_not() -> None:
    for outcome, state in (
        (OfferOutcome.NO_ANSWER, AgentState.MISSED),
        (OfferOutcome.REFUSED, AgentState.READY),
        (OfferOutcome.CALLER_GONE, AgentState.READY),
        (OfferOutcome.FAILED, AgentState.NOT_READY),
    ):
        routing = consulting()
        reserve(routing, "bob")
        result(routing, "bob", outcome, 8)
        assert doc(routing, "bob").state is state
        assert routing.named == {}


def test_no_word_of_the_ringing_counts_as_no_answer() -> None:
    state = consulting()
    reserve(state, "bob")
    passing_time.pass_time(state, at(60))
    assert doc(state, "bob").state is AgentState.MISSED
    assert [type(send) for send in state.drain().sends] == [effects.SendOffer, effects.SendWithdraw]


def test_who_is_passed_on_to_a_named_agent_stands_in_no_line_meanwhile() -> None:
    state = consulting()
    hangs_up(state, "ann", 4)
    rings(state, "c1", 5)
    reserve(state, "bob", second=5)
    rings(state, "c1", 6)
    assert "c1" not in state.lines
    result(state, "bob", OfferOutcome.NO_ANSWER, 20)
    rings(state, "c1", 20)
    assert "c1" in state.lines


def test_a_roll_call_that_names_both_agents_of_a_call_changes_nothing() -> None:
    state = consulting()
    reserve(state, "bob")
    answers(state, "bob", 7)
    state.drain()
    both = tuple(OpenOffer(doc(state, agent).offer, "c1", agent) for agent in ("ann", "bob"))
    reconciliation.reconcile(state, [HeldCalls("a", (), (), both)], at(30), at(31))
    assert state.drain().facts == []


def test_a_ringing_colleague_nobody_knows_of_is_let_go_by_the_roll_call() -> None:
    state = consulting()
    reserve(state, "bob")
    talk = OpenOffer(doc(state, "ann").offer, "c1", "ann")
    reconciliation.reconcile(state, [HeldCalls("a", (), (), (talk,))], at(10), at(11))
    assert doc(state, "bob").state is AgentState.READY
    assert state.named == {}


def test_an_offer_that_does_not_arrive_frees_the_colleague() -> None:
    state = consulting()
    reserve(state, "bob")
    reconciliation.offer_not_sent(state, "c1-r1", "not_waiting", at(6))
    assert doc(state, "bob").state is AgentState.READY
