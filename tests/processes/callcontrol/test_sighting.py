"""A talk that ended with the switch ended when the switch was last seen, however long everything was down."""

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta

from hotline.domains.voice.telephony.adapters.ari.events import Channel
from hotline.infrastructure.bus.connection import Bus
from hotline.processes.callcontrol.adoption import Inventory
from hotline.processes.callcontrol.last_contact import LastContact
from tests.domains.voice.calls.told import Told

MINUTE = timedelta(minutes=1)


def test_what_the_switch_took_with_it_ended_when_it_was_last_seen() -> None:
    told = Told().talking()
    last_seen, restarted = told.now + MINUTE, told.now + 600 * MINUTE
    seen = Inventory({}, {}, restarted, last_seen).of(told.call)
    assert (seen.at, seen.switch_restarted) == (last_seen, True)


def test_without_a_sighting_it_is_the_moment_of_finding_out() -> None:
    told = Told().talking()
    before = datetime.now(UTC)
    assert Inventory({}, {}, told.now + MINUTE, None).of(told.call).at >= before


def test_what_lives_is_as_it_is_now() -> None:
    told = Told().talking()
    before = datetime.now(UTC)
    alive = {told.call.channel: Channel(id=told.call.channel, name="PJSIP/trunk-1", state="Up")}
    seen = Inventory(alive, {}, told.now - MINUTE, told.now).of(told.call)
    assert seen.at >= before
    assert not seen.switch_restarted


async def test_it_is_known_to_the_next_process_and_stands_still_while_the_switch_is_out_of_sight(bus: Bus) -> None:
    in_sight = True
    sighting = LastContact(bus, "node-1", lambda: in_sight)
    keeping = asyncio.create_task(sighting.record())
    await asyncio.sleep(0.1)
    in_sight = False
    gone = datetime.now(UTC)
    await asyncio.sleep(1.2)
    keeping.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await keeping
    await sighting.settle()

    successor = LastContact(bus, "node-1", lambda: False)
    assert successor.before(gone) is None
    await successor.load()
    found = successor.before(datetime.now(UTC))
    assert found is not None
    assert gone - timedelta(seconds=1) < found < gone
    assert successor.before(found) is None
