"""Silence on the line: shown while a talk is silent, never in a hold, never outliving the talk."""

from datetime import timedelta

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.inputs import SilenceFell, VoiceDetected
from hotline.domains.voice.calls.rules.silence import silent_since
from hotline.domains.voice.calls.rules.snapshot import doc_of
from tests.domains.voice.calls.scripted_call import ScriptedCall


def silent(scripted: ScriptedCall) -> ScriptedCall:
    scripted.later(30)
    return scripted.take(SilenceFell(at=scripted.now, since=scripted.now - timedelta(seconds=10)))


def test_a_silent_talk_is_on_the_screens_with_its_beginning_and_tells_no_event() -> None:
    scripted = ScriptedCall().talking()
    events = len(scripted.events)
    silent(scripted)
    assert doc_of(scripted.call).silent_since == scripted.now - timedelta(seconds=10)
    assert (len(scripted.events), scripted.last) == (events, [])


def test_a_voice_ends_it() -> None:
    scripted = silent(ScriptedCall().talking())
    assert silent_since(scripted.take(VoiceDetected(at=scripted.now)).call) is None


def test_a_held_talk_is_not_silent() -> None:
    held = ScriptedCall().talking().desk(order.Hold)
    assert silent_since(silent(held).call) is None
    assert silent_since(silent(ScriptedCall().talking()).desk(order.Hold).call) is None


def test_nobody_is_silent_without_a_talk() -> None:
    assert silent_since(silent(ScriptedCall().queued()).call) is None


@pytest.mark.parametrize("ends", ["caller", "agent", "phone", "rating"])
def test_it_does_not_outlive_the_talk(ends: str) -> None:
    scripted = silent(ScriptedCall().talking())
    match ends:
        case "caller":
            scripted.hangs_up()
        case "agent":
            scripted.agent_leg_gone(16)
        case "phone":
            scripted.agent_leg_gone(44)
        case _:
            scripted.desk(order.ToRating)
    assert silent_since(scripted.call) is None
