"""A third party on the call on a real Asterisk. Tones show who hears whom."""

import asyncio

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.routing.ports import Enqueue, HeldCalls, OfferResult, Reserve, TalkOver
from hotline.infrastructure import audio
from tests.scenarios.callcontrol.node import AGENT_TONE, CALLER_TONE, MUSIC, PROMPT_TONES, Floor, talk, until
from tests.scenarios.callcontrol.three import (
    THIRD_TONE,
    TONES,
    consulting,
    each_hears,
    hears_only,
    outside,
    third_stands,
)

pytestmark = pytest.mark.real

TALK_SECONDS = 2.0


async def test_a_consulted_transfer_with_a_swap_between(floor: Floor) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, second, name = await consulting(floor, ann, ben)
        assert (await floor.desk(order.Swap(name, "1001"))).ok
        await each_hears({caller: (AGENT_TONE,), first: (CALLER_TONE,), second: (MUSIC,)})
        assert (await floor.desk(order.Swap(name, "1001"))).ok
        await each_hears({caller: (MUSIC,), first: (THIRD_TONE,), second: (AGENT_TONE,)})
        assert (await floor.desk(order.Complete(name, "1001"))).ok
        await first.ended(5)
        assert (await floor.dispatcher.hears(TalkOver)).agent == "1001"
        await each_hears({caller: (THIRD_TONE,), second: (CALLER_TONE,)})
        assert (await floor.desk(order.ToRating(name, "1002"))).ok
        await caller.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        await caller.hang_up()
    types = await floor.complete_events(name)
    assert [s for s in types if s in ("talk_started", "talk_ended", "transferred", "consult_ended")] == [
        "talk_started", "consult_ended", "talk_ended", "transferred", "talk_started", "talk_ended",
    ]  # fmt: skip
    assert (await floor.dispatcher.hears(TalkOver, count=2)).agent == "1002"
    await until(floor.node.is_empty)


@pytest.mark.parametrize("ben_from", [0, 20_000, 40_000, 60_000])
async def test_the_recording_has_the_second_agent_whatever_the_numbers_of_their_packets(
    floor: Floor, ben_from: int
) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, _, second, name = await consulting(floor, ann, ben, ben_from)
        snapshot = await floor.snapshot(name)
        assert snapshot is not None
        assert (await floor.desk(order.Complete(name, "1001"))).ok
        await each_hears({caller: (THIRD_TONE,), second: (CALLER_TONE,)})
        await asyncio.sleep(TALK_SECONDS)
        await caller.hang_up()
    await floor.complete_events(name)
    left, right = (side[-audio.RATE :] for side in floor.node.recording(snapshot.inside.recording))
    assert (audio.tones_in(left, TONES), audio.tones_in(right, TONES)) == ({CALLER_TONE}, {THIRD_TONE})


async def test_a_consultation_called_off_and_one_turned_down_give_the_caller_back(floor: Floor) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, second, name = await consulting(floor, ann, ben)
        assert (await floor.desk(order.Cancel(name, "1001"))).ok
        await second.ended(5)
        await each_hears({caller: (AGENT_TONE,), first: (CALLER_TONE,)})
        assert (await floor.dispatcher.hears(TalkOver)).agent == "1002"

        assert (await floor.desk(order.Consult(name, "1001", "1002"))).ok
        reservation = await floor.dispatcher.hears(Reserve, count=2)
        await floor.dispatcher.offer(name, reservation.offer, "1002")
        refusing = await ben.incoming()
        await hears_only(caller, MUSIC)
        refusing.reject(486)
        await each_hears({caller: (AGENT_TONE,), first: (CALLER_TONE,)})
        assert (await floor.dispatcher.hears(OfferResult, count=3)).outcome == "refused"
        await caller.hang_up()
        await first.ended(5)
    await floor.complete_events(name)
    await until(floor.node.is_empty)


