"""Calls that do not go as wished: nobody answers, somebody hangs up, a phone dies, a citizen is called back."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from hotline.demo.phone.call import Call, CallRefused
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.ports import CallDoc
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.routing.ports import Dequeue, Enqueue, OfferResult, TalkOver
from hotline.infrastructure import audio
from tests.scenarios.callcontrol.dead_telephone import set_rtp_timeout
from tests.scenarios.callcontrol.node import (
    AGENT_TONE,
    CALLER_TONE,
    MUSIC,
    PROMPT_TONES,
    Floor,
    queue_up,
    ring_in,
    talk,
    until,
)

pytestmark = pytest.mark.real
AUDIBLE = 100


async def test_an_agent_who_does_not_answer_is_let_go_and_the_next_one_gets_the_caller(floor: Floor) -> None:
    async with await floor.agent_phone() as idle, await floor.agent_phone("1002") as keen:
        await idle.register()
        await keen.register()
        call, waiting = await queue_up(floor)
        await floor.dispatcher.offer(waiting.call, "offer-1", ring_seconds=1)
        missed = await idle.incoming()
        assert (await floor.dispatcher.hears(OfferResult)).outcome == "no_answer"
        again = await floor.dispatcher.hears(Enqueue, count=2)
        assert (again.since, again.passed_over) == (waiting.since, ("1001",))
        await missed.ended(3)
        await floor.dispatcher.offer(waiting.call, "offer-2", "1002")
        ringing = await keen.incoming()
        ringing.answer()
        ringing.audio.play_tone(AGENT_TONE)
        await call.audio.wait_for_tone(AGENT_TONE)
        await call.hang_up()
    types = await floor.complete_events(waiting.call)
    assert types.count("offered") == 2
    await until(floor.node.is_empty)


async def test_an_agent_who_rejects_and_one_whose_phone_is_off(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, waiting = await queue_up(floor)
        await floor.dispatcher.offer(waiting.call, "offer-1")
        (await phone.incoming()).reject(486)
        assert (await floor.dispatcher.hears(OfferResult)).outcome == "refused"
        await floor.agent_phone("1002")  # provided, never registered
        await floor.dispatcher.offer(waiting.call, "offer-2", "1002")
        assert (await floor.dispatcher.hears(OfferResult, count=2)).outcome == "failed"
        await call.audio.wait_for_tone(MUSIC)
        await call.hang_up()
    await floor.complete_events(waiting.call)


async def the_call(floor: Floor) -> CallDoc:
    """The only one there is."""

    async def there_is_one() -> bool:
        return len(await floor.calls.items()) == 1

    await until(there_is_one)
    (found,) = (await floor.calls.items()).values()
    return found


async def in_the_welcome(floor: Floor, _: Phone) -> Call:
    return await ring_in(floor)


async def in_the_menu(floor: Floor, _: Phone) -> Call:
    call = await ring_in(floor)
    await call.audio.wait_for_tone(PROMPT_TONES["menu-main"])
    return call


async def in_the_queue(floor: Floor, _: Phone) -> Call:
    return (await queue_up(floor))[0]


async def while_an_agent_rings(floor: Floor, phone: Phone) -> Call:
    call, waiting = await queue_up(floor)
    await floor.dispatcher.offer(waiting.call, "offer-1")
    await phone.incoming()
    return call


async def in_the_talk(floor: Floor, phone: Phone) -> Call:
    return (await talk(floor, phone))[0]


async def on_hold(floor: Floor, phone: Phone) -> Call:
    call, _, waiting = await talk(floor, phone)
    await floor.desk(order.Hold(waiting.call, "1001"))
    await call.audio.wait_for_tone(MUSIC)
    return call


async def in_the_rating(floor: Floor, phone: Phone) -> Call:
    call, _, waiting = await talk(floor, phone)
    await floor.desk(order.ToRating(waiting.call, "1001"))
    await call.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
    return call


STAGES: dict[Callable[[Floor, Phone], Awaitable[Call]], str] = {
    in_the_welcome: "in_flow",
    in_the_menu: "in_flow",
    in_the_queue: "queued",
    while_an_agent_rings: "offered",
    in_the_talk: "talking",
    on_hold: "talking",
    in_the_rating: "rating",
}


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
async def test_a_caller_may_hang_up_at_every_stage(
    floor: Floor, stage: Callable[[Floor, Phone], Awaitable[Call]]
) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call = await stage(floor, phone)
        live = await the_call(floor)
        await call.hang_up()
        await floor.complete_events(live.id)
        last = (await floor.events_of(live.id))[-1]
        assert (last.data["by"], last.data["stage"]) == ("caller", STAGES[stage])
        await until(floor.node.is_empty)
        if STAGES[stage] in ("queued", "offered"):
            await floor.dispatcher.hears(Dequeue)
        if STAGES[stage] == "offered":
            assert (await floor.dispatcher.hears(OfferResult)).outcome == "caller_gone"
        if STAGES[stage] in ("talking", "rating"):
            await floor.dispatcher.hears(TalkOver)


async def test_a_caller_who_gives_up_before_the_answer_leaves_nothing_behind(floor: Floor) -> None:
    call = floor.citizen.dial("12333")
    await call.hang_up()
    with pytest.raises(CallRefused):
        await call.answered(3)
    await until(floor.node.is_empty)


async def test_a_withheld_number_is_served_and_nothing_is_sealed(floor: Floor) -> None:
    call = await floor.citizen.call("12333", caller="")
    live = await the_call(floor)
    assert live.number == ""
    await call.hang_up()
    await floor.complete_events(live.id)


async def test_no_number_in_the_clear_is_logged_or_told(floor: Floor) -> None:
    call, waiting = await queue_up(floor)
    await call.hang_up()
    await floor.complete_events(waiting.call)
    published = "".join(str(event.data) for event in await floor.events_of(waiting.call))
    assert "138******00" in published
    assert "13800138000" not in published + floor.node.log


async def test_a_dead_page_is_noticed_and_the_agent_who_rejoins_gets_the_caller_back_in_time(floor: Floor) -> None:
    async with await floor.agent_phone(device="phone") as phone:
        await phone.register()
        call, old, waiting = await talk(floor, phone)
        loop = asyncio.get_running_loop()
        began = loop.time()
        assert (await floor.desk(order.Rejoin(waiting.call, "1001"))).ok
        fetched = await phone.incoming()
        assert fetched.header("X-Auto-Answer") == "yes"
        fetched.answer()
        fetched.audio.play_tone(AGENT_TONE)
        await call.audio.wait_until(lambda port: port.hears(AGENT_TONE, MUSIC, seconds=0.2) == {AGENT_TONE})
        await fetched.audio.wait_for_tone(CALLER_TONE)
        assert loop.time() - began < 3
        await old.ended(3)
        await fetched.hang_up()
        await call.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        await call.hang_up()
    types = await floor.complete_events(waiting.call)
    assert types[types.index("agent_lost") :][:2] == ["agent_lost", "agent_returned"]
    await until(floor.node.is_empty)


async def test_a_phone_that_falls_silent_is_lost_and_rung_again(floor: Floor) -> None:
    """The network dies: no BYE, no sound. Asterisk notices, the caller hears music, the agent's phone rings anew."""
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
        await call.hang_up()
    assert "agent_returned" in await floor.complete_events(waiting.call)


