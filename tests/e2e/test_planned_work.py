"""What is planned and what there is: announced to the client, drilled, registered, and the machine at one glance."""

import asyncio
import io
from datetime import datetime, timedelta
from urllib.request import urlopen

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.clock import BEIJING
from tests.e2e.desk_page import look_on
from tests.e2e.pages import DESKTOP, PHONE, photograph

pytestmark = [pytest.mark.real, pytest.mark.e2e]
OPERATOR, CLIENT, SECOND = "9001", "8001", 1000


async def pictures(page: Page, name: str) -> None:
    await photograph(page, f"planned-{name}")
    await page.set_viewport_size(PHONE)
    await photograph(page, f"planned-{name}-phone")
    await page.set_viewport_size(DESKTOP)


def scraped(settings: Settings) -> str:
    """At the web process's own port, as Prometheus reads it."""
    with urlopen(f"http://127.0.0.1:{settings.ports.app}/metrics") as answer:
        found: bytes = answer.read()
    return found.decode()


async def announce(page: Page, title: str) -> None:
    start = datetime.now(BEIJING) + timedelta(days=1)
    await page.get_by_test_id("window-title").fill(title)
    for field, at in (("window-start", start), ("window-end", start + timedelta(hours=2))):
        await page.get_by_test_id(field).fill(f"{at:%Y-%m-%d %H:%M}")
        await page.get_by_test_id(field).press("Tab")
    await page.get_by_test_id("window-stops").check()
    await page.get_by_test_id("window-announce").click()


async def test_a_window_reaches_the_client_and_a_drill_has_a_result(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, OPERATOR, "/operations/planned")
    await expect(page.get_by_test_id("planned-page")).to_be_visible()
    await announce(page, "数据库小版本升级")
    await expect(page.get_by_test_id("window-row")).to_contain_text("数据库小版本升级")
    await page.get_by_test_id("drill-title").fill("季度恢复演练")
    await page.get_by_test_id("drill-plan").click()
    await page.get_by_test_id("drill-finish").click()
    await page.get_by_test_id("drill-text").fill("恢复用时 12 分钟，未发现问题")
    await page.get_by_test_id("drill-result-submit").click()
    await expect(page.get_by_test_id("drill-row")).to_contain_text("恢复用时 12 分钟")
    await pictures(page, "page")
    client = await look_on(browser, settings, CLIENT, "/operations/planned")
    await expect(client.get_by_test_id("window-row")).to_contain_text("京晓保停用")
    await expect(client.get_by_test_id("window-announce")).to_have_count(0)


async def test_equipment_comes_by_a_workbook(browser: Browser, settings: Settings) -> None:
    file, heads = io.BytesIO(), ("编号", "种类", "名称型号", "位置", "机房", "状态", "备注")
    rows = [
        ("H-001", "耳机", "缤特力 C3220", "3 排 12 号", "", "在用", ""),
        ("S-01", "服务器", "主机", "", "A", "送修", "风扇"),
    ]
    write_workbook(file, [Sheet("设备", [SheetColumn(head) for head in heads], rows)])
    page = await look_on(browser, settings, OPERATOR, "/operations/equipment")
    await expect(page.get_by_test_id("equipment-page")).to_be_visible()
    await pictures(page, "equipment-none")
    sheet = {"name": "设备.xlsx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}
    await page.get_by_test_id("equipment-file").set_input_files(sheet)  # type: ignore[arg-type]
    await expect(page.get_by_test_id("equipment-done")).to_contain_text("2 行")
    await expect(page.get_by_test_id("equipment-row")).to_have_count(2)
    await page.get_by_test_id("equipment-edit").last.click()
    await page.get_by_test_id("equipment-is").select_option("in_use")
    await pictures(page, "equipment-change")
    await page.get_by_test_id("equipment-submit").click()
    await expect(page.get_by_test_id("equipment-row").last).to_contain_text("在用")
    await pictures(page, "equipment")


async def test_the_machine_at_one_glance_and_for_prometheus(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, OPERATOR, "/operations")
    await expect(page.get_by_test_id("machine-disk")).to_be_visible(timeout=20 * SECOND)
    await expect(page.get_by_test_id("machine-version")).to_contain_text("版本")
    await pictures(page, "health")
    figures = await asyncio.to_thread(scraped, settings)
    assert 'hotline_part_up{part="postgres"} 1' in figures
    assert "hotline_disk_used_ratio" in figures
