"""A third party on the call, told as short stories: asked, answered, swapped, joined, handed over, gone."""

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call_commands import CallCommand
from hotline.domains.voice.calls.rules.call_doc import concerns
from hotline.domains.voice.calls.rules.commands import (
    Connect,
    HangUp,
    RequestEnqueue,
    RequestReserve,
    RingAgent,
    SendOfferResult,
    SendTalkOver,
    Separate,
    StartMusic,
    StopMusic,
)
from hotline.domains.voice.calls.rules.held_calls import open_offers_of
from hotline.domains.voice.calls.rules.inputs import OfferWithdrawn, ReserveRefused
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.calls.rules.snapshot import doc_of
from hotline.domains.voice.routing.ports import OfferOutcome, OpenOffer
from hotline.events.calls import (
    CallLeft,
    CallTransferred,
    ConsultEnded,
    ConsultStarted,
    OutsideEnded,
    TalkEnded,
    TalkStarted,
)
from tests.domains.voice.calls.scripted_call import ANN, BEN, ScriptedCall, hears_music
from tests.domains.voice.calls.three import (
    CALLER,
    FIRST,
    OFFICE,
    TO_BEN,
    TO_OFFICE,
    Target,
    commands,
    consult_requested,
    consulting,
    reserved,
    ringing,
    third,
)


def test_the_caller_is_held_and_the_router_asked_for_the_colleague() -> None:
    scripted = consult_requested()
    assert scripted.just_did(StartMusic) == [StartMusic(CALLER)]
    (request,) = (command.request for command in scripted.just_did(RequestReserve))
    assert (request.agent, request.call, request.queue) == (BEN, "c", "social")
    assert scripted.published(ConsultStarted) == [ConsultStarted(ANN, request.offer, BEN, None)]
    assert scripted.event_types[-2:] == ["held", "consult_started"]


def test_the_colleague_rings_as_for_this_call_and_sees_the_masked_number_only() -> None:
    scripted = ringing()
    (ring,) = scripted.just_did(RingAgent)
    assert (ring.endpoint, ring.displayed_number, ring.alongside) == ("agent-1002", "138******00", CALLER)
    assert open_offers_of(scripted.call, talking=False) == [OpenOffer(ring.offer, "c", BEN)]


def test_agent_and_colleague_talk_beside_while_the_caller_hears_music() -> None:
    scripted = consulting()
    assert scripted.just_did(Connect) == [Connect("side-c", (FIRST, third(scripted)))]
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.ANSWERED
    assert hears_music(scripted.call)
    assert {offer.agent for offer in open_offers_of(scripted.call, talking=True)} == {ANN, BEN}


def test_both_see_the_call_and_the_agent_sees_whom_they_consult() -> None:
    call = consulting().call
    displayed = doc_of(call)
    assert displayed.party is not None
    assert (displayed.agent, displayed.party.agent, displayed.party.status) == (ANN, BEN, PartyStatus.CONSULTING)
    assert concerns(doc_of(call), ANN)
    assert concerns(doc_of(call), BEN)
    assert doc_of(consult_requested(TO_OFFICE).call).party.number == "010******78"  # type: ignore[union-attr]


def test_completed_the_caller_is_the_colleagues_and_the_agent_wraps_up() -> None:
    scripted = consulting().later(30)
    leg = third(scripted)
    scripted.desk(order.Complete)
    assert scripted.just_did(HangUp) == [HangUp(FIRST)]
    assert [over.agent for over in scripted.just_did(SendTalkOver)] == [ANN]
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, leg))]
    assert scripted.published(TalkEnded) == [TalkEnded(ANN, 1, "agent", "transfer")]
    assert scripted.published(CallTransferred) == [CallTransferred(ANN, "consulted", BEN)]
    assert [(talk.agent, talk.talk) for talk in scripted.published(TalkStarted)] == [(ANN, 1), (BEN, 2)]
    assert (scripted.phase, scripted.call.party) == (Phase.TALKING, None)
    scripted.desk(order.ToRating, by=BEN)
    assert [over.agent for over in scripted.just_did(SendTalkOver)] == [BEN]


def test_swapped_the_colleague_hears_music_and_swapped_again_the_caller() -> None:
    scripted = consulting()
    leg = third(scripted)
    scripted.desk(order.Swap)
    assert scripted.last == [Separate("side-c"), StartMusic(leg), StopMusic(CALLER), Connect("talk-c", (CALLER, FIRST))]
    scripted.desk(order.Swap)
    assert scripted.last == [Separate("talk-c"), StartMusic(CALLER), StopMusic(leg), Connect("side-c", (FIRST, leg))]


