"""From a call to the yuan, and from the yuan back down to that call's recording, in a real browser."""

import asyncio
import re

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import CALLER_TONE, PASSWORD, fresh_number, ring_in, seated, until
from tests.e2e.records import verified_record_of
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, CLIENT, INSPECTOR = "1006", "8001", "3001"
SECOND = 1000


async def hung_up_without_rating(settings: Settings, phone: Phone) -> str:
    """A call that the caller ended before being passed to the rating; its id."""
    async with seated(settings, AGENT) as seat:
        caller = await ring_in(phone, settings, "0", number=fresh_number())
        answered, call_id = await seat.take()
        await answered.audio.wait_for_tone(CALLER_TONE)
        await asyncio.sleep(2)
        await caller.hang_up()
        await answered.ended(5)
        await seat.finish(call_id)
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        await verified_record_of(reader, call_id)
    return call_id


async def row_of(page: Page, call_id: str) -> Locator:
    """Its row in a list of evidence, which begins with the calls of earlier tests."""
    row = page.locator(f'[data-testid="evidence-row"][data-call="{call_id}"]')

    async def found() -> bool | None:
        if await row.count():
            return True
        more = page.get_by_test_id("evidence-more")
        if await more.count():
            await more.click()
        return None

    await until(found, 15, every=0.5)
    return row


async def test_a_call_becomes_money_and_the_money_opens_down_to_its_recording(
    settings: Settings, installation: Installation, phone: Phone, browser: Browser
) -> None:
    call_id = await hung_up_without_rating(settings, phone)
    page = await look_on(browser, settings, CLIENT, "/assessment")
    await page.get_by_test_id("indicator-eval_transfer").click()
    await expect(page.get_by_test_id("assessment-detail")).to_contain_text("转好差评率")
    await expect(page.get_by_test_id("assessment-readings")).to_be_visible()

    cells = page.locator('[data-testid^="indicator-"] td:nth-child(5)')
    await expect(cells).to_have_count(19)
    cut = await cells.evaluate_all(
        "all => all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.innerText)"
    )
    assert cut == [], "forecasts are read whole"
    await page.get_by_test_id("indicator-annual_volume").click()
    await expect(page.get_by_test_id("assessment-back")).to_contain_text(re.compile("还差 [0-9,]+ 通"))
    await page.get_by_test_id("indicator-eval_transfer").click()

    await page.get_by_test_id("assessment-missed").click()
    row = await row_of(page, call_id)
    await expect(row).to_contain_text("未转评价")
    await row.get_by_test_id("evidence-open").click()
    await expect(page.get_by_test_id("player-play")).to_be_visible(timeout=15 * SECOND)
