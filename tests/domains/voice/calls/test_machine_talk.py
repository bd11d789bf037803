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
from tests.domains.voice.calls.told import ANN, BEN, NINE, NUMBER, Told


def test_a_caller_is_answered_welcomed_and_led_to_the_menu() -> None:
    told = Told().arrives()
    assert told.facts[0] == CallArrived(NUMBER, "北京", "12333", "12333", "caller", "caller.raw")
    assert told.commands == [Answer("caller"), Play("caller", "c-p1", ("welcome",))]
    told.hears_it_out()
    assert told.just_did(Play)[0].prompts == ("menu-main",)
    assert told.phase is Phase.IN_FLOW


def test_a_key_interrupts_the_menu_and_leads_to_the_queue() -> None:
    told = Told().queued()
    assert told.last[:2] == [StopPlayback("c-p2"), RequestEnqueue(told.did(RequestEnqueue)[0].request)]
    assert told.told(CallQueued) == [CallQueued("social", 1, 0, [])]
    assert told.did(RequestEnqueue)[0].request.since == NINE
    assert told.just_did(Play)[0].prompts == ("queue-wait-music-intro",)
    assert told.hears_it_out().last == [StartMusic("caller")]


def test_the_whole_of_a_good_call() -> None:
    told = Told().talking().later(60).desk(order.ToRating).presses("1").hears_it_out()
    assert told.last == [HangUp("caller")]
    told.hangs_up()
    assert told.phase is Phase.ENDED
    assert told.story == [
        "arrived", "flow_started", "node_entered", "node_entered", "key_pressed", "node_entered", "queued",
        "offered", "queue_left", "talk_started", "talk_ended", "node_entered", "rating_started", "key_pressed",
        "rated", "node_entered", "node_entered", "ended",
    ]  # fmt: skip
    assert told.told(Rated) == [Rated(ANN, 1)]
    assert told.told(CallEnded) == [CallEnded("system", 16, "rating")]


def test_the_prompt_is_stopped_before_the_bridge_which_would_wait_for_its_end() -> None:
    told = Told().queued().offered().agent_answers()
    kinds = [type(c) for c in told.last]
    assert kinds.index(StopPlayback) < kinds.index(Connect)


def test_the_music_ends_when_the_agent_answers() -> None:
    told = Told().queued().hears_it_out().offered().agent_answers()
    kinds = [type(c) for c in told.last]
    assert kinds.index(StopMusic) < kinds.index(Connect)
    assert told.told(QueueLeft) == [QueueLeft("social", 1, "answered", 0.0)]


def test_the_agent_is_shown_the_masked_number_only() -> None:
    (ring,) = Told().queued().offered().did(RingAgent)
    assert (ring.endpoint, ring.displayed_number, ring.alongside) == ("agent-1001", "138******00", "caller")


def test_an_agent_who_does_not_answer_is_let_go_and_the_caller_keeps_the_place() -> None:
    told = Told().queued().later(10).offered(offer="o1").later(20).agent_leg_gone(19)
    assert told.phase is Phase.QUEUED
    assert told.told(OfferLapsed) == [OfferLapsed("o1", ANN, "no_answer")]
    (result,) = told.did(SendOfferResult)
    assert (result.offer, result.outcome) == ("o1", OfferOutcome.NO_ANSWER)
    again = told.just_did(RequestEnqueue)[0].request
    assert (again.since, again.passed_over) == (NINE, (ANN,))


def test_an_agent_who_turns_down_is_told_apart_from_a_phone_that_cannot_be_reached() -> None:
    assert Told().queued().offered().agent_leg_gone(21).told(OfferLapsed)[0].why == "refused"
    assert Told().queued().offered().agent_leg_gone(20).told(OfferLapsed)[0].why == "failed"
    rejected = Told().queued().offered().desk(order.Reject)
    assert rejected.told(OfferLapsed)[0].why == "refused"
    assert rejected.just_did(HangUp)


def test_when_asterisk_forgets_to_end_the_ringing_the_timer_does() -> None:
    told = Told().queued().offered().timer("ring")
    assert told.phase is Phase.QUEUED
    assert told.just_did(HangUp) == [HangUp("c-a4")]


