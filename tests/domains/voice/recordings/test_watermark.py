"""The watermark is found after what people do to sound files, and never where there is none."""

import io
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.domains.voice.recordings.rules.watermark import Code, code_of, marked, number_in, to_samples
from hotline.infrastructure import audio
from tests.domains.voice.recordings.talk_sound import RATE, Frames, each_side, talk

NUMBER = 1_234_567
KEY = b"the key of this test"


@cache
def code() -> Code:
    return code_of(KEY)


def coded(format: str, subtype: str) -> Callable[[Frames], Frames]:
    def there_and_back(frames: Frames) -> Frames:
        file = io.BytesIO()
        soundfile.write(file, frames, RATE, format=format, subtype=subtype)
        file.seek(0)
        sound, rate = soundfile.read(file, dtype="float32", always_2d=True)
        return to_samples(soxr.resample(sound, rate, RATE) * 32768)

    return there_and_back


def noisy(frames: Frames) -> Frames:
    return to_samples(frames + np.random.default_rng(2).normal(0, 60, frames.shape))


TREATMENTS: dict[str, Callable[[Frames], Frames]] = {
    "nothing": lambda frames: frames,
    "A-law": lambda frames: each_side(frames, lambda side: audio.decode(audio.encode(side))),
    "Opus": coded("OGG", "OPUS"),
    "Vorbis": coded("OGG", "VORBIS"),
    "MP3": coded("MP3", "MPEG_LAYER_III"),
    "the beginning cut off": lambda frames: frames[54_321:],
    "15 seconds from the middle": lambda frames: frames[200_000:320_000],
    "both sides mixed": lambda frames: to_samples(frames.mean(axis=1, keepdims=True)),
    "one side alone": lambda frames: frames[:, 1:],
    "sides exchanged": lambda frames: frames[:, ::-1],
    "half as loud": lambda frames: to_samples(frames * 0.5),
    "louder, clipped": lambda frames: to_samples(frames * 6.0),
    "noise added": noisy,
    "44.1 kHz and back": lambda frames: to_samples(
        soxr.resample(soxr.resample(frames / 1.0, RATE, 44100), 44100, RATE)
    ),
}


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_the_number_survives(treatment: str) -> None:
    copy = TREATMENTS[treatment](marked(talk(60), NUMBER, code()))
    assert number_in(copy, code()) == NUMBER


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_where_there_is_no_mark_none_is_found(treatment: str) -> None:
    assert number_in(TREATMENTS[treatment](talk(60)), code()) is None


def test_it_is_not_to_be_heard() -> None:
    sound = talk(30)
    added = marked(sound, NUMBER, code()).astype(float) - sound
    below = 10 * np.log10(np.square(sound.astype(float)).mean() / np.square(added).mean())
    assert below > 30
    silence = marked(np.zeros((RATE, 2), np.int16), NUMBER, code())
    assert np.abs(silence).max() <= 2


def test_who_has_not_the_key_finds_nothing() -> None:
    assert number_in(marked(talk(60), NUMBER, code()), code_of(b"another")) is None


def test_marked_piece_by_piece_is_marked_as_a_whole() -> None:
    sound = talk(60)
    pieces = [marked(sound[at : at + 77_777], NUMBER, code(), at) for at in range(0, len(sound), 77_777)]
    assert number_in(np.concatenate(pieces), code()) == NUMBER


def test_nothing_and_next_to_nothing_are_copied_without_a_number() -> None:
    for length in (0, 1, 300):
        assert number_in(marked(talk(60)[:length], NUMBER, code()), code()) is None


@given(st.integers(1, 2**32 - 1), st.integers(0, 5))
@settings(max_examples=20)
def test_any_number_comes_back(number: int, seed: int) -> None:
    assert number_in(marked(talk(20, seed), number, code()), code()) == number
