"""A caller whom one only hears: a synthetic voice over a telephone's band, the real voice detection and recogniser."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import numpy as np
import pytest

from hotline.domains.understanding.assistant.adapters import whisper
from hotline.domains.understanding.assistant.adapters.silero import Silero
from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.conversation import Conversation, Step
from hotline.domains.understanding.conversation.rules.messages import (
    HandOver,
    Incoming,
    Outgoing,
    Speak,
)
from hotline.domains.understanding.conversation.rules.state import ConversationState
from hotline.domains.voice.ivr.adapters.kokoro import Kokoro
from hotline.domains.voice.ivr.adapters.telephone_sound import for_the_telephone
from hotline.infrastructure import audio
from hotline.infrastructure.settings import settings
from hotline.infrastructure.spoken_talks import SpokenTalk
from hotline.processes.ai_seats.listener import Listener
from hotline.processes.ai_seats.services import Result, Service
from hotline.processes.ai_seats.speech import TurnRecogniser
from hotline.processes.ai_seats.talk import Talk
from tests.nats_server import until
from tests.one_article import OneArticle

pytestmark = pytest.mark.real

ANSWER = "退休年龄按出生年月确定。"
VOICE = "zm_yunxi"
#: Seconds that a caller waits for the reply, first and when the sentence was said again.
TRIES = (20.0, 20.0, 60.0)


class Desk:
    """Counts who is handed over."""

    def __init__(self) -> None:
        self.persons = 0

    async def remember(self, talk: SpokenTalk) -> None:
        pass

    async def to_person(self, *, urgent: bool) -> None:
        self.persons += 1

    async def to_rating(self) -> None:
        pass

    async def act(self, id: str, service: Service) -> Result | None:
        return None


class Dialogue:
    def __init__(self) -> None:
        self._conversation = Conversation(OneArticle(ANSWER))
        self.state = ConversationState()
        self.outgoing: list[Outgoing] = []

    async def begin(self, agent: str, *, no_mobile: bool = False) -> Step:
        return self._noted(self._conversation.begin("01"))

    async def step(self, state: ConversationState, incoming: Incoming) -> Step:
        return self._noted(self._conversation.step(state, incoming))

    def _noted(self, step: Step) -> Step:
        self.state = step.state
        self.outgoing += step.outgoing
        return step

    @property
    def last(self) -> Speak:
        return next(each for each in reversed(self.outgoing) if isinstance(each, Speak))


class Silent:
    async def send(self, alaw: bytes) -> None:
        pass

    async def flush(self) -> None:
        pass


class Caller:
    """Speaks to a seat in the time that it takes, and hears nothing of what it says."""

    def __init__(self, voice: Kokoro, recogniser: TurnRecogniser) -> None:
        self._voice = voice
        self.desk, self.dialogue = Desk(), Dialogue()
        self.talk = Talk("AI01", Silent(), self.desk, Listener(Silero()), recogniser.recognised, mute, self.dialogue)
        self.running = asyncio.create_task(self.talk.run())

    async def speaks(self, text: str, holds: Callable[[Speak], bool]) -> None:
        """Until the seat's reply is such. Whom it did not understand in time, on a busy machine, says it again."""
        sound = audio.encode(for_the_telephone(np.asarray(self._voice.synthesise(text, VOICE, 1.0)), self._voice.rate))
        for within in TRIES:
            await self._hears(sound)
            await self._hears(audio.SILENCE * 100)
            try:
                return await until(lambda: holds(self.dialogue.last), within)
            except TimeoutError:
                continue
        pytest.fail(f"to “{text}” it replied “{self.dialogue.last.written}”")

    async def _hears(self, alaw: bytes) -> None:
        for at in range(0, len(alaw) - audio.FRAME + 1, audio.FRAME):
            await self.talk.hear(alaw[at : at + audio.FRAME])
            await asyncio.sleep(audio.FRAME / audio.RATE)


async def mute(text: str, speed: float, stored: bool) -> bytes:
    return b""


@pytest.fixture
async def caller(tmp_path: Path) -> AsyncIterator[Caller]:
    for name in (*whisper.NEEDED, "misaki"):
        pytest.importorskip(name, reason="uv sync --group hearing --group speech")
    tools = settings().place.built / "tools"
    if not (tools / "kokoro-82m-int8.onnx").exists():
        pytest.skip("the voice is not here")
    recogniser = TurnRecogniser(tmp_path / "lock", niceness=0)
    await recogniser.warm_up()
    made = Caller(await asyncio.to_thread(Kokoro, tools.absolute()), recogniser)
    yield made
    made.talk.leave()
    await asyncio.wait_for(made.running, 20)
    await recogniser.rest()


async def test_it_is_asked_told_to_speak_slower_louder_and_again_and_left_for_a_person(caller: Caller) -> None:
    await caller.speaks("请问我多少岁可以退休？", lambda reply: ANSWER in reply.written)
    await caller.speaks("你说慢一点。", lambda reply: reply.speed < 1.0 and ANSWER in reply.written)
    await caller.speaks("声音大一点。", lambda reply: reply.loudness > 1.0 and ANSWER in reply.written)
    await caller.speaks("请你再说一遍。", lambda reply: reply.written.startswith(wording.AGAIN))
    await caller.speaks("帮我转人工。", lambda reply: reply.written == wording.TO_A_PERSON)
    await until(lambda: caller.desk.persons == 1)
    (handed,) = [each for each in caller.dialogue.outgoing if isinstance(each, HandOver)]
    assert handed.topics == ("pension",)
