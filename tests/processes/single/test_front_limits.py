"""What strangers may take of the front: connections, requests, guesses, sign-ins; the offices are not counted."""

import asyncio
import contextlib
import os
import re
import shutil
from pathlib import Path

import aiohttp
import pytest

from hotline.processes.single import nginx
from hotline.processes.single.asterisk import SESSIONS
from hotline.processes.single.layout import CODE
from tests.processes.single.front import FEW_PHONES, FRIEND, LIMIT, Front, front, running

__all__ = ["front"]
PHONES = nginx.PHONES

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="gives files away, as root does"),
    pytest.mark.skipif(not shutil.which("nginx", path="/usr/sbin"), reason="needs nginx"),
]


@pytest.fixture
def few_phones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nginx, "PHONES", FEW_PHONES)


@pytest.mark.parametrize("path", ["/api/live/stream", "/api/health", "/sip"])
async def test_one_address_holds_so_many_connections_and_others_come_in_beside_it(front: Front, path: str) -> None:
    behind = front.switch if path == "/sip" else front.app
    held = [asyncio.create_task(front.get(path)) for _ in range(LIMIT)]
    await behind.received(LIMIT)
    status, body = await front.get(path)
    assert status == 429
    assert '"code":"too_often"' in body
    others = [asyncio.create_task(front.get(path, source=source)) for source in ("127.0.0.2", "127.0.0.3")]
    await behind.received(LIMIT + 2)
    behind.answering.set()
    assert {status for status, _ in await asyncio.gather(*held, *others)} == {200}
    assert (await front.get(path))[0] == 200, "who closes connections may open others"


async def test_all_addresses_together_leave_the_switch_sessions_for_its_controller(
    few_phones: None, front: Front
) -> None:
    """Offices of ours too. The pages are still served beside it."""
    held = [asyncio.create_task(front.get("/sip", source=f"127.0.0.{70 + n}")) for n in range(FEW_PHONES)]
    await front.switch.received(FEW_PHONES)
    for source in ("127.0.0.2", "127.0.0.77"):
        assert (await front.get("/sip", source=source))[0] == 429
    front.app.answering.set()
    assert (await front.get("/api/health"))[0] == 200
    front.switch.answering.set()
    assert {status for status, _ in await asyncio.gather(*held)} == {200}
    assert 0 < SESSIONS - PHONES < SESSIONS
    assert (await front.get("/sip"))[0] == 200, "who closes connections leaves room for others"


