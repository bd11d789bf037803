"""Complete calls on a real Asterisk: what caller and agent hear, what the router receives, what is recorded."""

import asyncio

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.routing.ports import Enqueue, OfferResult, TalkOver
from hotline.infrastructure.audio import RATE, tones_in
from hotline.kernel.ids import CallId
from tests.scenarios.callcontrol.node import MUSIC, PROMPT_TONES, Floor, until

pytestmark = pytest.mark.real

CALLER, AGENT = 400, 700
TALK_SECONDS = 1.5


async def test_from_the_ring_to_the_rating_with_a_hold_between(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call = await floor.citizen.call("12333", caller="13800138000")
        call.audio.play_tone(CALLER)
        await call.audio.wait_for_tone(PROMPT_TONES["welcome"])
        await call.audio.wait_for_tone(PROMPT_TONES["menu-main"])
        await call.audio.send_keys("1")

        waiting = await floor.dispatcher.hears(Enqueue)
        assert (waiting.queue, waiting.node) == ("social", "t")
        await call.audio.wait_for_tone(MUSIC)

        assert (await floor.dispatcher.offer(waiting.call, "offer-1")).ok
        ringing = await phone.incoming()
        assert (ringing.header("X-Call-Id"), ringing.header("X-Offer-Id")) == (waiting.call, "offer-1")
        assert "138******00" in ringing.header("From")
        assert "13800138000" not in str(ringing.invitation)
        ringing.answer()
        ringing.audio.play_tone(AGENT)
        await ringing.audio.wait_for_tone(CALLER)
        await call.audio.wait_for_tone(AGENT)
        assert (await floor.dispatcher.hears(OfferResult)).outcome == "answered"

        assert (await floor.desk(order.Hold(waiting.call, "1001"))).ok
        await call.audio.wait_until(lambda port: port.hears(AGENT, MUSIC, seconds=0.2) == {MUSIC})
        quiet = ringing.audio.restart_measurement()
        await ringing.audio.wait_until(lambda _: quiet.packets > 25)
        assert CALLER not in ringing.audio.hears(CALLER, seconds=0.2)
        assert (await floor.desk(order.Resume(waiting.call, "1001"))).ok
        await call.audio.wait_for_tone(AGENT)
        await ringing.audio.wait_for_tone(CALLER)

        refused = await floor.desk(order.Hold(waiting.call, "1002"))
        assert (refused.ok, refused.status) == (False, 409)
        assert (await floor.desk(order.ToRating(waiting.call, "1001"))).ok
        await ringing.ended(5)
        await call.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        assert (await floor.dispatcher.hears(TalkOver)).agent == "1001"
        await call.audio.send_keys("2")
        await call.ended(5)

    types = await floor.complete_events(waiting.call)
    assert [s for s in types if s not in ("node_entered", "key_pressed", "place_announced")] == [
        "arrived", "flow_started", "queued", "offered", "queue_left", "talk_started", "held", "resumed",
        "talk_ended", "rating_started", "rated", "ended",
    ]  # fmt: skip
    await until(floor.node.is_empty)
    await until(lambda: gone(floor, waiting.call))


async def gone(floor: Floor, call: CallId | str) -> bool:
    """The snapshot of a call that is over goes once its last event is kept."""
    return await floor.snapshot(str(call)) is None


async def test_the_recording_has_the_sides_apart_and_nothing_of_menu_and_hold(floor: Floor) -> None:
    async with await floor.agent_phone() as phone:
        await phone.register()
        call = await floor.citizen.call("12333")
        call.audio.play_tone(CALLER)
        await call.audio.send_keys("1")
        waiting = await floor.dispatcher.hears(Enqueue)
        await floor.dispatcher.offer(waiting.call, "offer-1")
        ringing = await phone.incoming()
        ringing.answer()
        ringing.audio.play_tone(AGENT)
        await call.audio.wait_for_tone(AGENT)
        await until(lambda: in_phase(floor, waiting.call, Phase.TALKING))
        await asyncio.sleep(TALK_SECONDS)
        snapshot = await floor.snapshot(waiting.call)
        assert snapshot is not None
        await call.hang_up()
        await ringing.ended(5)
    await floor.complete_events(waiting.call)
    left, right = floor.node.recording(snapshot.inside.recording)
    tones = (CALLER, AGENT, MUSIC, *PROMPT_TONES.values())
    assert tones_in(left, tones) == {CALLER}
    assert tones_in(right, tones) == {AGENT}
    assert TALK_SECONDS <= len(left) / RATE < TALK_SECONDS + 1


async def in_phase(floor: Floor, call: str, phase: Phase) -> bool:
    snapshot = await floor.snapshot(call)
    return snapshot is not None and snapshot.phase is phase
