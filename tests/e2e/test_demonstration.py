"""Whoever opens a page of a demonstration is told; whoever holds a one-time password sets their own first.

The test installation asks everybody for a second factor who is not invented (tests/installation.py).
"""

import pytest
from playwright.async_api import Browser, expect

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import person_at
from tests.e2e.floor import PASSWORD
from tests.e2e.test_chatting import screenshot
from tests.installation import Installation, hotline

pytestmark = [pytest.mark.real, pytest.mark.e2e]

OWN = "my-own-horse-2026"


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
async def test_every_page_of_a_demonstration_says_what_it_is(
    installation: Installation, browser: Browser, settings: Settings, width: int, height: int
) -> None:
    context = await browser.new_context(base_url=origin_of(settings), viewport={"width": width, "height": height})
    page = await context.new_page()
    for path in ("/sign-in", "/ask", "/e"):
        await page.goto(path)
        await expect(page.get_by_test_id("demonstration")).to_be_visible()
        await expect(page.get_by_test_id("demonstration")).to_contain_text("演示系统")
        await screenshot(page, f"{path.strip('/')}-{width}")
    await page.goto("/sign-in")
    await page.get_by_test_id("sign-in-number").fill("9001")
    await page.get_by_test_id("sign-in-password").fill(PASSWORD)
    await page.get_by_test_id("sign-in-submit").click()
    await expect(page.get_by_test_id("sign-in-submit")).to_be_hidden()
    for path in ("/", "/health"):
        await page.goto(path)
        await expect(page.get_by_test_id("demonstration")).to_be_visible()
        await screenshot(page, f"app{path.strip('/')}-{width}")
    await page.goto("/api/v1/docs")
    await expect(page.get_by_text("演示系统 · 人员和数据均为虚构")).to_be_visible(timeout=30_000)
    await screenshot(page, f"api-docs-{width}")
    await context.close()


async def test_a_one_time_password_is_replaced_on_the_way_in_and_opens_nothing_before_a_second_factor(
    installation: Installation, browser: Browser, settings: Settings
) -> None:
    number, password = hotline("first-data", "--again").stdout.split()[-2:]
    page = await (await person_at(browser, origin_of(settings))).new_page()
    await page.goto("/sign-in")
    await page.get_by_test_id("sign-in-number").fill(number)
    await page.get_by_test_id("sign-in-password").fill(password)
    await page.get_by_test_id("sign-in-submit").click()
    await expect(page.get_by_test_id("sign-in-replace")).to_be_visible()
    await screenshot(page, "replace")
    await page.get_by_test_id("sign-in-new").fill(OWN)
    await page.get_by_test_id("sign-in-repeat").fill(OWN)
    await page.get_by_test_id("sign-in-submit").click()
    await expect(page.get_by_test_id("enrol-step")).to_be_visible()
    assert (await page.request.get("/api/session")).status == 401
