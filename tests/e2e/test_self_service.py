"""What a caller does alone, on the whole installation: the record read out and sent as a text, a message left, a ring
promised; and nothing of it in the clear anywhere.
"""

import asyncio
import io
import wave
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import numpy as np
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from psycopg import sql

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.rules.snapshot import CallSnapshot
from hotline.infrastructure import audio
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import person_at
from tests.e2e.floor import CALLER_TONE, PASSWORD, fresh_number, reached_callcontrol, ring_in, until
from tests.e2e.records import connected, record_of
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

LEADER, AGENT, CLIENT, TRIAL_NUMBER = "2001", "1001", "8001", "9907"
JIANGUO, CARD = "110199196503120013", "660013"
TEXT = "【12333】您的养老保险累计缴费23年2个月，最近缴费月份2026年10月，个人账户余额45678.90元。"
SECOND = 1000
READ_OUT_SECONDS = 40.0
#: As hotline.domains.voice.ivr.adapters.beep has it.
BEEP = 1000


@pytest_asyncio.fixture(loop_scope="session")
async def leader(settings: Settings) -> AsyncIterator[Desk]:
    async with Desk(origin_of(settings), LEADER, PASSWORD) as desk:
        yield desk


@asynccontextmanager
async def live_calls(settings: Settings) -> AsyncIterator["LiveCalls"]:
    async with Bus(settings, "test") as bus:
        yield LiveCalls(bus)


class LiveCalls:
    def __init__(self, bus: Bus) -> None:
        self._calls = bus.bucket("calls", CallSnapshot)

    async def at_node(self, node: str, within: float = 10.0) -> str:
        """The id of the call whose caller has come to this node of the flow."""

        async def look() -> str | None:
            live = [found.call for found in (await self._calls.items()).values()]
            return next((call.id for call in live if call.walk is not None and call.walk.node == node), None)

        return await until(look, within)


async def texts_to(settings: Settings, number: str) -> list[str]:
    """What the demonstration gateway sent to a telephone."""
    url = f"http://127.0.0.1:{settings.ports.benefits}/texts"
    async with aiohttp.ClientSession() as http, http.get(url, params={"to": number}) as answer:
        return list((await answer.json())["texts"])


async def request_text(installation: Installation, phone: Phone, settings: Settings, number: str) -> str:
    """Identified, read out, asked for as a text while callcontrol and the worker die; the call's id."""
    call = await ring_in(phone, settings, "15", number=number)
    call.audio.be_silent()
    async with live_calls(settings) as live:
        await live.at_node("rights")
        await call.audio.send_keys(JIANGUO)
        await live.at_node("rights-card")
        await call.audio.send_keys(CARD)
        id = await live.at_node("rights-offer", READ_OUT_SECONDS)
        installation.kill("worker")
        await call.audio.send_keys("1")
        await live.at_node("rights-sent")
        installation.kill("callcontrol")
        await call.ended(20)
    return id


async def test_the_record_is_read_out_and_sent_as_a_text_once_whoever_dies(
    installation: Installation, phone: Phone, settings: Settings, browser: Browser
) -> None:
    number = fresh_number()
    id = await request_text(installation, phone, settings, number)
    async with Desk(origin_of(settings), CLIENT, PASSWORD) as reader:

        async def sent() -> bool | None:
            events = (await record_of(reader, id))["events"]
            return True if "text.sent" in [event["type"] for event in events] else None

        await until(sent, 30, every=0.5)
    assert await texts_to(settings, number) == [TEXT]
    page = await record_page(browser, settings, id)
    await expect(page.get_by_test_id("record-text")).to_contain_text("已发出")
    await page.get_by_test_id("record-text-show").click()
    await expect(page.get_by_test_id("record-text-words")).to_have_text(TEXT)
    await expect(page.get_by_test_id("record-panel")).to_contain_text("查询社保权益记录 110*************13：已查到")

    assert [str(path) for path in where_in_the_clear(installation, JIANGUO, TEXT)] == []


async def record_page(browser: Browser, settings: Settings, call_id: str) -> Page:
    """Of the client's supervisors, who see every call and have no desk."""
    page = await (await person_at(browser, origin_of(settings))).new_page()
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.goto("/sign-in?then=/calls")
    await page.get_by_test_id("sign-in-number").fill(CLIENT)
    await page.get_by_test_id("sign-in-password").fill(PASSWORD)
    await page.get_by_test_id("sign-in-submit").click()
    await expect(page.get_by_test_id("records-table")).to_be_visible()
    await page.goto(f"/calls?id={call_id}")
    return page


