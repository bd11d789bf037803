"""Who says whose number it is: the real Kamailio, alone, with a socket in place of the switch behind it."""

import os
import select
import shutil
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hotline.demo.phone.messages import Request, parse
from hotline.infrastructure.settings import Settings
from tests.processes.single.lone_edge import lone_edge

#: Sessions side by side have ports of their own.
BASE = 32000 + 20 * (os.getpid() % 300)
DESK = "127.0.0.40"
RESENT_SECONDS, SENDINGS = 0.5, 20
IDENTITIES = ("P-Asserted-Identity", "Remote-Party-ID", "Privacy")
MESSAGE = (
    "INVITE sip:12333@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP {here};branch=z9hG4bK{n};rport\r\nMax-Forwards: 70\r\n"
    "From: <sip:{user}@x.example>;tag={n}\r\nTo: <sip:12333@127.0.0.1>\r\nCall-ID: {n}@x\r\nCSeq: 1 INVITE\r\n"
    "Contact: <sip:{user}@{here}>\r\nP-Asserted-Identity: <sip:110@x>\r\np-asserted-identity: <tel:119>\r\n"
    "P-Preferred-Identity: <sip:110@x>\r\nRemote-Party-ID: <sip:110@x>;screen=yes\r\nPrivacy: none\r\n"
    "Content-Length: 0\r\n\r\n"
)

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not shutil.which("kamailio", path="/usr/sbin"), reason="needs Kamailio"),
]


@pytest.fixture
async def edge(tmp_path: Path) -> AsyncIterator[Settings]:
    async with lone_edge(tmp_path, BASE) as settings:
        yield settings


def arrived_at_switch(settings: Settings, source: str, user: str) -> Request | None:
    """The call as the edge passes it on; None when it refuses the call. Raises TimeoutError when it does neither.

    Sent again until it is answered, as telephones do over UDP (RFC 3261, 17.1.1.2).
    """
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as switch,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as caller,
    ):
        switch.bind(("127.0.0.1", settings.ports.sip))
        caller.bind((source, 0))
        here = f"{source}:{caller.getsockname()[1]}"
        text = MESSAGE.format(here=here, user=user, n=f"{source}-{user}")
        for _ in range(SENDINGS):
            caller.sendto(text.encode(), ("127.0.0.1", settings.ports.sip_edge))
            for received in select.select([switch, caller], [], [], RESENT_SECONDS)[0]:
                found = parse(received.recv(65535))
                if found.headers.first("Call-ID") != f"{source}-{user}@x":
                    continue  # of the call before, which nobody has answered
                if isinstance(found, Request):
                    return found
                if found.code >= 400:
                    return None
    raise TimeoutError


async def test_only_the_carrier_says_whose_number_it_is(edge: Settings) -> None:
    carrier = arrived_at_switch(edge, "127.0.0.1", "13800138000")
    assert carrier is not None
    assert carrier.headers.every("P-Asserted-Identity") == ["<sip:110@x>", "<tel:119>"]
    assert all(carrier.headers.first(name) for name in IDENTITIES)
    for source in (DESK, "127.0.0.1"):
        telephone = arrived_at_switch(edge, source, "agent-1001")
        assert telephone is not None
        assert not any(telephone.headers.first(name) for name in (*IDENTITIES, "P-Preferred-Identity"))
    assert arrived_at_switch(edge, DESK, "13800138000") is None
