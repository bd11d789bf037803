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
from tests.domains.voice.calls.three import (
    CALLER,
    FIRST,
    OFFICE,
    TO_BEN,
    TO_OFFICE,
    Target,
    asked,
    asks,
    consulting,
    reserved,
    ringing,
    third,
)
from tests.domains.voice.calls.told import ANN, BEN, Told, hears_music


def test_the_caller_is_held_and_the_router_asked_for_the_colleague() -> None:
    told = asked()
    assert told.just_did(StartMusic) == [StartMusic(CALLER)]
    (request,) = (asked.request for asked in told.just_did(RequestReserve))
    assert (request.agent, request.call, request.queue) == (BEN, "c", "social")
    assert told.told(ConsultStarted) == [ConsultStarted(ANN, request.offer, BEN, None)]
    assert told.story[-2:] == ["held", "consult_started"]


def test_the_colleague_rings_as_for_this_call_and_sees_the_masked_number_only() -> None:
    told = ringing()
    (ring,) = told.just_did(RingAgent)
    assert (ring.endpoint, ring.displayed_number, ring.alongside) == ("agent-1002", "138******00", CALLER)
    assert open_offers_of(told.call, talking=False) == [OpenOffer(ring.offer, "c", BEN)]


def test_agent_and_colleague_talk_beside_while_the_caller_hears_music() -> None:
    told = consulting()
    assert told.just_did(Connect) == [Connect("side-c", (FIRST, third(told)))]
    assert told.just_did(SendOfferResult)[0].outcome is OfferOutcome.ANSWERED
    assert hears_music(told.call)
    assert {offer.agent for offer in open_offers_of(told.call, talking=True)} == {ANN, BEN}


def test_both_see_the_call_and_the_agent_sees_whom_they_consult() -> None:
    call = consulting().call
    shown = doc_of(call)
    assert shown.party is not None
    assert (shown.agent, shown.party.agent, shown.party.status) == (ANN, BEN, PartyStatus.CONSULTING)
    assert concerns(doc_of(call), ANN)
    assert concerns(doc_of(call), BEN)
    assert doc_of(asked(TO_OFFICE).call).party.number == "010******78"  # type: ignore[union-attr]


def test_completed_the_caller_is_the_colleagues_and_the_agent_wraps_up() -> None:
    told = consulting().later(30)
    leg = third(told)
    told.desk(order.Complete)
    assert told.just_did(HangUp) == [HangUp(FIRST)]
    assert [over.agent for over in told.just_did(SendTalkOver)] == [ANN]
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, leg))]
    assert told.told(TalkEnded) == [TalkEnded(ANN, 1, "agent", "transfer")]
    assert told.told(CallTransferred) == [CallTransferred(ANN, "consulted", BEN)]
    assert [(talk.agent, talk.talk) for talk in told.told(TalkStarted)] == [(ANN, 1), (BEN, 2)]
    assert (told.phase, told.call.party) == (Phase.TALKING, None)
    told.desk(order.ToRating, by=BEN)
    assert [over.agent for over in told.just_did(SendTalkOver)] == [BEN]


def test_swapped_the_colleague_hears_music_and_swapped_again_the_caller() -> None:
    told = consulting()
    leg = third(told)
    told.desk(order.Swap)
    assert told.last == [Separate("side-c"), StartMusic(leg), StopMusic(CALLER), Connect("talk-c", (CALLER, FIRST))]
    told.desk(order.Swap)
    assert told.last == [Separate("talk-c"), StartMusic(CALLER), StopMusic(leg), Connect("side-c", (FIRST, leg))]


@pytest.mark.parametrize("swapped", [False, True])
def test_joined_all_three_hear_each_other(swapped: bool) -> None:
    told = consulting()
    if swapped:
        told.desk(order.Swap)
    told.desk(order.Join)
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, FIRST, third(told)))]
    assert not hears_music(told.call)


def test_the_agent_leaves_the_three_and_the_two_go_on() -> None:
    told = consulting(TO_OFFICE).desk(order.Join).desk(order.Complete)
    assert told.phase is Phase.OUTSIDE
    assert told.told(CallLeft)[0].who == ANN
    assert told.told(CallTransferred) == [CallTransferred(ANN, "consulted", number=OFFICE)]
    told.gone(third(told))
    assert told.told(OutsideEnded) == [OutsideEnded("hung_up")]
    assert told.phase is Phase.RATING


def test_the_colleague_is_dropped_from_the_three_or_leaves() -> None:
    for by, why in ((ANN, "dropped"), (BEN, "hung_up")):
        told = consulting().desk(order.Join)
        leg = third(told)
        told.desk(order.Drop, by=by)
        assert told.just_did(HangUp) == [HangUp(leg)]
        assert [over.agent for over in told.just_did(SendTalkOver)] == [BEN]
        assert told.told(ConsultEnded)[0].why == why
        assert (told.phase, told.call.party) == (Phase.TALKING, None)


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
    told = ringing()
    told.gone(third(told), cause)
    assert told.just_did(SendOfferResult)[0].outcome is outcome
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, FIRST))]
    assert (told.call.history.consult_over, told.told(ConsultEnded)[0].why) == (why, why)
    assert told.story[-1] == "resumed"


def test_a_colleague_who_rejects_on_screen_is_no_worse_off() -> None:
    told = ringing().desk(order.Reject, by=BEN)
    assert told.just_did(SendOfferResult)[0].outcome is OfferOutcome.REFUSED
    assert told.call.history.consult_over == "refused"


def test_a_colleague_who_answers_from_elsewhere_is_rung_anew_and_picked_up() -> None:
    told = ringing()
    before = third(told)
    told.desk(order.Answer, by=BEN)
    assert told.just_did(HangUp) == [HangUp(before)]
    assert told.just_did(RingAgent)[0].auto_answer
    told.gone(before).up(third(told))
    assert told.just_did(Connect) == [Connect("side-c", (FIRST, third(told)))]


