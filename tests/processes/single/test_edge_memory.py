"""A stranger who forges addresses cannot fill the SIP edge's memory: the real Kamailio, alone, with little of it."""

import asyncio
import contextlib
import os
import shutil
import socket
import struct
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from hotline.infrastructure.settings import Settings
from hotline.infrastructure.sip_edge import TRUNK_SIDE
from hotline.processes.single import sip_edge
from hotline.processes.single.layout import Layout
from hotline.processes.single.people import SystemUser, ensure_folder

#: Sessions side by side have ports of their own.
BASE = 14000 + 20 * (os.getpid() % 900)
ME = SystemUser("me", os.getuid(), os.getgid())
#: Some 150 bytes are noted of each address, more than all of this.
MEMORY_MB, SPARE_MB = 16, 8
ADDRESSES = 120_000
BURST = 500
FIRST = int.from_bytes(socket.inet_aton("127.64.0.1"))
MESSAGE = (
    "OPTIONS sip:12333@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK1\r\nMax-Forwards: 70\r\n"
    "From: <sip:x@127.0.0.1>;tag=1\r\nTo: <sip:12333@127.0.0.1>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n"
    "Content-Length: 0\r\n\r\n"
)

pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="forges addresses, as root does"),
    pytest.mark.skipif(not shutil.which("kamailio", path="/usr/sbin"), reason="needs Kamailio"),
]


@pytest.fixture
async def edge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Settings]:
    monkeypatch.setattr(sip_edge, "SHARED_MB", MEMORY_MB)
    monkeypatch.setattr(sip_edge, "SPARE_MB", SPARE_MB)
    settings = Settings.model_validate({"place": {"data": tmp_path}, "ports": {"base": BASE}})
    layout = Layout(settings)
    ensure_folder(layout.run, ME, 0o755)
    command = sip_edge.prepare(layout, ME)
    with (tmp_path / "log").open("wb") as log:
        running = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log)
        try:
            async with asyncio.timeout(20):
                while not await is_well(settings):  # noqa: ASYNC110 - nobody tells us
                    await asyncio.sleep(0.1)
            yield settings
        finally:
            running.terminate()
            await running.wait()


async def is_well(settings: Settings) -> bool:
    with contextlib.suppress(aiohttp.ClientError):
        async with (
            aiohttp.ClientSession() as http,
            http.get(f"http://{TRUNK_SIDE}:{settings.ports.sip}/health") as answer,
        ):
            return answer.status == 200
    return False


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
            await asyncio.sleep(BURST / 20_000)
    assert await is_well(edge)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as carrier:
        carrier.settimeout(5)
        carrier.bind(("127.0.0.1", 0))
        here = f"127.0.0.1:{carrier.getsockname()[1]}"
        carrier.sendto(MESSAGE.replace("127.0.0.1:9", here).encode(), ("127.0.0.1", edge.ports.sip_edge))
        assert carrier.recv(2048).startswith(b"SIP/2.0 200")
