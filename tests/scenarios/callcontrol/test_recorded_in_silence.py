"""The recording of a talk in which one side falls silent without a word: the other side is recorded all the same."""

import asyncio
from datetime import datetime

import pytest

from hotline.demo.phone.call import Call
from tests.scenarios.callcontrol.dead_telephone import set_rtp_timeout
from tests.scenarios.callcontrol.node import AGENT_TONE, MUSIC, Floor, talk

pytestmark = pytest.mark.real
RATE = 8000
DEAD_SECONDS = 5.0
#: To connect, and the frames at both ends.
SLACK_SECONDS = 0.5


@pytest.mark.parametrize("silent", ["caller", "agent"])
async def test_who_still_speaks_is_recorded(floor: Floor, silent: str) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        await set_rtp_timeout(floor.node, "1001", 30)
        call, own, waiting = await talk(floor, phone)
        (own if silent == "agent" else call).audio.close()
        await asyncio.sleep(DEAD_SECONDS)
        from_caller, from_agent = await sides(floor, call, waiting.call)
    assert (from_agent if silent == "caller" else from_caller) > DEAD_SECONDS - SLACK_SECONDS


async def test_until_a_dead_telephone_is_noticed_and_from_its_return_the_talk_is_recorded(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        await set_rtp_timeout(floor.node, "1001", 4)
        call, old, waiting = await talk(floor, phone)
        old.audio.close()
        await call.audio.wait_for_tone(MUSIC, within=30)
        fetched = await phone.incoming()
        fetched.answer()
        fetched.audio.play_tone(AGENT_TONE)
        await call.audio.wait_for_tone(AGENT_TONE)
        await asyncio.sleep(1)
        from_caller, _ = await sides(floor, call, waiting.call)
    moments = {event.type: event.at for event in await floor.events_of(waiting.call)}

    def between(first: str, last: str) -> float:
        begin, end = moments[f"call.{first}"], moments[f"call.{last}"]
        assert isinstance(begin, datetime)
        return (end - begin).total_seconds()

    bridged = between("talk_started", "agent_lost") + between("agent_returned", "talk_ended")
    assert between("talk_started", "agent_lost") > 3
    assert from_caller > bridged - 2 * SLACK_SECONDS


async def sides(floor: Floor, call: Call, name: str) -> tuple[float, float]:
    """Hangs up. Seconds of sound of the caller and of the agent in the recording."""
    snapshot = await floor.snapshot(name)
    assert snapshot is not None
    await call.hang_up()
    await floor.complete_events(name)
    caller, agent = floor.node.recording(snapshot.inside.recording)
    return (caller != 0).sum() / RATE, (agent != 0).sum() / RATE
