"""One mailbox per call: order within a call, calls side by side, a fault ends one call only."""

import asyncio
from datetime import UTC, datetime

import pytest

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import Hold
from hotline.domains.voice.calls.rules.commands import AnyCommand, HangUp, Play
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.inputs import AnyInput, CallerArrived, ChannelGone, PlaybackDone
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.infrastructure import positions
from hotline.kernel.errors import Unavailable
from hotline.processes.callcontrol.mailboxes import Mailboxes
from tests.domains.voice.calls.scripted_call import NUMBER, PLAN


class RememberingStore:
    """A ledger that only remembers."""

    def __init__(self) -> None:
        self.calls: dict[str, Call] = {}
        self.news = asyncio.Event()

    def record(self, call: Call) -> None:
        self.calls[call.id] = call
        self.news.set()

    def stored(self, call_id: str) -> int:
        return 0


class Centre:
    """Mailboxes whose commands are noted, slowed down or made to fail by call."""

    def __init__(self) -> None:
        self.done: list[tuple[str, AnyCommand]] = []
        self.slow: set[str] = set()
        self.broken: set[str] = set()
        self.broken_flow: set[str] = set()
        self.addressed: list[str] = []
        self.hung_up = asyncio.Event()
        self.store = RememberingStore()
        self.boxes = Mailboxes(self.execute, self.plan_for, self.store)  # type: ignore[arg-type]

    async def execute(self, call: Call, command: AnyCommand) -> None:
        await asyncio.sleep(0.02 if call.id in self.slow else 0)
        if call.id in self.broken and not isinstance(command, HangUp):
            raise RuntimeError("a fault of ours")
        self.done.append((call.id, command))
        if isinstance(command, HangUp):
            self.hung_up.set()

    def plan_for(self, call: Call) -> Plan:
        self.addressed.append(call.caller.dialed)
        if call.id in self.broken_flow and call.walk is not None:
            self.broken_flow.discard(call.id)
            raise RuntimeError("a flow that cannot be walked")
        return PLAN

    def rings(self, name: str) -> None:
        self.boxes.open(Call(id=name, site="s", node="n", at=now()), arrival(name))

    async def until(self, name: str, phase: Phase) -> Call:
        async with asyncio.timeout(3):
            while (call := self.store.calls.get(name)) is None or call.phase is not phase:
                self.store.news.clear()
                await self.store.news.wait()
        return call


def now() -> datetime:
    return datetime.now(UTC)


async def arrival(name: str) -> AnyInput:
    await asyncio.sleep(0)
    return CallerArrived(
        at=now(), channel=f"{name}.1", number=NUMBER, place="", dialed="12333", origin="12333", recording="r"
    )


@pytest.fixture
async def centre() -> Centre:
    return Centre()


async def test_a_slow_call_does_not_hold_up_another_and_each_keeps_its_order(centre: Centre) -> None:
    centre.slow = {"slow"}
    for name in ("slow", "fast"):
        centre.rings(name)
        centre.boxes.deliver(name, PlaybackDone(at=now(), playback=f"{name}-p1"))
        centre.boxes.deliver(name, ChannelGone(at=now(), channel=f"{name}.1", cause=16))
    await centre.until("fast", Phase.ENDED)
    assert ("slow", Play("slow.1", "slow-p2", ("menu-main",))) not in centre.done
    await centre.until("slow", Phase.ENDED)
    kinds = {name: [type(c) for who, c in centre.done if who == name] for name in ("slow", "fast")}
    assert kinds["slow"] == kinds["fast"]


async def test_what_comes_before_the_caller_is_known_waits(centre: Centre) -> None:
    centre.rings("c")
    assert centre.boxes.deliver("c", ChannelGone(at=now(), channel="c.1", cause=16))
    call = await centre.until("c", Phase.ENDED)
    assert call.unstored[0].type == "call.arrived"


async def test_a_fault_in_a_flow_leads_its_caller_to_a_person_and_touches_no_other(centre: Centre) -> None:
    centre.broken_flow = {"bad"}
    centre.rings("bad")
    centre.rings("good")
    await centre.until("bad", Phase.IN_FLOW)
    centre.boxes.deliver("bad", PlaybackDone(at=now(), playback="bad-p1"))
    call = await centre.until("bad", Phase.QUEUED)
    assert call.visit is not None
    assert (await centre.until("good", Phase.IN_FLOW)).sound is not None


async def test_a_call_that_cannot_be_helped_is_hung_up_and_not_left_in_silence(centre: Centre) -> None:
    centre.broken = {"bad"}
    centre.rings("bad")
    async with asyncio.timeout(3):
        await centre.hung_up.wait()
    assert centre.done == [("bad", HangUp("bad.1"))]


async def test_a_call_that_is_over_has_no_mailbox(centre: Centre) -> None:
    centre.rings("c")
    centre.boxes.deliver("c", ChannelGone(at=now(), channel="c.1", cause=16))
    await centre.until("c", Phase.ENDED)
    await asyncio.sleep(0.01)
    assert not centre.boxes.deliver("c", ChannelGone(at=now(), channel="c.1", cause=16))
    assert centre.boxes.calls == []


async def test_the_flow_is_chosen_by_the_number_dialled_from_the_first_step_on() -> None:
    centre = Centre()
    centre.rings("a")
    await centre.until("a", Phase.IN_FLOW)
    assert centre.addressed[0] == "12333"


async def test_a_command_is_answered_by_the_call_itself_after_what_came_before_it(centre: Centre) -> None:
    centre.slow = {"c"}
    centre.rings("c")
    centre.boxes.deliver("c", ChannelGone(at=now(), channel="c.1", cause=16))
    refusal = await centre.boxes.command(Hold("c", "1001"))
    assert refusal is not None
    assert (refusal.command, refusal.code) == (Hold("c", "1001"), "call_over")


async def test_the_answer_to_a_command_names_how_far_the_events_of_the_call_are(centre: Centre) -> None:
    centre.rings("c")
    await centre.until("c", Phase.IN_FLOW)
    with positions.collecting() as written:
        await centre.boxes.command(Hold("c", "1001"))
    assert written == {"call/c": centre.store.calls["c"].seq}
    assert written["call/c"] >= 1


async def test_a_command_for_a_call_that_is_gone_is_refused(centre: Centre) -> None:
    refusal = await centre.boxes.command(Hold("c9", "1001"))
    assert refusal is not None
    assert refusal.code == "call_over"


async def test_who_commands_a_call_that_fails_is_not_left_waiting(centre: Centre) -> None:
    centre.broken_flow = {"bad"}
    centre.rings("bad")
    await centre.until("bad", Phase.IN_FLOW)
    with pytest.raises(Unavailable):
        await centre.boxes.command(Hold("bad", "1001"))
