"""Waiting for a person: announcements, the call-back that keeps the place, flows that fail."""

import pytest
from msgspec.structs import replace

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.commands import (
    Connect,
    DialCitizen,
    HangUp,
    Play,
    RequestDequeue,
    RequestEnqueue,
    RequestPosition,
    RingAgent,
    SendOfferResult,
    SendTalkOver,
    SoundRinging,
    StartMusic,
)
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.inputs import Faulted, PositionKnown, QueueRefused
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.calls.rules.priority import priority_of
from hotline.domains.voice.calls.rules.queue_wait import place_prompt, wait_prompt
from hotline.domains.voice.calls.rules.snapshot import doc_of
from hotline.domains.voice.ivr.rules.flow import flow_from_json
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.events.calls import (
    CallBackAccepted,
    CallBackDialled,
    CallBackFailed,
    CallBackOffered,
    CallEnded,
    CallHandedOver,
    CallQueued,
    PlaceAnnounced,
    QueueLeft,
)
from hotline.kernel.sealed import Sealed
from tests.domains.voice.calls.scripted_call import ANN, FLOW, NINE, NUMBER, PLAN, QUEUES, ScriptedCall


def test_the_place_in_line_is_asked_for_and_spoken_every_thirty_seconds() -> None:
    scripted = ScriptedCall().queued().hears_it_out().timer("announce")
    assert scripted.last == [RequestPosition()]
    scripted.take(PositionKnown(at=scripted.now, place=3, expected_wait_seconds=150))
    assert scripted.just_did(Play)[0].prompts == ("place-3", "wait-3")
    assert scripted.published(PlaceAnnounced) == [PlaceAnnounced(3, 150)]
    assert scripted.hears_it_out().last == [StartMusic("caller")]
    assert "announce" in scripted.call.timers


def test_no_announcement_while_an_agent_rings() -> None:
    scripted = ScriptedCall().queued().hears_it_out().offered()
    assert scripted.take(PositionKnown(at=scripted.now, place=1, expected_wait_seconds=5)).last == []


@pytest.mark.parametrize(
    ("seconds", "prompt"),
    [(0, "wait-under-1"), (59, "wait-under-1"), (60, "wait-1"), (61, "wait-2"), (901, "wait-long")],
)
def test_the_wait_is_spoken_in_minutes_rounded_up(seconds: int, prompt: str) -> None:
    assert wait_prompt(seconds) == prompt


def test_far_back_in_line_is_spoken_as_many() -> None:
    assert (place_prompt(30), place_prompt(31)) == ("place-30", "place-many")


def test_after_a_minute_the_call_back_is_offered_and_key_1_takes_it() -> None:
    scripted = ScriptedCall().queued().hears_it_out().timer("callback")
    assert scripted.just_did(Play)[0].prompts == ("callback-offer",)
    scripted.presses("1")
    assert scripted.phase is Phase.CALLBACK_WAITING
    assert scripted.published(CallBackAccepted) == [CallBackAccepted(NUMBER)]
    assert scripted.published(QueueLeft) == [QueueLeft("social", 1, "callback", 60.0)]
    request = scripted.just_did(RequestEnqueue)[0].request
    assert (request.callback, request.since) == (True, NINE)
    assert scripted.hears_it_out().last == [HangUp("caller")]
    assert scripted.gone("caller").phase is Phase.CALLBACK_WAITING


def waiting_up_to(seconds: int) -> ScriptedCall:
    nodes = {**FLOW.nodes, "social": replace(FLOW.nodes["social"], max_seconds=seconds)}
    return ScriptedCall(Plan(replace(FLOW, nodes=nodes), QUEUES)).queued().hears_it_out()


def test_who_waited_as_long_as_the_flow_lets_them_goes_on_in_the_flow_and_out_of_the_line() -> None:
    scripted = waiting_up_to(600).timer("too_long")
    assert scripted.just_did(RequestDequeue) == [RequestDequeue()]
    assert scripted.published(QueueLeft) == [QueueLeft("social", 1, "failed", 600.0)]
    assert scripted.just_did(Play)[0].prompts == ("all-busy",)
    assert (scripted.phase, scripted.call.visit) == (Phase.IN_FLOW, None)


def test_while_an_agents_phone_rings_nobody_is_sent_away() -> None:
    scripted = waiting_up_to(600).offered()
    scripted.timer("too_long")
    assert (scripted.phase, scripted.did(RequestDequeue)) == (Phase.OFFERED, [])
    assert "too_long" in scripted.call.timers


def test_who_took_the_call_back_or_talks_is_not_counted_down_any_more() -> None:
    taken = waiting_up_to(600).timer("callback").presses("1")
    talking = waiting_up_to(600).offered().agent_answers()
    assert "too_long" not in taken.call.timers | talking.call.timers


def test_without_a_limit_the_caller_may_wait_for_ever() -> None:
    assert "too_long" not in ScriptedCall().queued().call.timers


