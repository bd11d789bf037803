"""A case of a call is written and submitted at the desk, beside the article that answers the caller."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import DeskPage, in_a_talk, open_desk
from tests.e2e.floor import PASSWORD

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT = "1015"
NOTES = "来电人在朝阳区望京的示例餐饮有限公司上班，三个月没发工资，要投诉"


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    """An agent at the desk, not ready yet; signed out afterwards, whatever happened."""
    desk = await open_desk(browser, origin_of(settings))
    await desk.page.set_viewport_size({"width": 1440, "height": 900})
    await desk.sign_in(AGENT, PASSWORD)
    yield desk
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


async def open_an_article(desk: DeskPage) -> str:
    """What answers the caller lies open in column 答. Its code."""
    await desk.press("Alt+k")
    await desk.page.keyboard.type("拖欠工资")
    await expect(desk.part("found-row").first).to_be_visible()
    await desk.press("Enter")
    await expect(desk.part("answer-article")).to_be_visible()
    return str(await desk.part("answer-article").get_attribute("data-code"))


async def test_two_keys_make_a_case_of_the_call_and_the_answer_stays(
    desk: DeskPage, phone: Phone, settings: Settings
) -> None:
    caller = await in_a_talk(desk, phone, settings)
    code = await open_an_article(desk)
    await desk.part("wrap-notes").fill(NOTES)

    await desk.press("Alt+n")
    await expect(desk.part("field-kind")).to_have_value("投诉")
    await expect(desk.part("field-employer")).to_have_value("示例餐饮有限公司")
    await expect(desk.part("field-summary")).not_to_have_value("")
    await expect(desk.part("field-phone")).to_have_attribute("placeholder", re.compile(r"^138\*"))
    await expect(desk.part("answer-article")).to_have_attribute("data-code", code)
    await desk.press("Control+Enter")
    made = desk.part("desk-case-made")
    await expect(made).to_contain_text("已登记工单 GD")
    chosen = desk.part("wrap-disposition-option").and_(desk.page.locator("[aria-checked=true]"))
    await expect(chosen).to_have_text("已建工单")
    await expect(desk.part("wrap-topic")).not_to_have_value("")
    await expect(desk.part("wrap-notes")).to_have_value(NOTES)
    await expect(desk.part("wrap-notes")).to_be_focused()
    await expect(desk.part("answer-article")).to_have_attribute("data-code", code)

    # A second one: what is refused is said at its field, and the draft outlives the page and the call.
    await desk.press("Alt+n")
    await desk.part("field-summary").fill("短")
    await desk.press("Control+Enter")
    await expect(desk.page.locator("[data-field=summary] [role=alert]")).to_be_in_viewport(ratio=1)
    await expect(desk.part("field-summary")).to_be_focused()
    await desk.part("field-summary").fill("第二件：未签劳动合同")
    await desk.page.reload()
    await desk.is_in("talking", within=15)
    await expect(desk.part("field-summary")).to_have_value("第二件：未签劳动合同", timeout=15_000)
    await caller.hang_up()
    await desk.is_in("wrap", within=15)
    await expect(desk.part("field-summary")).to_have_value("第二件：未签劳动合同")
    await desk.press("Alt+n")
    await expect(desk.part("wrap-notes")).to_have_value(NOTES)
    await desk.choose_topic("拖欠")
    await desk.part("wrap-disposition-option").first.click()
    await desk.press("Control+Enter")
    await desk.is_in("ready")
    await desk.part("desk-unsubmitted").get_by_role("link", name="继续填写").click()
    await expect(desk.part("field-summary")).to_have_value("第二件：未签劳动合同", timeout=15_000)
    await desk.press("Control+Enter")
    await expect(desk.part("case-state")).to_have_attribute("data-state", "review")
    await expect(desk.page.locator("[data-part=phone]")).to_contain_text("138****")
