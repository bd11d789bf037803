"""A leader supervises a call on a real Asterisk. Tones show who hears whom; the leader's is 1700 Hz."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from typing import NamedTuple

import pytest

from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.domains.voice.routing.ports import Ack, Reserve, TalkOver
from hotline.infrastructure import audio
from tests.scenarios.callcontrol.node import (
    AGENT_TONE,
    CALLER_TONE,
    MUSIC,
    PROMPT_TONES,
    Floor,
    queue_up,
    ready,
    talk,
    until,
)
from tests.scenarios.callcontrol.three import THIRD_TONE, consulting

pytestmark = pytest.mark.real

LEADER, LEADER_TONE = "2001", 1700
TONES = (CALLER_TONE, AGENT_TONE, THIRD_TONE, LEADER_TONE, MUSIC)
WHY = "新人带教"
TALK_SECONDS = 1.5
#: Far on: whoever numbers packets from 0 is taken for late by whatever has heard this (ADR 0009).
FAR_ON = 40_000


class Talk(NamedTuple):
    """Who hears each other, the call's name, and the telephones of those who may come along."""

    caller: Call
    agent: Call
    name: str
    others: list[Phone]


@contextlib.asynccontextmanager
async def talking(floor: Floor, *others: str) -> AsyncIterator[Talk]:
    """Ann talks to a caller who hangs up in the end; then all is told and nothing left."""
    async with floor.phones("1001", *others) as (ann, *phones):
        caller, agent, waiting = await talk(floor, ann)
        yield Talk(caller, agent, waiting.call, phones)
    await over(floor, waiting.call)


async def over(floor: Floor, call: str) -> None:
    await floor.complete_events(call)
    await until(floor.node.is_empty)


async def supervise(floor: Floor, call: str, mode: Mode, reason: str = WHY) -> Ack:
    return await floor.request("desk", order.Supervise(call, LEADER, mode, reason))


async def led(floor: Floor, phone: Phone, call: str, mode: Mode) -> Call:
    """The leader's phone has rung, answered, and speaks."""
    assert (await supervise(floor, call, mode)).ok
    leg = await phone.incoming()
    assert (leg.header("X-Call-Id"), leg.header("X-Auto-Answer")) == (call, "yes")
    leg.answer()
    leg.audio.play_tone(LEADER_TONE)
    return leg


async def each_hears(expected: dict[Call, tuple[int, ...]]) -> None:
    for call, tones in expected.items():
        expected_tones = set(tones)
        await call.audio.wait_until(
            lambda port, expected_tones=expected_tones: port.hears(*TONES, seconds=0.2) == expected_tones
        )


async def test_a_leader_listens_whispers_steps_in_and_stays_through_hold_and_transfer(floor: Floor) -> None:
    async with talking(floor, "1002", LEADER) as (caller, agent, name, (ben, own)):
        leader = await led(floor, own, name, Mode.LISTEN)
        both = (CALLER_TONE, AGENT_TONE)
        await each_hears({leader: both, agent: (CALLER_TONE,), caller: (AGENT_TONE,)})

        assert (await supervise(floor, name, Mode.WHISPER, "")).ok
        await each_hears({leader: both, agent: (CALLER_TONE, LEADER_TONE), caller: (AGENT_TONE,)})

        assert (await supervise(floor, name, Mode.BARGE)).ok
        with_leader = (CALLER_TONE, LEADER_TONE), (AGENT_TONE, LEADER_TONE)
        await each_hears({leader: both, agent: with_leader[0], caller: with_leader[1]})

        assert (await floor.desk(order.Hold(name, "1001"))).ok
        await each_hears({caller: (MUSIC,), agent: (), leader: ()})
        assert (await floor.desk(order.Resume(name, "1001"))).ok
        await each_hears({leader: both, agent: with_leader[0], caller: with_leader[1]})

        assert (await supervise(floor, name, Mode.LISTEN, "")).ok
        await each_hears({leader: both, agent: (CALLER_TONE,), caller: (AGENT_TONE,)})
        assert (await floor.desk(order.Hold(name, "1001"))).ok
        await each_hears({caller: (MUSIC,), leader: ()})
        assert (await floor.desk(order.Resume(name, "1001"))).ok
        await each_hears({leader: both, agent: (CALLER_TONE,), caller: (AGENT_TONE,)})

        assert (await floor.desk(order.Transfer(name, "1001", agent="1002"))).ok
        await agent.ended(5)
        await each_hears({leader: ()})
        reservation = await floor.dispatcher.hears(Reserve)
        assert (await floor.dispatcher.offer(name, reservation.offer, "1002")).ok
        second = await ben.incoming()
        second.audio.number_from(FAR_ON)
        second.answer()
        second.audio.play_tone(THIRD_TONE)
        await each_hears({leader: (CALLER_TONE, THIRD_TONE), second: (CALLER_TONE,), caller: (THIRD_TONE,)})
        assert (await supervise(floor, name, Mode.WHISPER, "")).ok
        await each_hears({second: (CALLER_TONE, LEADER_TONE), leader: (CALLER_TONE, THIRD_TONE), caller: (THIRD_TONE,)})

        await leader.hang_up()
        await each_hears({second: (CALLER_TONE,), caller: (THIRD_TONE,)})
        snapshot = await floor.snapshot(name)
        assert snapshot is not None
        await asyncio.sleep(TALK_SECONDS)
        await caller.hang_up()
    types = await floor.complete_events(name)
    assert [each for each in types if each.startswith("supervision")] == [
        "supervision_started", *["supervision_mode_changed"] * 4, "supervision_ended",
    ]  # fmt: skip
    left, right = (side[-audio.RATE :] for side in floor.node.recording(snapshot.inside.recording))
    assert (audio.tones_in(left, TONES), audio.tones_in(right, TONES)) == ({CALLER_TONE}, {THIRD_TONE})


