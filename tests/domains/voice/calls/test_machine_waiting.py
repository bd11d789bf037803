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
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.events.calls import (
    CallBackAccepted,
    CallBackDialled,
    CallBackFailed,
    CallEnded,
    CallHandedOver,
    CallQueued,
    PlaceAnnounced,
    QueueLeft,
)
from tests.domains.voice.calls.told import ANN, FLOW, NINE, NUMBER, QUEUES, Told


def test_the_place_in_line_is_asked_for_and_spoken_every_thirty_seconds() -> None:
    told = Told().queued().hears_it_out().timer("announce")
    assert told.last == [RequestPosition()]
    told.take(PositionKnown(at=told.now, place=3, expected_wait_seconds=150))
    assert told.just_did(Play)[0].prompts == ("place-3", "wait-3")
    assert told.told(PlaceAnnounced) == [PlaceAnnounced(3, 150)]
    assert told.hears_it_out().last == [StartMusic("caller")]
    assert "announce" in told.call.timers


def test_no_announcement_while_an_agent_rings() -> None:
    told = Told().queued().hears_it_out().offered()
    assert told.take(PositionKnown(at=told.now, place=1, expected_wait_seconds=5)).last == []


@pytest.mark.parametrize(
    ("seconds", "prompt"),
    [(0, "wait-under-1"), (59, "wait-under-1"), (60, "wait-1"), (61, "wait-2"), (901, "wait-long")],
)
def test_the_wait_is_spoken_in_minutes_rounded_up(seconds: int, prompt: str) -> None:
    assert wait_prompt(seconds) == prompt


def test_far_back_in_line_is_spoken_as_many() -> None:
    assert (place_prompt(30), place_prompt(31)) == ("place-30", "place-many")


def test_after_a_minute_the_call_back_is_offered_and_key_1_takes_it() -> None:
    told = Told().queued().hears_it_out().timer("callback")
    assert told.just_did(Play)[0].prompts == ("callback-offer",)
    told.presses("1")
    assert told.phase is Phase.CALLBACK_WAITING
    assert told.told(CallBackAccepted) == [CallBackAccepted(NUMBER)]
    assert told.told(QueueLeft) == [QueueLeft("social", 1, "callback", 60.0)]
    request = told.just_did(RequestEnqueue)[0].request
    assert (request.callback, request.since) == (True, NINE)
    assert told.hears_it_out().last == [HangUp("caller")]
    assert told.gone("caller").phase is Phase.CALLBACK_WAITING


def waiting_at_most(seconds: int) -> Told:
    nodes = {**FLOW.nodes, "social": replace(FLOW.nodes["social"], max_seconds=seconds)}
    return Told(Plan(replace(FLOW, nodes=nodes), QUEUES)).queued().hears_it_out()


def test_who_waited_as_long_as_the_flow_lets_them_goes_on_in_the_flow_and_out_of_the_line() -> None:
    told = waiting_at_most(600).timer("too_long")
    assert told.just_did(RequestDequeue) == [RequestDequeue()]
    assert told.told(QueueLeft) == [QueueLeft("social", 1, "failed", 600.0)]
    assert told.just_did(Play)[0].prompts == ("all-busy",)
    assert (told.phase, told.call.visit) == (Phase.IN_FLOW, None)


def test_while_an_agents_phone_rings_nobody_is_sent_away() -> None:
    told = waiting_at_most(600).offered()
    told.timer("too_long")
    assert (told.phase, told.did(RequestDequeue)) == (Phase.OFFERED, [])
    assert "too_long" in told.call.timers


def test_who_took_the_call_back_or_talks_is_not_counted_down_any_more() -> None:
    taken = waiting_at_most(600).timer("callback").presses("1")
    talking = waiting_at_most(600).offered().agent_answers()
    assert "too_long" not in taken.call.timers | talking.call.timers


def test_without_a_limit_the_caller_may_wait_for_ever() -> None:
    assert "too_long" not in Told().queued().call.timers


def test_key_1_before_the_offer_is_no_call_back() -> None:
    assert Told().queued().presses("1").phase is Phase.QUEUED


def test_a_withheld_number_is_not_offered_a_call_back() -> None:
    assert "callback" not in Told().arrives(None).hears_it_out().presses("1").call.timers


def waiting_for_call_back() -> Told:
    told = Told().queued().hears_it_out().timer("callback").presses("1")
    return told.gone("caller")


def test_the_citizen_is_dialled_when_an_agent_is_on_the_line_and_joined_when_they_answer() -> None:
    told = waiting_for_call_back().offered(offer="o1").agent_answers()
    assert told.phase is Phase.CALLBACK_DIALLING
    assert told.told(CallBackDialled) == [CallBackDialled(ANN)]
    (dial,) = told.just_did(DialCitizen)
    assert dial.number == NUMBER
    assert told.just_did(SoundRinging)
    told.up(dial.channel)
    assert told.phase is Phase.TALKING
    assert told.just_did(Connect)[0].channels[0] == dial.channel
    assert len(told.told(QueueLeft)) == 1


def test_a_citizen_still_on_the_line_is_joined_without_dialling() -> None:
    told = Told().queued().hears_it_out().timer("callback").presses("1").offered().agent_answers()
    assert told.phase is Phase.TALKING
    assert not told.did(DialCitizen)


def test_a_citizen_who_does_not_answer_ends_the_call_and_frees_the_agent() -> None:
    told = waiting_for_call_back().offered(offer="o1").agent_answers()
    told.gone(told.call.channel, 19)
    assert told.phase is Phase.ENDED
    assert told.told(CallBackFailed) == [CallBackFailed(ANN, "19")]
    assert [c.offer for c in told.just_did(SendTalkOver)] == ["o1"]
    assert told.told(CallEnded) == [CallEnded("system", 16, "callback_dialling")]


