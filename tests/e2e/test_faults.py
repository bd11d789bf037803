"""From an alarm of the machine to the contract's figures: answered in one press on a phone, mended, approved."""

import asyncio
import os
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.settings import Settings
from hotline.kernel.clock import BEIJING
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD, until
from tests.e2e.pages import DESKTOP, PHONE, photograph
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]
OPERATOR, CLIENT, SECOND = "9001", "8001", 1000


async def pictures(page: Page, name: str) -> None:
    await photograph(page, f"faults-{name}")
    if os.environ.get("SCREENSHOTS"):
        await page.evaluate("document.documentElement.classList.add('dark')")
        await photograph(page, f"faults-{name}-dark")
        await page.evaluate("document.documentElement.classList.remove('dark')")


async def on_call(page: Page) -> None:
    """The operator takes the first duty; afterwards the gap begins where it ends."""
    await page.goto("/operations/rota")
    await expect(page.get_by_text("未来两周无人值班")).to_be_visible()
    await page.get_by_test_id("duty-person").select_option(OPERATOR)
    await page.get_by_test_id("duty-add").click()
    await expect(page.get_by_test_id("duty-row")).to_have_count(1)
    await expect(page.get_by_test_id("duty-gap").last).to_be_visible()
    await pictures(page, "rota")


async def answered(page: Page, installation: Installation) -> str:
    """The SIP edge dies at night: the fault comes by itself, one press stops the clock. The fault's id."""
    await page.set_viewport_size(PHONE)
    await page.goto("/operations/faults")
    await expect(page.get_by_test_id("faults-on-call")).to_contain_text(OPERATOR)
    await asyncio.to_thread(installation.stop, "door")
    row = page.get_by_test_id("fault-row").filter(has_text="接入网关")
    await expect(row).to_be_visible(timeout=40 * SECOND)
    await pictures(page, "list-phone")
    await row.locator("a").click()
    await expect(page.get_by_test_id("fault-clock")).to_contain_text(":")
    await expect(page.get_by_test_id("run-book")).to_contain_text("接入网关无响应")
    await pictures(page, "waiting-phone")
    await page.get_by_test_id("fault-acknowledge").click()
    await expect(page.get_by_test_id("fault-answered")).to_contain_text("用时")
    await expect(page.get_by_test_id("fault-waiting")).to_have_count(0)
    await expect(page.locator('[data-testid="fault-step"][data-kind="called"]').first).to_contain_text(OPERATOR)
    return page.url.rsplit("/", 1)[1]


async def mended(page: Page, installation: Installation) -> None:
    await asyncio.to_thread(installation.start, "door")
    await expect(page.locator('[data-testid="fault-step"][data-kind="cleared"]')).to_be_visible(timeout=30 * SECOND)
    await page.get_by_test_id("fault-note").fill("进程被停，已重新启动")
    await page.get_by_test_id("fault-note-submit").click()
    await expect(page.locator('[data-testid="fault-step"][data-kind="noted"]')).to_be_visible()
    await pictures(page, "mending-phone")
    await page.set_viewport_size(DESKTOP)
    await page.get_by_test_id("closing-cause").fill("演习时停了接入网关")
    await page.get_by_test_id("closing-mending").fill("重新启动，试拨正常")
    await page.get_by_test_id("closing-down").check()
    begun = datetime.now(BEIJING) - timedelta(minutes=5)
    await page.get_by_test_id("closing-from").fill(f"{begun:%Y-%m-%d %H:%M}")
    await page.get_by_test_id("closing-from").press("Tab")
    await pictures(page, "closing")
    await page.get_by_test_id("closing-submit").click()
    await expect(page.get_by_test_id("fault-result")).to_contain_text("计入 K17")
    await pictures(page, "closed")


async def approved(client: Desk, register: str, fault: str) -> list[dict[str, Any]]:
    """The client approves what the worker entered, with its report: of an outage over midnight an entry a day."""

    async def entries() -> list[dict[str, Any]] | None:
        rows = (await client.get(f"/api/assessment/registers/entries?register_key={register}"))["rows"]
        return [each for each in rows if each["id"].startswith(fault)] or None

    found = await until(entries, 30)
    for each in found:
        assert each["evidence"][0]["name"].startswith("设备故障报告-")
        await client.post(f"/api/assessment/registers/entries/{each['id']}/judge", approved=True)
    return found


async def test_from_an_alarm_to_the_contracts_figures(
    browser: Browser, settings: Settings, installation: Installation
) -> None:
    page = await look_on(browser, settings, OPERATOR, "/operations")
    await expect(page.get_by_test_id("health-page")).to_be_visible()
    await on_call(page)
    try:
        fault = await answered(page, installation)
        await mended(page, installation)
    finally:
        installation.start("door")
        await asyncio.to_thread(installation.wait_until_well, "door")
    await page.goto("/operations/run-books")
    await expect(page.get_by_test_id("run-book").first).to_be_visible()
    await pictures(page, "run-books")
    async with Desk(origin_of(settings), CLIENT, PASSWORD) as client:
        (answer,) = await approved(client, "faults", fault)
        assert 0 <= answer["figures"]["seconds"] < 180
        outage = await approved(client, "outages", fault)
        assert sum(each["figures"]["minutes"] for each in outage) >= 4
    client_page = await look_on(browser, settings, CLIENT, "/assessment/evidence?measure=faults&part=num")
    line = client_page.get_by_test_id("evidence-open").filter(has_text=fault)
    await expect(line).to_be_visible(timeout=30 * SECOND)
    await line.click()
    await expect(client_page.get_by_test_id("fault-result")).to_contain_text("演习时停了接入网关")
    await pictures(client_page, "client")
