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
from tests.domains.voice.routing.floors import (
    answers,
    at,
    doc,
    floor_of,
    hangs_up,
    offers,
    ready,
    result,
    rings,
    sent_offers,
    sign_in,
)


def asks_for(
    floor: routing_state.RoutingState, agent: str, call: str = "c1", second: float = 5, offer: str = "c1-r1"
) -> None:
    agent_requests.reserve(floor, Reserve(offer, call, "a", agent, "social"), at(second))


def consulting_floor() -> routing_state.RoutingState:
    """ann talks to c1; bob, who has no skill for it, is ready."""
    floor = floor_of(ann={"social": 1}, bob={"labor": 1})
    ready(floor, "ann")
    ready(floor, "bob")
    rings(floor, "c1", 1)
    answers(floor, "ann", 3)
    floor.drain()
    return floor


def test_a_ready_colleague_is_rung_whatever_their_skills() -> None:
    floor = consulting_floor()
    asks_for(floor, "bob")
    (offer,) = sent_offers(floor)
    assert (offer.offer, offer.call, offer.agent, offer.endpoint) == ("c1-r1", "c1", "bob", "PJSIP/bob")
    assert doc(floor, "bob").state is AgentState.RINGING


def test_asking_twice_rings_once() -> None:
    floor = consulting_floor()
    asks_for(floor, "bob")
    asks_for(floor, "bob")
    assert offers(floor) == [("c1", "bob")]


def test_who_talks_wraps_up_or_is_away_is_refused_with_the_reason() -> None:
    floor = consulting_floor()
    for agent, why in (("ann", "正在通话"), ("zed", "未签入")):
        with pytest.raises(Refused, match=why) as refusal:
            asks_for(floor, agent, "c2", offer="c2-r1")
        assert refusal.value.code == "agent_busy"
    sign_in(floor, "bob")
    agent_commands.obey(floor, SignOut("bob"), at(4))
    with pytest.raises(Refused, match="未签入"):
        asks_for(floor, "bob")
    assert offers(floor) == []


def test_while_a_colleague_rings_no_caller_is_offered_to_them() -> None:
    floor = consulting_floor()
    asks_for(floor, "bob")
    floor.drain()
    rings(floor, "c2", 6, queue="labor")
    assert offers(floor) == []
    result(floor, "bob", OfferOutcome.REFUSED, 8)
    assert offers(floor) == [("c2", "bob")]


def test_both_agents_of_a_consultation_talk_and_each_is_free_by_their_own_word() -> None:
    floor = consulting_floor()
    asks_for(floor, "bob")
    answers(floor, "bob", 7)
    hangs_up(floor, "ann", 20)
    assert [doc(floor, agent).state for agent in ("ann", "bob")] == [AgentState.WRAP_UP, AgentState.TALKING]
    hangs_up(floor, "bob", 30)
    assert doc(floor, "bob").state is AgentState.WRAP_UP


def test_a_colleague_who_lets_it_ring_is_set_aside_and_one_who_refuses_is_not() -> None:
    for outcome, state in (
        (OfferOutcome.NO_ANSWER, AgentState.MISSED),
        (OfferOutcome.REFUSED, AgentState.READY),
        (OfferOutcome.CALLER_GONE, AgentState.READY),
        (OfferOutcome.FAILED, AgentState.NOT_READY),
    ):
        floor = consulting_floor()
        asks_for(floor, "bob")
        result(floor, "bob", outcome, 8)
        assert doc(floor, "bob").state is state
        assert floor.named == {}


def test_no_word_of_the_ringing_counts_as_no_answer() -> None:
    floor = consulting_floor()
    asks_for(floor, "bob")
    passing_time.pass_time(floor, at(60))
    assert doc(floor, "bob").state is AgentState.MISSED
    assert [type(send) for send in floor.drain().sends] == [effects.SendOffer, effects.SendWithdraw]


def test_who_is_passed_on_to_a_named_agent_stands_in_no_line_meanwhile() -> None:
    floor = consulting_floor()
    hangs_up(floor, "ann", 4)
    rings(floor, "c1", 5)
    asks_for(floor, "bob", second=5)
    rings(floor, "c1", 6)
    assert "c1" not in floor.lines
    result(floor, "bob", OfferOutcome.NO_ANSWER, 20)
    rings(floor, "c1", 20)
    assert "c1" in floor.lines


def test_a_roll_call_that_names_both_agents_of_a_call_changes_nothing() -> None:
    floor = consulting_floor()
    asks_for(floor, "bob")
    answers(floor, "bob", 7)
    floor.drain()
    both = tuple(OpenOffer(doc(floor, agent).offer, "c1", agent) for agent in ("ann", "bob"))
    reconciliation.reconcile(floor, [HeldCalls("a", (), (), both)], at(30), at(31))
    assert floor.drain().facts == []


def test_a_ringing_colleague_nobody_knows_of_is_let_go_by_the_roll_call() -> None:
    floor = consulting_floor()
    asks_for(floor, "bob")
    talk = OpenOffer(doc(floor, "ann").offer, "c1", "ann")
    reconciliation.reconcile(floor, [HeldCalls("a", (), (), (talk,))], at(10), at(11))
    assert doc(floor, "bob").state is AgentState.READY
    assert floor.named == {}


def test_an_offer_that_does_not_arrive_frees_the_colleague() -> None:
    floor = consulting_floor()
    asks_for(floor, "bob")
    reconciliation.offer_not_sent(floor, "c1-r1", "not_waiting", at(6))
    assert doc(floor, "bob").state is AgentState.READY
