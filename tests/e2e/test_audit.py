"""The audit administrator in a real browser: the chain, a person's day, an object's history, a signed export."""

import zipfile
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on

pytestmark = [pytest.mark.real, pytest.mark.e2e]
AUDITOR, AGENT = "9002", "1001"


async def test_a_persons_day_is_found_and_taken_along_signed(
    browser: Browser, settings: Settings, tmp_path: Path
) -> None:
    await look_on(browser, settings, AGENT, "/calls")
    page = await look_on(browser, settings, AUDITOR, "/audit", has_desk=False)
    await expect(page.get_by_test_id("audit-row").first).to_be_visible()
    await expect(page.get_by_test_id("audit-head")).to_have_attribute("data-state", "ok", timeout=90_000)
    await expect(page.get_by_test_id("audit-hour").last).to_be_in_viewport()
    await page.get_by_test_id("audit-by").fill(AGENT)
    await page.keyboard.press("Enter")
    row = page.get_by_test_id("audit-row").first
    await expect(row).to_have_attribute("data-by", AGENT)
    await row.click()
    await page.get_by_test_id("audit-day").click()
    await expect(page.get_by_test_id("audit-entry").first).to_be_visible()
    async with page.expect_download() as waiting:
        await page.get_by_test_id("audit-export-csv").click()
    taken = tmp_path / "export.zip"
    await (await waiting.value).save_as(taken)
    with zipfile.ZipFile(taken) as archive:
        assert {"rows.csv", "manifest.json", "manifest.sig", "verify.py"} <= set(archive.namelist())
