"""A work order in the browser, from its registering to its end, by five people of four roles."""

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import choose_topic, look_on

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, CALLER_BACK, REVIEWER, DISTRICT, SUPERVISION = "1011", "1012", "4001", "6001", "8001"
ANSWER = "已到工地核查，总包承诺本月底前先行清偿。"


class CasePage:
    def __init__(self, page: Page) -> None:
        self.page, self.part = page, page.get_by_test_id

    async def is_in(self, state: str) -> None:
        await expect(self.part("case-state")).to_have_attribute("data-state", state)

    async def finish(self, outcome: str, reason: str = "") -> None:
        await self.part(f"outcome-{outcome}").click()
        if reason:
            await self._give(reason, "case-reason")

    async def do(self, transition: str, reason: str) -> None:
        await self.part(f"deed-{transition}").first.click()
        await self._give(reason, "deed-reason")

    async def _give(self, reason: str, dialog: str) -> None:
        await self.part(f"{dialog}-reason").select_option("其他")
        await self.page.locator(f"#{dialog}-more").fill(reason)
        await self.part(f"{dialog}-submit").click()


async def at_case(browser: Browser, settings: Settings, number: str, path: str) -> CasePage:
    return CasePage(await look_on(browser, settings, number, path))


async def register(browser: Browser, settings: Settings) -> str:
    """The path of the new work order."""
    page = await look_on(browser, settings, AGENT, "/cases/new")
    part = page.get_by_test_id
    await part("field-kind").select_option("投诉")
    await part("outcome-submit").click()
    await expect(page.locator("[data-field=summary] [role=alert]")).to_be_visible()
    await choose_topic(page, "拖欠")
    await part("field-summary").fill("工地欠薪，工友八人")
    await part("field-employer").fill("示例建筑工程有限公司")
    await part("field-district").select_option("朝阳区")
    await part("field-name").fill("赵先生")
    await part("field-phone").fill("13800001022")
    await part("field-wants_follow_up").check()
    await page.keyboard.press("Control+Enter")
    await expect(part("case-state")).to_have_attribute("data-state", "review")
    await expect(page.locator("[data-part=phone]")).to_contain_text("138******22")
    return page.url.removeprefix(page.url.split("/cases")[0])


async def test_from_registering_to_the_closed_case(browser: Browser, settings: Settings) -> None:
    path = await register(browser, settings)

    reviewer = await at_case(browser, settings, REVIEWER, path)
    await reviewer.finish("pass")
    await reviewer.is_in("dispatch")
    await expect(reviewer.part("case-department")).to_have_value("chaoyang")
    await reviewer.finish("dispatch")
    await reviewer.is_in("dispatched")

    district = await at_case(browser, settings, DISTRICT, path)
    await district.finish("return", "工地注册在海淀区")
    await district.is_in("returned")
    supervision = await at_case(browser, settings, SUPERVISION, path)
    await supervision.finish("reject", "工地在朝阳区")
    await supervision.is_in("dispatched")

    await district.page.reload()
    await district.finish("sign")
    await district.is_in("handling")
    await district.do("contact", "已约定核查时间")
    await expect(district.part("case-course")).to_contain_text("已约定核查时间")
    await district.part("deed-extend").click()
    await district.part("extension-why").fill("等待总包提供工资表")
    await district.part("extension-submit").click()
    await expect(district.part("case-course")).to_contain_text("等待总包提供工资表")
    await supervision.page.reload()
    await supervision.part("extension-grant").click()
    await expect(supervision.part("case-due")).to_contain_text("已延期 1 次")

    await district.page.reload()
    await district.part("field-reply").fill(ANSWER)
    await district.finish("reply")
    await district.is_in("replied")
    await reviewer.page.reload()
    await reviewer.finish("pass")
    await reviewer.is_in("follow_up")

    caller_back = await at_case(browser, settings, CALLER_BACK, path)
    await expect(caller_back.page.locator("[data-part=reply]")).to_contain_text(ANSWER)
    await caller_back.part("case-result").select_option("resolved")
    await caller_back.part("case-satisfied").select_option("yes")
    await caller_back.finish("done")
    await caller_back.is_in("closed")
    await expect(caller_back.part("case-course")).to_contain_text("工地注册在海淀区")
