"""Reconciliation with the calls that callcontrols hold, and with callcontrols that are silent."""

from hotline.domains.voice.routing.ports import AgentState, HeldCalls, OfferOutcome, OfferResult, OpenOffer, Withdraw
from hotline.domains.voice.routing.rules import callers, passing_time, reconciliation, routing_state
from hotline.domains.voice.routing.rules import offers as routing_offers
from hotline.domains.voice.routing.rules.effects import SendWithdraw
from hotline.domains.voice.routing.rules.reconciliation import SILENCE_SECONDS
from tests.domains.voice.routing.states import answers, at, call, doc, hangs_up, offers, ready, result, rings, state_of


def talking() -> routing_state.RoutingState:
    """ann talks to c1; c2 waits."""
    state = state_of(ann={"social": 1}, bob={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1)
    answers(state, "ann", 3)
    rings(state, "c2", 4)
    state.drain()
    return state


def talk_of(state: routing_state.RoutingState, agent: str) -> OpenOffer:
    return OpenOffer(doc(state, agent).offer, doc(state, agent).call, agent)


def test_a_caller_we_lost_is_in_line_again_at_the_old_place() -> None:
    state = talking()
    held = HeldCalls("a", (call("c0", 2), call("c2", 4)), (), (talk_of(state, "ann"),))
    reconciliation.reconcile(state, [held], at(10), at(10))
    assert [callers.position(state, name, at(10)).place for name in ("c0", "c2")] == [1, 2]


def test_a_caller_nobody_holds_is_dropped_and_their_agent_let_go() -> None:
    state = talking()
    reconciliation.reconcile(state, [HeldCalls("a", (), (), ())], at(10), at(10))
    assert len(state.lines) == 0
    assert doc(state, "ann").state is AgentState.WRAP_UP


def test_another_nodes_roll_call_says_nothing_about_this_nodes_calls() -> None:
    state = talking()
    reconciliation.reconcile(state, [HeldCalls("b", (), (), ())], at(10), at(10))
    assert len(state.lines) == 1
    assert doc(state, "ann").state is AgentState.TALKING


def test_what_came_after_the_roll_was_called_is_newer_than_the_roll() -> None:
    state = talking()
    held = HeldCalls("a", (call("c2", 4),), (), (talk_of(state, "ann"),))
    callers.dequeue(state, "c2", at(11))
    hangs_up(state, "ann", 11)
    rings(state, "c3", 11)
    reconciliation.reconcile(state, [held], at(10), at(12))
    assert [waiting.call.call for waiting in state.lines.all()] == ["c3"]
    assert doc(state, "ann").state is AgentState.WRAP_UP


def test_a_talk_we_do_not_know_of_is_believed_and_what_we_had_in_mind_is_off() -> None:
    state = talking()
    ready(state, "bob", 5)
    assert offers(state) == [("c2", "bob")]
    held = HeldCalls("a", (call("c2", 4),), (), (talk_of(state, "ann"), OpenOffer("older", "c9", "bob")))
    reconciliation.reconcile(state, [held], at(10), at(10))
    assert (doc(state, "bob").state, doc(state, "bob").call) == (AgentState.TALKING, "c9")
    assert callers.position(state, "c2", at(10)).place == 1


def test_ringing_on_an_offer_we_do_not_know_is_taken_back() -> None:
    state = talking()
    held = HeldCalls("a", (call("c2", 4),), (OpenOffer("older", "c8", "bob"),), (talk_of(state, "ann"),))
    reconciliation.reconcile(state, [held], at(10), at(10))
    assert SendWithdraw("a", Withdraw("older", "c8")) in state.drain().sends


def test_callers_of_a_silent_callcontrol_keep_their_places_and_are_offered_when_it_speaks() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1)
    rings(state, "c2", 2)
    reconciliation.offer_not_sent(state, doc(state, "ann").offer, "no_answer", at(3))
    offers(state)
    assert doc(state, "ann").state is AgentState.READY
    assert callers.position(state, "c1", at(4)).place == 1
    reconciliation.reconcile(state, [HeldCalls("a", (call("c1", 1), call("c2", 2)), (), ())], at(4), at(4))
    assert offers(state) == [("c1", "ann")]


def test_a_callcontrol_silent_for_long_is_given_up() -> None:
    state = talking()
    reconciliation.reconcile(state, [], at(10), at(10))
    reconciliation.reconcile(state, [], at(20), at(20))
    assert (len(state.lines), doc(state, "ann").state) == (1, AgentState.TALKING)
    late = 10 + SILENCE_SECONDS
    reconciliation.reconcile(state, [], at(late), at(late))
    assert (len(state.lines), doc(state, "ann").state) == (0, AgentState.WRAP_UP)


def test_a_callcontrol_given_up_comes_back_with_its_talks() -> None:
    state = talking()
    talk = talk_of(state, "ann")
    for second in (10, 10 + SILENCE_SECONDS):
        reconciliation.reconcile(state, [], at(second), at(second))
    reconciliation.reconcile(state, [HeldCalls("a", (call("c2", 4),), (), (talk,))], at(50), at(50))
    assert (doc(state, "ann").state, doc(state, "ann").offer) == (AgentState.TALKING, talk.offer)


def test_a_caller_of_a_queue_that_is_not_configured_is_kept() -> None:
    state = state_of(ann={"social": 1, "closed": 1})
    reconciliation.reconcile(state, [HeldCalls("a", (call("c1", 1, "closed"),), (), ())], at(5), at(5))
    ready(state, "ann", 6)
    assert offers(state) == [("c1", "ann")]


def test_a_late_answer_is_believed_because_two_people_talk() -> None:
    state = state_of(ann={"social": 1}, bob={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1)
    dead = talk_of(state, "ann")
    passing_time.pass_time(state, at(30))
    ready(state, "bob", 31)
    assert doc(state, "bob").state is AgentState.RINGING
    routing_offers.offer_result(state, OfferResult(dead.offer, "c1", "ann", OfferOutcome.ANSWERED, at(20)), at(32))
    assert (doc(state, "ann").state, doc(state, "ann").call) == (AgentState.TALKING, "c1")
    assert doc(state, "bob").state is AgentState.READY
    assert len(state.lines) == 0


def test_a_late_answer_takes_nobody_out_of_a_talk() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1)
    dead = doc(state, "ann").offer
    result(state, "ann", OfferOutcome.NO_ANSWER, 21)
    rings(state, "c2", 22, priority=9)
    ready(state, "ann", 23)
    answers(state, "ann", 24)
    routing_offers.offer_result(state, OfferResult(dead, "c1", "ann", OfferOutcome.ANSWERED, at(20)), at(25))
    assert (doc(state, "ann").state, doc(state, "ann").call) == (AgentState.TALKING, "c2")