def test_an_offer_taken_back_stops_the_ringing() -> None:
    told = Told().queued().offered(offer="o1")
    told.take(OfferWithdrawn(at=told.now, offer="o1"))
    assert told.phase is Phase.QUEUED
    assert told.just_did(HangUp)
    assert not told.did(SendOfferResult)


def test_a_second_offer_while_one_rings_is_returned_at_once() -> None:
    told = Told().queued().offered(offer="o1").offered(BEN, offer="o2")
    assert [(r.offer, r.outcome) for r in told.just_did(SendOfferResult)] == [("o2", OfferOutcome.FAILED)]
    assert not told.just_did(RingAgent)


def test_the_same_offer_heard_twice_rings_once() -> None:
    assert len(Told().queued().offered(offer="o1").offered(offer="o1").did(RingAgent)) == 1


def test_an_offer_to_a_caller_who_has_gone_is_returned() -> None:
    told = Told().queued().hangs_up().offered(offer="o1")
    assert [(r.offer, r.outcome) for r in told.last] == [("o1", OfferOutcome.CALLER_GONE)]  # type: ignore[union-attr]


def test_a_caller_who_gives_up_while_the_phone_rings_frees_the_agent() -> None:
    told = Told().queued().later(40).offered(offer="o1").hangs_up()
    assert told.phase is Phase.ENDED
    assert told.told(OfferLapsed) == [OfferLapsed("o1", ANN, "caller_gone")]
    assert told.told(QueueLeft) == [QueueLeft("social", 1, "abandoned", 40.0)]
    assert {type(c) for c in told.last} >= {HangUp, SendOfferResult, RequestDequeue}


def test_an_answer_that_crosses_the_hang_up_is_hung_up() -> None:
    told = Told().queued().offered()
    leg = told.call.offer.channel  # type: ignore[union-attr]
    assert told.hangs_up().up(leg).last == [HangUp(leg)]


def test_hold_stops_the_recording_and_plays_music_and_resume_connects_again() -> None:
    told = Told().talking().desk(order.Hold)
    assert told.last == [Separate("talk-c"), StartMusic("caller"), StartSilence("c-a4")]
    assert doc_of(told.call).held_since == told.now
    told.later(30).desk(order.Resume)
    assert told.last == [StopSilence("c-a4"), StopMusic("caller"), Connect("talk-c", ("caller", "c-a4"))]
    assert told.story[-2:] == ["held", "resumed"]
    assert told.desk(order.Resume).last == []


def test_a_held_talk_that_ends_is_told_as_resumed_first() -> None:
    assert Told().talking().desk(order.Hold).hangs_up().story[-4:] == ["held", "resumed", "talk_ended", "ended"]


def test_keys_sent_by_the_agent_go_to_the_caller() -> None:
    assert Told().talking().desk(order.SendKeys, "12#").last == [SendKeys("caller", "12#")]


def test_another_agent_cannot_touch_the_talk() -> None:
    told = Told().talking()
    for kind in TABLE:
        if TABLE[kind].permission == DESK:
            assert told.take(Commanded(at=told.now, command=example(kind, by=BEN))).last == []


def test_an_agent_who_hangs_up_passes_the_caller_to_the_rating() -> None:
    told = Told().talking().later(30).agent_leg_gone(16)
    assert told.phase is Phase.RATING
    assert told.told(TalkEnded) == [TalkEnded(ANN, 1, "agent", "hangup")]
    assert [c.agent for c in told.just_did(SendTalkOver)] == [ANN]
    assert told.just_did(Play)[0].prompts == ("rating-ask",)


def test_a_caller_who_hangs_up_first_is_not_counted_as_passed_to_the_rating() -> None:
    told = Told().talking().hangs_up()
    assert "rating_started" not in told.story
    assert told.told(TalkEnded) == [TalkEnded(ANN, 1, "caller", "hangup")]
    assert told.told(CallEnded) == [CallEnded("caller", 16, "talking")]


def test_a_caller_who_hangs_up_in_the_rating_skipped_it() -> None:
    told = Told().talking().desk(order.ToRating).hangs_up()
    assert told.told(RatingSkipped) == [RatingSkipped(ANN, "hung_up")]


