"""Which agent gets which caller, one promise per test."""

from hotline.domains.voice.routing.ports import AgentState, OfferOutcome, PositionQuery
from hotline.domains.voice.routing.rules import callers, matcher, passing_time, reconciliation, refusals
from hotline.domains.voice.routing.rules.refusals import Refusal
from tests.domains.voice.routing.states import (
    answers,
    at,
    doc,
    offers,
    ready,
    result,
    rings,
    sign_in,
    state_of,
)


def test_the_longest_idle_agent_gets_the_call() -> None:
    state = state_of(ann={"social": 1}, bob={"social": 1})
    ready(state, "ann", 10)
    ready(state, "bob", 0)
    rings(state, "c1", 20)
    assert offers(state) == [("c1", "bob")]


def test_a_higher_level_beats_a_longer_idle_time() -> None:
    state = state_of(ann={"social": 5}, bob={"social": 1})
    ready(state, "bob", 0)
    ready(state, "ann", 10)
    rings(state, "c1", 20)
    assert offers(state) == [("c1", "ann")]


def test_a_freed_agent_gets_the_longest_waiting_caller() -> None:
    state = state_of(ann={"social": 1})
    rings(state, "late", 10)
    rings(state, "early", 5)
    ready(state, "ann", 20)
    assert offers(state) == [("early", "ann")]


def test_a_higher_priority_overtakes_a_longer_wait() -> None:
    state = state_of(ann={"social": 1})
    rings(state, "old", 0)
    rings(state, "urgent", 10, priority=50)
    ready(state, "ann", 20)
    assert offers(state) == [("urgent", "ann")]


def test_a_caller_cut_off_from_a_talk_is_first_among_equals() -> None:
    state = state_of(ann={"social": 1})
    rings(state, "old", 0)
    rings(state, "cut-off", 10, head=True)
    ready(state, "ann", 20)
    assert offers(state) == [("cut-off", "ann")]


def test_an_agent_of_several_queues_takes_the_most_urgent_of_all() -> None:
    state = state_of(ann={"social": 1, "labor": 5})
    rings(state, "labor-caller", 5, queue="labor")
    rings(state, "social-caller", 0)
    ready(state, "ann", 20)
    assert offers(state) == [("social-caller", "ann")]


def test_an_agent_without_the_skill_is_not_offered_the_call() -> None:
    state = state_of(ann={"labor": 5})
    ready(state, "ann")
    rings(state, "c1", 1)
    assert offers(state) == []


def test_after_the_overflow_time_another_group_helps() -> None:
    state = state_of(gus={"general": 3})
    ready(state, "gus")
    rings(state, "c1", 0)
    passing_time.pass_time(state, at(29))
    assert offers(state) == []
    passing_time.pass_time(state, at(30))
    assert offers(state) == [("c1", "gus")]


def test_before_the_overflow_time_a_freed_agent_of_the_other_group_is_not_asked() -> None:
    state = state_of(gus={"general": 3})
    rings(state, "c1", 0)
    ready(state, "gus", 10)
    assert offers(state) == []


def test_own_skill_comes_before_overflow() -> None:
    state = state_of(gus={"general": 5}, ann={"social": 1})
    ready(state, "gus", 0)
    rings(state, "c1", 0)
    ready(state, "ann", 10)
    assert offers(state) == [("c1", "ann")]
    result(state, "ann", OfferOutcome.NO_ANSWER, 40)
    assert offers(state) == [("c1", "gus")]


def test_the_preferred_agent_is_taken_when_free() -> None:
    state = state_of(ann={"social": 5}, bob={"social": 1})
    ready(state, "ann")
    ready(state, "bob", 5)
    rings(state, "c1", 10, prefer_agent="bob")
    assert offers(state) == [("c1", "bob")]


def test_a_preferred_agent_who_is_busy_is_not_waited_for() -> None:
    state = state_of(ann={"social": 5}, bob={"social": 1})
    ready(state, "ann")
    sign_in(state, "bob")
    rings(state, "c1", 10, prefer_agent="bob")
    assert offers(state) == [("c1", "ann")]


