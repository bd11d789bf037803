"""A caller whom nobody answers leaves a message, on a real Asterisk: recorded, told, and nothing else lost."""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import soundfile
from msgspec.structs import replace

from hotline.demo.phone.call import Call as PhoneCall
from hotline.domains.voice.routing.ports import Dequeue, Enqueue
from hotline.events.calls import VoicemailLeft, fact_of
from hotline.infrastructure import audio
from tests.scenarios.callcontrol.builtin_flow import FLOW, TONES, publish, record_prompts
from tests.scenarios.callcontrol.node import CALLER_TONE, PROMPT_TONES, Floor, Node, ready, until

pytestmark = pytest.mark.real

PATIENCE = 2
IN_VAIN = replace(
    FLOW,
    nodes={
        **FLOW.nodes,
        "social": replace(FLOW.nodes["social"], max_seconds=PATIENCE),
        "voicemail": replace(FLOW.nodes["voicemail"], silence_seconds=2),
    },
)


@pytest.fixture
async def unanswered(node: Node, floor: Floor) -> AsyncIterator[tuple[PhoneCall, str]]:
    """A caller who has waited in vain and heard the beep; with the call's id."""
    record_prompts(node)
    await publish(floor, IN_VAIN)
    call = await floor.citizen.call("12333", caller="13800000001")
    await call.audio.wait_for_tone(PROMPT_TONES["welcome"])
    await call.audio.send_keys("11")
    waiting = await floor.dispatcher.hears(Enqueue)
    await call.audio.wait_for_tone(TONES["voicemail-ask"])
    await call.audio.wait_for_tone(TONES["beep"])
    await asyncio.sleep(0.5)
    yield call, waiting.call
    await call.hang_up()
    await until(floor.node.is_empty)


async def messages_of(floor: Floor, call: str) -> list[VoicemailLeft]:
    facts = [fact_of(event) for event in await floor.events_of(call)]
    return [fact for fact in facts if isinstance(fact, VoicemailLeft)]


def spool(floor: Floor) -> Path:
    return floor.node.settings.recordings_dir / "spool"


def seconds_of_tone(file: Path) -> float:
    """How long the caller's tone is heard in it."""
    samples, rate = soundfile.read(file, dtype="int16")
    frame = rate // 10
    frames = [samples[at : at + frame] for at in range(0, len(samples), frame)]
    return sum(CALLER_TONE in audio.tones_in(part, [CALLER_TONE], rate=rate) for part in frames) / 10


async def test_who_waits_in_vain_leaves_a_message_and_is_thanked(
    floor: Floor, unanswered: tuple[PhoneCall, str]
) -> None:
    call, id = unanswered
    await floor.dispatcher.hears(Dequeue)
    call.audio.play_tone(CALLER_TONE)
    await asyncio.sleep(3)
    await call.audio.send_keys("#")
    await call.audio.wait_for_tone(TONES["voicemail-taken"])
    await call.ended(5)
    types = await floor.complete_events(id)
    assert types[types.index("queued") :][:3] == ["queued", "queue_left", "node_entered"]
    (message,) = await messages_of(floor, id)
    assert message.seconds == pytest.approx(3, abs=1)
    assert seconds_of_tone(spool(floor) / message.file) == pytest.approx(3, abs=0.7)


async def test_a_message_is_left_by_hanging_up_too(floor: Floor, unanswered: tuple[PhoneCall, str]) -> None:
    call, id = unanswered
    call.audio.play_tone(CALLER_TONE)
    await asyncio.sleep(2)
    await call.hang_up()
    await floor.complete_events(id)
    (message,) = await messages_of(floor, id)
    assert seconds_of_tone(spool(floor) / message.file) > 1


async def test_who_says_nothing_leaves_nothing_and_is_bidden_farewell(
    floor: Floor, unanswered: tuple[PhoneCall, str]
) -> None:
    call, id = unanswered
    await call.audio.wait_for_tone(PROMPT_TONES["goodbye"])
    await call.ended(5)
    await floor.complete_events(id)
    assert await messages_of(floor, id) == []
    assert not list(spool(floor).glob(f"{id}-*.wav"))


async def test_callcontrol_killed_while_the_caller_speaks_loses_nothing(
    floor: Floor, unanswered: tuple[PhoneCall, str]
) -> None:
    call, id = unanswered
    call.audio.play_tone(CALLER_TONE)
    await asyncio.sleep(1)
    floor.node.end_callcontrol(signal.SIGKILL)
    await asyncio.sleep(1)
    floor.node.start_callcontrol()
    await ready(floor.bus, floor.node.settings.place.node)
    await asyncio.sleep(1)
    await call.audio.send_keys("#")
    await call.audio.wait_for_tone(TONES["voicemail-taken"])
    await call.ended(5)
    await floor.complete_events(id)
    (message,) = await messages_of(floor, id)
    assert seconds_of_tone(spool(floor) / message.file) > 3


async def test_a_message_that_ends_while_callcontrol_is_dead_is_told_of_afterwards(
    floor: Floor, unanswered: tuple[PhoneCall, str]
) -> None:
    call, id = unanswered
    call.audio.play_tone(CALLER_TONE)
    await asyncio.sleep(2)
    floor.node.end_callcontrol(signal.SIGKILL)
    await call.hang_up()
    floor.node.start_callcontrol()
    await ready(floor.bus, floor.node.settings.place.node)
    await floor.complete_events(id)
    (message,) = await messages_of(floor, id)
    assert seconds_of_tone(spool(floor) / message.file) > 1
