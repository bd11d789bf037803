"""Choosing from a list and giving a day, by keys: lists and months are the house's own, fields stay fields."""

import re
from datetime import date

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.flows import LEADER

pytestmark = [pytest.mark.real, pytest.mark.e2e]


async def press(page: Page, *keys: str) -> None:
    for key in keys:
        await page.keyboard.press(key)


async def test_a_choice_is_made_by_keys_in_a_list_of_the_house(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, LEADER, "/calls")
    rating = page.get_by_label("评价", exact=True)
    await rating.focus()
    await press(page, "Enter")
    chosen = rating.locator("option").nth(1)
    await expect(chosen).to_be_visible()
    padding = await chosen.evaluate("each => getComputedStyle(each).borderRadius")
    assert padding == "6px", "the browser draws its own list"
    await press(page, "ArrowDown", "Enter")
    await expect(chosen).to_be_hidden()
    assert await rating.input_value() != ""
    await expect(page.get_by_test_id("records-clear")).to_be_visible()


async def test_escape_leaves_the_list_and_not_the_dialog_around_it(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, LEADER, "/flows")
    await page.get_by_test_id("flows-new").click()
    queue = page.get_by_test_id("new-flow-queue")
    await queue.focus()
    await press(page, "Enter")
    await expect(queue.locator("option").last).to_be_visible()
    await expect(queue).not_to_contain_text(re.compile("（[a-z]"))
    await press(page, "Escape")
    await expect(queue.locator("option").last).to_be_hidden()
    await expect(queue).to_be_visible()
    await press(page, "Escape")
    await expect(queue).to_be_hidden()


async def test_a_day_is_typed_as_people_write_it_or_chosen_of_a_month(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, LEADER, "/calls")
    await page.get_by_test_id("records-period").select_option("days")
    first, last = page.get_by_test_id("records-first"), page.get_by_test_id("records-last")
    await first.fill("2026年9月1日")
    await press(page, "Tab")
    await expect(first).to_have_value("2026-09-01")
    await expect(last).to_be_focused()
    await press(page, "ArrowDown")
    today = page.locator('[aria-current="date"]')
    await expect(today).to_be_focused()
    await press(page, "PageUp", "Home", "Enter")
    await expect(page.get_by_test_id("calendar")).to_be_hidden()
    await expect(last).to_be_focused()
    chosen = date.fromisoformat(await last.input_value())
    assert chosen.isoweekday() == 1, "Home goes to Monday"

    await last.fill("后天")
    await press(page, "Enter")
    await expect(last).to_have_attribute("aria-invalid", "true")
    await expect(last).to_have_attribute("title", "日期应如 2026-12-01")
