"""Inspected calls as people come to them: a call with a recording, a plan that draws it, and pictures of the pages."""

import asyncio
import os

from playwright.async_api import Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.floor import CALLER_TONE, PASSWORD, ring_in, seated
from tests.e2e.pages import photograph
from tests.e2e.records import verified_record_of

AGENT, LEADER, INSPECTOR, OTHERS, CLIENT = "1001", "2001", "3001", ("3002", "3003"), "8001"
SECOND = 1000


async def pictures(page: Page, name: str) -> None:
    """The state in both colours, where somebody wants to look at it."""
    await photograph(page, f"quality-{name}")
    if os.environ.get("SCREENSHOTS"):
        await page.evaluate("document.documentElement.classList.add('dark')")
        await photograph(page, f"quality-{name}-dark")
        await page.evaluate("document.documentElement.classList.remove('dark')")


async def talked(settings: Settings, phone: Phone, number: str | None = None) -> str:
    """A call whose recording was found good; its id."""
    async with seated(settings, AGENT) as seat:
        caller = await ring_in(phone, settings, "0", number=number)
        answered, call_id = await seat.take()
        await answered.audio.wait_for_tone(CALLER_TONE)
        await asyncio.sleep(16)
        await caller.hang_up()
        await seat.finish(call_id)
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        await verified_record_of(reader, call_id)
    return call_id


async def planned(page: Page, name: str, *inspectors: str, double_percent: int = 5) -> None:
    """A plan from the blank form to drawn calls, so many of a hundred graded by two."""
    await page.goto("/quality/plans/new")
    await page.get_by_test_id("plan-save").click()
    await expect(page.get_by_text("请填写计划名称")).to_be_visible()
    await page.get_by_test_id("plan-name").fill(name)
    await page.get_by_test_id("plan-size").fill("100")
    await expect(page.get_by_test_id("sample-shows")).to_contain_text("不能说明不高于 0.08%")
    await page.get_by_test_id("plan-double").fill(str(double_percent))
    for number in inspectors:
        await page.get_by_test_id(f"plan-inspector-{number}").click()
    await pictures(page, "plan-form")
    await page.get_by_test_id("plan-save").click()
    await expect(page.get_by_test_id("plan-stage")).to_have_text("待抽取", timeout=10 * SECOND)
    await page.get_by_test_id("plan-draw").click()
    await page.get_by_test_id("plan-draw-submit").click()
    await expect(page.get_by_test_id("plan-stage")).to_have_text("已抽取", timeout=20 * SECOND)
    await expect(page.get_by_test_id("plan-stratum").first).to_be_visible()
    await pictures(page, "plan-drawn")