def test_key_1_before_the_offer_is_no_call_back() -> None:
    assert ScriptedCall().queued().presses("1").phase is Phase.QUEUED


def unreachable(scripted: ScriptedCall) -> ScriptedCall:
    """The caller presents a number that is not rung back."""
    scripted.call = replace(scripted.call, caller=replace(scripted.call.caller, rings_back=False))
    return scripted


def withheld(plan: Plan = PLAN) -> ScriptedCall:
    return ScriptedCall(plan).arrives(None).hears_it_out().presses("1").hears_it_out()


MESSAGES = flow_from_json(
    """{
  "id": "messages", "version": 1, "name": "留言", "entry": "social", "person": "social",
  "nodes": {
    "social": {"kind": "queue", "label": "社保席", "queue": "social"},
    "voicemail": {"kind": "voicemail", "label": "留言", "prompts": ["voicemail-ask"]},
    "end": {"kind": "hang_up", "label": "挂机"}
  },
  "edges": [
    {"from": "social", "on": "served", "to": "end"}, {"from": "social", "on": "callback", "to": "end"},
    {"from": "social", "on": "failed", "to": "voicemail"},
    {"from": "voicemail", "on": "left", "to": "end"}, {"from": "voicemail", "on": "empty", "to": "end"}
  ]
}"""
)


def waiting_with_messages(number: Sealed | None = NUMBER) -> ScriptedCall:
    return ScriptedCall(Plan(MESSAGES, QUEUES)).arrives(number).hears_it_out()


@pytest.mark.parametrize("scripted", [waiting_with_messages(None), unreachable(waiting_with_messages())])
def test_who_cannot_be_rung_back_is_offered_to_leave_a_message_and_key_1_takes_it(scripted: ScriptedCall) -> None:
    scripted.timer("callback")
    assert scripted.just_did(Play)[0].prompts == ("message-offer",)
    scripted.hears_it_out().presses("1")
    assert scripted.just_did(RequestDequeue) == [RequestDequeue()]
    assert scripted.published(QueueLeft) == [QueueLeft("social", 1, "failed", 60.0)]
    assert scripted.just_did(Play)[0].prompts == ("voicemail-ask", "beep")
    assert scripted.published(CallBackOffered) == []


def test_who_waits_on_instead_keeps_the_place() -> None:
    scripted = waiting_with_messages(None).timer("callback").hears_it_out()
    assert scripted.last == [StartMusic("caller")]
    assert scripted.offered().agent_answers().phase is Phase.TALKING


def waiting_for_call_back() -> ScriptedCall:
    scripted = ScriptedCall().queued().hears_it_out().timer("callback").presses("1")
    return scripted.gone("caller")


def test_the_citizen_is_dialled_when_an_agent_is_on_the_line_and_joined_when_they_answer() -> None:
    scripted = waiting_for_call_back().offered(offer="o1").agent_answers()
    assert scripted.phase is Phase.CALLBACK_DIALLING
    assert scripted.published(CallBackDialled) == [CallBackDialled(ANN)]
    (dial,) = scripted.just_did(DialCitizen)
    assert dial.number == NUMBER
    assert scripted.just_did(SoundRinging)
    scripted.up(dial.channel)
    assert scripted.phase is Phase.TALKING
    assert scripted.just_did(Connect)[0].channels[0] == dial.channel
    assert len(scripted.published(QueueLeft)) == 1


def test_a_citizen_still_on_the_line_is_joined_without_dialling() -> None:
    scripted = ScriptedCall().queued().hears_it_out().timer("callback").presses("1").offered().agent_answers()
    assert scripted.phase is Phase.TALKING
    assert not scripted.did(DialCitizen)


def test_a_citizen_who_does_not_answer_ends_the_call_and_frees_the_agent() -> None:
    scripted = waiting_for_call_back().offered(offer="o1").agent_answers()
    scripted.gone(scripted.call.channel, 19)
    assert scripted.phase is Phase.ENDED
    assert scripted.published(CallBackFailed) == [CallBackFailed(ANN, "19")]
    assert [c.offer for c in scripted.just_did(SendTalkOver)] == ["o1"]
    assert scripted.published(CallEnded) == [CallEnded("system", 16, "callback_dialling")]


def test_an_agent_who_leaves_while_dialling_does_not_cost_the_citizen_the_call_back() -> None:
    scripted = waiting_for_call_back()
    for dial in range(3):
        scripted.offered(offer=f"o{dial}").agent_answers().agent_leg_gone(16)
    assert scripted.phase is Phase.ENDED
    assert len(scripted.published(CallBackFailed)) == 3


def test_an_agent_who_gives_the_last_dialling_up_on_the_page_leaves_no_call_behind() -> None:
    scripted = waiting_for_call_back()
    for dial in range(3):
        scripted.offered(offer=f"o{dial}").agent_answers().desk(order.HangUp, "不打了")
    assert scripted.phase is Phase.ENDED
    assert scripted.event_types[-1] == "ended"