def test_an_agent_who_let_it_ring_is_set_aside_and_the_caller_keeps_the_place() -> None:
    state = state_of(ann={"social": 1}, bob={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1)
    rings(state, "c2", 2)
    result(state, "ann", OfferOutcome.NO_ANSWER, 21)
    assert doc(state, "ann").state is AgentState.MISSED
    assert callers.position(state, "c1", at(22)).place == 1
    ready(state, "bob", 30)
    assert offers(state)[-1] == ("c1", "bob")


def test_who_let_it_ring_gets_another_caller_while_somebody_else_is_at_work() -> None:
    state = state_of(ann={"social": 1}, bob={"social": 1})
    ready(state, "bob")
    rings(state, "c0", 0)
    answers(state, "bob", 1)
    ready(state, "ann")
    rings(state, "c1", 1)
    rings(state, "c2", 2)
    result(state, "ann", OfferOutcome.NO_ANSWER, 21)
    offers(state)
    ready(state, "ann", 30)
    assert offers(state) == [("c2", "ann")]


def test_a_caller_does_not_starve_when_only_who_let_it_ring_is_left() -> None:
    state = state_of(ann={"social": 1}, bob={"social": 1})
    sign_in(state, "bob")
    ready(state, "ann")
    rings(state, "c1", 1)
    rings(state, "c2", 2)
    result(state, "ann", OfferOutcome.NO_ANSWER, 21)
    offers(state)
    ready(state, "ann", 30)
    assert offers(state) == [("c1", "ann")]


def test_of_those_who_let_it_ring_the_first_is_tried_again_first() -> None:
    state = state_of(ann={"social": 1}, bob={"social": 5})
    ready(state, "ann")
    rings(state, "c1", 1, passed_over=("ann",))
    ready(state, "bob", 2)
    result(state, "ann", OfferOutcome.NO_ANSWER, 20)
    result(state, "bob", OfferOutcome.NO_ANSWER, 40)
    offers(state)
    rings(state, "c0", 41, priority=9)
    with matcher.much_news(state, at(50)):
        callers.dequeue(state, "c0", at(50))
        ready(state, "bob", 50)
        ready(state, "ann", 50)
    assert offers(state) == [("c1", "ann")]


def test_a_preferred_agent_who_let_it_ring_is_not_preferred_any_more() -> None:
    state = state_of(ann={"social": 5}, bob={"social": 1})
    ready(state, "ann")
    ready(state, "bob")
    rings(state, "c1", 1, prefer_agent="bob", passed_over=("bob",))
    assert offers(state) == [("c1", "ann")]


def test_overflow_that_opens_while_a_phone_rings_counts_afterwards() -> None:
    state = state_of(ann={"social": 1}, gus={"general": 1})
    ready(state, "ann")
    ready(state, "gus")
    rings(state, "c1", 0)
    passing_time.pass_time(state, at(31))
    passing_time.pass_time(state, at(32))
    assert offers(state) == [("c1", "ann"), ("c1", "gus")]


def test_a_caller_in_a_talk_does_not_wait_however_often_it_is_said() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 0)
    answers(state, "ann", 3)
    rings(state, "c1", 0)
    assert len(state.lines) == 0


def test_an_unreachable_phone_is_said_so_and_the_next_agent_is_rung() -> None:
    state = state_of(ann={"social": 5}, bob={"social": 1})
    ready(state, "ann")
    ready(state, "bob")
    rings(state, "c1", 1)
    result(state, "ann", OfferOutcome.FAILED, 2)
    assert (doc(state, "ann").state, doc(state, "ann").reason) == (AgentState.NOT_READY, "话机不可用")
    assert offers(state) == [("c1", "ann"), ("c1", "bob")]


def test_an_agent_whose_caller_gave_up_keeps_the_idle_time() -> None:
    state = state_of(ann={"social": 1}, bob={"social": 1})
    ready(state, "ann", 0)
    ready(state, "bob", 5)
    rings(state, "c1", 10)
    callers.dequeue(state, "c1", at(12))
    offers(state)
    rings(state, "c2", 20)
    assert offers(state) == [("c2", "ann")]


def test_a_call_back_keeps_its_place_in_line() -> None:
    state = state_of(ann={"social": 1})
    rings(state, "c1", 0)
    rings(state, "c2", 5)
    rings(state, "c1", 0, callback=True)
    ready(state, "ann", 70)
    assert offers(state) == [("c1", "ann")]


def test_the_place_in_line_counts_those_before_in_the_same_queue() -> None:
    state = state_of()
    rings(state, "c1", 0)
    rings(state, "other", 1, queue="labor")
    rings(state, "c2", 2)
    rings(state, "vip", 3, priority=9)
    places = [callers.position(state, PositionQuery(c).call, at(5)).place for c in ("vip", "c1", "c2", "nobody")]
    assert places == [1, 2, 3, 0]


def test_an_offer_for_who_is_not_waiting_any_more_is_dropped() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1)
    reconciliation.offer_not_sent(state, doc(state, "ann").offer, "not_waiting", at(3))
    assert doc(state, "ann").state is AgentState.READY
    assert len(state.lines) == 0


def test_the_reasons_against_an_agent_are_named() -> None:
    state = state_of(ann={"labor": 1})
    sign_in(state, "ann")
    rings(state, "c1", 1, passed_over=("ann",))
    waiting = state.lines.get("c1")
    assert waiting is not None
    assert refusals.refusals(doc(state, "ann"), waiting) == [
        Refusal.NOT_READY,
        Refusal.LACKS_SKILL,
        Refusal.PASSED_OVER,
    ]
