"""A survey is designed with a branch, answered on a telephone without signing in, and read in the results."""

import pytest
from playwright.async_api import Browser, expect

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.invited import link_of_a_call
from tests.e2e.pages import grave_findings, photograph
from tests.e2e.test_routing_settings import fresh

pytestmark = [pytest.mark.real, pytest.mark.e2e]
MANAGER = "8002"
REASON, WISH = "哪里不满意？", "您还有什么建议？"


async def test_a_survey_is_designed_answered_on_a_telephone_and_read(browser: Browser, settings: Settings) -> None:
    title = fresh("通话满意度")
    page = await look_on(browser, settings, MANAGER, "/surveys")
    part = page.get_by_test_id
    await part("surveys-new").click()
    await part("survey-new-title").fill(title)
    await part("survey-new-submit").click()
    await part("question-add").click()
    await part("question-title").nth(1).fill(REASON)
    await part("question-options").first.fill("态度\n解答\n等待")
    await part("question-options").first.blur()
    await part("question-kind").nth(1).select_option("several")
    await part("question-add").click()
    await part("question-kind").nth(2).select_option("text")
    await part("question-title").nth(2).fill(WISH)
    # 满意 and better go past the reasons.
    await part("question-jumps").first.click()
    for level in ("1", "2", "3"):
        await part(f"jump-{level}").first.select_option(label=f"第 3 题 {WISH}")
    await part("design-publish").click()
    await expect(part("design-publish-dialog")).to_contain_text("共 3 题")
    await part("design-publish-submit").click()
    await expect(part("design-problem")).to_be_hidden()
    await expect(part("design-version")).to_contain_text("第 1 版在用")
    await photograph(page, "survey-design")
    assert await grave_findings(page) == []
    id = page.url.split("/surveys/")[1].split("/")[0]

    telephone = await browser.new_page(viewport={"width": 390, "height": 844})
    await telephone.goto(f"{origin_of(settings)}/e{link_of_a_call(int(id))}")
    questions = telephone.get_by_test_id("survey-question")
    await expect(questions).to_have_count(3)
    await telephone.get_by_label("满意", exact=True).check()
    await expect(questions).to_have_count(2)
    await telephone.get_by_label("不满意", exact=True).check()
    await telephone.get_by_test_id("survey-send").click()
    await expect(questions.nth(1)).to_contain_text("请回答这一题")
    await telephone.get_by_label("解答").check()
    await telephone.get_by_test_id("survey-text").fill("问题没解决，请回电")
    await photograph(telephone, "survey-answering")
    assert await grave_findings(telephone) == []
    assert await telephone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    await telephone.get_by_test_id("survey-send").click()
    await expect(telephone.get_by_test_id("survey-thanks")).to_contain_text("感谢您的评价")
    await photograph(telephone, "survey-thanks")
    await telephone.reload()
    await expect(telephone.get_by_test_id("survey-thanks")).to_be_visible()

    await page.goto(f"/surveys/{id}")
    await expect(part("results-answered")).to_have_text("1")
    await expect(part("results-question").first).to_contain_text("0.0 %")
    await expect(part("results-hidden")).to_contain_text("不足 10 份")
    comment = part("survey-comment")
    await expect(comment).to_contain_text("须跟进")
    await expect(comment).not_to_contain_text("没解决，")
    await comment.get_by_test_id("comment-reveal").click()
    await expect(part("comment-text")).to_have_text("问题没解决，请回电")
    await photograph(page, "survey-results")
    assert await grave_findings(page) == []
    async with page.expect_download() as taken:
        await part("results-export").click()
    assert (await taken.value).suggested_filename == f"{title}.xlsx"
    await page.goto("/surveys")
    await expect(part("surveys-row").filter(has_text=title)).to_contain_text("100.0 %")
    await photograph(page, "surveys")
