"""The life of a call, told as short stories: from the ring to the rating."""

from datetime import timedelta

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.command_table import DESK, TABLE
from hotline.domains.voice.calls.rules.commands import (
    Answer,
    Connect,
    HangUp,
    Play,
    RequestDequeue,
    RequestEnqueue,
    RingAgent,
    SendKeys,
    SendOfferResult,
    SendTalkOver,
    Separate,
    StartMusic,
    StartSilence,
    StopMusic,
    StopPlayback,
    StopSilence,
)
from hotline.domains.voice.calls.rules.inputs import Commanded, OfferWithdrawn
from hotline.domains.voice.calls.rules.phases import LegRole, Phase
from hotline.domains.voice.calls.rules.snapshot import doc_of
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.events.calls import (
    AgentLost,
    CallArrived,
    CallEnded,
    CallQueued,
    OfferLapsed,
    QueueLeft,
    Rated,
    RatingSkipped,
    TalkEnded,
)
from tests.domains.voice.calls.orders import example
from tests.domains.voice.calls.scripted_call import ANN, BEN, NINE, NUMBER, ScriptedCall


def test_a_caller_is_answered_welcomed_and_led_to_the_menu() -> None:
    scripted = ScriptedCall().arrives()
    assert scripted.facts[0] == CallArrived(NUMBER, "北京", "12333", "12333", "caller", "caller.raw")
    assert scripted.commands == [Answer("caller"), Play("caller", "c-p1", ("welcome",))]
    scripted.hears_it_out()
    assert scripted.just_did(Play)[0].prompts == ("menu-main",)
    assert scripted.phase is Phase.IN_FLOW


def test_a_key_interrupts_the_menu_and_leads_to_the_queue() -> None:
    scripted = ScriptedCall().queued()
    assert scripted.last[:2] == [StopPlayback("c-p2"), RequestEnqueue(scripted.did(RequestEnqueue)[0].request)]
    assert scripted.published(CallQueued) == [CallQueued("social", 1, 0, [])]
    assert scripted.did(RequestEnqueue)[0].request.since == NINE
    assert scripted.just_did(Play)[0].prompts == ("queue-wait-music-intro",)
    assert scripted.hears_it_out().last == [StartMusic("caller")]


def test_the_whole_of_a_good_call() -> None:
    scripted = ScriptedCall().talking().later(60).desk(order.ToRating).presses("1").hears_it_out()
    assert scripted.last == [HangUp("caller")]
    scripted.hangs_up()
    assert scripted.phase is Phase.ENDED
    assert scripted.event_types == [
        "arrived", "flow_started", "node_entered", "node_entered", "key_pressed", "node_entered", "queued",
        "offered", "queue_left", "talk_started", "talk_ended", "node_entered", "rating_started", "key_pressed",
        "rated", "node_entered", "node_entered", "ended",
    ]  # fmt: skip
    assert scripted.published(Rated) == [Rated(ANN, 1)]
    assert scripted.published(CallEnded) == [CallEnded("system", 16, "rating")]


def test_the_prompt_is_stopped_before_the_bridge_which_would_wait_for_its_end() -> None:
    scripted = ScriptedCall().queued().offered().agent_answers()
    kinds = [type(c) for c in scripted.last]
    assert kinds.index(StopPlayback) < kinds.index(Connect)


def test_the_music_ends_when_the_agent_answers() -> None:
    scripted = ScriptedCall().queued().hears_it_out().offered().agent_answers()
    kinds = [type(c) for c in scripted.last]
    assert kinds.index(StopMusic) < kinds.index(Connect)
    assert scripted.published(QueueLeft) == [QueueLeft("social", 1, "answered", 0.0)]


def test_the_agent_is_shown_the_masked_number_only() -> None:
    (ring,) = ScriptedCall().queued().offered().did(RingAgent)
    assert (ring.endpoint, ring.displayed_number, ring.alongside) == ("agent-1001", "138******00", "caller")


def test_an_agent_who_does_not_answer_is_let_go_and_the_caller_keeps_the_place() -> None:
    scripted = ScriptedCall().queued().later(10).offered(offer="o1").later(20).agent_leg_gone(19)
    assert scripted.phase is Phase.QUEUED
    assert scripted.published(OfferLapsed) == [OfferLapsed("o1", ANN, "no_answer")]
    (result,) = scripted.did(SendOfferResult)
    assert (result.offer, result.outcome) == ("o1", OfferOutcome.NO_ANSWER)
    again = scripted.just_did(RequestEnqueue)[0].request
    assert (again.since, again.passed_over) == (NINE, (ANN,))


