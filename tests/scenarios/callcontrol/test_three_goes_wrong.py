"""A third party who cannot or will not, goes away, or whose network dies, at every step; told by tones."""

from collections.abc import Awaitable, Callable

import pytest

from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.routing.ports import Enqueue, OfferResult, Reserve, TalkOver
from tests.scenarios.callcontrol.dead_telephone import set_rtp_timeout
from tests.scenarios.callcontrol.node import AGENT_TONE, CALLER_TONE, MUSIC, Floor, talk, until
from tests.scenarios.callcontrol.three import THIRD_TONE, consulting, each_hears, hears_only, outside, third_stands

pytestmark = pytest.mark.real

type Ending = Callable[[Floor, Phone, str], Awaitable[str]]


async def reserved(floor: Floor, call: str, ring_seconds: int = 10) -> None:
    reservation = await floor.dispatcher.hears(Reserve)
    assert (await floor.dispatcher.offer(call, reservation.offer, "1002", ring_seconds)).ok


async def is_busy(floor: Floor, ben: Phone, call: str) -> str:
    await reserved(floor, call)
    (await ben.incoming()).reject(486)
    return "busy"


async def does_not_answer(floor: Floor, ben: Phone, call: str) -> str:
    await reserved(floor, call, ring_seconds=1)
    await (await ben.incoming()).ended(5)
    return "no_answer"


async def rejects_on_screen(floor: Floor, ben: Phone, call: str) -> str:
    await reserved(floor, call)
    ringing = await ben.incoming()
    assert (await floor.desk(order.Reject(call, "1002"))).ok
    await ringing.ended(5)
    return "refused"


async def has_no_phone(floor: Floor, ben: Phone, call: str) -> str:
    await floor.agent_phone("1003")  # provided, never registered
    reservation = await floor.dispatcher.hears(Reserve)
    assert (await floor.dispatcher.offer(call, reservation.offer, "1003")).ok
    return "failed"


async def is_called_off(floor: Floor, ben: Phone, call: str) -> str:
    await reserved(floor, call)
    ringing = await ben.incoming()
    assert (await floor.desk(order.Cancel(call, "1001"))).ok
    await ringing.ended(5)
    return "cancelled"


@pytest.mark.parametrize("who", [is_busy, does_not_answer, rejects_on_screen, has_no_phone, is_called_off])
async def test_a_colleague_who_is_not_had_gives_the_caller_back(floor: Floor, who: Ending) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, waiting = await talk(floor, ann)
        assert (await floor.desk(order.Consult(waiting.call, "1001", "1002"))).ok
        await hears_only(caller, MUSIC)
        why = await who(floor, ben, waiting.call)
        await each_hears({caller: (AGENT_TONE,), first: (CALLER_TONE,)})
        snapshot = await floor.snapshot(waiting.call)
        assert snapshot is not None
        assert (snapshot.party, snapshot.consult_over) == (None, why)
        await floor.dispatcher.hears(OfferResult, count=2)
        await caller.hang_up()
        await first.ended(5)
    await floor.complete_events(waiting.call)
    await until(floor.node.is_empty)


async def test_a_colleague_the_router_does_not_give_is_unavailable(floor: Floor) -> None:
    floor.dispatcher.nobody_free = True
    async with await floor.agent_phone() as ann:
        await ann.register()
        caller, first, waiting = await talk(floor, ann)
        assert (await floor.desk(order.Consult(waiting.call, "1001", "1002"))).ok
        await floor.dispatcher.hears(Reserve)
        await third_stands(floor, waiting.call, None)
        await each_hears({caller: (AGENT_TONE,), first: (CALLER_TONE,)})
        snapshot = await floor.snapshot(waiting.call)
        assert snapshot is not None
        assert snapshot.consult_over == "unavailable"
        await caller.hang_up()
    await floor.complete_events(waiting.call)


@pytest.mark.parametrize("status", [PartyStatus.CONSULTING, PartyStatus.ASIDE, PartyStatus.JOINED])
@pytest.mark.parametrize("how", ["hangs up", "leaves on screen"])
async def test_a_colleague_who_goes_away_leaves_the_two_talking(floor: Floor, status: PartyStatus, how: str) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, first, second, name = await consulting(floor, ann, ben)
        await come_to(floor, name, status)
        if how == "hangs up":
            await second.hang_up()
        else:
            assert (await floor.desk(order.Drop(name, "1002"))).ok
            await second.ended(5)
        await each_hears({caller: (AGENT_TONE,), first: (CALLER_TONE,)})
        assert (await floor.dispatcher.hears(TalkOver)).agent == "1002"
        await caller.hang_up()
        await first.ended(5)
    await floor.complete_events(name)
    await until(floor.node.is_empty)


async def come_to(floor: Floor, call: str, status: PartyStatus) -> None:
    if status is PartyStatus.ASIDE:
        assert (await floor.desk(order.Swap(call, "1001"))).ok
    elif status is PartyStatus.JOINED:
        assert (await floor.desk(order.Join(call, "1001"))).ok
    await third_stands(floor, call, status)


async def test_a_colleague_whose_network_dies_gives_the_caller_back(floor: Floor) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        await set_rtp_timeout(floor.node, "1002", 4)
        caller, first, second, name = await consulting(floor, ann, ben)
        second.audio.close()
        await caller.audio.wait_for_tone(AGENT_TONE, within=30)
        await each_hears({caller: (AGENT_TONE,), first: (CALLER_TONE,)})
        await caller.hang_up()
    await floor.complete_events(name)
    await until(floor.node.is_empty)


