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
from tests.domains.voice.calls.scripted_call import ANN, ScriptedCall


def test_what_was_being_said_is_said_again_from_its_beginning() -> None:
    scripted = ScriptedCall().arrives().hears_it_out().adopted({"caller"})
    assert scripted.just_did(StopPlayback) == [StopPlayback("c-p2")]
    assert scripted.just_did(Play)[0].prompts == ("menu-main",)


def test_who_waits_is_queued_again_with_the_old_place_and_hears_music() -> None:
    scripted = ScriptedCall().queued().hears_it_out().later(90).adopted({"caller"})
    assert scripted.just_did(StartMusic)
    assert scripted.just_did(RequestEnqueue)[0].request.since == scripted.call.visit.since  # type: ignore[union-attr]


def test_a_talk_that_goes_on_is_left_alone() -> None:
    scripted = ScriptedCall().talking()
    legs = {"caller", scripted.call.legs[LegRole.AGENT]}  # type: ignore[union-attr]
    assert scripted.adopted(legs, bridged=legs).last == []
    assert scripted.phase is Phase.TALKING


def test_a_talk_whose_bridge_was_not_made_yet_is_connected() -> None:
    scripted = ScriptedCall().talking()
    legs = {"caller", scripted.call.legs[LegRole.AGENT]}  # type: ignore[union-attr]
    assert scripted.adopted(legs).just_did(Connect)


def test_a_held_caller_stays_on_hold() -> None:
    scripted = ScriptedCall().talking().desk(order.Hold)
    scripted.adopted({"caller", scripted.call.legs[LegRole.AGENT]})  # type: ignore[union-attr]
    assert scripted.just_did(StartMusic)
    assert not scripted.just_did(Connect)


def test_an_agent_gone_in_the_gap_is_fetched_back_since_nobody_knows_whether_they_hung_up() -> None:
    scripted = ScriptedCall().talking().adopted({"caller"})
    assert scripted.published(AgentLost) == [AgentLost(ANN, "0")]
    assert scripted.just_did(RingAgent)[0].auto_answer


def test_a_caller_gone_in_the_gap_ends_the_call_and_frees_the_agent() -> None:
    scripted = ScriptedCall().talking()
    scripted.adopted({scripted.call.legs[LegRole.AGENT]})  # type: ignore[union-attr]
    assert scripted.phase is Phase.ENDED
    assert scripted.published(CallEnded)[0].by == "caller"
    assert scripted.just_did(SendTalkOver)


def test_when_the_switch_itself_restarted_nobody_is_said_to_have_hung_up() -> None:
    scripted = ScriptedCall().talking()
    none: frozenset[str] = frozenset()
    scripted.take(Adopted(at=scripted.now, alive=none, up=none, bridged=none, switch_restarted=True))
    assert scripted.published(CallEnded) == [CallEnded("system", SWITCH_LOST, "talking")]
    assert scripted.published(TalkEnded)[0].reason == "switch_lost"
    assert scripted.just_did(SendTalkOver)[0].switch_lost


def test_an_answer_in_the_gap_connects() -> None:
    scripted = ScriptedCall().queued().offered()
    scripted.adopted({"caller", scripted.call.offer.channel})  # type: ignore[union-attr]
    assert scripted.phase is Phase.TALKING


def test_an_agent_whose_phone_still_rings_goes_on_ringing() -> None:
    scripted = ScriptedCall().queued().offered()
    scripted.adopted({"caller", scripted.call.offer.channel}, up={"caller"})  # type: ignore[union-attr]
    assert scripted.phase is Phase.OFFERED


def test_a_ring_that_ended_in_the_gap_is_an_offer_that_failed() -> None:
    scripted = ScriptedCall().queued().offered().adopted({"caller"})
    assert scripted.phase is Phase.QUEUED
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.FAILED


def test_a_leg_the_call_has_no_more_use_for_is_hung_up() -> None:
    assert ScriptedCall().queued().adopted({"caller", "c-a9"}).just_did(HangUp) == [HangUp("c-a9")]


def test_a_citizen_who_waits_to_be_called_back_has_no_leg_and_is_not_lost() -> None:
    scripted = ScriptedCall().queued().hears_it_out().timer("callback").presses("1").gone("caller").adopted(set())
    assert scripted.phase is Phase.CALLBACK_WAITING
    assert scripted.just_did(RequestEnqueue)[0].request.callback


def test_what_a_call_is_to_the_router() -> None:
    scripted = ScriptedCall().queued()
    assert waiting_of(scripted.call) == scripted.did(RequestEnqueue)[0].request
    scripted.offered(offer="o1")
    assert waiting_of(scripted.call) is None
    assert open_offers_of(scripted.call, talking=False) == [OpenOffer("o1", "c", ANN)]
    scripted.agent_answers()
    assert open_offers_of(scripted.call, talking=False) == []
    assert open_offers_of(scripted.call, talking=True) == [OpenOffer("o1", "c", ANN)]
    assert open_offers_of(scripted.hangs_up().call, talking=True) == []


def test_every_leg_and_prompt_names_its_call() -> None:
    call = "bj1a-1795559891-3"
    assert {call_of(name) for name in ("bj1a-1795559891.3", f"{call}-a4", f"{call}-c12", f"{call}-p1")} == {call}
