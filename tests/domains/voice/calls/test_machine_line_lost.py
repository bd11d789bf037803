"""The switch dies under the caller: rung back first in line, with the place that was lost."""

import pytest
from msgspec import structs

from hotline.domains.voice.calls.rules.commands import (
    DialCitizen,
    RequestDequeue,
    RequestEnqueue,
    SendOfferResult,
    SendTalkOver,
)
from hotline.domains.voice.calls.rules.inputs import Adopted, CalledAgain
from hotline.domains.voice.calls.rules.lost_lines import place_to_take_back
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.events.calls import SWITCH_LOST, CallEnded, QueueLeft, TalkEnded, TalkStarted
from hotline.events.lost_lines import LineLost
from tests.domains.voice.calls.scripted_call import ANN, BEN, NUMBER, ScriptedCall

NONE: frozenset[str] = frozenset()


def switch_dies(scripted: ScriptedCall, *, rings_back: bool = True) -> ScriptedCall:
    gone = Adopted(at=scripted.now, alive=NONE, up=NONE, bridged=NONE, switch_restarted=True, rings_back=rings_back)
    return scripted.take(gone)


def requested(scripted: ScriptedCall) -> RequestEnqueue:
    (found,) = scripted.just_did(RequestEnqueue)
    return found


def test_who_waits_keeps_the_place_and_is_rung_back() -> None:
    scripted = ScriptedCall().queued().later(90)
    place = scripted.call.visit.since  # type: ignore[union-attr]
    switch_dies(scripted)
    assert scripted.phase is Phase.CALLBACK_WAITING
    assert (requested(scripted).request.since, requested(scripted).request.callback) == (place, True)
    assert not scripted.just_did(RequestDequeue)
    assert scripted.published(LineLost) == [LineLost("queued", "")]
    assert scripted.published(QueueLeft)[0].outcome == "failed"
    scripted.later(5).offered().agent_answers()
    assert scripted.just_did(DialCitizen)[0].number == NUMBER


def test_an_agent_who_was_being_rung_is_free_again_and_may_be_offered_the_caller_once_more() -> None:
    scripted = switch_dies(ScriptedCall().queued().offered())
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.CALLER_GONE
    assert requested(scripted).request.passed_over == ()
    assert scripted.published(LineLost)[0].stage == "offered"


def test_who_talked_is_first_in_line_and_the_same_agent_is_preferred() -> None:
    scripted = switch_dies(ScriptedCall().talking().later(60))
    assert scripted.phase is Phase.CALLBACK_WAITING
    request = requested(scripted).request
    assert (request.head, request.prefer_agent, request.callback) == (True, ANN, True)
    assert scripted.published(TalkEnded)[0].reason == "switch_lost"
    assert scripted.just_did(SendTalkOver)[0].switch_lost
    assert scripted.published(LineLost) == [LineLost("talking", ANN)]
    assert "switch_lost" in scripted.call.visit.reasons  # type: ignore[union-attr]


def test_the_talk_after_it_is_another_of_the_same_call() -> None:
    scripted = switch_dies(ScriptedCall().talking()).later(9)
    scripted.offered(offer="o9", agent=BEN).agent_answers()
    scripted.up(scripted.call.channel)
    assert [(talk.agent, talk.talk) for talk in scripted.published(TalkStarted)] == [(ANN, 1), (BEN, 2)]
    assert not scripted.published(CallEnded)


def test_a_second_death_of_the_switch_while_the_citizen_is_rung_tries_again() -> None:
    scripted = switch_dies(ScriptedCall().queued()).offered().agent_answers()
    assert scripted.phase is Phase.CALLBACK_DIALLING
    switch_dies(scripted)
    assert scripted.phase is Phase.CALLBACK_WAITING


def test_who_waits_to_be_rung_back_does_not_lose_the_line_a_second_time() -> None:
    scripted = switch_dies(switch_dies(ScriptedCall().queued()))
    assert len(scripted.published(LineLost)) == 1
    assert scripted.phase is Phase.CALLBACK_WAITING


def withheld() -> ScriptedCall:
    return ScriptedCall().arrives(None).hears_it_out().presses("1")


def number_not_allowed() -> ScriptedCall:
    scripted = ScriptedCall().queued()
    scripted.call = structs.replace(scripted.call, caller=structs.replace(scripted.call.caller, rings_back=False))
    return scripted


def a_test() -> ScriptedCall:
    scripted = ScriptedCall().queued()
    scripted.call = structs.replace(scripted.call, caller=structs.replace(scripted.call.caller, test=True))
    return scripted


@pytest.mark.parametrize(
    "whose", [withheld, number_not_allowed, a_test, lambda: ScriptedCall().arrives().hears_it_out()]
)
def test_no_number_one_that_may_not_be_rung_a_test_or_only_a_menu_and_nobody_is_rung(whose) -> None:  # type: ignore[no-untyped-def]
    scripted = switch_dies(whose())
    assert scripted.published(CallEnded)[-1].cause == SWITCH_LOST
    assert not scripted.published(LineLost)


def test_long_ago_or_blocked_nobody_is_rung() -> None:
    scripted = switch_dies(ScriptedCall().talking(), rings_back=False)
    assert scripted.phase is Phase.ENDED


def test_whom_an_agent_dialled_is_not_rung_by_others() -> None:
    scripted = ScriptedCall().talking_out()
    assert scripted.phase is Phase.TALKING
    assert switch_dies(scripted).phase is Phase.ENDED


def test_who_calls_again_takes_the_place_along_and_is_not_rung_back() -> None:
    lost = switch_dies(ScriptedCall().queued())
    place = place_to_take_back(lost.call, NUMBER)
    assert place is not None
    assert place_to_take_back(lost.call, structs.replace(NUMBER, index="another")) is None
    lost.later(30).take(CalledAgain(at=lost.now))
    assert lost.phase is Phase.ENDED
    assert lost.just_did(RequestDequeue)
    again = ScriptedCall().later(30).arrives(lost_place=place).hears_it_out().presses("1")
    assert requested(again).request.since == place.since
    assert not requested(again).request.callback
    assert "switch_lost" in again.call.visit.reasons  # type: ignore[union-attr]


def test_who_calls_again_while_an_agent_is_offered_the_call_back_frees_the_agent() -> None:
    lost = switch_dies(ScriptedCall().talking()).offered()
    lost.take(CalledAgain(at=lost.now))
    assert lost.phase is Phase.ENDED
    assert lost.just_did(SendOfferResult)[0].outcome is OfferOutcome.CALLER_GONE


def test_who_is_being_dialled_already_is_dialled() -> None:
    lost = switch_dies(ScriptedCall().queued()).offered().agent_answers()
    assert lost.take(CalledAgain(at=lost.now)).phase is Phase.CALLBACK_DIALLING


def test_a_place_is_taken_back_from_who_lost_the_line_only() -> None:
    chose_it = ScriptedCall().queued().hears_it_out().timer("callback").presses("1").gone("caller")
    assert chose_it.phase is Phase.CALLBACK_WAITING
    assert place_to_take_back(chose_it.call, NUMBER) is None
