"""An AI seat answers a caller: real switch, router, recogniser and voice. Only the answers are given by hand."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest

from hotline.demo.phone.call import Call
from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.conversation import Conversation
from hotline.domains.understanding.conversation.rules.messages import Speak
from hotline.domains.voice.ivr.adapters.speech_process import Sentence
from hotline.domains.voice.routing.ports import (
    AgentConfig,
    AgentDoc,
    AgentState,
    GetReady,
    Overflow,
    QueueConfig,
    RoutingConfig,
)
from hotline.infrastructure import audio, spoken_talks
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.spoken_talks import SpokenTalk
from hotline.kernel.sealed import Sealed
from hotline.processes.ai_seats.dialogue import SUBJECT, StepReply, StepRequest
from hotline.processes.ai_seats.speech import sayable, sound_file
from tests.one_article import OneArticle
from tests.scenarios.callcontrol.node import CALLER_TONE, Floor, Node, staffed, until
from tests.scenarios.callcontrol.test_with_the_router import Router, agent, signed_in

pytestmark = pytest.mark.real

CITIZENS = Path(".data/prompts/citizens").absolute()
QUEUES = (
    QueueConfig("social", "智能席", "ai", overflow=(Overflow(0, "people"),)),
    QueueConfig("general", "综合席", "people"),
)
AGENTS = (
    AgentConfig("9001", "智能一号", "", {"ai": 3}, is_ai=True),
    AgentConfig("9002", "智能二号", "", {"ai": 3}, is_ai=True),
    AgentConfig("1001", "安安", "一组", {"people": 3}),
)
ANSWER = "退休年龄按出生年月确定，您可以打印证明。"


SEAT_TONE = 1000


class AiSeatsProcess:
    def __init__(self, node: Node, process: int) -> None:
        environment = node.environment | {"HOTLINE_AI_SEATS__PROCESSES": "2"}
        command = [sys.executable, "-m", "hotline.processes.cli", "ai-seats", "--process", str(process)]
        self._process = subprocess.Popen(command, env=os.environ | environment)

    def end(self, how: int = signal.SIGTERM) -> None:
        self._process.send_signal(how)
        self._process.wait(15)


class Conversations:
    """The web's part: the real conversation over what is known by hand. What it says is spoken as tones."""

    def __init__(self, node: Node) -> None:
        self._folder = node.settings.place.data / "cache" / "ai-seats" / "sentences"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._voice = node.settings.ai_seats.voice
        self._conversation = Conversation(OneArticle(ANSWER))

    async def converse(self, request: StepRequest) -> StepReply:
        conversation, incoming = self._conversation, request.incoming
        step = (
            conversation.begin(request.staff_number) if incoming is None else conversation.step(request.state, incoming)
        )
        for speak in step.outgoing:
            for sentence in speak.sentences if isinstance(speak, Speak) else ():
                file = sound_file(self._folder, Sentence(sayable(sentence), self._voice))
                file.write_bytes(audio.encode(audio.tone(SEAT_TONE, 2.0)))
        return StepReply(True, *step)


@pytest.fixture
async def floor(node: Node) -> AsyncIterator[Floor]:
    if not (CITIZENS / "pension-age.alaw").exists():
        pytest.skip("the citizens' voices are not here")
    async with staffed(node, RoutingConfig(1, QUEUES, AGENTS), dispatched=False) as ready:
        yield ready


@pytest.fixture
def router(floor: Floor) -> Iterator[Router]:
    running = Router(floor.node)
    running.start()
    yield running
    running.end()


@pytest.fixture
async def conversations(floor: Floor) -> None:
    await floor.bus.serve(SUBJECT, StepRequest, Conversations(floor.node).converse)


def is_loud(call: Call, seconds: float = 0.3) -> bool:
    return audio.loudness(call.audio.received(seconds)) > 500


async def all_ready(floor: Floor, seats: Iterable[str]) -> bool:
    docs = await floor.bus.bucket("agents", AgentDoc).items()
    return all(seat in docs and docs[seat].state is AgentState.READY for seat in seats)


async def talking_to(floor: Floor, *agents: str, within: float = 30.0) -> str:
    """The name of the call that one of these has, once it has."""
    found: list[str] = []

    async def talking() -> bool:
        calls = await floor.calls.items()
        found[:] = [name for name, doc in calls.items() if doc.agent in agents and doc.talk_started_at]
        return bool(found)

    await until(talking, within)
    return found[0]


async def written(floor: Floor, call: str, holds: Callable[[SpokenTalk], bool], within: float = 30.0) -> SpokenTalk:
    """The talk, once this holds of what is written down."""
    keys = SealingKeys.from_file(floor.node.settings.keys_file)
    found: list[SpokenTalk] = []

    async def stored() -> bool:
        sealed = await floor.bus.bucket(spoken_talks.BUCKET, Sealed).get(call)
        talk = msgspec.json.decode(keys.open(sealed[0]), type=SpokenTalk) if sealed else None
        found[:] = [talk] if talk is not None and holds(talk) else []
        return bool(found)

    await until(stored, within)
    return found[0]


async def test_a_caller_interrupts_is_answered_goes_on_after_a_kill_and_gets_a_person_by_0(
    floor: Floor, router: Router, conversations: None
) -> None:
    processes = {f"900{number}": AiSeatsProcess(floor.node, number) for number in (1, 2)}
    try:
        await until(partial(all_ready, floor, processes), within=60)
        async with await signed_in(floor) as phone:
            await phone.register()
            call = await floor.citizen.call("12333", caller="13800138000")
            await call.audio.send_keys("1")
            name = await talking_to(floor, *processes)
            begun = await written(floor, name, lambda talk: bool(talk.turns))
            seat, greeting = begun.agent, begun.turns[0].text

            # The greeting is interrupted: what was not heard is not taken as said.
            await call.audio.wait_until(lambda _: is_loud(call), within=20)
            await asyncio.sleep(0.5)
            call.audio.play_file(CITIZENS / "pension-age.alaw")
            talk = await written(floor, name, lambda talk: talk.turns[0].text != greeting)
            assert 0 < len(talk.turns[0].text) < len(greeting)
            await call.audio.wait_until(lambda _: not is_loud(call, 0.2), within=1)

            talk = await written(floor, name, lambda talk: len(talk.turns) >= 3, within=60)
            assert "退休" in talk.turns[1].text
            assert ANSWER in talk.turns[2].text
            await call.audio.wait_until(lambda _: is_loud(call), within=20)

            # The seat dies in mid-sentence: another one goes on with all that was said.
            processes[seat].end(signal.SIGKILL)
            (other,) = processes.keys() - {seat}
            await talking_to(floor, other)
            going_on = await written(floor, name, lambda talk: talk.agent == other)
            assert going_on.turns[:2] == talk.turns[:2]
            assert going_on.turns[-1].text == wording.RESUMED
            await call.audio.wait_until(lambda _: is_loud(call), within=20)

            # 0 leads to a person, who can read it before the first word.
            assert (await agent(floor, GetReady("1001"))).ack.ok
            await call.audio.send_keys("0")
            ringing = await phone.incoming()
            assert ringing.header("X-Call-Id") == name
            handed_over = await written(floor, name, lambda talk: bool(talk.summary), within=10)
            assert handed_over.reason == "requested"
            ringing.answer()
            call.audio.play_tone(CALLER_TONE)
            await ringing.audio.wait_for_tone(CALLER_TONE)
            await call.hang_up()
            await floor.complete_events(name)
    finally:
        for process in processes.values():
            process.end()
