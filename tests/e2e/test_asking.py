"""A citizen asks 京晓保 on the public page, at a desk and on a telephone, without signing in."""

import pytest
from playwright.async_api import Browser, expect

from hotline.infrastructure.settings import Settings
from hotline.processes.demo.desk import origin_of
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

QUESTION = "我是男职工，1968年8月出生，哪年退休"


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
async def test_a_question_is_answered_with_its_source_and_judged(
    settings: Settings, installation: Installation, browser: Browser, width: int, height: int
) -> None:
    page = await browser.new_page(viewport={"width": width, "height": height})
    await page.goto(f"{origin_of(settings)}/ask")
    await page.get_by_test_id("question").fill(QUESTION)
    await page.get_by_test_id("question").press("Enter")
    answer = page.get_by_test_id("answer")
    await expect(answer).to_contain_text("2029 年 7 月", timeout=20_000)
    await expect(answer.locator("details summary")).to_contain_text("依据")
    await answer.get_by_test_id("useful").click()
    await expect(answer).to_contain_text("记下了")
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


async def test_what_is_none_of_ours_is_sent_to_the_line_that_knows(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await browser.new_page()
    await page.goto(f"{origin_of(settings)}/ask")
    await page.get_by_test_id("question").fill("公积金怎么提取")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("answer").get_by_role("link", name="拨打 12329")).to_be_visible(timeout=20_000)
