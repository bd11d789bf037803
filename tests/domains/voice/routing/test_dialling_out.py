"""An agent who dials out gets no offers meanwhile, and returns to the earlier state afterwards."""

import pytest

from hotline.domains.voice.routing.ports import (
    AgentState,
    GetNotReady,
    HeldCalls,
    OfferOutcome,
    OfferResult,
    OpenOffer,
    SignOut,
    Take,
    TalkOver,
)
from hotline.domains.voice.routing.rules import (
    agent_commands,
    agent_requests,
    callers,
    passing_time,
    reconciliation,
    routing_state,
)
from hotline.domains.voice.routing.rules import offers as routing_offers
from hotline.kernel.errors import Refused
from tests.domains.voice.routing.states import at, doc, offers, ready, rings, sign_in, state_of


def state_with_ann() -> routing_state.RoutingState:
    made = state_of(ann={"social": 3})
    sign_in(made, "ann")
    return made


def dials(on: routing_state.RoutingState, second: float = 5) -> None:
    agent_requests.take(on, Take("taken-1", "out-1", "a", "ann"), at(second))


def own_phone(on: routing_state.RoutingState, outcome: OfferOutcome, second: float = 6) -> None:
    routing_offers.offer_result(on, OfferResult("taken-1", "out-1", "ann", outcome, at(second)), at(second))


def over(on: routing_state.RoutingState, second: float, unmet: str = "") -> None:
    callers.talk_over(on, TalkOver("taken-1", "out-1", "ann", at(second), unmet), at(second))


def test_a_ready_agent_who_dials_is_offered_nobody_until_it_is_over() -> None:
    here = state_with_ann()
    ready(here, "ann")
    dials(here)
    rings(here, "c1", 6)
    own_phone(here, OfferOutcome.ANSWERED, 7)
    assert doc(here, "ann").state is AgentState.TALKING
    assert offers(here) == []
    over(here, 60)
    assert (doc(here, "ann").state, doc(here, "ann").call) == (AgentState.WRAP_UP, "out-1")
    passing_time.pass_time(here, at(200))
    assert offers(here) == [("c1", "ann")]


def test_who_reached_nobody_has_nothing_to_wrap_up_and_reads_why() -> None:
    here = state_with_ann()
    ready(here, "ann")
    dials(here)
    own_phone(here, OfferOutcome.ANSWERED)
    over(here, 30, "busy")
    agent = doc(here, "ann")
    assert (agent.state, agent.call, agent.unmet_call, agent.unmet) == (AgentState.READY, "", "out-1", "busy")
    dials_again = Take("taken-2", "out-2", "a", "ann")
    agent_requests.take(here, dials_again, at(40))
    assert (doc(here, "ann").unmet_call, doc(here, "ann").unmet) == ("", "")


def test_who_was_not_ready_is_so_again_for_the_same_reason() -> None:
    here = state_with_ann()
    agent_commands.obey(here, GetNotReady("ann", "外呼"), at(1))
    dials(here)
    own_phone(here, OfferOutcome.ANSWERED)
    over(here, 30, "no_answer")
    assert (doc(here, "ann").state, doc(here, "ann").reason) == (AgentState.NOT_READY, "外呼")


def test_in_a_talk_wrapping_up_or_signed_out_nobody_dials() -> None:
    here = state_with_ann()
    ready(here, "ann")
    dials(here)
    own_phone(here, OfferOutcome.ANSWERED)
    with pytest.raises(Refused, match="正在通话"):
        agent_requests.take(here, Take("taken-2", "out-2", "a", "ann"), at(8))
    over(here, 30)
    with pytest.raises(Refused, match="话后"):
        agent_requests.take(here, Take("taken-2", "out-2", "a", "ann"), at(31))
    agent_commands.obey(here, SignOut("ann"), at(32))
    with pytest.raises(Refused, match="未签入") as refusal:
        agent_requests.take(here, Take("taken-2", "out-2", "a", "ann"), at(33))
    assert refusal.value.code == "agent_busy"


def test_asked_twice_it_is_taken_once() -> None:
    here = state_with_ann()
    ready(here, "ann")
    dials(here)
    dials(here, 5.5)
    assert doc(here, "ann").since == at(5)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (OfferOutcome.REFUSED, AgentState.READY),
        (OfferOutcome.CALLER_GONE, AgentState.READY),
        (OfferOutcome.NO_ANSWER, AgentState.MISSED),
        (OfferOutcome.FAILED, AgentState.NOT_READY),
    ],
)
def test_an_own_phone_that_is_not_picked_up_tells_of_the_agent(outcome: OfferOutcome, state: AgentState) -> None:
    here = state_with_ann()
    ready(here, "ann")
    dials(here)
    own_phone(here, outcome)
    assert doc(here, "ann").state is state


def test_a_callcontrol_that_never_began_the_call_does_not_keep_the_agent() -> None:
    here = state_with_ann()
    ready(here, "ann")
    dials(here)
    reconciliation.reconcile(here, [HeldCalls("a", (), (), ())], at(10), at(11))
    assert doc(here, "ann").state is AgentState.READY


def test_a_successor_believes_the_roll_call_that_the_agent_talks() -> None:
    here = state_with_ann()
    ready(here, "ann")
    talking = HeldCalls("a", (), (), (OpenOffer("taken-1", "out-1", "ann"),))
    reconciliation.reconcile(here, [talking], at(10), at(11))
    assert (doc(here, "ann").state, doc(here, "ann").call) == (AgentState.TALKING, "out-1")
