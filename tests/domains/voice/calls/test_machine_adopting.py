"""Taking a call up again: what lives goes on, what died meanwhile is caught up with."""

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call import call_of
from hotline.domains.voice.calls.rules.commands import (
    Connect,
    HangUp,
    Play,
    RequestEnqueue,
    RingAgent,
    SendOfferResult,
    SendTalkOver,
    StartMusic,
    StopPlayback,
)
from hotline.domains.voice.calls.rules.held_calls import open_offers_of, waiting_of
from hotline.domains.voice.calls.rules.inputs import Adopted
from hotline.domains.voice.calls.rules.phases import LegRole, Phase
from hotline.domains.voice.routing.ports import OfferOutcome, OpenOffer
from hotline.events.calls import SWITCH_LOST, AgentLost, CallEnded, TalkEnded
from tests.domains.voice.calls.told import ANN, Told


def test_what_was_being_said_is_said_again_from_its_beginning() -> None:
    told = Told().arrives().hears_it_out().adopted({"caller"})
    assert told.just_did(StopPlayback) == [StopPlayback("c-p2")]
    assert told.just_did(Play)[0].prompts == ("menu-main",)


def test_who_waits_is_queued_again_with_the_old_place_and_hears_music() -> None:
    told = Told().queued().hears_it_out().later(90).adopted({"caller"})
    assert told.just_did(StartMusic)
    assert told.just_did(RequestEnqueue)[0].request.since == told.call.visit.since  # type: ignore[union-attr]


def test_a_talk_that_goes_on_is_left_alone() -> None:
    told = Told().talking()
    legs = {"caller", told.call.legs[LegRole.AGENT]}  # type: ignore[union-attr]
    assert told.adopted(legs, bridged=legs).last == []
    assert told.phase is Phase.TALKING


def test_a_talk_whose_bridge_was_not_made_yet_is_connected() -> None:
    told = Told().talking()
    legs = {"caller", told.call.legs[LegRole.AGENT]}  # type: ignore[union-attr]
    assert told.adopted(legs).just_did(Connect)


def test_a_held_caller_stays_on_hold() -> None:
    told = Told().talking().desk(order.Hold)
    told.adopted({"caller", told.call.legs[LegRole.AGENT]})  # type: ignore[union-attr]
    assert told.just_did(StartMusic)
    assert not told.just_did(Connect)


def test_an_agent_gone_in_the_gap_is_fetched_back_since_nobody_knows_whether_they_hung_up() -> None:
    told = Told().talking().adopted({"caller"})
    assert told.told(AgentLost) == [AgentLost(ANN, "0")]
    assert told.just_did(RingAgent)[0].auto_answer


def test_a_caller_gone_in_the_gap_ends_the_call_and_frees_the_agent() -> None:
    told = Told().talking()
    told.adopted({told.call.legs[LegRole.AGENT]})  # type: ignore[union-attr]
    assert told.phase is Phase.ENDED
    assert told.told(CallEnded)[0].by == "caller"
    assert told.just_did(SendTalkOver)


def test_when_the_switch_itself_restarted_nobody_is_said_to_have_hung_up() -> None:
    told = Told().talking()
    none: frozenset[str] = frozenset()
    told.take(Adopted(at=told.now, alive=none, up=none, bridged=none, switch_restarted=True))
    assert told.told(CallEnded) == [CallEnded("system", SWITCH_LOST, "talking")]
    assert told.told(TalkEnded)[0].reason == "switch_lost"
    assert told.just_did(SendTalkOver)[0].switch_lost


def test_an_answer_in_the_gap_connects() -> None:
    told = Told().queued().offered()
    told.adopted({"caller", told.call.offer.channel})  # type: ignore[union-attr]
    assert told.phase is Phase.TALKING


def test_an_agent_whose_phone_still_rings_goes_on_ringing() -> None:
    told = Told().queued().offered()
    told.adopted({"caller", told.call.offer.channel}, up={"caller"})  # type: ignore[union-attr]
    assert told.phase is Phase.OFFERED


def test_a_ring_that_ended_in_the_gap_is_an_offer_that_failed() -> None:
    told = Told().queued().offered().adopted({"caller"})
    assert told.phase is Phase.QUEUED
    assert told.just_did(SendOfferResult)[0].outcome is OfferOutcome.FAILED


def test_a_leg_the_call_has_no_more_use_for_is_hung_up() -> None:
    assert Told().queued().adopted({"caller", "c-a9"}).just_did(HangUp) == [HangUp("c-a9")]


def test_a_citizen_who_waits_to_be_called_back_has_no_leg_and_is_not_lost() -> None:
    told = Told().queued().hears_it_out().timer("callback").presses("1").gone("caller").adopted(set())
    assert told.phase is Phase.CALLBACK_WAITING
    assert told.just_did(RequestEnqueue)[0].request.callback


def test_what_a_call_is_to_the_router() -> None:
    told = Told().queued()
    assert waiting_of(told.call) == told.did(RequestEnqueue)[0].request
    told.offered(offer="o1")
    assert waiting_of(told.call) is None
    assert open_offers_of(told.call, talking=False) == [OpenOffer("o1", "c", ANN)]
    told.agent_answers()
    assert open_offers_of(told.call, talking=False) == []
    assert open_offers_of(told.call, talking=True) == [OpenOffer("o1", "c", ANN)]
    assert open_offers_of(told.hangs_up().call, talking=True) == []


def test_every_leg_and_prompt_names_its_call() -> None:
    call = "bj1a-1795559891-3"
    assert {call_of(name) for name in ("bj1a-1795559891.3", f"{call}-a4", f"{call}-c12", f"{call}-p1")} == {call}
