"""An agent rings a citizen up, told as short stories: reached, not reached, given up, taken up again."""

from datetime import timedelta

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call_doc import concerns
from hotline.domains.voice.calls.rules.commands import (
    Connect,
    DialCitizen,
    HangUp,
    Play,
    RequestEnqueue,
    RingAgent,
    SendOfferResult,
    SendTalkOver,
    SoundRinging,
)
from hotline.domains.voice.calls.rules.held_calls import open_offers_of, waiting_of
from hotline.domains.voice.calls.rules.inputs import CommandRefused, OfferWithdrawn
from hotline.domains.voice.calls.rules.leg_timers import CITIZEN_LIMIT
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.calls.rules.snapshot import doc_of
from hotline.domains.voice.routing.ports import OfferOutcome, OpenOffer
from hotline.domains.voice.telephony.rules.outbound_policy import Dialler, OutboundPath
from hotline.events.calls import CallDialled, CallEnded, DialFailed, Rated, TalkEnded, TalkStarted
from tests.domains.voice.calls.scripted_call import ANN, BEN, NUMBER, ScriptedCall

OWN, CITIZEN = "c-a1", "c-c2"


def unmet(scripted: ScriptedCall) -> list[str]:
    """Why, as the router hears it."""
    return [over.unmet for over in scripted.did(SendTalkOver)]


def test_the_agents_own_phone_rings_first_and_answers_by_itself() -> None:
    scripted = ScriptedCall().dials(after="earlier", callback="promise")
    assert scripted.last == [RingAgent(OWN, "agent-1001", "taken-1", "", NUMBER.masked, 20, auto_answer=True)]
    assert scripted.facts == [CallDialled(ANN, NUMBER, "北京", "12333", "c.raw", "earlier", "promise")]
    assert scripted.events[0].actor == "staff:1001"
    assert scripted.phase is Phase.PICKING_UP
    assert open_offers_of(scripted.call, talking=False) == [OpenOffer("taken-1", "c", ANN)]
    assert waiting_of(scripted.call) is None


def test_then_the_citizen_is_rung_and_the_agent_hears_it_ring() -> None:
    scripted = ScriptedCall().citizen_rings()
    assert [type(command) for command in scripted.last] == [SendOfferResult, SoundRinging, DialCitizen]
    assert scripted.just_did(DialCitizen) == [DialCitizen(CITIZEN, NUMBER, 40, Dialler(ANN, (), OutboundPath.DIAL))]
    assert scripted.just_did(SoundRinging) == [SoundRinging(OWN)]
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.ANSWERED
    assert open_offers_of(scripted.call, talking=True) == [OpenOffer("taken-1", "c", ANN)]


def test_who_answers_talks_and_rates_as_any_caller() -> None:
    scripted = ScriptedCall().talking_out()
    assert scripted.last == [Connect("talk-c", (CITIZEN, OWN))]
    assert scripted.published(TalkStarted) == [TalkStarted(ANN, "taken-1", 1, "")]
    scripted.later(30).desk(order.Hold).desk(order.Resume).desk(order.ToRating)
    assert scripted.just_did(Play)[0].prompts == ("rating-ask",)
    assert unmet(scripted) == [""]
    scripted.presses("1").hears_it_out()
    assert scripted.published(Rated) == [Rated(ANN, 1)]
    assert scripted.last == [HangUp(CITIZEN)]


@pytest.mark.parametrize(
    ("cause", "why"),
    [(17, "busy"), (19, "no_answer"), (18, "no_answer"), (21, "refused"), (1, "invalid_number"), (38, "failed")],
)
def test_who_is_not_reached_ends_the_call_and_the_agent_is_told_why(cause: int, why: str) -> None:
    scripted = ScriptedCall().citizen_rings().gone(CITIZEN, cause)
    assert scripted.published(DialFailed) == [DialFailed(ANN, why)]
    assert unmet(scripted) == [why]
    assert HangUp(OWN) in scripted.last
    assert scripted.published(CallEnded) == [CallEnded("system", 16, "dialling")]
    assert scripted.phase is Phase.ENDED


def test_a_switch_that_does_not_dial_is_a_failure() -> None:
    scripted = ScriptedCall().citizen_rings()
    scripted.asterisk_refuses(DialCitizen, CITIZEN)
    assert unmet(scripted) == ["failed"]


def test_a_switch_that_says_nothing_is_no_answer() -> None:
    scripted = ScriptedCall().citizen_rings().timer("dial")
    assert unmet(scripted) == ["no_answer"]
    assert {HangUp(OWN), HangUp(CITIZEN)} <= set(scripted.last)


@pytest.mark.parametrize("how", ["phone", "desk"])
def test_the_agent_gives_up_while_it_rings(how: str) -> None:
    scripted = ScriptedCall().citizen_rings()
    scripted = scripted.gone(OWN) if how == "phone" else scripted.desk(order.HangUp, "")
    assert scripted.published(DialFailed) == [DialFailed(ANN, "cancelled")]
    assert HangUp(CITIZEN) in scripted.last
    assert scripted.published(CallEnded)[0].by == "agent"
    assert scripted.events[-1].actor == "staff:1001"