def where_in_the_clear(installation: Installation, *secrets: str) -> Iterator[str]:
    """Files of the installation, logs and the bus's store among them, and tables of its database."""
    sought = [secret.encode() for secret in secrets]
    for path in installation.layout.data.rglob("*"):
        if path.is_file() and any(secret in path.read_bytes() for secret in sought):
            yield str(path)
    for table, content in tables_of(installation.settings):
        if any(secret in content for secret in secrets):
            yield table


def tables_of(settings: Settings) -> Iterator[tuple[str, str]]:
    """Whole: what lies compressed in the files is readable here."""
    with connected(settings) as connection:
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        assert len(names) > 20, "the tables of the product"
        for (name,) in names:
            rows = connection.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(name))).fetchall()
            yield name, "\n".join(text for (text,) in rows)


# Nobody answers ------------------------------------------------------------------------------------------------------


@pytest_asyncio.fixture(loop_scope="session")
async def trial(settings: Settings, leader: Desk) -> AsyncIterator[str]:
    """The delivered flow on trial under a number: who waits three seconds leaves a message, or is rung up."""
    rows = (await leader.get("/api/flows/main/versions"))["rows"]
    live = next(row["version"] for row in rows if row["state"] == "published")
    content: dict[str, Any] = (await leader.get(f"/api/flows/main/versions/{live}"))["content"]
    content["nodes"]["social"]["most_seconds"] = 3
    content["nodes"]["voicemail"]["silence_seconds"] = 2
    content["nodes"]["ring"] = {"kind": "callback", "label": "登记回电", "reason": "没有留言"}
    content["edges"] = [edge for edge in content["edges"] if (edge["from"], edge["on"]) != ("voicemail", "empty")]
    ways = (("voicemail", "empty", "ring"), ("ring", "promised", "goodbye"), ("ring", "failed", "goodbye"))
    content["edges"] += [{"from": source, "on": outcome, "to": target} for source, outcome, target in ways]
    draft = {"base": rows[0]["version"], "content": content, "note": "试留言", "numbers": ["12333"], "scenarios": ""}
    version = (await leader.post("/api/flows/main/drafts", **draft))["version"]
    await leader.post(f"/api/flows/main/versions/{version}/trial", numbers=[TRIAL_NUMBER])
    await reached_callcontrol(settings, lambda flows: TRIAL_NUMBER in flows.trials)
    yield TRIAL_NUMBER
    await leader.delete("/api/flows/main/trial")


async def unanswered(phone: Phone, settings: Settings) -> tuple[Call, str]:
    """A caller who has heard the beep, and the call's id."""
    call = await phone.call(TRIAL_NUMBER, caller=fresh_number())
    await call.audio.wait_until(lambda port: port.reception.packets > 5, within=10)
    await call.audio.send_keys("11")
    async with live_calls(settings) as live:
        id = await live.at_node("voicemail", 20)
        await call.audio.wait_until(lambda port: bool(port.hears(BEEP, seconds=0.2)), within=20)
    return call, id


async def test_who_is_not_answered_leaves_a_message_that_an_agent_takes_and_hears(
    trial: str, phone: Phone, settings: Settings
) -> None:
    call, id = await unanswered(phone, settings)
    await asyncio.sleep(0.5)
    call.audio.play_tone(CALLER_TONE)
    await asyncio.sleep(3)
    await call.audio.send_keys("#")
    await call.ended(20)
    async with Desk(origin_of(settings), AGENT, PASSWORD) as ann:

        async def voicemail() -> str | None:
            rows = (await ann.get("/api/inbox?kind=voicemail"))["rows"]
            return next((row["id"] for row in rows if row["call"] == id and row["content"] == "ready"), None)

        item = await until(voicemail, 30, every=0.5)
        await ann.post(f"/api/inbox/{item}/take")
        begun = await ann.post(f"/api/inbox/{item}/listenings", reason="")
        sound = await ann.download(f"/api/listenings/{begun['id']}?token={begun['token']}")
        with wave.open(io.BytesIO(sound)) as file:
            samples = np.frombuffer(file.readframes(file.getnframes()), np.int16)
        middle = samples[audio.RATE : 2 * audio.RATE]
        assert audio.tones_in(middle, [CALLER_TONE]) == {CALLER_TONE}
        await ann.post(f"/api/inbox/{item}/done", note="已回电")


async def test_who_says_nothing_is_in_the_list_to_be_rung_up(
    trial: str, phone: Phone, settings: Settings, leader: Desk
) -> None:
    call, id = await unanswered(phone, settings)
    await call.ended(30)

    async def promised() -> dict[str, Any] | None:
        rows = (await leader.get("/api/callbacks"))["rows"]
        return next((row for row in rows if row["call"] == id), None)

    entry = await until(promised, 15)
    assert (entry["kind"], entry["reason"]) == ("flow", "没有留言")
