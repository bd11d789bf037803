"""A citizen's request on the page 个人信息: an agent registers it, another person sees what is stored and answers."""

import re

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from hotline.kernel.blocked_numbers import HIDDEN
from tests.e2e.desk_page import in_a_talk, look_on, open_desk, sum_up
from tests.e2e.floor import PASSWORD, fresh_number

pytestmark = [pytest.mark.real, pytest.mark.e2e]
AGENT, DECIDES, APPROVES = "1001", "8001", "8003"


async def leaves_a_number(settings: Settings, number: str) -> None:
    """A citizen leaves a number with 京晓保."""
    async with Desk(origin_of(settings), AGENT, PASSWORD) as citizen:
        session = (await citizen.post("/api/assistant/sessions"))["session"]
        await citizen.post("/api/assistant/callbacks", session=session, number=number)


async def is_done(settings: Settings, number: str) -> None:
    """An agent takes the citizen's call-back and closes it."""
    async with Desk(origin_of(settings), AGENT, PASSWORD) as agent:
        rows = (await agent.get("/api/callbacks"))["rows"]
        (entry,) = (row["id"] for row in rows if row["number"].endswith(f"****{number[-2:]}"))
        await agent.post(f"/api/callbacks/{entry}/take")
        await agent.post(f"/api/callbacks/{entry}/close", reason="已联系上")


async def register(agent: Page, kind: str, number: str) -> Locator:
    """Registered at the desk of the office, identity checked: the panel."""
    await agent.goto("/personal-requests")
    await agent.get_by_test_id("personal-new").click()
    await agent.get_by_test_id("personal-form-kind").select_option(kind)
    await agent.get_by_test_id("personal-form-name").fill("欧阳测试")
    await agent.get_by_test_id("personal-form-number").fill(number)
    await agent.get_by_test_id("personal-form-wish").fill("请按我说的改")
    await agent.get_by_test_id("personal-form-submit").click()
    await checked(agent)
    return agent.get_by_test_id("personal-panel")


async def checked(agent: Page) -> None:
    await agent.get_by_test_id("personal-check").click()
    await agent.get_by_test_id("personal-checking-how").select_option("called_back")
    await agent.get_by_test_id("personal-checking-submit").click()
    await expect(agent.get_by_test_id("personal-identity")).to_contain_text("回拨本人号码")


async def opened_by_decider(browser: Browser, settings: Settings, number: str) -> Page:
    page = await look_on(browser, settings, DECIDES, "/personal-requests")
    await page.get_by_test_id("personal-row").filter(has_text=f"****{number[-2:]}").first.click()
    await expect(page.get_by_test_id("personal-stored")).to_contain_text("网上登记")
    return page


async def agree(page: Page) -> None:
    await page.get_by_test_id("personal-grant").click()
    await page.get_by_test_id("personal-granting-submit").click()


async def test_a_correction_is_decided_by_another_and_what_is_wrong_with_it_is_said_beside_the_key(
    browser: Browser, settings: Settings
) -> None:
    wrong, right = fresh_number(), fresh_number()
    await leaves_a_number(settings, wrong)
    agent = await look_on(browser, settings, AGENT, "/personal-requests")
    panel = await register(agent, "correction", wrong)
    await expect(panel.get_by_test_id("personal-grant")).to_have_count(0)

    page = await opened_by_decider(browser, settings, wrong)
    problem = page.get_by_test_id("personal-problem")
    await agree(page)
    await expect(problem).to_contain_text("请至少填写一处更正")
    field = page.locator("[data-field=number]").first
    await field.fill("12")
    await agree(page)
    await expect(problem).to_contain_text("电话号码")
    await expect(problem).to_be_in_viewport()
    await expect(field).to_have_value("12")
    await field.fill(right)
    await agree(page)
    await expect(page.get_by_test_id("personal-state")).to_have_text("已同意")
    await expect(page.get_by_test_id("personal-change")).to_have_text("已更正 号码")

    callbacks = await look_on(browser, settings, AGENT, "/callbacks")
    await expect(callbacks.get_by_test_id("callbacks-row").filter(has_text=f"****{right[-2:]}")).to_have_count(1)
    await expect(callbacks.get_by_test_id("callbacks-row").filter(has_text=f"****{wrong[-2:]}")).to_have_count(0)
    await is_done(settings, right)


async def test_what_has_to_stay_cannot_be_ticked_and_what_was_deleted_is_gone(
    browser: Browser, settings: Settings
) -> None:
    number = fresh_number()
    await leaves_a_number(settings, number)
    agent = await look_on(browser, settings, AGENT, "/personal-requests")
    await register(agent, "deletion", number)

    page = await opened_by_decider(browser, settings, number)
    entry = page.locator("article[data-about^='callback/']")
    await expect(entry).to_contain_text("不能删除：未办结")
    await expect(entry.get_by_role("checkbox")).to_be_disabled()
    await is_done(settings, number)
    await page.reload()
    await agree(page)
    await expect(page.get_by_test_id("personal-problem")).to_contain_text("请写明保留理由")
    await entry.get_by_role("checkbox").check()
    await agree(page)
    await expect(page.get_by_test_id("personal-state")).to_have_text("已同意")
    await expect(page.get_by_test_id("personal-change")).to_have_text("已删除 网上登记")
    await expect(page.get_by_test_id("personal-stored")).not_to_contain_text("网上登记")

    await agent.reload()
    await expect(agent.get_by_test_id("personal-panel")).to_contain_text("已删除 网上登记")