def test_an_agent_who_turns_down_is_told_apart_from_a_phone_that_cannot_be_reached() -> None:
    assert ScriptedCall().queued().offered().agent_leg_gone(21).published(OfferLapsed)[0].why == "refused"
    assert ScriptedCall().queued().offered().agent_leg_gone(20).published(OfferLapsed)[0].why == "failed"
    rejected = ScriptedCall().queued().offered().desk(order.Reject)
    assert rejected.published(OfferLapsed)[0].why == "refused"
    assert rejected.just_did(HangUp)


def test_when_asterisk_forgets_to_end_the_ringing_the_timer_does() -> None:
    scripted = ScriptedCall().queued().offered().timer("ring")
    assert scripted.phase is Phase.QUEUED
    assert scripted.just_did(HangUp) == [HangUp("c-a4")]


def test_an_offer_taken_back_stops_the_ringing() -> None:
    scripted = ScriptedCall().queued().offered(offer="o1")
    scripted.take(OfferWithdrawn(at=scripted.now, offer="o1"))
    assert scripted.phase is Phase.QUEUED
    assert scripted.just_did(HangUp)
    assert not scripted.did(SendOfferResult)


def test_a_second_offer_while_one_rings_is_returned_at_once() -> None:
    scripted = ScriptedCall().queued().offered(offer="o1").offered(BEN, offer="o2")
    assert [(r.offer, r.outcome) for r in scripted.just_did(SendOfferResult)] == [("o2", OfferOutcome.FAILED)]
    assert not scripted.just_did(RingAgent)


def test_the_same_offer_heard_twice_rings_once() -> None:
    assert len(ScriptedCall().queued().offered(offer="o1").offered(offer="o1").did(RingAgent)) == 1


def test_an_offer_to_a_caller_who_has_gone_is_returned() -> None:
    scripted = ScriptedCall().queued().hangs_up().offered(offer="o1")
    assert [(r.offer, r.outcome) for r in scripted.last] == [("o1", OfferOutcome.CALLER_GONE)]  # type: ignore[union-attr]


def test_a_caller_who_gives_up_while_the_phone_rings_frees_the_agent() -> None:
    scripted = ScriptedCall().queued().later(40).offered(offer="o1").hangs_up()
    assert scripted.phase is Phase.ENDED
    assert scripted.published(OfferLapsed) == [OfferLapsed("o1", ANN, "caller_gone")]
    assert scripted.published(QueueLeft) == [QueueLeft("social", 1, "abandoned", 40.0)]
    assert {type(c) for c in scripted.last} >= {HangUp, SendOfferResult, RequestDequeue}


def test_an_answer_that_crosses_the_hang_up_is_hung_up() -> None:
    scripted = ScriptedCall().queued().offered()
    leg = scripted.call.offer.channel  # type: ignore[union-attr]
    assert scripted.hangs_up().up(leg).last == [HangUp(leg)]


def test_hold_stops_the_recording_and_plays_music_and_resume_connects_again() -> None:
    scripted = ScriptedCall().talking().desk(order.Hold)
    assert scripted.last == [Separate("talk-c"), StartMusic("caller"), StartSilence("c-a4")]
    assert doc_of(scripted.call).held_since == scripted.now
    scripted.later(30).desk(order.Resume)
    assert scripted.last == [StopSilence("c-a4"), StopMusic("caller"), Connect("talk-c", ("caller", "c-a4"))]
    assert scripted.event_types[-2:] == ["held", "resumed"]
    assert scripted.desk(order.Resume).last == []


def test_a_held_talk_that_ends_is_told_as_resumed_first() -> None:
    assert ScriptedCall().talking().desk(order.Hold).hangs_up().event_types[-4:] == [
        "held",
        "resumed",
        "talk_ended",
        "ended",
    ]


def test_keys_sent_by_the_agent_go_to_the_caller() -> None:
    assert ScriptedCall().talking().desk(order.SendKeys, "12#").last == [SendKeys("caller", "12#")]


def test_another_agent_cannot_touch_the_talk() -> None:
    scripted = ScriptedCall().talking()
    for kind in TABLE:
        if TABLE[kind].permission == DESK:
            assert scripted.take(Commanded(at=scripted.now, command=example(kind, by=BEN))).last == []


def test_an_agent_who_hangs_up_passes_the_caller_to_the_rating() -> None:
    scripted = ScriptedCall().talking().later(30).agent_leg_gone(16)
    assert scripted.phase is Phase.RATING
    assert scripted.published(TalkEnded) == [TalkEnded(ANN, 1, "agent", "hangup")]
    assert [c.agent for c in scripted.just_did(SendTalkOver)] == [ANN]
    assert scripted.just_did(Play)[0].prompts == ("rating-ask",)


def test_a_caller_who_hangs_up_first_is_not_counted_as_passed_to_the_rating() -> None:
    scripted = ScriptedCall().talking().hangs_up()
    assert "rating_started" not in scripted.event_types
    assert scripted.published(TalkEnded) == [TalkEnded(ANN, 1, "caller", "hangup")]
    assert scripted.published(CallEnded) == [CallEnded("caller", 16, "talking")]


