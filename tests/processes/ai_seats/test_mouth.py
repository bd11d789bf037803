"""What an AI seat says while the sound of its answer is still being made."""

import asyncio

import pytest

from hotline.infrastructure import audio
from hotline.processes.ai_seats import mouth
from hotline.processes.ai_seats.mouth import Mouth

ANSWER, BRIDGE = "满一年休五天。", "好的。"
SECONDS = 0.1


class Line:
    """What was sent, by its sentence, and a voice that takes ``takes`` seconds for each."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.takes = {ANSWER: 0.0, BRIDGE: 0.0}
        self.mouth = Mouth(self.send, self.flush, self.speak, BRIDGE)

    async def send(self, alaw: bytes) -> None:
        tones = {audio.encode(audio.tone(hertz, SECONDS)): text for text, hertz in TONES.items()}
        self.sent.append(tones[alaw])

    async def flush(self) -> None:
        pass

    async def speak(self, text: str, speed: float) -> bytes:
        await asyncio.sleep(self.takes[text])
        return audio.encode(audio.tone(TONES[text], SECONDS))

    async def play(self, reply: int) -> list[str]:
        self.mouth.utter(reply, (ANSWER,))
        await asyncio.wait_for(self.mouth.silent(), 5)
        return self.sent


TONES = {ANSWER: 400, BRIDGE: 1000}


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mouth, "BRIDGED_SECONDS", 0.05)


async def test_an_answer_that_is_stored_comes_alone() -> None:
    assert await Line().play(2) == [ANSWER]


async def test_while_an_answer_is_still_being_spoken_the_caller_hears_a_word() -> None:
    line = Line()
    line.takes[ANSWER] = 0.3
    assert await line.play(2) == [BRIDGE, ANSWER]


async def test_a_word_that_would_be_no_sooner_than_the_answer_is_left_out() -> None:
    line = Line()
    line.takes = {ANSWER: 0.2, BRIDGE: 0.4}
    assert await line.play(2) == [ANSWER]


async def test_the_greeting_needs_no_word_before_it() -> None:
    line = Line()
    line.takes[ANSWER] = 0.3
    assert await line.play(1) == [ANSWER]


async def test_who_interrupts_the_word_hears_nothing_more() -> None:
    line = Line()
    line.takes[ANSWER] = 1.0
    line.mouth.utter(2, (ANSWER,))
    await asyncio.sleep(0.2)
    assert await line.mouth.hush() == (2, 0)
    await asyncio.sleep(0.1)
    assert line.sent == [BRIDGE]