async def half_a_request(front: Front, source: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection whose request never ends: nothing that counts requests sees it."""
    port = int(front.origin.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
    with contextlib.suppress(ConnectionError):
        writer.write(b"GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        await writer.drain()
    return reader, writer


async def still_open(reader: asyncio.StreamReader) -> bool:
    with contextlib.suppress(ConnectionError):
        try:
            async with asyncio.timeout(0.3):
                return bool(await reader.read(1))
        except TimeoutError:
            return True
    return False


@pytest.mark.parametrize("crowd", [1, 40])
async def test_who_opens_connections_and_never_ends_a_request_holds_so_many_alone_and_with_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, crowd: int
) -> None:
    monkeypatch.setattr(nginx, "SOCKETS", 6 * LIMIT)
    async with running(tmp_path) as front:
        front.app.answering.set()
        sources = [f"127.0.1.{1 + n}" for n in range(crowd)]
        opened = [await half_a_request(front, sources[n % crowd]) for n in range(8 * LIMIT)]
        held = sum(await asyncio.gather(*(still_open(reader) for reader, _ in opened)))
        assert held == (2 * LIMIT if crowd == 1 else 6 * LIMIT)
        assert (await front.get("/api/health", source=FRIEND))[0] == 200, "the offices come in all the same"
        if crowd == 1:
            assert (await front.get("/api/health", source="127.0.0.2"))[0] == 200, "and so does everybody else"
        for _, writer in opened:
            writer.close()


async def test_an_office_of_ours_whose_desks_share_an_address_is_not_limited(front: Front) -> None:
    held = [asyncio.create_task(front.get("/api/health", source="127.0.0.77")) for _ in range(3 * LIMIT)]
    await front.app.received(3 * LIMIT)
    front.app.answering.set()
    assert {status for status, _ in await asyncio.gather(*held)} == {200}


GUESSES = 1200


async def guess(front: Front, sources: list[str]) -> list[tuple[int, str]]:
    """A chat's secret tried ``GUESSES`` times from these addresses, one request after another on each line."""

    async def from_one(source: str) -> list[tuple[int, str]]:
        connector = aiohttp.TCPConnector(local_addr=(source, 0), limit=1)
        async with aiohttp.ClientSession(connector=connector) as http:
            answers = []
            for _ in range(GUESSES // len(sources)):
                async with http.get(f"{front.origin}/api/chat", headers={"X-Chat-Secret": "x"}) as answer:
                    answers.append((answer.status, await answer.text()))
            return answers

    return [answer for answers in await asyncio.gather(*map(from_one, sources)) for answer in answers]


@pytest.mark.parametrize("crowd", [1, 40])
async def test_guesses_at_chats_reach_the_application_so_often_from_one_address_and_from_all(
    front: Front, crowd: int
) -> None:
    front.app.answering.set()
    answers = await guess(front, [f"127.0.1.{1 + n}" for n in range(crowd)])
    refused = [body for status, body in answers if status == 429]
    assert 0 < len(refused) == GUESSES - len(front.app.paths)
    assert "请几秒后再试" in refused[0]
    assert {status for status, _ in await guess(front, [FRIEND])} == {200}, "the offices are not counted"


async def test_one_network_asks_the_application_so_often_whatever_it_asks(front: Front) -> None:
    front.app.answering.set()

    async def requested(http: aiohttp.ClientSession) -> list[int]:
        answers = []
        for _ in range(400):
            async with http.get(f"{front.origin}/api/figures") as answer:
                answers.append(answer.status)
        return answers

    began = asyncio.get_running_loop().time()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(local_addr=("127.0.0.2", 0), limit=8)) as http:
        answers = [
            status for statuses in await asyncio.gather(*(requested(http) for _ in range(8))) for status in statuses
        ]
    lasted = asyncio.get_running_loop().time() - began
    assert 1000 <= answers.count(200) == len(front.app.paths) <= 1000 + 300 * lasted + 10
    assert set(answers) <= {200, 429}
    assert (await front.get("/api/figures", source="127.0.0.3"))[0] == 200


SIGN_INS = 200


@pytest.mark.parametrize("crowd", [1, 40])
async def test_passwords_reach_the_application_so_often_from_one_address_and_from_all(front: Front, crowd: int) -> None:
    front.app.answering.set()

    async def tried(method: str, *sources: str) -> list[int]:
        async def one(source: str) -> list[int]:
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(local_addr=(source, 0), limit=1)) as http:
                answers = []
                for _ in range(SIGN_INS // len(sources)):
                    async with http.request(method, f"{front.origin}/api/session") as answer:
                        answers.append(answer.status)
                return answers

        return [status for statuses in await asyncio.gather(*map(one, sources)) for status in statuses]

    began = asyncio.get_running_loop().time()
    answers = await tried("POST", *(f"127.0.1.{1 + n}" for n in range(crowd)))
    lasted = asyncio.get_running_loop().time() - began
    at_once, rate = (60, 3) if crowd == 1 else (100, 5)
    assert at_once <= answers.count(200) == len(front.app.paths) <= at_once + rate * lasted + 2
    assert set(answers) == {200, 429}
    assert set(await tried("GET", "127.0.1.1")) == {200}, "who is signed in asks this with each page"
    for unlimited in (FRIEND, "127.0.0.1"):
        assert set(await tried("POST", unlimited)) == {200}


def network_of(address: str) -> str:
    """By the rules of the template, as nginx applies them to an address as it writes it."""
    template = (CODE / "deploy/single/etc/networks.conf").read_text()
    rules = re.search(r"map \$remote_addr \$network \{(.*?)\n\}", template, re.DOTALL)
    assert rules is not None
    for pattern, result in re.findall(r'"~(.+?)" "?(.+?)"?;', rules[1]):
        if found := re.search(pattern.replace("(?<", "(?P<"), address):
            return re.sub(r"\$(\w+)", lambda name: found[name[1]], result)
    return address


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::9", "2001:db8:1:2:a:b:c:d", True),
        ("2001:db8:1:2::9", "2001:db8:1:3::9", False),
        ("2001:db8::1", "2001:db8::a:b:c:d", True),
        ("fe80::1", "2001:db8::1", False),
        ("203.0.113.1", "203.0.113.2", False),
    ],
)
def test_an_ipv6_address_counts_with_its_network_of_64_bits(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same
