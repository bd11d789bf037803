"""A rule for words of citizens is made in the browser, tried, published, and answers the next text by itself."""

import pytest
from playwright.async_api import Browser, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import fresh_number, until
from tests.e2e.pages import photograph
from tests.e2e.test_self_service import texts_to
from tests.e2e.test_text_lines import COMES, run

pytestmark = [pytest.mark.real, pytest.mark.e2e]
LEADER, SECOND = "2001", 1000
QUESTION, ANSWER = "请问你们地址在哪里", "永定门西街5号，工作日 9:00–17:00"


async def test_a_rule_is_tried_published_and_answers_by_itself(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, LEADER, "/texts/keywords")
    await expect(page.get_by_test_id("keywords-version")).to_have_text("初始规则")
    await page.get_by_test_id("keyword-new").click()
    await page.get_by_test_id("keyword-save").click()
    await expect(page.get_by_text("请填写规则名称")).to_be_visible()
    await page.get_by_test_id("keyword-name").fill("办公地址")
    await page.get_by_test_id("keyword-match").select_option("pattern")
    await page.get_by_test_id("keyword-words").fill("*地址*、*在哪里*")
    await page.get_by_test_id("keyword-answer").fill(ANSWER)
    await photograph(page, "text-keyword")
    await page.get_by_test_id("keyword-save").click()
    await expect(page.get_by_test_id("keywords-changed")).to_be_visible()
    await page.get_by_test_id("keyword-up").last.click()
    await expect(page.get_by_test_id("keyword-row").first).to_contain_text("办公地址")
    await page.get_by_test_id("keyword-text").fill(QUESTION)
    await page.get_by_test_id("keyword-try").click()
    await expect(page.get_by_test_id("keyword-outcome")).to_have_text("按“办公地址”处理，不进待办")
    await expect(page.get_by_test_id("keyword-reply")).to_have_text(ANSWER)
    await page.get_by_test_id("keywords-publish").click()
    await page.get_by_test_id("keywords-publish-form-reason").select_option("新增常见问题")
    await page.get_by_test_id("keywords-publish-form-submit").click()
    await expect(page.get_by_test_id("keywords-version")).to_have_text("第 1 版")
    await expect(page.get_by_test_id("keyword-version")).to_contain_text("新增常见问题")
    await photograph(page, "text-keywords")

    number = fresh_number()
    run(COMES.format(number=number, text=QUESTION))

    async def arrived() -> bool | None:
        return await texts_to(settings, number) == [ANSWER] or None

    await until(arrived, 15)

    await page.get_by_test_id("keyword-remove").first.click()
    await page.get_by_test_id("keywords-publish").click()
    await page.get_by_test_id("keywords-publish-form-reason").select_option("纠正误判")
    await page.get_by_test_id("keywords-publish-form-submit").click()
    await expect(page.get_by_test_id("keywords-version")).to_have_text("第 2 版")
    await expect(page.get_by_test_id("keyword-version")).to_have_count(2)
