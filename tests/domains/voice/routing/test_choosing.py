"""Which agent gets which caller, one promise per test."""

from hotline.domains.voice.routing.ports import AgentState, OfferOutcome, PositionQuery
from hotline.domains.voice.routing.rules import callers, matching, passing_time, reconciliation, refusals
from hotline.domains.voice.routing.rules.refusals import Refusal
from tests.domains.voice.routing.floors import (
    answers,
    at,
    doc,
    floor_of,
    offers,
    ready,
    result,
    rings,
    sign_in,
)


def test_the_longest_idle_agent_gets_the_call() -> None:
    floor = floor_of(ann={"social": 1}, bob={"social": 1})
    ready(floor, "ann", 10)
    ready(floor, "bob", 0)
    rings(floor, "c1", 20)
    assert offers(floor) == [("c1", "bob")]


def test_a_higher_level_beats_a_longer_idle_time() -> None:
    floor = floor_of(ann={"social": 5}, bob={"social": 1})
    ready(floor, "bob", 0)
    ready(floor, "ann", 10)
    rings(floor, "c1", 20)
    assert offers(floor) == [("c1", "ann")]


def test_a_freed_agent_gets_the_longest_waiting_caller() -> None:
    floor = floor_of(ann={"social": 1})
    rings(floor, "late", 10)
    rings(floor, "early", 5)
    ready(floor, "ann", 20)
    assert offers(floor) == [("early", "ann")]


def test_a_higher_priority_overtakes_a_longer_wait() -> None:
    floor = floor_of(ann={"social": 1})
    rings(floor, "old", 0)
    rings(floor, "urgent", 10, priority=50)
    ready(floor, "ann", 20)
    assert offers(floor) == [("urgent", "ann")]


def test_a_caller_cut_off_from_a_talk_is_first_among_equals() -> None:
    floor = floor_of(ann={"social": 1})
    rings(floor, "old", 0)
    rings(floor, "cut-off", 10, head=True)
    ready(floor, "ann", 20)
    assert offers(floor) == [("cut-off", "ann")]


def test_an_agent_of_several_queues_takes_the_most_urgent_of_all() -> None:
    floor = floor_of(ann={"social": 1, "labor": 5})
    rings(floor, "labor-caller", 5, queue="labor")
    rings(floor, "social-caller", 0)
    ready(floor, "ann", 20)
    assert offers(floor) == [("social-caller", "ann")]


def test_an_agent_without_the_skill_is_not_offered_the_call() -> None:
    floor = floor_of(ann={"labor": 5})
    ready(floor, "ann")
    rings(floor, "c1", 1)
    assert offers(floor) == []


def test_after_the_overflow_time_another_group_helps() -> None:
    floor = floor_of(gus={"general": 3})
    ready(floor, "gus")
    rings(floor, "c1", 0)
    passing_time.pass_time(floor, at(29))
    assert offers(floor) == []
    passing_time.pass_time(floor, at(30))
    assert offers(floor) == [("c1", "gus")]


def test_before_the_overflow_time_a_freed_agent_of_the_other_group_is_not_asked() -> None:
    floor = floor_of(gus={"general": 3})
    rings(floor, "c1", 0)
    ready(floor, "gus", 10)
    assert offers(floor) == []


def test_own_skill_comes_before_overflow() -> None:
    floor = floor_of(gus={"general": 5}, ann={"social": 1})
    ready(floor, "gus", 0)
    rings(floor, "c1", 0)
    ready(floor, "ann", 10)
    assert offers(floor) == [("c1", "ann")]
    result(floor, "ann", OfferOutcome.NO_ANSWER, 40)
    assert offers(floor) == [("c1", "gus")]


def test_the_preferred_agent_is_taken_when_free() -> None:
    floor = floor_of(ann={"social": 5}, bob={"social": 1})
    ready(floor, "ann")
    ready(floor, "bob", 5)
    rings(floor, "c1", 10, prefer_agent="bob")
    assert offers(floor) == [("c1", "bob")]


def test_a_preferred_agent_who_is_busy_is_not_waited_for() -> None:
    floor = floor_of(ann={"social": 5}, bob={"social": 1})
    ready(floor, "ann")
    sign_in(floor, "bob")
    rings(floor, "c1", 10, prefer_agent="bob")
    assert offers(floor) == [("c1", "ann")]


def test_an_agent_who_let_it_ring_is_set_aside_and_the_caller_keeps_the_place() -> None:
    floor = floor_of(ann={"social": 1}, bob={"social": 1})
    ready(floor, "ann")
    rings(floor, "c1", 1)
    rings(floor, "c2", 2)
    result(floor, "ann", OfferOutcome.NO_ANSWER, 21)
    assert doc(floor, "ann").state is AgentState.MISSED
    assert callers.position(floor, "c1", at(22)).place == 1
    ready(floor, "bob", 30)
    assert offers(floor)[-1] == ("c1", "bob")


def test_who_let_it_ring_gets_another_caller_while_somebody_else_is_at_work() -> None:
    floor = floor_of(ann={"social": 1}, bob={"social": 1})
    ready(floor, "bob")
    rings(floor, "c0", 0)
    answers(floor, "bob", 1)
    ready(floor, "ann")
    rings(floor, "c1", 1)
    rings(floor, "c2", 2)
    result(floor, "ann", OfferOutcome.NO_ANSWER, 21)
    offers(floor)
    ready(floor, "ann", 30)
    assert offers(floor) == [("c2", "ann")]