async def passed_to_ben(floor: Floor, call: str, by: str, ben: Phone) -> Call:
    """1002 is rung for the caller whom this agent or leader passes on, answers and speaks."""
    assert (await floor.desk(order.Transfer(call, by, agent="1002"))).ok
    reservation = await floor.dispatcher.hears(Reserve)
    assert (await floor.dispatcher.offer(call, reservation.offer, "1002")).ok
    second = await ben.incoming()
    second.audio.number_from(FAR_ON)
    second.answer()
    second.audio.play_tone(THIRD_TONE)
    return second


@pytest.mark.parametrize(("mode", "caller_hears"), [(Mode.WHISPER, ()), (Mode.BARGE, (LEADER_TONE,))])
async def test_a_leader_who_can_be_heard_is_heard_in_the_same_way_by_the_next_agent(
    floor: Floor, mode: Mode, caller_hears: tuple[int, ...]
) -> None:
    async with talking(floor, "1002", LEADER) as (caller, agent, name, (ben, own)):
        leader = await led(floor, own, name, mode)
        await each_hears({agent: (CALLER_TONE, LEADER_TONE), caller: (AGENT_TONE, *caller_hears)})
        second = await passed_to_ben(floor, name, "1001", ben)
        await agent.ended(5)
        await each_hears({leader: (CALLER_TONE, THIRD_TONE), second: (CALLER_TONE, LEADER_TONE)})
        await each_hears({caller: (THIRD_TONE, *caller_hears)})
        await caller.hang_up()
        await leader.ended(5)


async def test_a_leader_who_whispers_goes_along_into_a_consultation_and_to_whom_it_passes_the_caller(
    floor: Floor,
) -> None:
    async with floor.phones("1001", "1002", LEADER) as (ann, ben, own):
        caller, agent, second, name = await consulting(floor, ann, ben, FAR_ON)
        leader = await led(floor, own, name, Mode.WHISPER)
        await each_hears({leader: (AGENT_TONE, THIRD_TONE), agent: (THIRD_TONE, LEADER_TONE)})
        await each_hears({second: (AGENT_TONE,), caller: (MUSIC,)})
        assert (await floor.desk(order.Complete(name, "1001"))).ok
        await agent.ended(5)
        await each_hears({leader: (CALLER_TONE, THIRD_TONE), second: (CALLER_TONE, LEADER_TONE)})
        await each_hears({caller: (THIRD_TONE,)})
        await caller.hang_up()
        await leader.ended(5)
    await over(floor, name)


async def test_a_leader_who_stepped_in_and_out_leaves_a_whole_recording(floor: Floor) -> None:
    async with floor.phones("1001", LEADER) as (ann, own):
        caller, waiting = await queue_up(floor)
        await floor.dispatcher.offer(waiting.call, "offer-1")
        agent = await ann.incoming()
        agent.audio.number_from(FAR_ON)
        agent.answer()
        agent.audio.play_tone(AGENT_TONE)
        await each_hears({caller: (AGENT_TONE,)})
        leader = await led(floor, own, waiting.call, Mode.BARGE)
        await each_hears({leader: (CALLER_TONE, AGENT_TONE), caller: (AGENT_TONE, LEADER_TONE)})
        await asyncio.sleep(TALK_SECONDS)
        snapshot = await floor.snapshot(waiting.call)
        assert snapshot is not None
        assert (await floor.request("desk", order.StopSupervising(waiting.call, LEADER))).ok
        await leader.ended(5)
        await each_hears({caller: (AGENT_TONE,), agent: (CALLER_TONE,)})
        await asyncio.sleep(TALK_SECONDS)
        await caller.hang_up()
    await floor.complete_events(waiting.call)
    left, right = floor.node.recording(snapshot.inside.recording)
    assert (audio.tones_in(left[-audio.RATE :], TONES), audio.tones_in(right[-audio.RATE :], TONES)) == (
        {CALLER_TONE},
        {AGENT_TONE},
    )
    assert LEADER_TONE in audio.tones_in(right[: -audio.RATE], TONES, 200)


