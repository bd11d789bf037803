"""What a leader takes along: reports of a quarter and of a day, an answer opened down, one that makes itself."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.test_assessment import hung_up_without_rating
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

CLIENT, MANAGER = "8001", "8002"
SECOND = 1000


async def taken(page: Page, button: str) -> Path:
    async with page.expect_download(timeout=20 * SECOND) as waiting:
        await page.get_by_test_id(button).click()
    return Path(await (await waiting.value).path())


def first_page(file: Path) -> str:
    return "".join(pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range().split())


async def test_reports_are_taken_opened_down_and_scheduled(
    settings: Settings, installation: Installation, phone: Phone, browser: Browser
) -> None:
    await hung_up_without_rating(settings, phone)
    page = await look_on(browser, settings, CLIENT, "/assessment")
    await page.get_by_test_id("assessment-quarter-page").click()
    text = first_page(await taken(page, "report-pdf"))
    assert "绩效考核报告" in text
    assert "草稿" in text

    await page.goto(page.url.split("/assessment")[0] + "/assessment/year")
    await expect(page.get_by_test_id("year-line")).to_have_count(19)

    await page.goto(page.url.split("/assessment")[0] + "/statistics")
    await page.get_by_test_id("statistics-cell").first.click()
    await expect(page.get_by_test_id("behind-row").first).to_contain_text("通话")
    await page.get_by_test_id("behind-back").click()
    assert "统计" in first_page(await taken(page, "statistics-pdf"))

    await page.get_by_test_id("statistics-reports").click()
    assert "日报" in first_page(await taken(page, "take-daily-pdf"))
    await page.get_by_test_id("plan-weekly").click()
    await page.get_by_test_id("schedule-name").fill("给班长的周报")
    await page.get_by_test_id("share-leader").check()
    await page.get_by_test_id("schedule-submit").click()
    await expect(page.get_by_test_id("schedule-row").filter(has_text="给班长的周报")).to_contain_text("班长")


async def test_a_clause_is_claimed_by_one_side_and_accepted_by_the_other(settings: Settings, browser: Browser) -> None:
    contractor = await look_on(browser, settings, MANAGER, "/assessment/acceptance")
    await contractor.get_by_test_id("claim-T6").click()
    await contractor.get_by_test_id("acceptance-words").fill("接口文档与联调记录")
    await contractor.get_by_test_id("acceptance-submit").click()
    await expect(contractor.get_by_test_id("clause-T6")).to_contain_text("待确认")
    client = await look_on(browser, settings, CLIENT, "/assessment/acceptance")
    await client.get_by_test_id("find-T6").click()
    await client.get_by_test_id("acceptance-submit").click()
    await expect(client.get_by_test_id("clause-T6")).to_contain_text("接口文档与联调记录")
    await expect(client.get_by_test_id("clause-T6").locator("b")).to_have_text("通过")


async def test_a_sheet_for_figures_from_outside_is_defined_on_screen(settings: Settings, browser: Browser) -> None:
    page = await look_on(browser, settings, MANAGER, "/assessment/registers")
    await page.get_by_test_id("outside-new").click()
    await page.get_by_test_id("outside-name").fill("窗口办件")
    await page.get_by_test_id("outside-about").fill("区")
    await page.get_by_test_id("outside-column-0").fill("办件")
    await page.get_by_test_id("outside-submit").click()
    await expect(page.get_by_role("heading", name="窗口办件")).to_be_visible()
    await page.get_by_test_id("register-enter").click()
    await page.get_by_test_id("entry-about").fill("东城区")
    await page.get_by_test_id("entry-f1").fill("12")
    await page.get_by_test_id("entry-submit").click()
    await expect(page.get_by_test_id("entry-row")).to_contain_text("东城区")
