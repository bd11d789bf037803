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
from tests.domains.voice.calls.scripted_call import ANN, BEN, FLOW, LITTLE, QUEUES, ScriptedCall, hears_music
from tests.domains.voice.calls.three import (
    CALLER,
    FIRST,
    OFFICE,
    TO_BEN,
    TO_OFFICE,
    commands,
    consult_requested,
    consulting,
    party_status,
    reserved,
    third,
)


def test_an_outside_number_is_dialled_through_the_trunk() -> None:
    scripted = consult_requested(TO_OFFICE)
    (dial,) = scripted.just_did(DialOutside)
    assert dial.number == OFFICE
    scripted.up(dial.channel)
    assert party_status(scripted) is PartyStatus.CONSULTING
    assert not scripted.did(RequestReserve)


def test_passed_on_to_a_queue_the_caller_is_first_among_equals_and_the_same_call() -> None:
    scripted = ScriptedCall().arrives().hears_it_out().presses("*").offered().agent_answers().later(60)
    commands(scripted, order.Transfer, {"queue": "general"})
    request = scripted.just_did(RequestEnqueue)[0].request
    assert (request.queue, request.priority, request.head) == ("general", 100, True)
    assert scripted.published(CallQueued)[-1] == CallQueued("general", 2, 100, ["unrest", "transfer"])
    assert [over.agent for over in scripted.just_did(SendTalkOver)] == [ANN]
    scripted.offered(BEN).agent_answers()
    assert scripted.published(TalkStarted)[-1].talk == 2


def test_passed_on_to_a_colleague_who_is_reserved_the_caller_stands_in_no_line() -> None:
    scripted = commands(ScriptedCall().talking(), order.Transfer, TO_BEN)
    assert (scripted.phase, waiting_of(scripted.call)) == (Phase.QUEUED, None)
    assert scripted.just_did(HangUp) == [HangUp(FIRST)]
    assert not scripted.just_did(RequestEnqueue)
    reserved(scripted).agent_answers()
    assert scripted.call.talk is not None
    assert scripted.call.talk.agent == BEN


def test_passed_on_to_a_colleague_who_is_not_free_or_does_not_answer_the_caller_waits_for_anyone() -> None:
    scripted = commands(ScriptedCall().talking(), order.Transfer, TO_BEN)
    offer = scripted.did(RequestReserve)[0].request.offer
    scripted.take(ReserveRefused(at=scripted.now, offer=offer, why="agent_busy"))
    assert scripted.just_did(RequestEnqueue)[0].request.head
    scripted = reserved(commands(ScriptedCall().talking(), order.Transfer, TO_BEN)).agent_leg_gone(19)
    assert scripted.just_did(RequestEnqueue)[0].request.passed_over == (BEN,)
    scripted = commands(ScriptedCall().talking(), order.Transfer, TO_BEN).timer("reserve")
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.CALLER_GONE
    assert scripted.just_did(RequestEnqueue)


def test_passed_on_outside_the_caller_hears_music_until_it_is_answered() -> None:
    scripted = commands(ScriptedCall().talking(), order.Transfer, TO_OFFICE)
    assert (scripted.phase, hears_music(scripted.call)) == (Phase.OUTSIDE, True)
    scripted.up(third(scripted))
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, third(scripted)))]
    scripted.hangs_up()
    assert scripted.published(OutsideEnded) == [OutsideEnded("caller_gone")]


def test_an_outside_number_that_does_not_answer_brings_the_caller_back_to_the_agent_first() -> None:
    scripted = commands(ScriptedCall().talking(), order.Transfer, TO_OFFICE).timer("party")
    request = scripted.just_did(RequestEnqueue)[0].request
    assert (request.head, request.prefer_agent, request.queue) == (True, ANN, "social")
    assert scripted.published(OutsideEnded) == [OutsideEnded("no_answer")]


def test_a_queue_or_flow_nobody_knows_changes_nothing() -> None:
    assert commands(ScriptedCall().talking(), order.Transfer, {"queue": "gone"}).last == []
    assert commands(ScriptedCall().talking(), order.Transfer, {"flow": "gone"}).last == []


def passed_on_to_the_little_flow() -> ScriptedCall:
    published = FlowSet(1, {FLOW.id: FLOW, LITTLE.id: LITTLE}, {}, FLOW.id)
    return commands(ScriptedCall(Plan(FLOW, QUEUES, published)).talking(), order.Transfer, {"flow": "little"})


def test_passed_on_to_a_flow_the_caller_walks_it_from_its_start_and_the_agent_wraps_up() -> None:
    scripted = passed_on_to_the_little_flow()
    assert scripted.just_did(HangUp) == [HangUp(FIRST)]
    assert [over.agent for over in scripted.just_did(SendTalkOver)] == [ANN]
    assert [play.prompts for play in scripted.just_did(Play)] == [("rating-ask",)]
    assert scripted.published(CallTransferred) == [CallTransferred(ANN, "blind", flow="little")]
    assert scripted.published(FlowStarted)[-1] == FlowStarted("little", 2)
    assert scripted.phase is Phase.RATING
    scripted.presses("1").hears_it_out()
    assert scripted.published(Rated) == [Rated(ANN, 1)]
    assert scripted.call.ending == "system"


def test_in_the_flow_passed_on_to_everything_is_that_flows() -> None:
    scripted = passed_on_to_the_little_flow().hears_it_out()
    scripted.timer("listen").hears_it_out().timer("listen")  # nobody rates: on to a queue that is gone, so to a person
    assert scripted.just_did(RequestEnqueue)[0].request.queue == "general"
    assert scripted.call.walk is not None
    assert (scripted.call.walk.flow, scripted.call.walk.node) == ("little", "anyone")


def test_a_held_caller_passed_on_to_a_flow_hears_no_music_with_it() -> None:
    published = FlowSet(1, {FLOW.id: FLOW, LITTLE.id: LITTLE}, {}, FLOW.id)
    scripted = ScriptedCall(Plan(FLOW, QUEUES, published)).talking().desk(order.Hold)
    commands(scripted, order.Transfer, {"flow": "little"})
    assert scripted.just_did(StopMusic) == [StopMusic(CALLER)]
    assert scripted.event_types[-6:] == [
        "resumed",
        "talk_ended",
        "transferred",
        "flow_started",
        "node_entered",
        "rating_started",
    ]


def test_whoever_has_the_caller_next_sees_by_whom_they_were_passed_on() -> None:
    scripted = consulting().desk(order.Complete)
    displayed = for_screens(doc_of(scripted.call), {}, {ANN: "王晓芳"})
    assert (displayed.agent, displayed.passed_on_by, displayed.passed_on_by_name) == (BEN, ANN, "王晓芳")
    scripted = commands(ScriptedCall().talking(), order.Transfer, {"queue": "general"})
    assert doc_of(scripted.call).passed_on_by == ANN