async def test_a_leader_takes_the_caller_over_and_passes_them_to_the_rating(floor: Floor) -> None:
    async with talking(floor, LEADER) as (caller, agent, name, (own,)):
        leader = await led(floor, own, name, Mode.WHISPER)
        await each_hears({agent: (CALLER_TONE, LEADER_TONE)})
        assert (await supervise(floor, name, Mode.TAKE_OVER, "投诉处理")).ok
        await agent.ended(5)
        assert (await floor.dispatcher.hears(TalkOver)).agent == "1001"
        await each_hears({caller: (LEADER_TONE,), leader: (CALLER_TONE,)})
        assert (await floor.desk(order.Hold(name, LEADER))).ok
        await each_hears({caller: (MUSIC,)})
        assert (await floor.desk(order.Resume(name, LEADER))).ok
        await each_hears({caller: (LEADER_TONE,), leader: (CALLER_TONE,)})
        assert (await floor.desk(order.ToRating(name, LEADER))).ok
        await leader.ended(5)
        await caller.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        await caller.hang_up()
    types = await floor.complete_events(name)
    assert types.count("talk_started") == types.count("talk_ended") == 2
    assert [message.agent for message in floor.dispatcher.received if isinstance(message, TalkOver)] == ["1001"]


async def test_a_leader_passes_a_caller_taken_over_to_another_agent(floor: Floor) -> None:
    async with talking(floor, "1002", LEADER) as (caller, agent, name, (ben, own)):
        leader = await led(floor, own, name, Mode.TAKE_OVER)
        await agent.ended(5)
        await each_hears({caller: (LEADER_TONE,), leader: (CALLER_TONE,)})
        second = await passed_to_ben(floor, name, LEADER, ben)
        await leader.ended(5)
        await each_hears({caller: (THIRD_TONE,), second: (CALLER_TONE,)})
        await caller.hang_up()
    types = await floor.complete_events(name)
    assert types.count("transferred") == 2


async def test_callcontrol_dies_and_its_successor_finds_leader_and_talk(floor: Floor) -> None:
    async with talking(floor, LEADER) as (caller, agent, name, (own,)):
        leader = await led(floor, own, name, Mode.LISTEN)
        await each_hears({leader: (CALLER_TONE, AGENT_TONE)})
        floor.node.end_callcontrol(signal.SIGKILL)
        reception = caller.audio.restart_measurement()
        await each_hears({leader: (CALLER_TONE, AGENT_TONE), caller: (AGENT_TONE,)})
        floor.node.start_callcontrol()
        await ready(floor.bus, floor.node.settings.place.node)
        assert (await supervise(floor, name, Mode.WHISPER, "")).ok
        await each_hears({leader: (CALLER_TONE, AGENT_TONE), agent: (CALLER_TONE, LEADER_TONE), caller: (AGENT_TONE,)})
        assert reception.lost == 0
        await caller.hang_up()
        await leader.ended(5)


async def test_a_leader_whose_phone_is_not_there_or_does_not_answer_disturbs_nobody(floor: Floor) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone(LEADER) as own:
        await ann.register()
        caller, agent, waiting = await talk(floor, ann)

        async def over(why: str) -> bool:
            call = await floor.snapshot(waiting.call)
            return call is not None and call.supervision is None and call.supervision_over == why

        assert (await supervise(floor, waiting.call, Mode.LISTEN)).ok
        await until(lambda: over("failed"))
        await own.register()
        assert (await supervise(floor, waiting.call, Mode.BARGE)).ok
        (await own.incoming()).reject(486)
        await until(lambda: over("busy"))
        second = await floor.request("desk", order.Supervise(waiting.call, "2002", Mode.LISTEN))
        assert (second.ok, second.message) == (False, "请先写明事由。")
        await each_hears({caller: (AGENT_TONE,), agent: (CALLER_TONE,)})
        await caller.hang_up()
    assert not [each for each in await floor.complete_events(waiting.call) if each.startswith("supervision")]
    await until(floor.node.is_empty)


async def test_who_listened_in_the_page_hears_at_a_telephone_next(floor: Floor) -> None:
    """Nothing of the browser's endpoint is left on the telephone's."""
    await floor.agent_phone(LEADER, device="browser")
    async with talking(floor, LEADER) as (caller, _, name, (own,)):
        leader = await led(floor, own, name, Mode.LISTEN)
        await each_hears({leader: (CALLER_TONE, AGENT_TONE)})
        await caller.hang_up()
        await leader.ended(5)
