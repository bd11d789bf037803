"""Silence on the line: shown while a talk is silent, never in a hold, never outliving the talk."""

from datetime import timedelta

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.inputs import SilenceFell, VoiceDetected
from hotline.domains.voice.calls.rules.silence import silent_since
from hotline.domains.voice.calls.rules.snapshot import doc_of
from tests.domains.voice.calls.told import Told


def silent(told: Told) -> Told:
    told.later(30)
    return told.take(SilenceFell(at=told.now, since=told.now - timedelta(seconds=10)))


def test_a_silent_talk_is_on_the_screens_with_its_beginning_and_tells_no_event() -> None:
    told = Told().talking()
    events = len(told.events)
    silent(told)
    assert doc_of(told.call).silent_since == told.now - timedelta(seconds=10)
    assert (len(told.events), told.last) == (events, [])


def test_a_voice_ends_it() -> None:
    told = silent(Told().talking())
    assert silent_since(told.take(VoiceDetected(at=told.now)).call) is None


def test_a_held_talk_is_not_silent() -> None:
    held = Told().talking().desk(order.Hold)
    assert silent_since(silent(held).call) is None
    assert silent_since(silent(Told().talking()).desk(order.Hold).call) is None


def test_nobody_is_silent_without_a_talk() -> None:
    assert silent_since(silent(Told().queued()).call) is None


@pytest.mark.parametrize("ends", ["caller", "agent", "phone", "rating"])
def test_it_does_not_outlive_the_talk(ends: str) -> None:
    told = silent(Told().talking())
    match ends:
        case "caller":
            told.hangs_up()
        case "agent":
            told.agent_leg_gone(16)
        case "phone":
            told.agent_leg_gone(44)
        case _:
            told.desk(order.ToRating)
    assert silent_since(told.call) is None
