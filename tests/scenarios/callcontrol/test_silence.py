"""Silence on a real line: seen ten seconds after the last word, over with the next one, and no hold."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from tests.scenarios.callcontrol.node import CALLER_TONE, Floor, talk, until

pytestmark = pytest.mark.real


async def test_both_sides_fall_silent_and_speak_again(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, agent, waiting = await talk(floor, phone)

        async def is_silent() -> bool:
            snapshot = await floor.snapshot(waiting.call)
            return snapshot is not None and snapshot.silent_since is not None

        agent.audio.be_silent()
        await asyncio.sleep(2)
        call.audio.be_silent()
        fell = datetime.now(UTC)
        await until(is_silent, within=13)
        seen = datetime.now(UTC)
        snapshot = await floor.snapshot(waiting.call)
        assert snapshot is not None
        assert snapshot.silent_since is not None
        assert abs(snapshot.silent_since - fell) < timedelta(seconds=0.5)
        assert timedelta(seconds=9.5) < seen - fell < timedelta(seconds=11)

        call.audio.play_tone(CALLER_TONE)
        began = datetime.now(UTC)

        async def is_over() -> bool:
            return not await is_silent()

        await until(is_over)
        assert datetime.now(UTC) - began < timedelta(seconds=1)
        before = await floor.calls.get(waiting.call)
        for side in (call, agent):
            side.audio.be_silent()
            await asyncio.sleep(1.5)
            side.audio.play_tone(CALLER_TONE)
            await asyncio.sleep(0.5)
            side.audio.be_silent()
        assert await floor.calls.get(waiting.call) == before, "words and pauses are not published"
        assert (await floor.desk(order.Hold(waiting.call, "1001"))).ok
        await asyncio.sleep(10)
        assert not await is_silent(), "a held talk is not silent"
