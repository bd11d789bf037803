"""What stands around work orders in the browser: views and batches of the list, leave, departments, figures, paper."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.browser import chromium, microphone
from tests.e2e.desk_page import look_on

pytestmark = [pytest.mark.real, pytest.mark.e2e]
AGENT, REVIEWER, SUPERVISION = "1013", "4002", "8001"
EMPLOYER = "批量示例物业有限公司"


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Browser]:
    async with chromium(microphone(tmp_path / "microphone.wav", 700)) as browser:
        yield browser


async def register(page: Page, number: int) -> None:
    part = page.get_by_test_id
    await page.goto(page.url.split("/cases")[0] + "/cases/new")
    await part("field-kind").select_option("投诉")
    await page.locator("[data-field=topic] input").fill("拖欠")
    await page.keyboard.press("Enter")
    await part("field-summary").fill(f"物业欠薪第{number}件")
    await part("field-employer").fill(EMPLOYER)
    await page.keyboard.press("Control+Enter")
    await expect(part("case-state")).to_have_attribute("data-state", "review")


async def test_two_at_once_then_marked_as_unrest_and_on_paper(browser: Browser, settings: Settings) -> None:
    agent = await look_on(browser, settings, AGENT, "/cases")
    for number in (1, 2):
        await register(agent, number)
    await agent.get_by_test_id("case-say").fill(f"@{REVIEWER}")
    await agent.get_by_test_id(f"mention-{REVIEWER}").click()
    await agent.get_by_test_id("case-say").press_sequentially("请先审")
    await agent.get_by_test_id("case-say").press("Enter")
    await expect(agent.get_by_test_id("case-course")).to_contain_text("提醒 蒋雯")

    page = await look_on(browser, settings, REVIEWER, f"/cases?scope=claimable&q={EMPLOYER}")
    part = page.get_by_test_id
    await expect(part("cases-scope").get_by_text("提到我的 1")).to_be_visible()
    await part("cases-views").click()
    await part("view-name").fill("物业的")
    await part("view-save").click()
    await part("view-物业的").click()
    await part("cases-choose-all").check()
    await expect(part("cases-batch")).to_contain_text("选了 2 张")
    await part("batch-pass").click()
    await part("batch-submit").click()
    await expect(part("batch-answer")).to_contain_text("全部办成")
    await part("batch-answer-back").click()

    await agent.get_by_test_id("deed-unrest").click()
    await agent.get_by_test_id("unrest-橙").check()
    await agent.get_by_test_id("unrest-about").fill("三十人，小区门口，现在，讨薪，未报警")
    await agent.get_by_test_id("unrest-submit").click()
    # The page is of before the review: whoever is late reads who was first, and looks again.
    await expect(agent.get_by_test_id("unrest")).to_contain_text("已经改过这张工单")
    await agent.reload()
    await agent.get_by_test_id("deed-unrest").click()
    await agent.get_by_test_id("unrest-橙").check()
    await agent.get_by_test_id("unrest-about").fill("三十人，小区门口，现在，讨薪，未报警")
    await agent.get_by_test_id("unrest-submit").click()
    await expect(agent.get_by_test_id("case-unrest")).to_contain_text("橙")
    await agent.get_by_test_id("case-print").click()
    await expect(agent.get_by_test_id("paper")).to_contain_text(EMPLOYER)


async def test_figures_open_their_cases_and_the_house_is_kept(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, SUPERVISION, "/cases/statistics")
    part = page.get_by_test_id
    await expect(part("stat-total")).to_be_visible()
    await part("stat-total").click()
    await expect(part("cases-page")).to_be_visible()
    await expect(part("cases-drilled-start")).to_be_visible()

    await part("cases-tab-承办单位").click()
    await page.locator("[data-code=talent]").click()
    await part("department-deadline").fill("大概一周")
    await part("department-save").click()
    await expect(part("department-trouble")).to_contain_text("读不懂")
    await part("department-deadline").fill("5个工作日")
    await part("department-save").click()
    await expect(page.locator("[data-code=talent]")).to_contain_text("5个工作日")

    await part("cases-tab-代理").click()
    await part("leave-substitute").select_option("4001")
    await part("leave-save").click()
    await expect(part("leaves-row")).to_contain_text("代理中")
    await part("leave-end-4001").click()
    await expect(page.get_by_text("现在没有人请人代理")).to_be_visible()
