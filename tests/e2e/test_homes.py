"""Each role lands on a page of its own; an address that no page has, and the bar opened by itself, say so."""

import pytest
from playwright.async_api import Browser, expect

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.pages import ROLES, signed_in

pytestmark = [pytest.mark.real, pytest.mark.e2e]

SECOND = 1000
HOMES = {
    "9002": "审计", "9003": "安全", "2001": "现场", "5001": "工单", "8001": "指标", "9004": "运维", "7001": "现场",
}  # fmt: skip


async def test_each_role_has_a_home_and_strange_addresses_are_answered(browser: Browser, settings: Settings) -> None:
    homes: dict[str, str] = {}
    for number in ROLES:
        context = await signed_in(browser, origin_of(settings), number)
        page = await context.new_page()
        await page.goto("/")
        rail = page.locator("nav [aria-current=page]").first
        await expect(rail).to_be_visible(timeout=15 * SECOND)
        homes[number] = await rail.inner_text()
        if number == ROLES[0]:
            await page.goto("/nowhere/at-all")
            await expect(page.get_by_test_id("page-missing")).to_contain_text("404")
            await page.get_by_test_id("page-missing-home").click()
            await expect(rail).to_be_visible()
            await page.goto("/admin/")
            await expect(page.get_by_test_id("page-missing")).to_contain_text("404")
            await page.goto("/embed")
            await expect(page.locator("body")).to_contain_text("请从业务系统打开")
        await context.close()
    found = {number: homes[number] for number in HOMES}
    assert found == HOMES
