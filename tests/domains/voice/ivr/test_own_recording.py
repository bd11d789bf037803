"""Own recordings in common formats are converted to the form of all prompts, or refused with the reason."""

from collections.abc import Callable
from io import BytesIO

import av
import numpy as np
import pytest

from hotline.domains.voice.ivr.adapters.own_recording import read
from hotline.domains.voice.ivr.adapters.telephone_sound import RATE, SPEECH_LEVEL, speech_level
from hotline.domains.voice.ivr.ports import Sound
from hotline.infrastructure import audio
from hotline.kernel.errors import Invalid

OFTEN = 44_100


def tone(seconds: float = 1.0, amplitude: float = 0.3, hertz: int = 1000, rate: int = OFTEN) -> Sound:
    moments = np.arange(round(seconds * rate)) / rate
    return (amplitude * np.sin(2 * np.pi * hertz * moments)).astype(np.float32)


def file(sound: Sound, kind: str = "wav", codec: str = "pcm_s16le", layout: str = "mono", rate: int = OFTEN) -> bytes:
    """As a telephone or a computer would write it."""
    written = BytesIO()
    with av.open(written, "w", format=kind) as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        both = np.stack([sound] * (2 if layout == "stereo" else 1))
        frame = av.AudioFrame.from_ndarray(both, format="fltp", layout=layout)
        frame.rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return written.getvalue()


@pytest.mark.parametrize(
    ("kind", "codec", "layout", "rate"),
    [
        ("wav", "pcm_s16le", "stereo", 44_100),
        ("mp3", "mp3", "mono", 16_000),
        ("ipod", "aac", "stereo", 44_100),
        ("ogg", "libopus", "mono", 48_000),
        ("flac", "flac", "mono", 8_000),
    ],
)
def test_what_people_record_becomes_the_telephone_s(kind: str, codec: str, layout: str, rate: int) -> None:
    samples, remark = read(file(tone(rate=rate), kind, codec, layout, rate))
    assert 1.0 <= len(samples) / RATE <= 1.4
    assert audio.level_of(samples, 1000) > 20 * audio.level_of(samples, 700)
    assert remark == ""


@pytest.mark.parametrize("amplitude", [0.01, 0.1, 0.9])
def test_faint_and_loud_ones_come_out_as_loud_as_all_prompts(amplitude: float) -> None:
    samples, _ = read(file(tone(amplitude=amplitude)))
    assert speech_level(samples / np.float32(32768), RATE) == pytest.approx(SPEECH_LEVEL, rel=0.1)


def test_dead_air_before_and_after_is_cut_off() -> None:
    still = np.zeros(OFTEN * 2, np.float32)
    samples, _ = read(file(np.concatenate([still, tone(), still])))
    assert len(samples) / RATE < 1.3


def test_one_that_cracks_is_taken_with_a_remark() -> None:
    _, remark = read(file(np.clip(tone() * 10, -1, 1)))
    assert "破音" in remark


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: b"", "not_audio"),
        (lambda: b"%PDF-1.7 not a recording" * 100, "not_audio"),
        (lambda: file(tone(0.1)), "too_short"),
        (lambda: file(np.zeros(OFTEN, np.float32)), "silent"),
        (lambda: file(tone(121)), "too_long"),
    ],
    ids=["empty", "no audio file", "too short", "silent", "too long"],
)
def test_what_cannot_be_used_is_refused_with_the_reason(content: Callable[[], bytes], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read(content())
    assert refusal.value.code == code
