"""All prompts are equally loud, without silence at the ends and without clipping; the music loops."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.domains.voice.ivr.adapters.music import waiting_music
from hotline.domains.voice.ivr.adapters.telephone_sound import (
    HIGHEST_PEAK,
    LEAD_SECONDS,
    RATE,
    SPEECH_LEVEL,
    TAIL_SECONDS,
    for_the_telephone,
    speech_level,
)
from hotline.domains.voice.ivr.ports import Sound


def speech(loud: float, seconds: float = 1.0, rate: int = 24_000) -> Sound:
    """A tone that comes and goes like syllables, with a second of nothing before and after."""
    moments = np.arange(round(seconds * rate)) / rate
    syllables = np.sin(2 * np.pi * 2 * moments) ** 2
    nothing = np.zeros(rate)
    return np.concatenate([nothing, loud * syllables * np.sin(2 * np.pi * 300 * moments), nothing]).astype(np.float32)


@given(st.floats(0.05, 1.0), st.floats(0.4, 2.0))
@settings(max_examples=30)
def test_quiet_and_loud_voices_come_out_alike_and_nothing_clips(loud: float, seconds: float) -> None:
    samples = for_the_telephone(speech(loud, seconds), 24_000)
    sound = (samples / 32768).astype(np.float32)
    assert np.abs(sound).max() <= HIGHEST_PEAK + 0.001
    assert speech_level(sound, RATE) == pytest.approx(SPEECH_LEVEL, rel=0.05)


def test_the_engines_silence_is_cut_to_a_short_lead_and_tail() -> None:
    samples = for_the_telephone(speech(0.5), 24_000)
    audible = np.flatnonzero(np.abs(samples) > 300) / RATE
    assert LEAD_SECONDS <= audible[0] <= LEAD_SECONDS + 0.06
    assert TAIL_SECONDS <= len(samples) / RATE - audible[-1] <= TAIL_SECONDS + 0.06


def test_a_sharp_peak_holds_the_loudness_down() -> None:
    sound = speech(0.02)
    sound[len(sound) // 2] = 1.0
    assert np.abs(for_the_telephone(sound, 24_000)).max() <= HIGHEST_PEAK * 32768 * 1.01


def test_silence_stays_silent() -> None:
    assert not for_the_telephone(np.zeros(24_000, np.float32), 24_000).any()


def test_the_music_lasts_and_goes_round_without_a_click() -> None:
    music = waiting_music()
    seam = abs(int(music[0]) - int(music[-1]))
    assert len(music) >= 60 * RATE
    assert seam <= np.abs(np.diff(music.astype(int))).max()
    assert np.abs(music).max() < 32767 * HIGHEST_PEAK


def test_the_music_is_the_same_every_time_and_never_falls_silent() -> None:
    music = waiting_music()
    assert np.array_equal(music, waiting_music())
    seconds = music[: len(music) // RATE * RATE].reshape(-1, RATE)
    assert np.sqrt(np.mean(seconds.astype(float) ** 2, axis=1)).min() > 30
