"""The security administrator looks at who signed in, closes an account that nobody uses, sees what is about to end."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, DeskRefused, origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD
from tests.e2e.pages import grave_findings
from tests.e2e.records import connected
from tests.e2e.test_security import SECURITY, photograph

pytestmark = [pytest.mark.real, pytest.mark.e2e]
GUESSED, UNUSED, OPERATOR = "1019", "1020", "9001"


def unused_for(settings: Settings, number: str, days: int) -> None:
    with connected(settings) as connection:
        connection.execute(
            "UPDATE accounts_staff SET password_set_at = %s WHERE number = %s",
            [datetime.now(UTC) - timedelta(days=days), number],
        )


async def notification_of(page: Page, text: str) -> None:
    await page.get_by_test_id("bell").click()
    await expect(page.get_by_test_id("notification").filter(has_text=text)).to_have_count(1, timeout=90_000)
    await page.keyboard.press("Escape")


async def test_sign_ins_are_looked_at_and_an_unused_account_is_closed(browser: Browser, settings: Settings) -> None:
    for _ in range(2):
        with pytest.raises(DeskRefused):
            async with Desk(origin_of(settings), GUESSED, "wrong"):
                pass
    async with Desk(origin_of(settings), OPERATOR, PASSWORD):
        pass
    await look_on(browser, settings, OPERATOR, "/health")  # at a browser never used before
    unused_for(settings, UNUSED, 95)
    page = await look_on(browser, settings, SECURITY, "/security")

    await page.get_by_test_id("security-tab-sign_ins").click()
    await expect(page.get_by_test_id("failures-day").last).not_to_have_attribute("data-total", "0")
    await page.get_by_test_id("failures-day").last.click()
    rows = page.get_by_test_id("sign-ins-row")
    guessed = rows.and_(page.locator(f"[data-number='{GUESSED}']"))
    await expect(guessed).to_have_count(2)
    await expect(guessed.first).to_contain_text("密码错误")
    await expect(guessed.first).to_contain_text("127.0.0.*")
    await expect(rows.and_(page.locator("[data-outcome=done]"))).to_have_count(0)
    await page.get_by_test_id("sign-ins-kind-strange").click()
    strange = rows.and_(page.locator(f"[data-number='{OPERATOR}']")).first
    await expect(strange).to_contain_text("陌生设备")
    await page.get_by_test_id("sign-ins-kind-all").click()
    assert await grave_findings(page) == []
    await photograph(page, "sign-ins")
    await guessed.first.get_by_test_id("sign-ins-audit").click()
    await expect(page.get_by_test_id("sign-ins-copied")).to_be_visible()
    await page.get_by_test_id("sign-ins-text").fill("没有这个人")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("sign-ins")).to_contain_text("请更换时段或人员")
    await notification_of(page, f"{OPERATOR} 邓凯在陌生设备登录")

    await page.get_by_test_id("security-tab-dormant").click()
    unused = page.locator(f"[data-testid=dormant-row][data-number='{UNUSED}']")
    await expect(unused).to_contain_text("95 天")
    await photograph(page, "dormant")
    await unused.get_by_test_id("dormant-close").click()
    await page.get_by_test_id("dormant-close-submit").click()
    await expect(page.get_by_test_id("dormant-done")).to_contain_text(f"已停用 {UNUSED}")
    await expect(unused).to_have_count(0)
    assert await grave_findings(page) == []
    with pytest.raises(DeskRefused):
        async with Desk(origin_of(settings), UNUSED, PASSWORD):
            pass

    await page.get_by_test_id("security-tab-endings").click()
    await expect(page.locator("[data-testid=ending][data-kind=key]").first).to_contain_text("个人信息密钥")
    assert await grave_findings(page) == []
    await photograph(page, "endings")


async def test_the_pages_fit_a_telephone(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, SECURITY, "/security?tab=sign_ins")
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.get_by_test_id("sign-ins-row").first).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await photograph(page, "sign-ins-phone")
