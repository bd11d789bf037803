"""Both sides of a recording speak on after every hold: nothing of the talk is lost to the music between."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure import audio
from hotline.infrastructure.settings import Settings
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, Seat, ring_in, seated
from tests.e2e.records import sides_of, verified_record_of

pytestmark = pytest.mark.real

AGENT, INSPECTOR = "1004", "3001"
HOLDS = 3
TALK_SECONDS, HOLD_SECONDS = 3.0, 2.0
TONES = (CALLER_TONE, AGENT_TONE)


@pytest_asyncio.fixture(loop_scope="session")
async def agent(settings: Settings) -> AsyncIterator[Seat]:
    async with seated(settings, AGENT) as seat:
        yield seat


async def test_both_sides_are_recorded_after_every_hold(settings: Settings, phone: Phone, agent: Seat) -> None:
    caller = await ring_in(phone, settings, "0")
    answered, call_id = await agent.take()
    await answered.audio.wait_for_tone(CALLER_TONE)
    for _ in range(HOLDS):
        await asyncio.sleep(TALK_SECONDS)
        await agent.desk.command(call_id, "hold")
        await asyncio.sleep(HOLD_SECONDS)
        await agent.desk.command(call_id, "resume")
        await caller.audio.wait_for_tone(AGENT_TONE)
    await asyncio.sleep(TALK_SECONDS)
    await agent.desk.command(call_id, "rating")
    await answered.ended(5)
    await asyncio.sleep(1)
    await caller.audio.send_keys("1")
    await caller.ended(20)
    await agent.finish(call_id)
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        record = await verified_record_of(reader, call_id)
        left, right = await sides_of(reader, call_id)
    talked = record["row"]["talk_seconds"] - record["held_seconds"]
    assert abs(len(left) / audio.RATE - talked) < 1.5
    length = len(left) / (HOLDS + 1)
    pieces = [slice(round((n + 0.25) * length), round((n + 0.75) * length)) for n in range(HOLDS + 1)]
    assert [audio.tones_in(left[piece], TONES) for piece in pieces] == [{CALLER_TONE}] * (HOLDS + 1)
    assert [audio.tones_in(right[piece], TONES) for piece in pieces] == [{AGENT_TONE}] * (HOLDS + 1)
