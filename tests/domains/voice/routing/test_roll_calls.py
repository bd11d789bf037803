"""Reconciliation with the calls that callcontrols hold, and with callcontrols that are silent."""

from hotline.domains.voice.routing.ports import AgentState, HeldCalls, OfferOutcome, OfferResult, OpenOffer, Withdraw
from hotline.domains.voice.routing.rules import callers, passing_time, reconciliation, routing_state
from hotline.domains.voice.routing.rules import offers as routing_offers
from hotline.domains.voice.routing.rules.effects import SendWithdraw
from hotline.domains.voice.routing.rules.reconciliation import SILENCE_SECONDS
from tests.domains.voice.routing.floors import answers, at, call, doc, floor_of, hangs_up, offers, ready, result, rings


def talking_floor() -> routing_state.RoutingState:
    """ann talks to c1; c2 waits."""
    floor = floor_of(ann={"social": 1}, bob={"social": 1})
    ready(floor, "ann")
    rings(floor, "c1", 1)
    answers(floor, "ann", 3)
    rings(floor, "c2", 4)
    floor.drain()
    return floor


def talk_of(floor: routing_state.RoutingState, agent: str) -> OpenOffer:
    return OpenOffer(doc(floor, agent).offer, doc(floor, agent).call, agent)


def test_a_caller_we_lost_is_in_line_again_at_the_old_place() -> None:
    floor = talking_floor()
    roll = HeldCalls("a", (call("c0", 2), call("c2", 4)), (), (talk_of(floor, "ann"),))
    reconciliation.reconcile(floor, [roll], at(10), at(10))
    assert [callers.position(floor, name, at(10)).place for name in ("c0", "c2")] == [1, 2]


def test_a_caller_nobody_holds_is_dropped_and_their_agent_let_go() -> None:
    floor = talking_floor()
    reconciliation.reconcile(floor, [HeldCalls("a", (), (), ())], at(10), at(10))
    assert len(floor.lines) == 0
    assert doc(floor, "ann").state is AgentState.WRAP_UP


def test_another_nodes_roll_call_says_nothing_about_this_nodes_calls() -> None:
    floor = talking_floor()
    reconciliation.reconcile(floor, [HeldCalls("b", (), (), ())], at(10), at(10))
    assert len(floor.lines) == 1
    assert doc(floor, "ann").state is AgentState.TALKING


def test_what_came_after_the_roll_was_called_is_newer_than_the_roll() -> None:
    floor = talking_floor()
    roll = HeldCalls("a", (call("c2", 4),), (), (talk_of(floor, "ann"),))
    callers.dequeue(floor, "c2", at(11))
    hangs_up(floor, "ann", 11)
    rings(floor, "c3", 11)
    reconciliation.reconcile(floor, [roll], at(10), at(12))
    assert [waiting.call.call for waiting in floor.lines.all()] == ["c3"]
    assert doc(floor, "ann").state is AgentState.WRAP_UP


def test_a_talk_we_do_not_know_of_is_believed_and_what_we_had_in_mind_is_off() -> None:
    floor = talking_floor()
    ready(floor, "bob", 5)
    assert offers(floor) == [("c2", "bob")]
    roll = HeldCalls("a", (call("c2", 4),), (), (talk_of(floor, "ann"), OpenOffer("older", "c9", "bob")))
    reconciliation.reconcile(floor, [roll], at(10), at(10))
    assert (doc(floor, "bob").state, doc(floor, "bob").call) == (AgentState.TALKING, "c9")
    assert callers.position(floor, "c2", at(10)).place == 1


def test_ringing_on_an_offer_we_do_not_know_is_taken_back() -> None:
    floor = talking_floor()
    roll = HeldCalls("a", (call("c2", 4),), (OpenOffer("older", "c8", "bob"),), (talk_of(floor, "ann"),))
    reconciliation.reconcile(floor, [roll], at(10), at(10))
    assert SendWithdraw("a", Withdraw("older", "c8")) in floor.drain().sends


def test_callers_of_a_silent_callcontrol_keep_their_places_and_are_offered_when_it_speaks() -> None:
    floor = floor_of(ann={"social": 1})
    ready(floor, "ann")
    rings(floor, "c1", 1)
    rings(floor, "c2", 2)
    reconciliation.offer_not_sent(floor, doc(floor, "ann").offer, "no_answer", at(3))
    offers(floor)
    assert doc(floor, "ann").state is AgentState.READY
    assert callers.position(floor, "c1", at(4)).place == 1
    reconciliation.reconcile(floor, [HeldCalls("a", (call("c1", 1), call("c2", 2)), (), ())], at(4), at(4))
    assert offers(floor) == [("c1", "ann")]


def test_a_callcontrol_silent_for_long_is_given_up() -> None:
    floor = talking_floor()
    reconciliation.reconcile(floor, [], at(10), at(10))
    reconciliation.reconcile(floor, [], at(20), at(20))
    assert (len(floor.lines), doc(floor, "ann").state) == (1, AgentState.TALKING)
    late = 10 + SILENCE_SECONDS
    reconciliation.reconcile(floor, [], at(late), at(late))
    assert (len(floor.lines), doc(floor, "ann").state) == (0, AgentState.WRAP_UP)


def test_a_callcontrol_given_up_comes_back_with_its_talks() -> None:
    floor = talking_floor()
    talk = talk_of(floor, "ann")
    for second in (10, 10 + SILENCE_SECONDS):
        reconciliation.reconcile(floor, [], at(second), at(second))
    reconciliation.reconcile(floor, [HeldCalls("a", (call("c2", 4),), (), (talk,))], at(50), at(50))
    assert (doc(floor, "ann").state, doc(floor, "ann").offer) == (AgentState.TALKING, talk.offer)


def test_a_caller_of_a_queue_that_is_not_configured_is_kept() -> None:
    floor = floor_of(ann={"social": 1, "closed": 1})
    reconciliation.reconcile(floor, [HeldCalls("a", (call("c1", 1, "closed"),), (), ())], at(5), at(5))
    ready(floor, "ann", 6)
    assert offers(floor) == [("c1", "ann")]


def test_a_late_answer_is_believed_because_two_people_talk() -> None:
    floor = floor_of(ann={"social": 1}, bob={"social": 1})
    ready(floor, "ann")
    rings(floor, "c1", 1)
    dead = talk_of(floor, "ann")
    passing_time.pass_time(floor, at(30))
    ready(floor, "bob", 31)
    assert doc(floor, "bob").state is AgentState.RINGING
    routing_offers.offer_result(floor, OfferResult(dead.offer, "c1", "ann", OfferOutcome.ANSWERED, at(20)), at(32))
    assert (doc(floor, "ann").state, doc(floor, "ann").call) == (AgentState.TALKING, "c1")
    assert doc(floor, "bob").state is AgentState.READY
    assert len(floor.lines) == 0


def test_a_late_answer_takes_nobody_out_of_a_talk() -> None:
    floor = floor_of(ann={"social": 1})
    ready(floor, "ann")
    rings(floor, "c1", 1)
    dead = doc(floor, "ann").offer
    result(floor, "ann", OfferOutcome.NO_ANSWER, 21)
    rings(floor, "c2", 22, priority=9)
    ready(floor, "ann", 23)
    answers(floor, "ann", 24)
    routing_offers.offer_result(floor, OfferResult(dead, "c1", "ann", OfferOutcome.ANSWERED, at(20)), at(25))
    assert (doc(floor, "ann").state, doc(floor, "ann").call) == (AgentState.TALKING, "c2")
