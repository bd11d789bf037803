"""kill -9 of callcontrol at every stage: the call goes on, the successor takes it up, the story has no gap."""

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.routing.ports import Dequeue, Enqueue, HeldCalls, OfferResult, TalkOver
from tests.scenarios.callcontrol.node import (
    AGENT_TONE,
    CALLER_TONE,
    MUSIC,
    PROMPT_TONES,
    Floor,
    queue_up,
    ready,
    ring_in,
    talk,
    until,
)
from tests.scenarios.callcontrol.three import THIRD_TONE, each_hears, outside

pytestmark = pytest.mark.real
#: Of sound, in seconds; what a busy machine adds included.
LONGEST_GAP = 0.25


@asynccontextmanager
async def killed(floor: Floor) -> AsyncIterator[None]:
    """Dead inside the block, ready again after it."""
    floor.node.end_callcontrol(signal.SIGKILL)
    floor.dispatcher.forget(HeldCalls)
    yield
    await restarted(floor)


async def restarted(floor: Floor) -> None:
    floor.node.start_callcontrol()
    await ready(floor.bus, floor.node.settings.place.node)


async def offer_is_stored(floor: Floor, call: str, offer: str) -> None:
    """The offer stands in the snapshot, which is written while the phone is rung already."""

    async def stands() -> bool:
        snapshot = await floor.snapshot(call)
        return snapshot is not None and snapshot.offer == offer

    await until(stands)