async def test_the_first_agent_hangs_up_in_the_consultation_and_the_caller_has_the_second(floor: Floor) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, second, name = await consulting(floor, ann, ben)
        await first.hang_up()
        await each_hears({caller: (THIRD_TONE,), second: (CALLER_TONE,)})
        await second.hang_up()
        await caller.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        await caller.hang_up()
    await floor.complete_events(name)
    await until(floor.node.is_empty)


async def test_a_caller_who_hangs_up_in_the_consultation_frees_both(floor: Floor) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, second, name = await consulting(floor, ann, ben)
        await caller.hang_up()
        await first.ended(5)
        await second.ended(5)
        await floor.dispatcher.hears(TalkOver, count=2)
    await floor.complete_events(name)
    await until(floor.node.is_empty)


async def test_three_talk_with_an_outside_number_and_the_agent_leaves(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        caller, first, waiting = await talk(floor, ann)
        assert (await floor.desk(order.Consult(waiting.call, "1001", number=outside(floor, waiting.call)))).ok
        office = await floor.citizen.incoming()
        assert "12333" in office.header("From")
        await hears_only(caller, MUSIC)
        office.answer()
        office.audio.play_tone(THIRD_TONE)
        await each_hears({caller: (MUSIC,), first: (THIRD_TONE,), office: (AGENT_TONE,)})
        assert (await floor.desk(order.Join(waiting.call, "1001"))).ok
        await each_hears(
            {
                caller: (AGENT_TONE, THIRD_TONE),
                first: (CALLER_TONE, THIRD_TONE),
                office: (CALLER_TONE, AGENT_TONE),
            }
        )
        assert (await floor.desk(order.Complete(waiting.call, "1001"))).ok
        await first.ended(5)
        await each_hears({caller: (THIRD_TONE,), office: (CALLER_TONE,)})
        assert (await floor.dispatcher.hears(TalkOver)).agent == "1001"
        await office.hang_up()
        await caller.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        await caller.hang_up()
    types = await floor.complete_events(waiting.call)
    assert [s for s in types if s in ("joined", "left", "transferred", "outside_answered", "outside_ended")] == [
        "joined", "left", "transferred", "outside_answered", "outside_ended",
    ]  # fmt: skip
    await until(floor.node.is_empty)


async def test_who_is_dropped_from_the_three_is_gone_and_the_two_talk_on(floor: Floor) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, second, name = await consulting(floor, ann, ben)
        assert (await floor.desk(order.Join(name, "1001"))).ok
        await each_hears({caller: (AGENT_TONE, THIRD_TONE), second: (CALLER_TONE, AGENT_TONE)})
        assert not (await floor.desk(order.ToRating(name, "1001"))).ok
        assert (await floor.desk(order.Drop(name, "1001"))).ok
        await second.ended(5)
        await each_hears({caller: (AGENT_TONE,), first: (CALLER_TONE,)})
        await caller.hang_up()
        await first.ended(5)
    await floor.complete_events(name)
    await until(floor.node.is_empty)


async def test_joined_while_with_the_caller_all_three_hear_each_other(floor: Floor) -> None:
    """The bridge of agent and caller stands already: the third comes into it."""
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, second, name = await consulting(floor, ann, ben)
        assert (await floor.desk(order.Swap(name, "1001"))).ok
        await each_hears({caller: (AGENT_TONE,), first: (CALLER_TONE,), second: (MUSIC,)})
        assert (await floor.desk(order.Join(name, "1001"))).ok
        await each_hears(
            {
                caller: (AGENT_TONE, THIRD_TONE),
                first: (CALLER_TONE, THIRD_TONE),
                second: (CALLER_TONE, AGENT_TONE),
            }
        )
        await caller.hang_up()
        await second.ended(5)
    assert "not_connected" not in str(await floor.events_of(name))
    await until(floor.node.is_empty)


async def test_a_blind_transfer_to_a_queue_puts_the_caller_first_in_its_line(floor: Floor) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, waiting = await talk(floor, ann)
        assert (await floor.desk(order.Transfer(waiting.call, "1001", queue="general"))).ok
        await first.ended(5)
        again = await floor.dispatcher.hears(Enqueue, count=2)
        assert (again.call, again.queue, again.head) == (waiting.call, "general", True)
        await hears_only(caller, MUSIC)
        await floor.dispatcher.offer(waiting.call, "offer-2", "1002")
        second = await ben.incoming()
        second.answer()
        second.audio.play_tone(THIRD_TONE)
        await each_hears({caller: (THIRD_TONE,), second: (CALLER_TONE,)})
        await caller.hang_up()
    types = await floor.complete_events(waiting.call)
    assert (types.count("queued"), types.count("talk_started")) == (2, 2)
    await until(floor.node.is_empty)


async def test_a_blind_transfer_to_an_agent_who_does_not_answer_ends_in_the_line(floor: Floor) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, waiting = await talk(floor, ann)
        assert (await floor.desk(order.Transfer(waiting.call, "1001", "1002"))).ok
        await first.ended(5)
        reservation = await floor.dispatcher.hears(Reserve)
        await floor.dispatcher.offer(waiting.call, reservation.offer, "1002", ring_seconds=1)
        await ben.incoming()
        await hears_only(caller, MUSIC)
        again = await floor.dispatcher.hears(Enqueue, count=2)
        assert (again.queue, again.head, again.passed_over) == ("social", True, ("1002",))
        await hears_only(caller, MUSIC)
        await caller.hang_up()
    await floor.complete_events(waiting.call)
    await until(floor.node.is_empty)


async def test_a_blind_transfer_outside_connects_or_brings_the_caller_back_to_the_line(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        caller, first, waiting = await talk(floor, ann)
        assert (await floor.desk(order.Transfer(waiting.call, "1001", number=outside(floor, waiting.call)))).ok
        await first.ended(5)
        office = await floor.citizen.incoming()
        await hears_only(caller, MUSIC)
        office.answer()
        office.audio.play_tone(THIRD_TONE)
        await each_hears({caller: (THIRD_TONE,), office: (CALLER_TONE,)})
        await caller.hang_up()
        await office.ended(5)
    await floor.complete_events(waiting.call)

    async with await floor.agent_phone() as ann:
        await ann.register()
        caller, first, waiting = await talk(floor, ann, "offer-2")
        assert (await floor.desk(order.Transfer(waiting.call, "1001", number=outside(floor, waiting.call)))).ok
        (await floor.citizen.incoming()).reject(486)
        again = await floor.dispatcher.hears(Enqueue, count=3)
        assert (again.call, again.head, again.prefer_agent) == (waiting.call, True, "1001")
        await hears_only(caller, MUSIC)
        await caller.hang_up()
    await floor.complete_events(waiting.call)
    await until(floor.node.is_empty)


async def test_a_controller_killed_in_the_consultation_is_not_noticed_by_the_three(floor: Floor) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, second, name = await consulting(floor, ann, ben)
        await third_stands(floor, name, PartyStatus.CONSULTING)
        floor.node.end_callcontrol(9)
        await each_hears({caller: (MUSIC,), first: (THIRD_TONE,), second: (AGENT_TONE,)})
        floor.node.start_callcontrol()
        await until(lambda: adopted(floor, name))
        await each_hears({caller: (MUSIC,), first: (THIRD_TONE,), second: (AGENT_TONE,)})
        assert (await floor.desk(order.Join(name, "1001"))).ok
        await each_hears({caller: (AGENT_TONE, THIRD_TONE), second: (CALLER_TONE, AGENT_TONE)})
        await caller.hang_up()
        await first.ended(5)
        await second.ended(5)
    await floor.complete_events(name)
    await until(floor.node.is_empty)


async def adopted(floor: Floor, call: str) -> bool:
    """Callcontrol answers for this call again: it says who talks in it."""
    answers = await floor.bus.gather("callcontrol.roll_call", {}, HeldCalls, 0.1)
    return any(len([t for t in held.talking if t.call == call]) == 2 for held in answers)