def test_nothing_but_hanging_up_is_possible_until_somebody_answers() -> None:
    for scripted in (ScriptedCall().dials(), ScriptedCall().citizen_rings()):
        assert scripted.refusal(order.HangUp, "") is None
        assert scripted.refusal(order.Hold)
        assert scripted.refusal(order.HangUp, "", by=BEN)


@pytest.mark.parametrize(
    ("cause", "outcome"),
    [(19, OfferOutcome.NO_ANSWER), (21, OfferOutcome.REFUSED), (0, OfferOutcome.FAILED)],
)
def test_an_agent_whose_own_phone_does_not_answer_dials_nobody(cause: int, outcome: OfferOutcome) -> None:
    scripted = ScriptedCall().dials().gone(OWN, cause)
    assert scripted.published(DialFailed) == [DialFailed(ANN, "own_phone")]
    assert [result.outcome for result in scripted.did(SendOfferResult)] == [outcome]
    assert scripted.did(DialCitizen) == []
    assert scripted.phase is Phase.ENDED


def test_an_agent_taken_back_by_the_router_is_not_reported_on() -> None:
    scripted = ScriptedCall().dials()
    scripted.take(OfferWithdrawn(at=scripted.now, offer="taken-1"))
    assert scripted.did(SendOfferResult) == []
    assert HangUp(OWN) in scripted.last
    assert scripted.phase is Phase.ENDED


def test_a_citizen_who_hangs_up_ends_the_talk() -> None:
    scripted = ScriptedCall().talking_out().hangs_up()
    assert unmet(scripted) == [""]
    assert scripted.published(CallEnded) == [CallEnded("caller", 16, "talking")]


def test_an_agent_who_is_lost_for_good_leaves_the_citizen_to_the_first_queue() -> None:
    scripted = ScriptedCall().talking_out().gone(OWN, 44).timer("lost")
    assert scripted.just_did(RequestEnqueue)[0].request.queue == "general"


def test_said_twice_it_is_one_call() -> None:
    scripted = ScriptedCall().dials().dials()
    assert scripted.last == []
    assert len(scripted.did(RingAgent)) == 1


def test_a_successor_goes_on_from_where_it_stood() -> None:
    assert ScriptedCall().dials().adopted({OWN}, up={OWN}).just_did(DialCitizen)
    still = ScriptedCall().citizen_rings().adopted({OWN, CITIZEN}, up={OWN})
    assert (still.phase, still.last) == (Phase.DIALLING, [])
    assert ScriptedCall().citizen_rings().adopted({OWN, CITIZEN}).phase is Phase.TALKING
    assert unmet(ScriptedCall().citizen_rings().adopted({OWN})) == ["failed"]
    assert ScriptedCall().citizen_rings().adopted({CITIZEN}, up={"nobody"}).published(DialFailed) == [
        DialFailed(ANN, "cancelled")
    ]
    assert ScriptedCall().dials().adopted(set(), up={"nobody"}).published(DialFailed) == [DialFailed(ANN, "own_phone")]


def test_the_desk_sees_whom_it_dials_and_others_have_no_business_with_it() -> None:
    scripted = ScriptedCall().dials(after="earlier", callback="promise")
    displayed = doc_of(scripted.call)
    assert (displayed.direction, displayed.number, displayed.agent, displayed.after, displayed.callback_entry) == (
        "out", NUMBER.masked, ANN, "earlier", "promise",
    )  # fmt: skip
    assert (concerns(doc_of(scripted.call), ANN), concerns(doc_of(scripted.call), BEN)) == (True, False)


@pytest.mark.parametrize("why", ["not_dialled", "over_cap", "not_counted"])
def test_what_the_hotline_does_not_dial_ends_the_call_and_says_why(why: str) -> None:
    scripted = ScriptedCall().citizen_rings()
    (dialled,) = scripted.did(DialCitizen)
    scripted.take(CommandRefused(at=scripted.now, command=dialled, why=why))
    assert scripted.published(DialFailed) == [DialFailed(ANN, why)]
    assert scripted.phase is Phase.ENDED
    assert unmet(scripted) == [why]


def test_after_an_hour_the_citizen_hears_why_it_ends_and_the_agent_sums_up() -> None:
    scripted = ScriptedCall().talking_out()
    assert doc_of(scripted.call).talk_limit_at == scripted.now + timedelta(hours=1)
    scripted.later(3600).timer(CITIZEN_LIMIT)
    assert scripted.published(TalkEnded)[-1] == TalkEnded(ANN, 1, "system", "talk_limit")
    assert scripted.just_did(Play)[0].prompts == ("talk-limit",)
    assert scripted.just_did(HangUp) == [HangUp(OWN)]
    scripted.hears_it_out()
    assert scripted.just_did(HangUp) == [HangUp(CITIZEN)]


def test_the_limit_goes_on_while_the_citizen_waits_for_another_agent() -> None:
    scripted = ScriptedCall().talking_out().desk(order.Transfer, queue="social")
    scripted.later(3600).timer(CITIZEN_LIMIT)
    assert HangUp(CITIZEN) in scripted.last
    assert scripted.call.ending == "system"
