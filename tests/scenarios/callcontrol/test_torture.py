"""Every message of RFC 4475, beside a talk in progress whose sound goes on both ways: at the door and at the switch."""

import asyncio
import secrets
import socket

import pytest

from tests.scenarios.callcontrol.node import Floor
from tests.scenarios.callcontrol.rfc4475 import MESSAGES
from tests.scenarios.callcontrol.test_sip_edge import STRANGER, floor, node, still_hear_each_other, talking
from tests.scenarios.test_bad_sip import hang_up_what_was_taken

__all__ = ["floor", "node"]
pytestmark = pytest.mark.real
#: The RFC's own numbering: 13 valid, 19 invalid, one of transactions, 15 of applications, one of the past.
SECTIONS = [
    *(f"3.1.1.{n}" for n in range(1, 14)),
    *(f"3.1.2.{n}" for n in range(1, 20)),
    "3.2.1",
    *(f"3.3.{n}" for n in range(1, 16)),
    "3.4.1",
]
#: A packet comes every 20 ms; a loaded machine may be late with some.
LONGEST_GAP_SECONDS = 1.0


def test_every_section_of_the_rfc_has_its_message() -> None:
    assert [name.split()[0] for name in MESSAGES] == SECTIONS


def throw_one(message: str, source: str, port: int) -> None:
    """As that source, and whatever call the switch makes of it is ended."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.bind((source, 0))
        here = f"{source}:{wire.getsockname()[1]}"
        text = message.replace("{here}", here).replace("{n}", secrets.token_hex(6))
        wire.sendto(text.encode(), ("127.0.0.1", port))
        hang_up_what_was_taken(wire, ("127.0.0.1", port))


@pytest.mark.parametrize("way", ["a trunk at the door", "a stranger at the door", "straight to the switch"])
async def test_a_talk_goes_on_through_all_of_them(way: str, floor: Floor) -> None:
    ports = floor.node.settings.ports
    port = ports.sip if way.endswith("switch") else ports.sip_edge
    source = STRANGER if way.startswith("a stranger") else "127.0.0.1"
    async with talking(floor) as (caller, agent):
        for section, message in MESSAGES.items():
            await asyncio.to_thread(throw_one, message, source, port)
            assert not caller.over, section
            assert not agent.over, section
        gaps = [call.audio.reception.largest_gap for call in (caller, agent)]
        assert max(gaps) < LONGEST_GAP_SECONDS
        await still_hear_each_other(caller, agent)
    assert floor.node.asterisk.poll() is None
    assert floor.node.edge.poll() is None
    async with talking(floor):
        """The next call is as any."""