async def test_in_a_talk_both_go_on_hearing_each_other_and_the_successor_ends_it_properly(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, agent, waiting = await talk(floor, phone)
        reception = call.audio.restart_measurement()
        async with killed(floor):
            await call.audio.wait_for_tone(AGENT_TONE)
            await agent.audio.wait_for_tone(CALLER_TONE)
        assert reception.lost == 0
        assert reception.largest_gap < LONGEST_GAP
        held = await floor.dispatcher.hears(HeldCalls)
        assert [(t.offer, t.agent) for t in held.talking] == [("offer-1", "1001")]
        assert (await floor.desk(order.ToRating(waiting.call, "1001"))).ok
        await call.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        await call.audio.send_keys("5")
        await call.ended(5)
    types = await floor.complete_events(waiting.call)
    assert "agent_lost" not in types
    assert types.count("talk_started") == types.count("talk_ended") == types.count("rated") == 1


async def test_in_the_queue_the_caller_keeps_the_place(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, waiting = await queue_up(floor)
        await call.audio.wait_for_tone(MUSIC)
        async with killed(floor):
            call.audio.restart_measurement()
            await call.audio.wait_until(lambda port: port.reception.packets > 25)
            assert call.audio.hears(MUSIC) == {MUSIC}
        again = await floor.dispatcher.hears(Enqueue, count=2)
        assert (again.call, again.since) == (waiting.call, waiting.since)
        held = await floor.dispatcher.hears(HeldCalls)
        assert [w.call for w in held.waiting] == [waiting.call]
        await floor.dispatcher.offer(waiting.call, "offer-1")
        agent = await phone.incoming()
        agent.answer()
        agent.audio.play_tone(AGENT_TONE)
        await call.audio.wait_for_tone(AGENT_TONE)
        await call.hang_up()
    await floor.complete_events(waiting.call)


async def test_a_number_outside_that_hangs_up_after_the_restart_leaves_the_caller_to_the_rating(floor: Floor) -> None:
    """Of a leg that has come through the dialplan Asterisk tells the successor too; the simulated one goes by this."""
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, agent, waiting = await talk(floor, phone)
        assert (await floor.desk(order.Transfer(waiting.call, "1001", number=outside(floor, waiting.call)))).ok
        await agent.ended(5)
        office = await floor.citizen.incoming()
        office.answer()
        office.audio.play_tone(THIRD_TONE)
        await each_hears({call: (THIRD_TONE,), office: (CALLER_TONE,)})
        async with killed(floor):
            await each_hears({call: (THIRD_TONE,), office: (CALLER_TONE,)})
        await office.hang_up()
        await call.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        await call.hang_up()
    assert "outside_ended" in await floor.complete_events(waiting.call)
    await until(floor.node.is_empty)


async def test_in_the_menu_the_caller_hears_it_again_and_can_choose(floor: Floor) -> None:
    call = await ring_in(floor)
    await call.audio.wait_for_tone(PROMPT_TONES["menu-main"])
    async with killed(floor):
        pass
    await call.audio.wait_for_tone(PROMPT_TONES["menu-main"])
    await call.audio.send_keys("1")
    waiting = await floor.dispatcher.hears(Enqueue)
    await call.hang_up()
    types = await floor.complete_events(waiting.call)
    assert types.count("arrived") == 1


async def test_while_an_agent_rings_the_ringing_goes_on_and_the_answer_counts(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, waiting = await queue_up(floor)
        await floor.dispatcher.offer(waiting.call, "offer-1")
        agent = await phone.incoming()
        await offer_is_stored(floor, waiting.call, "offer-1")
        async with killed(floor):
            pass
        held = await floor.dispatcher.hears(HeldCalls)
        assert [(r.offer, r.agent) for r in held.ringing] == [("offer-1", "1001")]
        agent.answer()
        agent.audio.play_tone(AGENT_TONE)
        await call.audio.wait_for_tone(AGENT_TONE)
        assert (await floor.dispatcher.hears(OfferResult)).outcome == "answered"
        await call.hang_up()
    await floor.complete_events(waiting.call)


async def test_an_agent_who_answers_in_the_gap_is_let_go_and_the_caller_keeps_the_place(floor: Floor) -> None:
    """Asterisk has nobody to hand the answered leg to and drops it."""
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, waiting = await queue_up(floor)
        await floor.dispatcher.offer(waiting.call, "offer-1")
        agent = await phone.incoming()
        await offer_is_stored(floor, waiting.call, "offer-1")
        async with killed(floor):
            agent.answer()
            await agent.ended(5)
        assert (await floor.dispatcher.hears(OfferResult)).outcome == "failed"
        again = await floor.dispatcher.hears(Enqueue, count=2)
        assert again.since == waiting.since
        await call.hang_up()
    await floor.complete_events(waiting.call)


async def test_a_caller_who_hung_up_in_the_gap_is_caught_up_with(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, agent, waiting = await talk(floor, phone)
        async with killed(floor):
            await call.hang_up()
        await agent.ended(5)
        assert (await floor.dispatcher.hears(TalkOver)).agent == "1001"
    assert (await floor.complete_events(waiting.call))[-2:] == ["talk_ended", "ended"]
    await until(floor.node.is_empty)


async def test_a_caller_who_came_in_the_gap_hears_music_and_is_served(floor: Floor) -> None:
    async with killed(floor):
        call = await floor.citizen.call("12333", caller="13800138000")
        call.audio.play_tone(CALLER_TONE)
        await call.audio.wait_for_tone(MUSIC)
    await call.audio.wait_for_tone(PROMPT_TONES["welcome"])
    await call.audio.send_keys("1")
    waiting = await floor.dispatcher.hears(Enqueue)
    await call.hang_up()
    await floor.complete_events(waiting.call)


async def test_told_to_stop_it_leaves_the_talk_alone_and_says_so(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, agent, waiting = await talk(floor, phone)
        assert floor.node.end_callcontrol(signal.SIGTERM) == 0
        await agent.audio.wait_for_tone(CALLER_TONE)
        await call.audio.wait_for_tone(AGENT_TONE)
        await restarted(floor)
        await call.hang_up()
        await agent.ended(5)
    await floor.complete_events(waiting.call)


async def test_killed_again_and_again_no_event_is_lost_or_doubled(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, waiting = await queue_up(floor)
        async with killed(floor):
            pass
        await floor.dispatcher.offer(waiting.call, "offer-1")
        agent = await phone.incoming()
        await offer_is_stored(floor, waiting.call, "offer-1")
        async with killed(floor):
            pass
        agent.answer()
        agent.audio.play_tone(AGENT_TONE)
        await call.audio.wait_for_tone(AGENT_TONE)
        async with killed(floor):
            pass
        await call.hang_up()
        await agent.ended(5)
    await floor.complete_events(waiting.call)
    assert not [m for m in floor.dispatcher.received if isinstance(m, Dequeue)]
    await until(floor.node.is_empty)
