"""The parts callcontrol stands on die: the bus, and Asterisk itself."""

import asyncio
import signal
from datetime import UTC, datetime

import pytest

from hotline.domains.voice.calls import ports
from hotline.domains.voice.routing.ports import Enqueue, TalkOver
from tests.scenarios.callcontrol.node import (
    AGENT_TONE,
    CALLER_TONE,
    PROMPT_TONES,
    Floor,
    queue_up,
    ready,
    ring_in,
    talk,
    until,
)

pytestmark = pytest.mark.real
#: Asterisk puts registrations to disk once a second.
REMEMBERED_SECONDS = 1.5
STANDS_STILL_SECONDS = 4.0


async def test_while_the_bus_is_away_the_talk_goes_on_and_its_story_is_told_later(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, agent, waiting = await talk(floor, phone)
        floor.node.kill(floor.node.nats)
        await call.audio.wait_for_tone(AGENT_TONE)
        await agent.audio.wait_for_tone(CALLER_TONE)
        await call.hang_up()
        await agent.ended(5)
        floor.node.start_nats()
        await until(lambda: connected(floor), within=10)
    assert (await floor.complete_events(waiting.call))[-2:] == ["talk_ended", "ended"]
    assert (await floor.dispatcher.hears(TalkOver)).agent == "1001"


async def test_while_the_bus_is_away_callers_are_answered_and_wait_until_the_router_hears_of_them(floor: Floor) -> None:
    floor.node.kill(floor.node.nats)
    call = await ring_in(floor)
    await call.audio.wait_for_tone(PROMPT_TONES["menu-main"])
    await call.audio.send_keys("1")
    await call.audio.wait_for_tone(PROMPT_TONES["queue-wait-music-intro"])
    floor.node.start_nats()
    waiting = await floor.dispatcher.hears(Enqueue, within=10)
    await call.hang_up()
    await floor.complete_events(waiting.call)


async def test_a_talk_that_ends_while_callcontrol_stands_still_is_not_recorded_as_longer(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, agent, waiting = await talk(floor, phone)
        floor.node.signal_callcontrol(signal.SIGSTOP)
        try:
            await call.hang_up()
            hung_up_at = datetime.now(UTC)
            await asyncio.sleep(STANDS_STILL_SECONDS)
        finally:
            floor.node.signal_callcontrol(signal.SIGCONT)
        await agent.ended(5)
        await floor.complete_events(waiting.call)
        (ended,) = [event for event in await floor.events_of(waiting.call) if event.type == "call.talk_ended"]
    assert abs((ended.at - hung_up_at).total_seconds()) < 0.5


async def connected(floor: Floor) -> bool:
    return floor.bus.connected


async def test_a_talk_that_dies_with_asterisk_is_over_and_its_caller_who_calls_again_is_served(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, agent, waiting = await talk(floor, phone)
        await asyncio.sleep(REMEMBERED_SECONDS)
        floor.node.kill(floor.node.asterisk)
        call.audio.close()
        agent.audio.close()
        await asyncio.sleep(0.5)
        floor.node.start_asterisk()
        assert (await floor.dispatcher.hears(TalkOver)).agent == "1001"
        assert (await floor.dispatcher.hears(Enqueue, count=2)).callback
        await ready(floor.bus, floor.node.settings.place.node)
        again, _, _ = await talk(floor, phone, "offer-2")
        types = await floor.complete_events(waiting.call)
        assert types[-4:] == ["talk_ended", "line_lost", "callback_failed", "ended"]
        assert (await floor.events_of(waiting.call))[-1].data["by"] == "system"
        await again.hang_up()


async def test_a_call_marked_as_a_test_says_so_in_every_event(floor: Floor) -> None:
    call = await floor.citizen.call("12333", headers=[("X-Hotline-Test", "yes")])
    await call.audio.send_keys("1")
    waiting = await floor.dispatcher.hears(Enqueue)
    await call.hang_up()
    await floor.complete_events(waiting.call)
    assert all(event.test for event in await floor.events_of(waiting.call))
    call, waiting = await queue_up(floor)
    await call.hang_up()
    await floor.complete_events(waiting.call)
    assert not any(event.test for event in await floor.events_of(waiting.call))


async def test_a_browsers_phone_is_provided_and_taken_away(floor: Floor) -> None:
    await floor.agent_phone("1001", device="browser")
    assert (await floor.node.ari("/endpoints/PJSIP/agent-1001"))["resource"] == "agent-1001"
    removed = await floor.request("phone_remove", ports.RemovePhone("1001"))
    assert removed.ok
    assert "message" in (await floor.node.ari("/endpoints/PJSIP/agent-1001"))
