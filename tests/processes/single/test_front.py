"""What stands before the pages, the API and the browsers' phones, alone, with both behind it played by the test."""

import asyncio
import contextlib
import os
import shutil
from pathlib import Path

import aiohttp
import pytest
from multidict import CIMultiDictProxy

from hotline.processes.single.layout import CODE
from tests.processes.single.front import Front, front, running

__all__ = ["front"]

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="gives files away, as root does"),
    pytest.mark.skipif(not shutil.which("nginx", path="/usr/sbin"), reason="needs nginx"),
]


#: A page, the citizens' page, files there are and are not, what the application answers, a name that is not ours.
ANSWERS = (
    "/",
    "/sign-in",
    "/ask",
    "/e",
    "/embed",
    "/assets/none.js",
    "/static/none.css",
    "/api/session",
    "/api/health",
    "/sip",
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FORBIDDEN = ("camera", "geolocation", "payment", "usb", "serial", "hid", "midi")


async def answer_of(front: Front, path: str, host: str = "localhost") -> tuple[int, CIMultiDictProxy[str]]:
    async with aiohttp.ClientSession() as http, http.get(f"{front.origin}{path}", headers={"Host": host}) as answer:
        return answer.status, answer.headers


@pytest.mark.skipif(not (CODE / "frontend/dist/index.html").exists(), reason="needs the built pages")
@pytest.mark.parametrize("host", ["localhost", "attacker.example"])
async def test_every_answer_says_what_a_browser_may_do_with_it(front: Front, host: str) -> None:
    front.app.answering.set()
    front.switch.answering.set()
    for path in ANSWERS:
        status, headers = await answer_of(front, path, host)
        assert status == 421 if host == "attacker.example" else status != 421
        assert {name: headers.getall(name) for name in HEADERS} == {name: [value] for name, value in HEADERS.items()}
        granted = headers["Permissions-Policy"].split(", ")
        assert granted == ["microphone=(self)", *(f"{name}=()" for name in FORBIDDEN)], path
        assert "Strict-Transport-Security" not in headers, "a browser could not come back to a self-signed certificate"
        if headers.get("Content-Type", "").startswith("text/html") and status == 200:
            policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
            assert (policy["default-src"], policy["script-src"]) == ("'self'", "'self'")
            assert not [name for name, sources in policy.items() if "unsafe-" in sources], (
                "nothing stands in a page itself"
            )
            assert "frame-ancestors" in policy


async def test_with_a_certificate_of_the_house_browsers_come_back_encrypted_only(tmp_path: Path) -> None:
    async with running(tmp_path, certificate="house.pem", key="house.key") as front:
        front.app.answering.set()
        for path in ("/api/session", "/assets/none.js"):
            _, headers = await answer_of(front, path)
            assert headers["Strict-Transport-Security"] == "max-age=31536000"


async def test_killed_with_its_sockets_left_behind_it_comes_back(front: Front) -> None:
    front.app.answering.set()
    assert (await front.get("/api/health"))[0] == 200
    front.program.kill()
    await front.program.wait()
    front.program = await asyncio.create_subprocess_exec(*front.command, start_new_session=True)
    async with asyncio.timeout(10):
        while True:
            with contextlib.suppress(aiohttp.ClientError):
                if (await front.get("/api/health"))[0] == 200 and front.program.returncode is None:
                    break
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.5)
    assert front.program.returncode is None, "it is the new one that answers"


@pytest.mark.skipif(not (CODE / "frontend/dist/index.html").exists(), reason="needs the built pages")
async def test_the_embedded_page_opened_by_itself_comes_and_may_stand_in_no_page(front: Front) -> None:
    front.app.status = "403 Forbidden"
    front.app.answering.set()
    async with aiohttp.ClientSession() as http, http.get(f"{front.origin}/embed") as answer:
        assert (answer.status, answer.content_type) == (403, "text/html")
        assert '<div id="app"' in await answer.text()
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/ari/asterisk/info",
        "/ari/events?app=hotline",
        "/ws",
        "/rawman?action=Login",
        "/manager",
        "/metrics",
        "/sip/",
        "/sip/ari/asterisk/info",
        "/sip/../ari/asterisk/info",
        "/sip/%2e%2e/ari/asterisk/info",
        "/sip%2f..%2fari/asterisk/info",
        "//ari/asterisk/info",
        "/sip;/../ari/asterisk/info",
        "/sip%00/ari",
        "/sip?x=/../ari/asterisk/info",
        "/sip%3f/../../ari",
        "/SIP/../ari",
    ],
)
async def test_nothing_of_the_switch_but_the_phones_socket_is_reached_from_outside(front: Front, path: str) -> None:
    front.switch.answering.set()
    front.app.answering.set()
    await front.get(path)
    assert {each.partition("?")[0] for each in front.switch.paths} <= {"/ws"}


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [("/api/session?" + "x" * 20_000, 414, "网址太长"), ("/api/%00", 400, "格式有误"), ("/%zz", 400, "格式有误")],
)
async def test_what_is_no_request_is_refused_in_a_sentence(front: Front, path: str, status: int, sentence: str) -> None:
    found, body = await front.get(path)
    assert found == status
    assert sentence in body
