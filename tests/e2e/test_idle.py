"""A page that nobody uses: it warns, signs out; it goes on after the password."""

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD

pytestmark = [pytest.mark.real, pytest.mark.e2e]

LEADER = "2001"
#: Of the page's clock: past the warning, and past the end two minutes later.
UNTIL_WARNING, UNTIL_OVER = "28:05", "02:00"
#: Seconds; the page looks at its clock twice a second.
TICKS = "00:02"


async def passes(page: Page, time: str) -> None:
    await page.clock.fast_forward(time)
    await page.clock.run_for(TICKS)


async def test_it_warns_before_the_half_hour_is_over_goes_on_when_asked_and_signs_out_otherwise(
    browser: Browser, settings: Settings
) -> None:
    page = await look_on(browser, settings, LEADER, "/account")
    await page.clock.install()
    await page.reload()
    await expect(page.get_by_test_id("own-session").first).to_be_visible()
    warning = page.get_by_test_id("idle")

    await passes(page, UNTIL_WARNING)
    await expect(warning).to_contain_text("后自动退出登录")
    await page.get_by_role("button", name="继续使用").click()
    await expect(warning).to_be_hidden()

    await passes(page, UNTIL_WARNING)
    await expect(warning).to_be_visible()
    await passes(page, UNTIL_OVER)
    await expect(page.get_by_test_id("sign-in-again-why")).to_contain_text("长时间没有操作")
    assert (await page.request.get("/api/session")).status == 401

    await page.get_by_test_id("sign-in-password").fill(PASSWORD)
    await page.get_by_test_id("sign-in-submit").click()
    await expect(page.get_by_test_id("sign-in-again")).to_be_hidden()
    await passes(page, TICKS)
    await expect(page.get_by_test_id("sign-in-again")).to_be_hidden()
    assert (await page.request.get("/api/session")).ok
    await page.context.close()