def test_a_call_back_nobody_can_make_is_given_up_in_the_end() -> None:
    scripted = waiting_for_call_back().timer("give_up")
    assert scripted.phase is Phase.ENDED
    assert scripted.published(CallBackFailed) == [CallBackFailed("", "expired")]


def test_an_unanswered_offer_keeps_the_call_back_waiting() -> None:
    scripted = waiting_for_call_back().offered().agent_leg_gone(19)
    assert scripted.phase is Phase.CALLBACK_WAITING
    assert scripted.just_did(RequestEnqueue)[0].request.callback
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.NO_ANSWER


def test_a_second_call_within_the_hour_goes_before_its_equals() -> None:
    scripted = ScriptedCall().arrives(repeat=True).hears_it_out().presses("*")
    assert scripted.published(CallQueued) == [CallQueued("social", 1, 101, ["unrest", "repeat"])]
    assert priority_of(0, "", repeat=False) == (0, ())


def test_a_queue_that_is_not_there_fails_politely() -> None:
    scripted = ScriptedCall().arrives().hears_it_out().presses("2")
    assert scripted.just_did(Play)[0].prompts == ("all-busy",)
    refused = ScriptedCall().queued()
    refused.take(QueueRefused(at=refused.now, why="unknown_queue"))
    assert refused.published(QueueLeft)[0].outcome == "failed"
    assert refused.just_did(Play)[0].prompts == ("all-busy",)


def test_without_a_flow_the_caller_goes_to_a_person_and_without_a_queue_hears_an_apology() -> None:
    assert ScriptedCall(Plan(None, QUEUES)).arrives().published(CallQueued)[0].queue == "general"
    scripted = ScriptedCall(Plan(None, {})).arrives()
    assert scripted.just_did(Play)[0].prompts == ("all-busy",)
    assert scripted.hears_it_out().last == [HangUp("caller")]


def test_after_a_talk_without_a_flow_the_caller_is_let_go() -> None:
    scripted = ScriptedCall(Plan(None, QUEUES)).arrives().offered().agent_answers().agent_leg_gone(16)
    assert scripted.just_did(Play)[0].prompts == ("goodbye",)


def test_our_own_fault_in_the_flow_leads_to_a_person() -> None:
    scripted = ScriptedCall().arrives()
    assert scripted.take(Faulted(at=scripted.now)).phase is Phase.QUEUED


def test_our_own_fault_after_the_talk_says_goodbye() -> None:
    scripted = ScriptedCall().talking().agent_leg_gone(16)
    assert scripted.take(Faulted(at=scripted.now)).just_did(Play)[0].prompts == ("goodbye",)


def test_a_prompt_asterisk_cannot_play_counts_as_said() -> None:
    scripted = ScriptedCall().arrives()
    scripted.asterisk_refuses(Play, "c-p1")
    assert scripted.just_did(Play)[0].prompts == ("menu-main",)


def test_a_phone_that_cannot_be_rung_is_passed_over() -> None:
    scripted = ScriptedCall().queued().offered(offer="o1")
    scripted.asterisk_refuses(RingAgent, scripted.call.offer.channel if scripted.call.offer else "")
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.FAILED


def test_a_hang_up_asterisk_does_not_confirm_ends_the_call_all_the_same() -> None:
    scripted = ScriptedCall(Plan(None, {})).arrives().hears_it_out().timer("gone")
    assert scripted.phase is Phase.ENDED
    assert scripted.just_did(HangUp)


def test_whom_12345_hands_over_goes_one_before_others_and_the_case_is_told_and_kept() -> None:
    scripted = ScriptedCall().arrives(case="20261125-004217").hears_it_out().presses("1")
    assert scripted.event_types[:2] == ["arrived", "handed_over"]
    assert scripted.published(CallHandedOver) == [CallHandedOver("20261125-004217")]
    assert scripted.published(CallQueued) == [CallQueued("social", 1, 1, ["handed_over"])]
    assert doc_of(scripted.call).case_number == "20261125-004217"


def test_a_caller_of_our_own_has_no_case_and_no_bonus() -> None:
    scripted = ScriptedCall().queued()
    assert scripted.published(CallHandedOver) == []
    assert scripted.published(CallQueued) == [CallQueued("social", 1, 0, [])]


def test_what_brings_a_caller_forward_adds_up() -> None:
    assert priority_of(100, "unrest", repeat=True, handed_over=True) == (102, ("unrest", "repeat", "handed_over"))


@pytest.mark.parametrize("scripted", [withheld(), unreachable(ScriptedCall().queued().hears_it_out())])
def test_who_cannot_be_rung_back_where_no_message_is_taken_hears_it_and_is_promised_nothing(
    scripted: ScriptedCall,
) -> None:
    scripted.timer("callback")
    assert scripted.just_did(Play)[0].prompts == ("callback-impossible",)
    scripted.hears_it_out().presses("1")
    assert scripted.phase is Phase.QUEUED
    assert scripted.published(CallBackAccepted) == []