async def test_a_citizen_who_takes_the_call_back_is_rung_when_an_agent_is_there(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call, waiting = await queue_up(floor)

        async def offered() -> bool:
            return any(event.type == "call.callback_offered" for event in await floor.events_of(waiting.call))

        await until(offered, within=10)
        await call.audio.send_keys("1")
        entered = await floor.dispatcher.hears(Enqueue, count=2)
        assert (entered.callback, entered.since) == (True, waiting.since)
        await call.ended(5)

        await floor.dispatcher.offer(waiting.call, "offer-1")
        agent = await phone.incoming()
        agent.answer()
        agent.audio.play_tone(AGENT_TONE)
        back = await floor.citizen.incoming()
        await agent.audio.wait_until(lambda port: audio.loudness(port.received(0.5)) > AUDIBLE)
        assert "12333" in back.header("From")
        back.answer()
        back.audio.play_tone(CALLER_TONE)
        await agent.audio.wait_for_tone(CALLER_TONE)
        await back.audio.wait_for_tone(AGENT_TONE)
        snapshot = await floor.snapshot(waiting.call)
        assert snapshot is not None
        assert snapshot.phase is Phase.TALKING
        await asyncio.sleep(0.5)
        await back.hang_up()
        await agent.ended(5)
    types = await floor.complete_events(waiting.call)
    assert [s for s in types if s.startswith(("callback", "queue", "talk"))] == [
        "queued", "callback_offered", "callback_accepted", "queue_left", "callback_dialled", "talk_started",
        "talk_ended",
    ]  # fmt: skip
    assert len(floor.node.recording(snapshot.inside.recording)[0]) > 0


async def test_the_place_in_line_is_announced(floor: Floor) -> None:
    call, waiting = await queue_up(floor)

    async def announced() -> bool:
        return any(event.type == "call.place_announced" for event in await floor.events_of(waiting.call))

    await until(announced)
    await call.audio.wait_for_tone(1400)
    await call.hang_up()
    await floor.complete_events(waiting.call)
