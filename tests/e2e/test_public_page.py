"""A citizen asks 京晓保 on the public page, at a desk and on a telephone, without signing in."""

import pytest
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import open_desk
from tests.e2e.floor import PASSWORD, fresh_number
from tests.e2e.pages import grave_findings
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
    await expect(answer).to_contain_text("已收到")
    assert await grave_findings(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
async def test_who_is_not_helped_is_rung_up_by_an_agent_who_reads_what_was_said(
    settings: Settings, installation: Installation, browser: Browser, width: int, height: int
) -> None:
    page = await browser.new_page(viewport={"width": width, "height": height})
    await page.goto(f"{origin_of(settings)}/ask")
    await page.get_by_test_id("question").fill(QUESTION)
    await page.get_by_test_id("send").click()
    await page.get_by_test_id("useless").click(timeout=20_000)
    await page.get_by_test_id("person-after").click()
    assert await grave_findings(page) == []
    await page.get_by_test_id("callback-number").fill("12")
    await page.get_by_test_id("callback-send").click()
    await expect(page.get_by_test_id("handover").get_by_role("alert")).to_contain_text("电话号码")
    number = fresh_number()
    await page.get_by_test_id("callback-number").fill(number)
    await page.get_by_test_id("callback-send").click()
    await expect(page.get_by_test_id("handover")).to_contain_text("已登记")

    desk = await open_desk(browser, origin_of(settings))
    await desk.sign_in("1003", PASSWORD)
    await desk.is_in("away")
    await desk.page.goto("/callbacks")
    await desk.part("callbacks-row").filter(has_text=f"****{number[-2:]}").click(timeout=15_000)
    await expect(desk.part("callback-panel")).to_contain_text("网上登记")
    await expect(desk.part("callback-said-later")).to_be_visible()
    await desk.part("callback-take").click()
    await expect(desk.part("callback-said").first).to_contain_text(QUESTION)
    await desk.part("callback-release").click()
    await expect(desk.part("callback-take")).to_be_enabled()
    await desk.page.close()
    async with Desk(origin_of(settings), "1003", PASSWORD) as seat:
        await seat.sign_out()


async def test_what_is_none_of_ours_is_sent_to_the_line_that_knows(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await browser.new_page()
    await page.goto(f"{origin_of(settings)}/ask")
    await page.get_by_test_id("question").fill("公积金怎么提取")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("answer").get_by_role("link", name="拨打 12329")).to_be_visible(timeout=20_000)