async def test_an_agent_whose_network_dies_in_the_consultation_leaves_the_caller_with_the_colleague(
    floor: Floor,
) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        await set_rtp_timeout(floor.node, "1001", 4)
        caller, first, second, name = await consulting(floor, ann, ben)
        first.audio.close()
        await caller.audio.wait_for_tone(THIRD_TONE, within=30)
        await each_hears({caller: (THIRD_TONE,), second: (CALLER_TONE,)})
        await caller.hang_up()
    await floor.complete_events(name)
    await until(floor.node.is_empty)


@pytest.mark.parametrize("status", [PartyStatus.CONSULTING, PartyStatus.ASIDE, PartyStatus.JOINED])
async def test_an_agent_whose_page_is_reloaded_is_back_where_they_were(floor: Floor, status: PartyStatus) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        caller, old, second, name = await consulting(floor, ann, ben)
        await come_to(floor, name, status)
        assert (await floor.desk(order.Rejoin(name, "1001"))).ok
        await old.ended(5)
        fetched = await ann.incoming()
        assert fetched.header("X-Auto-Answer") == "yes"
        await each_hears({caller: (MUSIC,), second: (MUSIC,)})
        fetched.answer()
        fetched.audio.play_tone(AGENT_TONE)
        await each_hears(who_hears_whom(status, caller, fetched, second))
        assert (await floor.desk(order.Complete(name, "1001"))).ok
        await each_hears({caller: (THIRD_TONE,), second: (CALLER_TONE,)})
        await caller.hang_up()
    types = await floor.complete_events(name)
    assert types.count("agent_returned") == 1
    await until(floor.node.is_empty)


def who_hears_whom(status: PartyStatus, caller: Call, first: Call, second: Call) -> dict[Call, tuple[int, ...]]:
    match status:
        case PartyStatus.CONSULTING:
            return {caller: (MUSIC,), first: (THIRD_TONE,), second: (AGENT_TONE,)}
        case PartyStatus.ASIDE:
            return {caller: (AGENT_TONE,), first: (CALLER_TONE,), second: (MUSIC,)}
        case _:
            return {
                caller: (AGENT_TONE, THIRD_TONE),
                first: (CALLER_TONE, THIRD_TONE),
                second: (CALLER_TONE, AGENT_TONE),
            }


@pytest.mark.parametrize("status", [PartyStatus.RINGING, PartyStatus.JOINED])
async def test_a_caller_who_hangs_up_frees_everybody(floor: Floor, status: PartyStatus) -> None:
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        await ben.register()
        if status is PartyStatus.RINGING:
            caller, first, waiting = await talk(floor, ann)
            name = waiting.call
            assert (await floor.desk(order.Consult(name, "1001", "1002"))).ok
            await reserved(floor, name)
            second = await ben.incoming()
        else:
            caller, first, second, name = await consulting(floor, ann, ben)
            await come_to(floor, name, status)
        await caller.hang_up()
        await first.ended(5)
        await second.ended(5)
    await floor.complete_events(name)
    await until(floor.node.is_empty)


@pytest.mark.parametrize("when", ["busy", "in the consultation", "among three"])
async def test_an_outside_number_that_is_busy_or_hangs_up_gives_the_caller_back(floor: Floor, when: str) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        caller, first, waiting = await talk(floor, ann)
        assert (await floor.desk(order.Consult(waiting.call, "1001", number=outside(floor, waiting.call)))).ok
        office = await floor.citizen.incoming()
        await hears_only(caller, MUSIC)
        if when == "busy":
            office.reject(486)
        else:
            office.answer()
            office.audio.play_tone(THIRD_TONE)
            await first.audio.wait_for_tone(THIRD_TONE)
            if when == "among three":
                await come_to(floor, waiting.call, PartyStatus.JOINED)
                await caller.audio.wait_for_tone(THIRD_TONE)
            await office.hang_up()
        await each_hears({caller: (AGENT_TONE,), first: (CALLER_TONE,)})
        await caller.hang_up()
        await first.ended(5)
    await floor.complete_events(waiting.call)
    await until(floor.node.is_empty)


@pytest.mark.parametrize("how", ["rejects", "phone off", "nobody free"])
async def test_a_blind_transfer_that_fails_leaves_the_caller_first_in_line(floor: Floor, how: str) -> None:
    floor.dispatcher.nobody_free = how == "nobody free"
    async with await floor.agent_phone() as ann, await floor.agent_phone("1002") as ben:
        await ann.register()
        if how == "rejects":
            await ben.register()
        caller, first, waiting = await talk(floor, ann)
        assert (await floor.desk(order.Transfer(waiting.call, "1001", "1002"))).ok
        await first.ended(5)
        reservation = await floor.dispatcher.hears(Reserve)
        if how != "nobody free":
            await floor.dispatcher.offer(waiting.call, reservation.offer, "1002")
        if how == "rejects":
            (await ben.incoming()).reject(486)
        again = await floor.dispatcher.hears(Enqueue, count=2)
        assert (again.call, again.queue, again.head) == (waiting.call, "social", True)
        await hears_only(caller, MUSIC)
        await caller.hang_up()
    await floor.complete_events(waiting.call)
    await until(floor.node.is_empty)
