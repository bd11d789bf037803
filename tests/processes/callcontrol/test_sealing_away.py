"""The sealing process stands still for three seconds: whoever needs it waits, and no other call does."""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import Hold
from hotline.domains.voice.calls.rules.commands import AnyCommand
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.ivr.rules.steps import Walk
from hotline.domains.voice.telephony.adapters.ari.events import CallerId, Channel
from hotline.domains.voice.telephony.rules.outbound_policy import OutboundPolicy
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import settings
from hotline.processes.callcontrol.call_store import CallStore
from hotline.processes.callcontrol.intake import Arrivals
from hotline.processes.callcontrol.mailboxes import Mailboxes
from hotline.processes.callcontrol.outbound import Outbound
from tests.domains.voice.calls.scripted_call import PLAN, ScriptedCall
from tests.key_process import KeyProcess

pytestmark = pytest.mark.real
AWAY_SECONDS, LONGEST_SECONDS = 3.0, 0.2


@pytest.fixture
def sealing(tmp_path: Path) -> Iterator[KeyProcess]:
    process = KeyProcess(tmp_path)
    process.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
        patch.setenv("HOTLINE_PRIVACY__KEYS_BY", "service")
        settings.cache_clear()
        yield process
    settings.cache_clear()
    process.go_on()
    process.kill()


class Node:
    """What of callcontrol takes callers in, decides commands and stores calls; no switch is told anything."""

    def __init__(self, bus: Bus) -> None:
        self.store = CallStore(bus)
        self.mailboxes = Mailboxes(self._execute, self._plan_for, self.store)
        outbound = Outbound(bus, settings().place, "12333", OutboundPolicy)
        self.arrivals = Arrivals(bus, settings().place, self.mailboxes, outbound, vouches=False)

    async def _execute(self, call: Call, command: AnyCommand) -> None:
        """Nothing is done."""

    def _plan_for(self, call: Call) -> Plan:
        return PLAN

    def rings(self, channel: str) -> None:
        self.arrivals.take(
            Channel(channel, "PJSIP/trunk-1", "Ring", CallerId(number="13800138000")), ["trunk", "12333"]
        )

    async def has(self, call: str) -> Call:
        """The call once its caller is known."""
        async with asyncio.timeout(10):
            while (found := self.mailboxes.get(call)) is None or found.arrived_at is None:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        return found


@pytest.fixture
async def node(bus: Bus, sealing: KeyProcess) -> Node:
    return Node(bus)


def arrived(name: str) -> Call:
    scripted = ScriptedCall()
    scripted.call = replace(scripted.call, id=name)
    return scripted.arrives().call


async def longest_wait(node: Node, call: str, seconds: float) -> float:
    """Commands to a call, one after the other for so many seconds: how long the slowest took."""
    longest, end = 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        begun = time.monotonic()
        await node.mailboxes.command(Hold(call=call, by="1001"))
        longest = max(longest, time.monotonic() - begun)
        await asyncio.sleep(0.02)
    return longest


async def test_commands_to_other_calls_go_on_and_the_caller_is_taken_in_afterwards(
    node: Node, sealing: KeyProcess
) -> None:
    node.rings("1.1")
    (known,) = node.mailboxes.calls
    await node.has(known.id)
    sealing.stand_still()
    for n in range(2, 8):
        node.rings(f"{n}.1")
    assert await longest_wait(node, known.id, AWAY_SECONDS) < LONGEST_SECONDS
    waiting = [call.id for call in node.mailboxes.calls if call.arrived_at is None]
    assert len(waiting) == 6
    sealing.go_on()
    for call in waiting:
        assert (await node.has(call)).caller.masked == "138******00"


async def test_other_calls_are_stored_and_announced_meanwhile(node: Node, sealing: KeyProcess) -> None:
    """A call in which keys were typed is stored only once these are sealed."""
    typed, plain = arrived("typed"), arrived("plain")
    typed = replace(typed, walk=replace(typed.walk or Walk("main", 1, ""), keys="1101"))
    sealing.stand_still()
    node.store.record(typed)
    await asyncio.sleep(0.1)
    begun = datetime.now(UTC)
    node.store.record(plain)
    async with asyncio.timeout(2):
        while node.store.stored("plain") < plain.seq:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert (datetime.now(UTC) - begun).total_seconds() < 1
    assert node.store.stored("typed") == 0
    sealing.go_on()
    await node.store.settle()
    assert node.store.stored("typed") == typed.seq
