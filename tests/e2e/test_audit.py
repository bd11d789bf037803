"""The audit administrator in a real browser: search, a person's day, an object's history, a signed export verified."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure import sm2
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import fresh_number
from tests.e2e.pages import grave_findings, photograph
from tests.e2e.test_case_screens import register

pytestmark = [pytest.mark.real, pytest.mark.e2e]
AUDITOR, AGENT = "9002", "1001"


async def works(page: Page, number: str) -> str:
    """The agent registers a case and looks for the calls of a number; the case's id."""
    await register(page, "审计页面上要能查到的一件", "审计示例有限公司")
    case = page.url.rpartition("/")[2]
    await page.goto("/calls")
    await page.get_by_test_id("records-number").fill(number)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("无符合条件的")).to_be_visible()
    return case


async def pictured(page: Page, name: str) -> None:
    if os.environ.get("SCREENSHOTS"):
        await photograph(page, f"{name}-light")
        await page.evaluate("document.documentElement.classList.add('dark')")
        await photograph(page, f"{name}-dark")
        await page.evaluate("document.documentElement.classList.remove('dark')")
    assert await grave_findings(page) == []


async def test_search_a_persons_day_an_objects_history_and_a_signed_export_that_verifies(
    browser: Browser, settings: Settings, tmp_path: Path
) -> None:
    number = fresh_number()
    case = await works(await look_on(browser, settings, AGENT, "/cases"), number)
    page = await look_on(browser, settings, AUDITOR, "/audit")
    part = page.get_by_test_id
    await expect(part("audit-head")).to_have_attribute("data-state", "ok", timeout=90_000)
    await expect(part("audit-hour").last).to_be_in_viewport()
    await pictured(page, "audit")

    # Search: by what somebody searched for, though it stands nowhere in the clear.
    await part("audit-searched").fill(number)
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile("searched="))
    row = page.locator(f"[data-testid=audit-row][data-by='{AGENT}']").first
    await expect(row).to_have_attribute("data-action", "calls.search")
    assert number not in page.url + await page.content()
    await row.click()
    await expect(part("audit-facts")).to_contain_text(AGENT)
    await pictured(page, "audit-searched")

    # A person's day, as it went.
    await part("audit-day").click()
    entries = part("audit-entry")
    registered = entries.filter(has_text=case)
    more = part("audit-more")
    while True:
        await expect(registered.or_(more).first).to_be_visible()
        if await registered.count():
            break
        listed = await entries.count()
        await more.click()
        await expect(entries.nth(listed)).to_be_visible()
    await pictured(page, "audit-day")

    # The history of an object, from a row of that day.
    await registered.first.click()
    await part("audit-history").click()
    await expect(page).to_have_url(re.compile(f"case(%2F|/){case}"))
    await expect(entries.first).to_contain_text(case)
    assert await entries.count() == await registered.count() > 0
    await expect(entries.first).to_contain_text(AGENT)
    await pictured(page, "audit-history")

    # What is exported is verified by whoever has Python, OpenSSL and our public key.
    async with page.expect_download() as waiting:
        await part("audit-export-csv").click()
    folder = tmp_path / "export"
    await (await waiting.value).save_as(tmp_path / "export.zip")
    zipfile.ZipFile(tmp_path / "export.zip").extractall(folder)
    assert case in (folder / "rows.csv").read_text("utf-8-sig")
    assert "完好" in verified(folder, settings, status=0)
    text = (folder / "rows.csv").read_bytes()
    (folder / "rows.csv").write_bytes(text.replace(AGENT.encode(), b"1002"))
    assert "rows.csv" in verified(folder, settings, status=1)


def verified(folder: Path, settings: Settings, *, status: int) -> str:
    """What the command of README.txt says, with the installation's public key in place of the one that came along."""
    key = sm2.public_key_file(settings.audit.key_file(settings.place.data)).absolute()
    done = subprocess.run([sys.executable, "verify.py", ".", str(key)], cwd=folder, capture_output=True, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout
