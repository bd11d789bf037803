"""A call is drawn by a plan and inspected by keys alone, with its recording and the seconds that show a fault."""

import asyncio
import os

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import CALLER_TONE, PASSWORD, ring_in, seated
from tests.e2e.pages import photograph
from tests.e2e.records import verified_record_of

pytestmark = [pytest.mark.real, pytest.mark.e2e]
AGENT, INSPECTOR, SECOND = "1001", "3001", 1000


async def pictures(page: Page, name: str) -> None:
    """The state in both colours, where somebody wants to look at it."""
    await photograph(page, f"quality-{name}")
    if os.environ.get("SCREENSHOTS"):
        await page.evaluate("document.documentElement.classList.add('dark')")
        await photograph(page, f"quality-{name}-dark")
        await page.evaluate("document.documentElement.classList.remove('dark')")


async def talked(settings: Settings, phone: Phone) -> str:
    """A call whose recording was found good; its id."""
    async with seated(settings, AGENT) as seat:
        caller = await ring_in(phone, settings, "0")
        answered, call_id = await seat.take()
        await answered.audio.wait_for_tone(CALLER_TONE)
        await asyncio.sleep(16)
        await caller.hang_up()
        await seat.finish(call_id)
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        await verified_record_of(reader, call_id)
    return call_id


async def planned(page: Page, name: str) -> None:
    """A plan from the blank form to drawn calls."""
    await page.goto("/quality/plans/new")
    await page.get_by_test_id("plan-save").click()
    await expect(page.get_by_text("请填写计划名称")).to_be_visible()
    await page.get_by_test_id("plan-name").fill(name)
    await page.get_by_test_id("plan-size").fill("100")
    await expect(page.get_by_test_id("sample-shows")).to_contain_text("不能说明不高于 0.08%")
    await page.get_by_test_id(f"plan-inspector-{INSPECTOR}").click()
    await pictures(page, "plan-form")
    await page.get_by_test_id("plan-save").click()
    await expect(page.get_by_test_id("plan-stage")).to_have_text("待抽取", timeout=10 * SECOND)
    await page.get_by_test_id("plan-draw").click()
    await page.get_by_test_id("plan-draw-submit").click()
    await expect(page.get_by_test_id("plan-stage")).to_have_text("已抽取", timeout=20 * SECOND)
    await expect(page.get_by_test_id("plan-stratum").first).to_be_visible()
    await pictures(page, "plan-drawn")


async def inspected_by_keys(page: Page, call: str) -> None:
    """From the list to the next call, without the mouse once the form is open."""
    async with Desk(origin_of_page(page), INSPECTOR, PASSWORD) as reader:
        rows = (await reader.get("/api/quality/inspections"))["rows"]
    inspection = next(each["id"] for each in rows if each["call"] == call)
    await page.goto(f"/quality/work/{inspection}")
    await expect(page.get_by_test_id("player-play")).to_be_visible(timeout=10 * SECOND)
    await page.keyboard.press(" ")
    await expect(page.get_by_test_id("player-play")).to_have_attribute("data-playing", "true")
    await expect(page.get_by_test_id("player-time")).to_contain_text("00:02", timeout=10 * SECOND)
    await page.keyboard.press("2")
    await expect(page.get_by_test_id("grade-greeting")).to_have_attribute("data-grade", "fail")
    await expect(page.get_by_test_id("grade-greeting-play")).to_be_visible()
    await page.keyboard.press("c")
    await page.keyboard.type("未报工号")
    await page.keyboard.press("Escape")
    await page.keyboard.press(" ")
    await pictures(page, "form")
    await expect(page.get_by_test_id("quality-saved")).to_have_text("草稿已保存", timeout=5 * SECOND)
    await page.reload()
    await expect(page.get_by_test_id("grade-greeting")).to_have_attribute("data-grade", "fail")
    await expect(page.get_by_test_id("grade-greeting-comment")).to_have_value("未报工号")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_test_id("quality-error")).to_have_text("还有 18 项未评分")
    for _ in range(18):
        await page.keyboard.press("1")
    await expect(page.get_by_test_id("quality-score")).to_have_text("95 分")
    await pictures(page, "complete")
    await page.keyboard.press("Control+Enter")
    await expect(page).not_to_have_url(f"**/{inspection}", timeout=10 * SECOND)


def origin_of_page(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])


async def test_a_drawn_call_is_inspected_by_keys(browser: Browser, settings: Settings, phone: Phone) -> None:
    call = await talked(settings, phone)
    page = await look_on(browser, settings, INSPECTOR, "/quality/plans")
    await expect(page.get_by_test_id("quality-plans-page")).to_be_visible()
    await pictures(page, "plans-empty")
    await planned(page, "日常抽检")
    await page.goto("/quality/work")
    await expect(page.get_by_test_id("quality-due-row").first).to_be_visible()
    await pictures(page, "work")
    await inspected_by_keys(page, call)
