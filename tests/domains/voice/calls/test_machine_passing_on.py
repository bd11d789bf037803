"""A caller passed on: to a queue, a colleague, a number outside, another flow."""

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call_doc import for_screens
from hotline.domains.voice.calls.rules.commands import (
    Connect,
    DialOutside,
    HangUp,
    Play,
    RequestEnqueue,
    RequestReserve,
    SendOfferResult,
    SendTalkOver,
    StopMusic,
)
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.held_calls import waiting_of
from hotline.domains.voice.calls.rules.inputs import ReserveRefused
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.calls.rules.snapshot import doc_of
from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.events.calls import (
    CallQueued,
    CallTransferred,
    FlowStarted,
    OutsideEnded,
    Rated,
    TalkStarted,
)
from tests.domains.voice.calls.three import (
    CALLER,
    FIRST,
    OFFICE,
    TO_BEN,
    TO_OFFICE,
    asked,
    asks,
    consulting,
    reserved,
    standing,
    third,
)
from tests.domains.voice.calls.told import ANN, BEN, FLOW, LITTLE, QUEUES, Told, hears_music


def test_an_outside_number_is_dialled_through_the_trunk() -> None:
    told = asked(TO_OFFICE)
    (dial,) = told.just_did(DialOutside)
    assert dial.number == OFFICE
    told.up(dial.channel)
    assert standing(told) is PartyStatus.CONSULTING
    assert not told.did(RequestReserve)


def test_passed_on_to_a_queue_the_caller_is_first_among_equals_and_the_same_call() -> None:
    told = Told().arrives().hears_it_out().presses("*").offered().agent_answers().later(60)
    asks(told, order.Transfer, {"queue": "general"})
    request = told.just_did(RequestEnqueue)[0].request
    assert (request.queue, request.priority, request.head) == ("general", 100, True)
    assert told.told(CallQueued)[-1] == CallQueued("general", 2, 100, ["unrest", "transfer"])
    assert [over.agent for over in told.just_did(SendTalkOver)] == [ANN]
    told.offered(BEN).agent_answers()
    assert told.told(TalkStarted)[-1].talk == 2


def test_passed_on_to_a_colleague_who_is_reserved_the_caller_stands_in_no_line() -> None:
    told = asks(Told().talking(), order.Transfer, TO_BEN)
    assert (told.phase, waiting_of(told.call)) == (Phase.QUEUED, None)
    assert told.just_did(HangUp) == [HangUp(FIRST)]
    assert not told.just_did(RequestEnqueue)
    reserved(told).agent_answers()
    assert told.call.talk is not None
    assert told.call.talk.agent == BEN


def test_passed_on_to_a_colleague_who_is_not_free_or_does_not_answer_the_caller_waits_for_anyone() -> None:
    told = asks(Told().talking(), order.Transfer, TO_BEN)
    offer = told.did(RequestReserve)[0].request.offer
    told.take(ReserveRefused(at=told.now, offer=offer, why="agent_busy"))
    assert told.just_did(RequestEnqueue)[0].request.head
    told = reserved(asks(Told().talking(), order.Transfer, TO_BEN)).agent_leg_gone(19)
    assert told.just_did(RequestEnqueue)[0].request.passed_over == (BEN,)
    told = asks(Told().talking(), order.Transfer, TO_BEN).timer("reserve")
    assert told.just_did(SendOfferResult)[0].outcome is OfferOutcome.CALLER_GONE
    assert told.just_did(RequestEnqueue)


def test_passed_on_outside_the_caller_hears_music_until_it_is_answered() -> None:
    told = asks(Told().talking(), order.Transfer, TO_OFFICE)
    assert (told.phase, hears_music(told.call)) == (Phase.OUTSIDE, True)
    told.up(third(told))
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, third(told)))]
    told.hangs_up()
    assert told.told(OutsideEnded) == [OutsideEnded("caller_gone")]


def test_an_outside_number_that_does_not_answer_brings_the_caller_back_to_the_agent_first() -> None:
    told = asks(Told().talking(), order.Transfer, TO_OFFICE).timer("party")
    request = told.just_did(RequestEnqueue)[0].request
    assert (request.head, request.prefer_agent, request.queue) == (True, ANN, "social")
    assert told.told(OutsideEnded) == [OutsideEnded("no_answer")]


def test_a_queue_or_flow_nobody_knows_changes_nothing() -> None:
    assert asks(Told().talking(), order.Transfer, {"queue": "gone"}).last == []
    assert asks(Told().talking(), order.Transfer, {"flow": "gone"}).last == []


def passed_on_to_the_little_flow() -> Told:
    published = FlowSet(1, {FLOW.id: FLOW, LITTLE.id: LITTLE}, {}, FLOW.id)
    return asks(Told(Plan(FLOW, QUEUES, published)).talking(), order.Transfer, {"flow": "little"})


def test_passed_on_to_a_flow_the_caller_walks_it_from_its_start_and_the_agent_wraps_up() -> None:
    told = passed_on_to_the_little_flow()
    assert told.just_did(HangUp) == [HangUp(FIRST)]
    assert [over.agent for over in told.just_did(SendTalkOver)] == [ANN]
    assert [play.prompts for play in told.just_did(Play)] == [("rating-ask",)]
    assert told.told(CallTransferred) == [CallTransferred(ANN, "blind", flow="little")]
    assert told.told(FlowStarted)[-1] == FlowStarted("little", 2)
    assert told.phase is Phase.RATING
    told.presses("1").hears_it_out()
    assert told.told(Rated) == [Rated(ANN, 1)]
    assert told.call.ending == "system"


def test_in_the_flow_passed_on_to_everything_is_that_flows() -> None:
    told = passed_on_to_the_little_flow().hears_it_out()
    told.timer("listen").hears_it_out().timer("listen")  # nobody rates: on to a queue that is gone, so to a person
    assert told.just_did(RequestEnqueue)[0].request.queue == "general"
    assert told.call.walk is not None
    assert (told.call.walk.flow, told.call.walk.node) == ("little", "anyone")


def test_a_held_caller_passed_on_to_a_flow_hears_no_music_with_it() -> None:
    published = FlowSet(1, {FLOW.id: FLOW, LITTLE.id: LITTLE}, {}, FLOW.id)
    told = Told(Plan(FLOW, QUEUES, published)).talking().desk(order.Hold)
    asks(told, order.Transfer, {"flow": "little"})
    assert told.just_did(StopMusic) == [StopMusic(CALLER)]
    assert told.story[-6:] == ["resumed", "talk_ended", "transferred", "flow_started", "node_entered", "rating_started"]


def test_whoever_has_the_caller_next_sees_by_whom_they_were_passed_on() -> None:
    told = consulting().desk(order.Complete)
    shown = for_screens(doc_of(told.call), {}, {ANN: "王晓芳"})
    assert (shown.agent, shown.passed_on_by, shown.passed_on_by_name) == (BEN, ANN, "王晓芳")
    told = asks(Told().talking(), order.Transfer, {"queue": "general"})
    assert doc_of(told.call).passed_on_by == ANN
