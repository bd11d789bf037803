"""A stranger who forges addresses cannot fill the SIP edge's memory: the real Kamailio, alone, with little of it."""

import asyncio
import os
import shutil
import socket
import struct
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hotline.infrastructure.settings import Settings
from hotline.processes.single import sip_edge
from tests.processes.single.lone_edge import is_well, lone_edge

#: Sessions side by side have ports of their own.
BASE = 14000 + 20 * (os.getpid() % 900)
#: Some 250 bytes are noted of each address, more than all of this. What is free is counted once a second, so that the
#: spare memory is to outlast a second of the flood.
MEMORY_MB, SPARE_MB = 24, 12
ADDRESSES = 240_000
BURST = 500
FIRST = int.from_bytes(socket.inet_aton("127.64.0.1"))
MESSAGE = (
    "OPTIONS sip:12333@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK1\r\nMax-Forwards: 70\r\n"
    "From: <sip:x@127.0.0.1>;tag=1\r\nTo: <sip:12333@127.0.0.1>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n"
    "Content-Length: 0\r\n\r\n"
)

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="forges addresses, as root does"),
    pytest.mark.skipif(not shutil.which("kamailio", path="/usr/sbin"), reason="needs Kamailio"),
]


@pytest.fixture
async def edge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Settings]:
    monkeypatch.setattr(sip_edge, "SHARED_MB", MEMORY_MB)
    monkeypatch.setattr(sip_edge, "SPARE_MB", SPARE_MB)
    async with lone_edge(tmp_path, BASE) as settings:
        yield settings


def forge(port: int, raw: socket.socket, first: int) -> None:
    """A message from each of so many addresses."""
    body = MESSAGE.replace("OPTIONS", "INVITE").encode()
    udp = struct.pack("!HHHH", 9, port, 8 + len(body), 0)
    for number in range(first, first + BURST):
        source, target = number.to_bytes(4), socket.inet_aton("127.0.0.1")
        ip = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 28 + len(body), 0, 0, 64, socket.IPPROTO_UDP, 0, source, target)
        raw.sendto(ip + udp + body, ("127.0.0.1", 0))


async def test_calls_find_memory_however_many_addresses_are_forged(edge: Settings) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW) as raw:
        for first in range(FIRST, FIRST + ADDRESSES, BURST):
            forge(edge.ports.sip_edge, raw, first)
            await asyncio.sleep(BURST / 40_000)
    assert await is_well(edge)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as carrier:
        carrier.settimeout(5)
        carrier.bind(("127.0.0.1", 0))
        here = f"127.0.0.1:{carrier.getsockname()[1]}"
        carrier.sendto(MESSAGE.replace("127.0.0.1:9", here).encode(), ("127.0.0.1", edge.ports.sip_edge))
        assert carrier.recv(2048).startswith(b"SIP/2.0 200")