def test_an_agent_may_hang_up_with_a_reason_and_without_rating() -> None:
    told = Told().talking().desk(order.HangUp, "辱骂三次提醒后结束")
    assert told.told(TalkEnded) == [TalkEnded(ANN, 1, "agent", "辱骂三次提醒后结束")]
    told.hangs_up()
    assert told.told(CallEnded)[0].by == "agent"
    assert Told().talking().desk(order.HangUp, " ").last == []


def test_a_dead_page_is_rung_again_while_the_caller_hears_music() -> None:
    told = Told().talking().agent_leg_gone(44)
    assert told.phase is Phase.AGENT_LOST
    assert told.told(AgentLost) == [AgentLost(ANN, "44")]
    (ring,) = told.just_did(RingAgent)
    assert (ring.endpoint, ring.auto_answer) == ("agent-1001", True)
    assert told.just_did(Play)[0].prompts == ("agent-lost",)
    told.later(2).up(ring.channel)
    assert told.phase is Phase.TALKING
    assert told.just_did(Connect) == [Connect("talk-c", ("caller", ring.channel))]
    assert told.story[-2:] == ["agent_lost", "agent_returned"]


def test_an_agent_who_cannot_be_reached_is_tried_again_until_time_is_up() -> None:
    told = Told().talking().agent_leg_gone(44)
    first = told.call.legs[LegRole.RETURNING]  # type: ignore[union-attr]
    told.gone(first, 20).timer("retry")
    assert len(told.just_did(RingAgent)) == 1
    told.timer("lost")
    assert told.phase is Phase.QUEUED
    assert told.told(TalkEnded) == [TalkEnded(ANN, 1, "system", "agent_lost")]
    request = told.just_did(RequestEnqueue)[0].request
    assert (request.head, request.prefer_agent) == (True, ANN)
    assert [c.agent for c in told.just_did(SendTalkOver)] == [ANN]


def test_a_reloaded_page_that_rejoins_gets_its_caller_back() -> None:
    told = Told().talking().desk(order.Rejoin)
    assert told.phase is Phase.AGENT_LOST
    assert told.just_did(HangUp) == [HangUp("c-a4")]
    assert told.just_did(RingAgent)[0].auto_answer
    told.up(told.call.legs[LegRole.RETURNING])  # type: ignore[union-attr]
    assert told.phase is Phase.TALKING


def test_a_second_reload_drops_the_leg_of_the_first() -> None:
    told = Told().talking().desk(order.Rejoin)
    first = told.call.legs[LegRole.RETURNING]  # type: ignore[union-attr]
    told.desk(order.Rejoin)
    assert told.just_did(HangUp) == [HangUp(first)]
    assert told.up(first).last == [HangUp(first)]
    assert told.up(told.call.legs[LegRole.RETURNING]).phase is Phase.TALKING  # type: ignore[union-attr]


def test_the_clock_set_back_does_not_turn_the_story_round() -> None:
    told = Told().queued()
    told.now -= timedelta(hours=1)
    told.hangs_up()
    assert [e.at for e in told.events] == sorted(e.at for e in told.events)


def test_answered_from_elsewhere_the_agents_phone_is_rung_anew_and_picks_up_by_itself() -> None:
    told = Told().queued().hears_it_out().offered().desk(order.Answer)
    ringing, again = told.did(RingAgent)
    assert told.just_did(HangUp) == [HangUp(ringing.channel)]
    assert (again.endpoint, again.offer, again.auto_answer) == (ringing.endpoint, ringing.offer, True)
    told.gone(ringing.channel)
    assert told.phase is Phase.OFFERED
    told.up(again.channel)
    assert told.phase is Phase.TALKING
    assert told.just_did(Connect) == [Connect("talk-c", ("caller", again.channel))]


def test_only_whom_it_rings_at_can_answer() -> None:
    told = Told().queued().hears_it_out().offered().desk(order.Answer, by=BEN)
    assert told.last == []
    refusal = told.refusal(order.Answer, by=BEN)
    assert refusal is not None
    assert refusal.text == "这通来电已停止振铃。"
