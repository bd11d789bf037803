"""The security administrator in a real browser: what is checked here, and what each control stands on."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.pages import grave_findings

pytestmark = [pytest.mark.real, pytest.mark.e2e]
SECURITY = "9003"


async def photograph(page: Page, name: str) -> None:
    """With ``SCREENSHOTS=folder``, in both themes, to be looked at."""
    if folder := os.environ.get("SCREENSHOTS"):
        for theme in ("light", "dark"):
            await page.evaluate(f"document.documentElement.classList.toggle('dark', {str(theme == 'dark').lower()})")
            await page.screenshot(path=Path(folder) / f"security-{name}-{theme}.png")


async def test_the_installation_is_checked_now_and_controls_say_what_they_stand_on(
    browser: Browser, settings: Settings
) -> None:
    page = await look_on(browser, settings, SECURITY, "/security")
    await page.get_by_test_id("security-run").click()
    await expect(page.get_by_test_id("security-run")).to_have_text("立即检查", timeout=120_000)

    def check(code: str) -> object:
        return page.locator(f"[data-check={code}]")

    for code in ("headers", "audit_insert_only", "sandbox", "sealing", "powers", "file_modes", "users"):
        await expect(check(code)).to_have_attribute("data-status", "passed")
    await expect(check("certificate")).to_have_attribute("data-status", "unknown")  # on loopback there is no TLS
    scanner = check("virus_scanner")
    await expect(scanner).to_contain_text("未接入查杀服务")
    await expect(scanner).to_contain_text("处理办法")
    await expect(page.get_by_test_id("security-verdict")).to_contain_text("恶意代码查杀")
    assert await grave_findings(page) == []
    await photograph(page, "checks")

    await page.get_by_test_id("security-tab-controls").click()
    sealed = page.locator("[data-control='integrity.storage']")
    await expect(sealed).to_contain_text("密文带认证标签")
    await expect(page.locator("[data-control='access.powers']")).to_have_attribute("data-status", "passed")
    await expect(page.locator("[data-control='access.policy']")).to_have_attribute("data-status", "tested")
    await expect(page.locator("[data-control='trust.boot']")).to_have_attribute("data-status", "elsewhere")
    await sealed.locator("summary").click()
    await expect(sealed).to_contain_text("test_damage_is_noticed")
    assert await grave_findings(page) == []
    await photograph(page, "controls")
    await page.get_by_test_id("controls-failed").click()
    await expect(page.locator("[data-control='malware.uploads']")).to_be_visible()
    await expect(page.locator("[data-control='access.policy']")).to_have_count(0)

    await page.get_by_test_id("security-tab-algorithms").click()
    await page.get_by_test_id("algorithms-other").click()
    await expect(page.get_by_test_id("algorithm").filter(has_text="TLS 1.2 / 1.3")).to_contain_text("TLCP")
    assert await grave_findings(page) == []
    await photograph(page, "algorithms")

    await page.get_by_test_id("bell").click()
    notification = page.get_by_test_id("notification").filter(has_text="安全检查不合格：恶意代码查杀")
    await expect(notification).to_have_count(1)
    await notification.get_by_test_id("notification-open").click()
    await expect(scanner).to_be_in_viewport()