async def test_from_the_desk_and_from_the_record_the_number_comes_along_unseen(
    browser: Browser, phone: Phone, settings: Settings
) -> None:
    number = fresh_number()
    desk = await open_desk(browser, origin_of(settings))
    await desk.sign_in(AGENT, PASSWORD)
    caller = await in_a_talk(desk, phone, settings, number)
    await desk.part("register-personal-request").click()
    await expect(desk.part("personal-form-known")).to_contain_text(f"****{number[-2:]}")
    assert number not in desk.page.url
    await desk.part("personal-form-name").fill("欧阳测试")
    await desk.part("personal-form-wish").fill("想知道你们存了我的什么")
    await desk.part("personal-form-submit").click()
    await expect(desk.part("personal-panel")).to_contain_text(f"****{number[-2:]}")
    await expect(desk.part("personal-panel")).to_contain_text("来电")
    await expect(desk.part("bar-state")).to_have_attribute("data-state", "talking")
    await caller.hang_up()
    await desk.page.goto("/desk")
    await sum_up(desk)

    await desk.page.goto("/calls")
    await desk.part("records-row").filter(has_text=f"****{number[-2:]}").first.click()
    await desk.part("record-panel").get_by_test_id("register-personal-request").click()
    await expect(desk.part("personal-form-known")).to_contain_text(f"****{number[-2:]}")
    await desk.press("Escape")
    await expect(desk.part("personal-form-known")).to_have_count(0)
    assert "call=" not in desk.page.url
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


async def test_a_request_is_registered_checked_granted_and_its_copy_waits_for_another(
    browser: Browser, settings: Settings
) -> None:
    number = fresh_number()
    agent = await look_on(browser, settings, AGENT, "/personal-requests")
    await agent.get_by_test_id("personal-new").click()
    await agent.get_by_test_id("personal-form-name").fill("欧阳测试")
    await agent.get_by_test_id("personal-form-number").fill(number)
    await agent.get_by_test_id("personal-form-wish").fill("想知道你们存了我的什么")
    await agent.get_by_test_id("personal-form-submit").click()
    panel = agent.get_by_test_id("personal-panel")
    await expect(panel).to_contain_text(f"****{number[-2:]}")
    await expect(panel.get_by_test_id("personal-identity")).to_have_text("未核验")
    await panel.get_by_test_id("personal-check").click()
    await agent.get_by_test_id("personal-checking-how").select_option("document")
    await agent.get_by_test_id("personal-checking-submit").click()
    await expect(panel.get_by_test_id("personal-identity")).to_contain_text("当面核验身份证件")
    await expect(panel.get_by_test_id("personal-grant")).to_have_count(0)

    decides = await look_on(browser, settings, DECIDES, "/personal-requests")
    await decides.get_by_test_id("personal-row").filter(has_text=f"****{number[-2:]}").first.click()
    panel_of_decider = decides.get_by_test_id("personal-panel")
    await panel_of_decider.get_by_test_id("personal-content").click()
    await expect(panel_of_decider).to_contain_text("想知道你们存了我的什么")
    await expect(decides.get_by_test_id("personal-stored")).to_contain_text("通话与录音")
    await panel_of_decider.get_by_test_id("personal-grant").click()
    await decides.get_by_test_id("personal-granting-submit").click()
    await expect(panel_of_decider.get_by_test_id("personal-state")).to_have_text("已同意")
    await panel_of_decider.get_by_test_id("personal-copy-request").click()
    await decides.get_by_test_id("personal-copying-reason").select_option("请求人自取")
    await decides.get_by_test_id("personal-copying-submit").click()
    await expect(panel_of_decider.get_by_test_id("personal-copy-waits")).to_be_visible()

    approver = await look_on(browser, settings, APPROVES, "/approvals")
    waiting = approver.get_by_test_id("approval-citizens.copy").first
    await expect(waiting).to_contain_text("欧***")
    await waiting.get_by_test_id("approval-approve").click()
    await approver.get_by_test_id("approve-submit").click()
    await expect(waiting).to_have_count(0)

    await decides.reload()
    async with decides.expect_download() as download:
        await decides.get_by_test_id("personal-copy").click()
    assert re.fullmatch(r"个人信息副本 \d{8}-\d+\.xlsx", (await download.value).suggested_filename)


async def test_what_is_blocked_is_marked_and_not_rung_back_until_it_is_lifted(
    browser: Browser, settings: Settings
) -> None:
    number = fresh_number()
    await leaves_a_number(settings, number)
    agent = await look_on(browser, settings, AGENT, "/personal-requests")
    masked = f"****{number[-2:]}"
    for kind, word, mark, row in (("blocking", "限制处理", 1, HIDDEN), ("lifting", "解除限制", 0, masked)):
        await register(agent, kind, number)
        page = await opened_by_decider(browser, settings, number)
        await expect(page.get_by_role("heading", name=word)).to_be_visible()
        await agree(page)
        await expect(page.get_by_test_id("personal-state")).to_have_text("已同意")
        await expect(page.get_by_test_id("personal-panel").get_by_test_id("blocked-mark")).to_have_count(mark)
        callbacks = await look_on(browser, settings, AGENT, "/callbacks")
        await callbacks.get_by_test_id("callbacks-row").filter(has_text=row).click()
        await expect(callbacks.get_by_test_id("callback-panel").get_by_test_id("blocked-mark")).to_have_count(mark)
    await is_done(settings, number)