@pytest.mark.parametrize("swapped", [False, True])
def test_joined_all_three_hear_each_other(swapped: bool) -> None:
    scripted = consulting()
    if swapped:
        scripted.desk(order.Swap)
    scripted.desk(order.Join)
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, FIRST, third(scripted)))]
    assert not hears_music(scripted.call)


def test_the_agent_leaves_the_three_and_the_two_go_on() -> None:
    scripted = consulting(TO_OFFICE).desk(order.Join).desk(order.Complete)
    assert scripted.phase is Phase.OUTSIDE
    assert scripted.published(CallLeft)[0].who == ANN
    assert scripted.published(CallTransferred) == [CallTransferred(ANN, "consulted", number=OFFICE)]
    scripted.gone(third(scripted))
    assert scripted.published(OutsideEnded) == [OutsideEnded("hung_up")]
    assert scripted.phase is Phase.RATING


def test_the_colleague_is_dropped_from_the_three_or_leaves() -> None:
    for by, why in ((ANN, "dropped"), (BEN, "hung_up")):
        scripted = consulting().desk(order.Join)
        leg = third(scripted)
        scripted.desk(order.Drop, by=by)
        assert scripted.just_did(HangUp) == [HangUp(leg)]
        assert [over.agent for over in scripted.just_did(SendTalkOver)] == [BEN]
        assert scripted.published(ConsultEnded)[0].why == why
        assert (scripted.phase, scripted.call.party) == (Phase.TALKING, None)


@pytest.mark.parametrize(
    ("cause", "why", "outcome"),
    [
        (17, "busy", OfferOutcome.REFUSED),
        (19, "no_answer", OfferOutcome.NO_ANSWER),
        (20, "failed", OfferOutcome.FAILED),
    ],
)
def test_a_colleague_who_cannot_or_will_not_gives_the_caller_back_at_once(
    cause: int, why: str, outcome: OfferOutcome
) -> None:
    scripted = ringing()
    scripted.gone(third(scripted), cause)
    assert scripted.just_did(SendOfferResult)[0].outcome is outcome
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, FIRST))]
    assert (scripted.call.history.consult_over, scripted.published(ConsultEnded)[0].why) == (why, why)
    assert scripted.event_types[-1] == "resumed"


def test_a_colleague_who_rejects_on_screen_is_no_worse_off() -> None:
    scripted = ringing().desk(order.Reject, by=BEN)
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.REFUSED
    assert scripted.call.history.consult_over == "refused"


def test_a_colleague_who_answers_from_elsewhere_is_rung_anew_and_picked_up() -> None:
    scripted = ringing()
    before = third(scripted)
    scripted.desk(order.Answer, by=BEN)
    assert scripted.just_did(HangUp) == [HangUp(before)]
    assert scripted.just_did(RingAgent)[0].auto_answer
    scripted.gone(before).up(third(scripted))
    assert scripted.just_did(Connect) == [Connect("side-c", (FIRST, third(scripted)))]


def test_a_colleague_who_is_not_free_is_told_as_unavailable() -> None:
    scripted = consult_requested()
    offer = scripted.did(RequestReserve)[0].request.offer
    scripted.take(ReserveRefused(at=scripted.now, offer=offer, why="agent_busy"))
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, FIRST))]
    assert scripted.call.history.consult_over == "unavailable"


def test_a_router_that_says_nothing_is_waited_for_five_seconds_and_its_late_offer_returned() -> None:
    scripted = consult_requested().timer("reserve")
    assert (scripted.call.history.consult_over, scripted.call.party) == ("unavailable", None)
    reserved(scripted)
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.CALLER_GONE
    assert not scripted.just_did(RingAgent)


def test_an_offer_taken_back_by_the_router_needs_no_answer() -> None:
    scripted = ringing()
    scripted.take(OfferWithdrawn(at=scripted.now, offer=scripted.did(RequestReserve)[0].request.offer))
    assert not scripted.just_did(SendOfferResult)
    assert scripted.just_did(HangUp)
    assert scripted.phase is Phase.TALKING


def test_called_off_the_colleague_is_free_and_the_caller_back() -> None:
    scripted = consulting()
    leg = third(scripted)
    scripted.desk(order.Cancel)
    assert scripted.just_did(HangUp) == [HangUp(leg)]
    assert [over.agent for over in scripted.just_did(SendTalkOver)] == [BEN]
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, FIRST))]