def test_a_colleague_who_is_not_free_is_told_as_unavailable() -> None:
    told = asked()
    offer = told.did(RequestReserve)[0].request.offer
    told.take(ReserveRefused(at=told.now, offer=offer, why="agent_busy"))
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, FIRST))]
    assert told.call.history.consult_over == "unavailable"


def test_a_router_that_says_nothing_is_waited_for_five_seconds_and_its_late_offer_returned() -> None:
    told = asked().timer("reserve")
    assert (told.call.history.consult_over, told.call.party) == ("unavailable", None)
    reserved(told)
    assert told.just_did(SendOfferResult)[0].outcome is OfferOutcome.CALLER_GONE
    assert not told.just_did(RingAgent)


def test_an_offer_taken_back_by_the_router_needs_no_answer() -> None:
    told = ringing()
    told.take(OfferWithdrawn(at=told.now, offer=told.did(RequestReserve)[0].request.offer))
    assert not told.just_did(SendOfferResult)
    assert told.just_did(HangUp)
    assert told.phase is Phase.TALKING


def test_called_off_the_colleague_is_free_and_the_caller_back() -> None:
    told = consulting()
    leg = third(told)
    told.desk(order.Cancel)
    assert told.just_did(HangUp) == [HangUp(leg)]
    assert [over.agent for over in told.just_did(SendTalkOver)] == [BEN]
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, FIRST))]


@pytest.mark.parametrize("cause", [16, 44])
def test_an_agent_who_goes_away_leaves_the_caller_with_the_colleague_who_answered(cause: int) -> None:
    told = consulting()
    leg = third(told)
    told.gone(FIRST, cause)
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, leg))]
    assert told.call.talk is not None
    assert told.call.talk.agent == BEN


def test_an_agent_who_hangs_up_before_the_colleague_answers_leaves_the_caller_first_in_line() -> None:
    told = ringing().gone(FIRST, 16)
    assert told.just_did(SendOfferResult)[0].outcome is OfferOutcome.CALLER_GONE
    request = told.just_did(RequestEnqueue)[0].request
    assert (request.queue, request.head, request.prefer_agent) == ("social", True, ANN)
    assert hears_music(told.call)


def test_an_agent_whose_phone_dies_before_the_colleague_answers_is_fetched_back() -> None:
    told = ringing().gone(FIRST, 44)
    assert told.phase is Phase.AGENT_LOST
    assert told.call.party is None
    assert told.just_did(RingAgent)[0].auto_answer


@pytest.mark.parametrize("to", [TO_BEN, TO_OFFICE])
def test_a_caller_who_hangs_up_frees_everybody(to: Target) -> None:
    told = consulting(to)
    leg = third(told)
    told.hangs_up()
    assert told.phase is Phase.ENDED
    assert set(told.just_did(HangUp)) == {HangUp(FIRST), HangUp(leg)}
    assert {over.agent for over in told.just_did(SendTalkOver)} == ({ANN, BEN} if to is TO_BEN else {ANN})


@pytest.mark.parametrize("swapped", [False, True])
def test_who_is_consulted_may_leave_whomever_they_talk_to(swapped: bool) -> None:
    told = consulting()
    if swapped:
        told.desk(order.Swap)
    leg = third(told)
    told.desk(order.Drop, by=BEN)
    assert HangUp(leg) in told.just_did(HangUp)
    assert told.call.history.consult_over == "hung_up"
    assert (told.phase, told.call.party, hears_music(told.call)) == (Phase.TALKING, None, False)


def test_adopted_in_the_consultation_the_music_is_started_again_and_the_two_left_alone() -> None:
    told = consulting()
    legs = {CALLER, FIRST, third(told)}
    from_there = told.adopted(legs)
    assert from_there.just_did(StartMusic) == [StartMusic(CALLER)]
    assert from_there.just_did(Connect) == [Connect("side-c", (FIRST, third(told)))]


def test_adopted_with_the_third_gone_the_caller_is_back_with_the_agent() -> None:
    told = consulting().adopted({CALLER, FIRST})
    assert (told.phase, told.call.party, hears_music(told.call)) == (Phase.TALKING, None, False)
    assert told.just_did(Connect)[0] == Connect("talk-c", (CALLER, FIRST))


def test_what_is_not_possible_now_is_said_in_a_sentence() -> None:
    alone, asking, three = Told().talking(), ringing(), consulting().desk(order.Join)
    refused: tuple[tuple[Told, str, type[CallCommand], Target], ...] = (
        (alone, ANN, order.Consult, {}),
        (alone, ANN, order.Consult, {"agent": BEN, "number": OFFICE}),
        (alone, ANN, order.Transfer, {"agent": ANN}),
        (alone, ANN, order.Complete, {}),
        (alone, BEN, order.Transfer, TO_OFFICE),
        (asking, ANN, order.Complete, {}),
        (asking, ANN, order.Join, {}),
        (asking, ANN, order.Consult, TO_OFFICE),
        (asking, ANN, order.ToRating, {}),
        (asking, BEN, order.Complete, {}),
        (three, ANN, order.Cancel, {}),
        (three, ANN, order.Swap, {}),
        (three, BEN, order.Join, {}),
    )
    for told, by, action, to in refused:
        refusal = told.refusal(action, by=by, **to)
        assert refusal is not None
        assert refusal.text.endswith("。")
        assert asks(told, action, to, by).last == []
    assert alone.refusal(order.Transfer, queue="general") is None
    assert three.refusal(order.Drop, by=BEN) is None
