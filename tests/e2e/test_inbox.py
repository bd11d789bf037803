"""The inbox in a real browser on the complete installation: an item appears, is taken, opened and done."""

import re
import wave
from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.events import calls
from hotline.events.envelope import envelope
from hotline.infrastructure import audio
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD, fresh_number, until
from tests.e2e.records import record_of
from tests.fax_machine import FAX_SECONDS, send_fax, spool_of

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, OTHER, INSPECTOR = "1001", "1002", "3001"
CASE = "20261125-004217"
SECOND = 1000
MESSAGE_SECONDS = 3.0


async def inbox_of(browser: Browser, settings: Settings, number: str) -> Page:
    """Signed in to look, on the page 待办."""
    page = await look_on(browser, settings, number, "/inbox")
    await expect(page.get_by_test_id("inbox-page")).to_be_visible()
    return page


def row(page: Page, kind: str) -> Locator:
    return page.locator(f'[data-testid="inbox-row"][data-item^="{kind}-"]')


async def rings_and_gives_up(phone: Phone, settings: Settings, *headers: tuple[str, str]) -> str:
    """A caller who hears the menu begin and hangs up; the call's id."""
    number = fresh_number()
    call = await phone.call(settings.telephony.access_number, caller=number, headers=headers)
    await call.audio.wait_until(lambda port: port.reception.packets > 5, within=10)
    await call.hang_up()
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        handle = (await reader.post("/api/citizens/search-handle", number=number))["handle"]

        async def look() -> str | None:
            rows = (await reader.get(f"/api/calls?number={handle}"))["rows"]
            return str(rows[0]["id"]) if rows else None

        call_id = await until(look, 10)
        await record_of(reader, call_id)
    return call_id


async def leave_message(settings: Settings, call_id: str) -> None:
    """The end of a voicemail: its file in the spool, and what callcontrol tells of it."""
    path = spool_of(settings) / f"{call_id}-m1.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(audio.RATE)
        file.writeframes(audio.tone(440, MESSAGE_SECONDS).tobytes())
    path.chmod(0o644)
    async with Bus(settings, "test") as bus:
        subject = calls.subject(call_id)
        left = calls.VoicemailLeft(path.name, MESSAGE_SECONDS)
        event = envelope(
            left,
            subject=subject,
            seq=await bus.last_number(subject) + 1,
            at=datetime.now(UTC),
            actor="caller",
            site=settings.place.site,
            node=settings.place.node,
        )
        outlet = EventOutlet(bus)
        outlet.emit(event)
        await outlet.settle()


async def test_a_case_nobody_answered_appears_at_once_and_is_taken_and_done_by_keys(
    browser: Browser, phone: Phone, settings: Settings
) -> None:
    page, other = await inbox_of(browser, settings, AGENT), await inbox_of(browser, settings, OTHER)
    await rings_and_gives_up(phone, settings, ("X-12345-Case", CASE))
    await expect(row(page, "handover")).to_contain_text(CASE, timeout=10 * SECOND)
    await expect(page.get_by_test_id("inbox-badge")).to_have_text(re.compile(r"\d"))

    await row(page, "handover").click()
    await row(other, "handover").click()
    await expect(page.get_by_test_id("item-case")).to_contain_text(CASE)
    await page.get_by_test_id("inbox-table").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("item-panel")).to_have_attribute("data-state", "taken")
    await expect(other.get_by_test_id("item-panel")).to_have_attribute("data-state", "taken", timeout=5 * SECOND)
    await expect(other.get_by_test_id("item-take")).to_have_count(0)
    await expect(row(other, "handover")).to_have_count(0)

    await page.get_by_test_id("item-done").click()
    await page.get_by_test_id("item-result-reason").select_option(index=1)
    await page.get_by_test_id("item-result-submit").click()
    await expect(page.get_by_test_id("item-panel")).to_have_attribute("data-state", "done")
    await page.get_by_test_id("inbox-scope-done").click()
    await expect(row(page, "handover")).to_have_attribute("data-state", "done")
    await page.get_by_test_id("item-note-show").click()
    await expect(page.get_by_test_id("item-note")).to_contain_text("已回拨")


async def test_a_message_is_heard_by_who_took_it(browser: Browser, phone: Phone, settings: Settings) -> None:
    page = await inbox_of(browser, settings, AGENT)
    await leave_message(settings, await rings_and_gives_up(phone, settings))
    await expect(row(page, "voicemail")).to_contain_text("00:03", timeout=10 * SECOND)
    await row(page, "voicemail").click()
    await expect(page.get_by_test_id("item-panel")).to_contain_text(re.compile("领取后可打开|正在入库"))
    await page.get_by_test_id("item-take").click()
    await expect(page.get_by_test_id("voicemail-play")).to_be_visible(timeout=15 * SECOND)
    await page.get_by_test_id("voicemail-play").click()
    await expect(page.get_by_test_id("voicemail-play")).to_have_attribute("data-playing", "true")
    await expect(page.get_by_test_id("voicemail-time")).to_contain_text("00:02 / 00:03", timeout=10 * SECOND)
    await page.get_by_test_id("item-put-back").click()
    await expect(page.get_by_test_id("item-panel")).to_contain_text("领取后可打开")


async def test_a_fax_is_read_as_pdf_beside_the_list(browser: Browser, settings: Settings) -> None:
    page = await inbox_of(browser, settings, AGENT)
    await send_fax(settings, 2)
    await expect(row(page, "fax")).to_contain_text("2 页", timeout=FAX_SECONDS * SECOND)
    await row(page, "fax").click()
    await page.get_by_test_id("item-take").click()
    await expect(page.get_by_test_id("fax-view")).to_be_visible(timeout=15 * SECOND)
    size = await page.evaluate(
        "async (address) => { const got = await (await fetch(address)).blob(); return [got.type, got.size] }",
        (await page.get_by_test_id("fax-view").get_attribute("src") or "").partition("#")[0],
    )
    assert size[0] == "application/pdf"
    assert size[1] > 1000
