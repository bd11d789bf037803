"""Phrases are cut where somebody pauses, with their times in the recording."""

import numpy as np

from hotline.domains.understanding.assistant.adapters.phrases import (
    BEFORE_MS,
    FRAME_MS,
    LONGEST_MS,
    PAUSE_MS,
    PhraseCutter,
    Sound,
)
from hotline.infrastructure import audio

VOICE, QUIET = audio.encode(audio.tone(400, 0.02)), audio.SILENCE


class LoudVad:
    """What is loud is a voice."""

    def likelihood(self, alaw: bytes) -> float:
        return float(audio.loudness(audio.decode(alaw)) > 500)


def cut(*spans: tuple[bytes, int], at_ms: int = 0) -> tuple[list[Sound], PhraseCutter]:
    """Frame and milliseconds."""
    cutter = PhraseCutter(LoudVad(), at_ms)
    frames = [frame for frame, length in spans for _ in range(length // FRAME_MS)]
    return [sound for frame in frames if (sound := cutter.take(frame))], cutter


def test_a_pause_ends_a_phrase_whose_times_are_those_of_the_voice() -> None:
    found, cutter = cut((QUIET, 1_000), (VOICE, 2_000), (QUIET, 1_000), (VOICE, 1_000), (QUIET, PAUSE_MS))
    assert [(each.from_ms, each.to_ms) for each in found] == [(780, 3_000), (3_780, 5_000)]
    assert cutter.read_ms == 5_500


def test_a_breath_ends_no_phrase_and_a_click_is_none() -> None:
    found, _ = cut((QUIET, 500), (VOICE, 1_000), (QUIET, PAUSE_MS - FRAME_MS), (VOICE, 1_000), (QUIET, PAUSE_MS))
    assert len(found) == 1
    assert cut((QUIET, 500), (VOICE, 80), (QUIET, 2_000))[0] == []


def test_who_speaks_without_end_is_cut() -> None:
    found, cutter = cut((VOICE, LONGEST_MS + 2_000))
    assert len(found) == 1
    assert cutter.is_speaking
    so_far = cutter.so_far()
    assert so_far is not None
    assert not so_far.is_final


def test_who_goes_on_begins_where_the_phrase_that_is_not_over_began() -> None:
    _, cutter = cut((QUIET, 1_000), (VOICE, 2_000), at_ms=60_000)
    assert cutter.read_ms == 61_000 - BEFORE_MS + 80
    finished = cutter.finish()
    assert finished is not None
    assert finished.is_final
    assert cutter.finish() is None


def test_the_sound_is_as_the_recogniser_takes_it() -> None:
    (found,), _ = cut((VOICE, 1_000), (QUIET, PAUSE_MS))
    samples = np.frombuffer(found.samples(), np.float32)
    assert len(samples) == 2 * 8 * (1_000 + PAUSE_MS)
    assert 0.1 < np.abs(samples).max() < 0.5
