"""A trainee practises with an angry citizen, is scored, and sees the replay with the better sentence."""

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.pages import photograph

pytestmark = [pytest.mark.real, pytest.mark.e2e]
ANN, TRAINER, SECOND = "1001", "7002", 1000
CODE = "injury-not-reported"
ANSWER = (
    "单位应该三十天内去报工伤。单位不报，您自己或者家里人、工会，一年之内可以直接去区人社局报，千万别过一年。"
    "单位拖着没报的那段时间花的钱，符合规定的由单位承担。依据是《工伤保险条例》第十七条。"
)


async def utter(page: Page, text: str) -> None:
    """Type a turn once the citizen has finished."""
    await expect(page.get_by_test_id("practice-speaking")).to_have_count(0, timeout=30 * SECOND)
    await page.get_by_test_id("practice-text").fill(text)
    await page.get_by_test_id("practice-text").press("Enter")
    await expect(page.get_by_text(text)).to_be_visible()


async def test_a_trainee_practises_with_an_angry_citizen_and_is_scored(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, ANN, "/practice")
    await expect(page.get_by_text("暂无练习")).to_be_visible()
    await photograph(page, "practice-list")
    await page.locator(f'[data-code="{CODE}"]').get_by_test_id("practice-begin").click()
    await expect(page.get_by_test_id("practice-band")).to_contain_text("模拟训练")
    await utter(page, "您好，12333，工号1001，请讲。")
    await expect(page.get_by_test_id("practice-anger")).to_have_text("生气")
    await utter(page, "这个不归我管。")
    await expect(page.get_by_test_id("practice-wrap-save")).to_be_visible(timeout=10 * SECOND)
    await photograph(page, "practice-hung-up")
    await page.get_by_test_id("practice-wrap-save").click()
    await expect(page.get_by_test_id("practice-wrap-trouble")).to_contain_text("主题")
    await page.goto(page.url.rsplit("/talks", 1)[0])
    await page.locator(f'[data-code="{CODE}"]').get_by_test_id("practice-begin").click()
    await utter(page, "您好，12333，工号1001，请讲。")
    await utter(page, "伤了手还没人管，换谁都着急。您是想问自己还来不来得及报工伤，对吗？请问是什么时候受的伤？")
    await expect(page.get_by_test_id("practice-anger")).to_have_text("不满")
    await utter(page, "请问跟单位说过没有，单位怎么答复的？")
    await page.get_by_test_id("practice-answer-search").fill("工伤 多久申请")
    await page.get_by_test_id("found-row").first.click()
    await expect(page.get_by_test_id("practice-article")).to_be_visible()
    await photograph(page, "practice-talk")
    await utter(page, ANSWER)
    await utter(page, "请问还有其他需要帮您的吗？")
    await page.get_by_test_id("practice-rating").click()
    await page.locator("#practice-topic").click()
    await page.locator("#practice-topic").fill("工伤认定申请时限")
    await page.get_by_role("option").first.click()
    await page.get_by_test_id("practice-summary").fill("八个月前受伤，单位未报工伤，已告知单位三十天、本人一年的期限。")
    await page.get_by_test_id("practice-wrap-save").click()
    await expect(page.get_by_test_id("practice-outcome")).to_have_text("目标达成")
    await expect(page.get_by_test_id("practice-remark").first).to_contain_text("讲到要点")
    await photograph(page, "practice-score")
    await page.evaluate("document.documentElement.classList.add('dark')")
    await photograph(page, "practice-score-dark")
    await page.evaluate("document.documentElement.classList.remove('dark')")
    await page.goto(page.url.rsplit("/talks", 1)[0])
    await expect(page.get_by_test_id("practice-row")).to_have_count(2)
    trainer = await look_on(browser, settings, TRAINER, "/practice/results")
    await expect(trainer.get_by_test_id("practice-result-row")).to_have_count(1)
    await photograph(trainer, "practice-results")
    await trainer.get_by_test_id("practice-result-row").get_by_role("link").click()
    await expect(trainer.get_by_test_id("practice-of")).to_contain_text(ANN)
    await photograph(trainer, "practice-result")
    phone = await look_on(browser, settings, ANN, "/practice")
    await phone.set_viewport_size({"width": 390, "height": 844})
    await photograph(phone, "practice-phone")
    await phone.locator('[data-code="card-lost"]').get_by_test_id("practice-begin").click()
    await utter(phone, "您好，12333，请讲。")
    await expect(phone.get_by_test_id("practice-speaking")).to_have_count(0, timeout=30 * SECOND)
    await photograph(phone, "practice-phone-talk")
