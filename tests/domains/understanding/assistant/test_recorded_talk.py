"""A recorded talk is cut into what each side said, whatever the pieces are in which its sound is read."""

import numpy as np

from hotline.domains.understanding.assistant.adapters.recorded_talk import TalkWriter
from hotline.infrastructure import audio

QUIET = np.zeros(audio.RATE, np.int16)


class LoudVad:
    """What is loud is a voice."""

    def likelihood(self, alaw: bytes) -> float:
        return float(audio.loudness(audio.decode(alaw)) > 500)


def test_both_sides_are_written_down_with_their_times_in_the_order_in_which_they_began() -> None:
    caller = np.concatenate([QUIET, audio.tone(400, 2.0), QUIET, QUIET, audio.tone(400, 1.0)])
    agent = np.concatenate([QUIET, QUIET, QUIET, audio.tone(700, 2.0), QUIET])
    raw = np.stack([caller, agent], 1).astype("<i2").tobytes()
    received: list[int] = []

    def text_of(samples: bytes) -> str:
        received.append(len(samples))
        return f"第{len(received)}句"

    pieces = [raw[at : at + 7001] for at in range(0, len(raw), 7001)]
    found = TalkWriter(text_of, LoudVad)(pieces)
    assert [(each.by_caller, each.from_ms, each.to_ms) for each in found] == [
        (True, 780, 3_000),
        (False, 2_780, 5_000),
        (True, 4_780, 6_000),
    ]
    assert {each.text for each in found} == {"第1句", "第2句", "第3句"}
    assert received[0] == 4 * 16_000 * (3_000 + 500 - 780) // 1000


def test_what_was_not_understood_is_left_out() -> None:
    raw = np.stack([audio.tone(400, 1.0), QUIET], 1).astype("<i2").tobytes()
    assert TalkWriter(lambda _: "", LoudVad)([raw]) == []
