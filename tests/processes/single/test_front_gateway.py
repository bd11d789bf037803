"""Headers that say who somebody is: nginx takes them from the gateway of staff's certificates and from nobody else."""

import os
import shutil

import pytest

from tests.processes.single.front import FRIEND, GATEWAY, Front, front

__all__ = ["front"]

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="gives files away, as root does"),
    pytest.mark.skipif(not shutil.which("nginx", path="/usr/sbin"), reason="needs nginx"),
]
STATED = {"X-Client-Certificate": "MIIB", "X-Gateway-Secret": "word", "X-Forwarded-For": "203.0.113.9"}
PATHS = ("/api/session", "/api/session/certificate", "/api/live/stream", "/api/chat", "/api/embed/policy", "/embed")


@pytest.mark.parametrize("source", ["127.0.0.2", FRIEND, "127.0.0.1"])
@pytest.mark.parametrize("path", PATHS)
async def test_a_stranger_s_headers_reach_nobody(front: Front, source: str, path: str) -> None:
    front.app.answering.set()
    await front.get(path, source=source, **STATED)
    passed = front.app.headers
    assert passed["x-forwarded-for"] == source
    assert {"x-client-certificate", "x-gateway-secret"}.isdisjoint(passed)


async def test_nor_by_another_spelling(front: Front) -> None:
    front.app.answering.set()
    await front.get("/api/session", source="127.0.0.2", **{"X_Client_Certificate": "MIIB", "x-client-CERTIFICATE": "M"})
    assert not [name for name in front.app.headers if "certificate" in name]


async def test_the_gateway_s_pass_with_the_address_it_names_before_its_own(front: Front) -> None:
    front.app.answering.set()
    await front.get("/api/session/certificate", source=GATEWAY, **STATED)
    passed = front.app.headers
    assert (passed["x-client-certificate"], passed["x-gateway-secret"]) == ("MIIB", "word")
    assert passed["x-forwarded-for"] == f"203.0.113.9, {GATEWAY}"


async def test_the_switch_never_gets_them(front: Front) -> None:
    front.switch.answering.set()
    await front.get("/sip", source=GATEWAY, **STATED)
    assert {"x-client-certificate", "x-gateway-secret"}.isdisjoint(front.switch.headers)