def test_a_caller_does_not_starve_when_only_who_let_it_ring_is_left() -> None:
    floor = floor_of(ann={"social": 1}, bob={"social": 1})
    sign_in(floor, "bob")
    ready(floor, "ann")
    rings(floor, "c1", 1)
    rings(floor, "c2", 2)
    result(floor, "ann", OfferOutcome.NO_ANSWER, 21)
    offers(floor)
    ready(floor, "ann", 30)
    assert offers(floor) == [("c1", "ann")]


def test_of_those_who_let_it_ring_the_first_is_tried_again_first() -> None:
    floor = floor_of(ann={"social": 1}, bob={"social": 5})
    ready(floor, "ann")
    rings(floor, "c1", 1, passed_over=("ann",))
    ready(floor, "bob", 2)
    result(floor, "ann", OfferOutcome.NO_ANSWER, 20)
    result(floor, "bob", OfferOutcome.NO_ANSWER, 40)
    offers(floor)
    rings(floor, "c0", 41, priority=9)
    with matching.much_news(floor, at(50)):
        callers.dequeue(floor, "c0", at(50))
        ready(floor, "bob", 50)
        ready(floor, "ann", 50)
    assert offers(floor) == [("c1", "ann")]


def test_a_preferred_agent_who_let_it_ring_is_not_preferred_any_more() -> None:
    floor = floor_of(ann={"social": 5}, bob={"social": 1})
    ready(floor, "ann")
    ready(floor, "bob")
    rings(floor, "c1", 1, prefer_agent="bob", passed_over=("bob",))
    assert offers(floor) == [("c1", "ann")]


def test_overflow_that_opens_while_a_phone_rings_counts_afterwards() -> None:
    floor = floor_of(ann={"social": 1}, gus={"general": 1})
    ready(floor, "ann")
    ready(floor, "gus")
    rings(floor, "c1", 0)
    passing_time.pass_time(floor, at(31))
    passing_time.pass_time(floor, at(32))
    assert offers(floor) == [("c1", "ann"), ("c1", "gus")]


def test_a_caller_in_a_talk_does_not_wait_however_often_it_is_said() -> None:
    floor = floor_of(ann={"social": 1})
    ready(floor, "ann")
    rings(floor, "c1", 0)
    answers(floor, "ann", 3)
    rings(floor, "c1", 0)
    assert len(floor.lines) == 0


def test_an_unreachable_phone_is_said_so_and_the_next_agent_is_rung() -> None:
    floor = floor_of(ann={"social": 5}, bob={"social": 1})
    ready(floor, "ann")
    ready(floor, "bob")
    rings(floor, "c1", 1)
    result(floor, "ann", OfferOutcome.FAILED, 2)
    assert (doc(floor, "ann").state, doc(floor, "ann").reason) == (AgentState.NOT_READY, "话机不可用")
    assert offers(floor) == [("c1", "ann"), ("c1", "bob")]


def test_an_agent_whose_caller_gave_up_keeps_the_idle_time() -> None:
    floor = floor_of(ann={"social": 1}, bob={"social": 1})
    ready(floor, "ann", 0)
    ready(floor, "bob", 5)
    rings(floor, "c1", 10)
    callers.dequeue(floor, "c1", at(12))
    offers(floor)
    rings(floor, "c2", 20)
    assert offers(floor) == [("c2", "ann")]


def test_a_call_back_keeps_its_place_in_line() -> None:
    floor = floor_of(ann={"social": 1})
    rings(floor, "c1", 0)
    rings(floor, "c2", 5)
    rings(floor, "c1", 0, callback=True)
    ready(floor, "ann", 70)
    assert offers(floor) == [("c1", "ann")]


def test_the_place_in_line_counts_those_before_in_the_same_queue() -> None:
    floor = floor_of()
    rings(floor, "c1", 0)
    rings(floor, "other", 1, queue="labor")
    rings(floor, "c2", 2)
    rings(floor, "vip", 3, priority=9)
    places = [callers.position(floor, PositionQuery(c).call, at(5)).place for c in ("vip", "c1", "c2", "nobody")]
    assert places == [1, 2, 3, 0]


def test_an_offer_for_who_is_not_waiting_any_more_is_dropped() -> None:
    floor = floor_of(ann={"social": 1})
    ready(floor, "ann")
    rings(floor, "c1", 1)
    reconciliation.offer_not_sent(floor, doc(floor, "ann").offer, "not_waiting", at(3))
    assert doc(floor, "ann").state is AgentState.READY
    assert len(floor.lines) == 0


def test_the_reasons_against_an_agent_are_named() -> None:
    floor = floor_of(ann={"labor": 1})
    sign_in(floor, "ann")
    rings(floor, "c1", 1, passed_over=("ann",))
    waiting = floor.lines.get("c1")
    assert waiting is not None
    assert refusals.refusals(doc(floor, "ann"), waiting) == [
        Refusal.NOT_READY,
        Refusal.LACKS_SKILL,
        Refusal.PASSED_OVER,
    ]
