"""A talk that ended with the switch ended when the switch was last seen, however long everything was down."""

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta

from hotline.domains.voice.telephony.adapters.ari.events import Channel
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.blocked_numbers import BlockedNumbers
from hotline.processes.callcontrol.adoption import Inventory
from hotline.processes.callcontrol.last_contact import LastContact
from tests.domains.voice.calls.scripted_call import ScriptedCall

MINUTE = timedelta(minutes=1)
NOBODY = BlockedNumbers()


def test_what_the_switch_took_with_it_ended_when_it_was_last_seen() -> None:
    scripted = ScriptedCall().talking()
    last_seen, restarted = scripted.now + MINUTE, scripted.now + 600 * MINUTE
    seen = Inventory({}, {}, restarted, last_seen, NOBODY).of(scripted.call)
    assert (seen.at, seen.switch_restarted) == (last_seen, True)


def test_without_a_sighting_it_is_the_moment_of_finding_out() -> None:
    scripted = ScriptedCall().talking()
    before = datetime.now(UTC)
    assert Inventory({}, {}, scripted.now + MINUTE, None, NOBODY).of(scripted.call).at >= before


def test_what_lives_is_as_it_is_now() -> None:
    scripted = ScriptedCall().talking()
    before = datetime.now(UTC)
    alive = {scripted.call.channel: Channel(id=scripted.call.channel, name="PJSIP/trunk-1", state="Up")}
    seen = Inventory(alive, {}, scripted.now - MINUTE, scripted.now, NOBODY).of(scripted.call)
    assert seen.at >= before
    assert not seen.switch_restarted


async def test_it_is_known_to_the_next_process_and_stands_still_while_the_switch_is_out_of_sight(bus: Bus) -> None:
    in_contact = True
    last_contact = LastContact(bus, "node-1", lambda: in_contact)
    recording = asyncio.create_task(last_contact.record())
    await asyncio.sleep(0.1)
    in_contact = False
    gone = datetime.now(UTC)
    await asyncio.sleep(1.2)
    recording.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await recording
    await last_contact.settle()

    successor = LastContact(bus, "node-1", lambda: False)
    assert successor.before(gone) is None
    await successor.load()
    found = successor.before(datetime.now(UTC))
    assert found is not None
    assert gone - timedelta(seconds=1) < found < gone
    assert successor.before(found) is None