def test_a_caller_who_hangs_up_in_the_rating_skipped_it() -> None:
    scripted = ScriptedCall().talking().desk(order.ToRating).hangs_up()
    assert scripted.published(RatingSkipped) == [RatingSkipped(ANN, "hung_up")]


def test_an_agent_may_hang_up_with_a_reason_and_without_rating() -> None:
    scripted = ScriptedCall().talking().desk(order.HangUp, "辱骂三次提醒后结束")
    assert scripted.published(TalkEnded) == [TalkEnded(ANN, 1, "agent", "辱骂三次提醒后结束")]
    scripted.hangs_up()
    assert scripted.published(CallEnded)[0].by == "agent"
    assert ScriptedCall().talking().desk(order.HangUp, " ").last == []


def test_a_dead_page_is_rung_again_while_the_caller_hears_music() -> None:
    scripted = ScriptedCall().talking().agent_leg_gone(44)
    assert scripted.phase is Phase.AGENT_LOST
    assert scripted.published(AgentLost) == [AgentLost(ANN, "44")]
    (ring,) = scripted.just_did(RingAgent)
    assert (ring.endpoint, ring.auto_answer) == ("agent-1001", True)
    assert scripted.just_did(Play)[0].prompts == ("agent-lost",)
    scripted.later(2).up(ring.channel)
    assert scripted.phase is Phase.TALKING
    assert scripted.just_did(Connect) == [Connect("talk-c", ("caller", ring.channel))]
    assert scripted.event_types[-2:] == ["agent_lost", "agent_returned"]


def test_an_agent_who_cannot_be_reached_is_tried_again_until_time_is_up() -> None:
    scripted = ScriptedCall().talking().agent_leg_gone(44)
    first = scripted.call.legs[LegRole.RETURNING]  # type: ignore[union-attr]
    scripted.gone(first, 20).timer("retry")
    assert len(scripted.just_did(RingAgent)) == 1
    scripted.timer("lost")
    assert scripted.phase is Phase.QUEUED
    assert scripted.published(TalkEnded) == [TalkEnded(ANN, 1, "system", "agent_lost")]
    request = scripted.just_did(RequestEnqueue)[0].request
    assert (request.head, request.prefer_agent) == (True, ANN)
    assert [c.agent for c in scripted.just_did(SendTalkOver)] == [ANN]


def test_a_reloaded_page_that_rejoins_gets_its_caller_back() -> None:
    scripted = ScriptedCall().talking().desk(order.Rejoin)
    assert scripted.phase is Phase.AGENT_LOST
    assert scripted.just_did(HangUp) == [HangUp("c-a4")]
    assert scripted.just_did(RingAgent)[0].auto_answer
    scripted.up(scripted.call.legs[LegRole.RETURNING])  # type: ignore[union-attr]
    assert scripted.phase is Phase.TALKING


def test_a_second_reload_drops_the_leg_of_the_first() -> None:
    scripted = ScriptedCall().talking().desk(order.Rejoin)
    first = scripted.call.legs[LegRole.RETURNING]  # type: ignore[union-attr]
    scripted.desk(order.Rejoin)
    assert scripted.just_did(HangUp) == [HangUp(first)]
    assert scripted.up(first).last == [HangUp(first)]
    assert scripted.up(scripted.call.legs[LegRole.RETURNING]).phase is Phase.TALKING  # type: ignore[union-attr]


def test_the_clock_set_back_does_not_turn_the_story_round() -> None:
    scripted = ScriptedCall().queued()
    scripted.now -= timedelta(hours=1)
    scripted.hangs_up()
    assert [e.at for e in scripted.events] == sorted(e.at for e in scripted.events)


def test_answered_from_elsewhere_the_agents_phone_is_rung_anew_and_picks_up_by_itself() -> None:
    scripted = ScriptedCall().queued().hears_it_out().offered().desk(order.Answer)
    ringing, again = scripted.did(RingAgent)
    assert scripted.just_did(HangUp) == [HangUp(ringing.channel)]
    assert (again.endpoint, again.offer, again.auto_answer) == (ringing.endpoint, ringing.offer, True)
    scripted.gone(ringing.channel)
    assert scripted.phase is Phase.OFFERED
    scripted.up(again.channel)
    assert scripted.phase is Phase.TALKING
    assert scripted.just_did(Connect) == [Connect("talk-c", ("caller", again.channel))]


def test_only_whom_it_rings_at_can_answer() -> None:
    scripted = ScriptedCall().queued().hears_it_out().offered().desk(order.Answer, by=BEN)
    assert scripted.last == []
    refusal = scripted.refusal(order.Answer, by=BEN)
    assert refusal is not None
    assert refusal.text == "这通来电已停止振铃，请等下一通。"