def test_an_agent_who_leaves_while_dialling_does_not_cost_the_citizen_the_call_back() -> None:
    told = waiting_for_call_back()
    for dial in range(3):
        told.offered(offer=f"o{dial}").agent_answers().agent_leg_gone(16)
    assert told.phase is Phase.ENDED
    assert len(told.told(CallBackFailed)) == 3


def test_an_agent_who_gives_the_last_dialling_up_on_the_page_leaves_no_call_behind() -> None:
    told = waiting_for_call_back()
    for dial in range(3):
        told.offered(offer=f"o{dial}").agent_answers().desk(order.HangUp, "不打了")
    assert told.phase is Phase.ENDED
    assert told.story[-1] == "ended"


def test_a_call_back_nobody_can_make_is_given_up_in_the_end() -> None:
    told = waiting_for_call_back().timer("give_up")
    assert told.phase is Phase.ENDED
    assert told.told(CallBackFailed) == [CallBackFailed("", "expired")]


def test_an_unanswered_offer_keeps_the_call_back_waiting() -> None:
    told = waiting_for_call_back().offered().agent_leg_gone(19)
    assert told.phase is Phase.CALLBACK_WAITING
    assert told.just_did(RequestEnqueue)[0].request.callback
    assert told.just_did(SendOfferResult)[0].outcome is OfferOutcome.NO_ANSWER


def test_a_second_call_within_the_hour_goes_before_its_equals() -> None:
    told = Told().arrives(repeat=True).hears_it_out().presses("*")
    assert told.told(CallQueued) == [CallQueued("social", 1, 101, ["unrest", "repeat"])]
    assert priority_of(0, "", repeat=False) == (0, ())


def test_a_queue_that_is_not_there_fails_politely() -> None:
    told = Told().arrives().hears_it_out().presses("2")
    assert told.just_did(Play)[0].prompts == ("all-busy",)
    refused = Told().queued()
    refused.take(QueueRefused(at=refused.now, why="unknown_queue"))
    assert refused.told(QueueLeft)[0].outcome == "failed"
    assert refused.just_did(Play)[0].prompts == ("all-busy",)


def test_without_a_flow_the_caller_goes_to_a_person_and_without_a_queue_hears_an_apology() -> None:
    assert Told(Plan(None, QUEUES)).arrives().told(CallQueued)[0].queue == "general"
    told = Told(Plan(None, {})).arrives()
    assert told.just_did(Play)[0].prompts == ("all-busy",)
    assert told.hears_it_out().last == [HangUp("caller")]


def test_after_a_talk_without_a_flow_the_caller_is_let_go() -> None:
    told = Told(Plan(None, QUEUES)).arrives().offered().agent_answers().agent_leg_gone(16)
    assert told.just_did(Play)[0].prompts == ("goodbye",)


def test_our_own_fault_in_the_flow_leads_to_a_person() -> None:
    told = Told().arrives()
    assert told.take(Faulted(at=told.now)).phase is Phase.QUEUED


def test_our_own_fault_after_the_talk_says_goodbye() -> None:
    told = Told().talking().agent_leg_gone(16)
    assert told.take(Faulted(at=told.now)).just_did(Play)[0].prompts == ("goodbye",)


def test_a_prompt_asterisk_cannot_play_counts_as_said() -> None:
    told = Told().arrives()
    told.asterisk_refuses(Play, "c-p1")
    assert told.just_did(Play)[0].prompts == ("menu-main",)


def test_a_phone_that_cannot_be_rung_is_passed_over() -> None:
    told = Told().queued().offered(offer="o1")
    told.asterisk_refuses(RingAgent, told.call.offer.channel if told.call.offer else "")
    assert told.just_did(SendOfferResult)[0].outcome is OfferOutcome.FAILED


def test_a_hang_up_asterisk_does_not_confirm_ends_the_call_all_the_same() -> None:
    told = Told(Plan(None, {})).arrives().hears_it_out().timer("gone")
    assert told.phase is Phase.ENDED
    assert told.just_did(HangUp)


def test_whom_12345_hands_over_goes_one_before_others_and_the_case_is_told_and_kept() -> None:
    told = Told().arrives(case="20261125-004217").hears_it_out().presses("1")
    assert told.story[:2] == ["arrived", "handed_over"]
    assert told.told(CallHandedOver) == [CallHandedOver("20261125-004217")]
    assert told.told(CallQueued) == [CallQueued("social", 1, 1, ["handed_over"])]
    assert doc_of(told.call).case_number == "20261125-004217"


def test_a_caller_of_our_own_has_no_case_and_no_bonus() -> None:
    told = Told().queued()
    assert told.told(CallHandedOver) == []
    assert told.told(CallQueued) == [CallQueued("social", 1, 0, [])]


def test_what_brings_a_caller_forward_adds_up() -> None:
    assert priority_of(100, "unrest", repeat=True, handed_over=True) == (102, ("unrest", "repeat", "handed_over"))


def test_who_cannot_be_rung_back_hears_it_and_is_promised_nothing() -> None:
    told = Told().queued().hears_it_out()
    told.call = replace(told.call, caller=replace(told.call.caller, rings_back=False))
    told.timer("callback")
    assert told.just_did(Play)[0].prompts == ("callback-impossible",)
    told.hears_it_out().presses("1")
    assert told.phase is Phase.QUEUED
    assert told.told(CallBackAccepted) == []