@pytest.mark.parametrize("cause", [16, 44])
def test_an_agent_who_goes_away_leaves_the_caller_with_the_colleague_who_answered(cause: int) -> None:
    scripted = consulting()
    leg = third(scripted)
    scripted.gone(FIRST, cause)
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, leg))]
    assert scripted.call.talk is not None
    assert scripted.call.talk.agent == BEN


def test_an_agent_who_hangs_up_before_the_colleague_answers_leaves_the_caller_first_in_line() -> None:
    scripted = ringing().gone(FIRST, 16)
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.CALLER_GONE
    request = scripted.just_did(RequestEnqueue)[0].request
    assert (request.queue, request.head, request.prefer_agent) == ("social", True, ANN)
    assert hears_music(scripted.call)


def test_an_agent_whose_phone_dies_before_the_colleague_answers_is_fetched_back() -> None:
    scripted = ringing().gone(FIRST, 44)
    assert scripted.phase is Phase.AGENT_LOST
    assert scripted.call.party is None
    assert scripted.just_did(RingAgent)[0].auto_answer


@pytest.mark.parametrize("to", [TO_BEN, TO_OFFICE])
def test_a_caller_who_hangs_up_frees_everybody(to: Target) -> None:
    scripted = consulting(to)
    leg = third(scripted)
    scripted.hangs_up()
    assert scripted.phase is Phase.ENDED
    assert set(scripted.just_did(HangUp)) == {HangUp(FIRST), HangUp(leg)}
    assert {over.agent for over in scripted.just_did(SendTalkOver)} == ({ANN, BEN} if to is TO_BEN else {ANN})


@pytest.mark.parametrize("swapped", [False, True])
def test_who_is_consulted_may_leave_whomever_they_talk_to(swapped: bool) -> None:
    scripted = consulting()
    if swapped:
        scripted.desk(order.Swap)
    leg = third(scripted)
    scripted.desk(order.Drop, by=BEN)
    assert HangUp(leg) in scripted.just_did(HangUp)
    assert scripted.call.history.consult_over == "hung_up"
    assert (scripted.phase, scripted.call.party, hears_music(scripted.call)) == (Phase.TALKING, None, False)


def test_adopted_in_the_consultation_the_music_is_started_again_and_the_two_left_alone() -> None:
    scripted = consulting()
    legs = {CALLER, FIRST, third(scripted)}
    from_there = scripted.adopted(legs)
    assert from_there.just_did(StartMusic) == [StartMusic(CALLER)]
    assert from_there.just_did(Connect) == [Connect("side-c", (FIRST, third(scripted)))]


def test_adopted_with_the_third_gone_the_caller_is_back_with_the_agent() -> None:
    scripted = consulting().adopted({CALLER, FIRST})
    assert (scripted.phase, scripted.call.party, hears_music(scripted.call)) == (Phase.TALKING, None, False)
    assert scripted.just_did(Connect)[0] == Connect("talk-c", (CALLER, FIRST))


def test_what_is_not_possible_now_is_said_in_a_sentence() -> None:
    alone, ringing_third, three = ScriptedCall().talking(), ringing(), consulting().desk(order.Join)
    refused: tuple[tuple[ScriptedCall, str, type[CallCommand], Target], ...] = (
        (alone, ANN, order.Consult, {}),
        (alone, ANN, order.Consult, {"agent": BEN, "number": OFFICE}),
        (alone, ANN, order.Transfer, {"agent": ANN}),
        (alone, ANN, order.Complete, {}),
        (alone, BEN, order.Transfer, TO_OFFICE),
        (ringing_third, ANN, order.Complete, {}),
        (ringing_third, ANN, order.Join, {}),
        (ringing_third, ANN, order.Consult, TO_OFFICE),
        (ringing_third, ANN, order.ToRating, {}),
        (ringing_third, BEN, order.Complete, {}),
        (three, ANN, order.Cancel, {}),
        (three, ANN, order.Swap, {}),
        (three, BEN, order.Join, {}),
    )
    for scripted, by, action, to in refused:
        refusal = scripted.refusal(action, by=by, **to)
        assert refusal is not None
        assert refusal.text.endswith("。")
        assert commands(scripted, action, to, by).last == []
    assert alone.refusal(order.Transfer, queue="general") is None
    assert three.refusal(order.Drop, by=BEN) is None
