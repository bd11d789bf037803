"""A citizen's request on the page 个人信息: an agent registers it, another person sees what is stored and answers."""

import re

import pytest
from playwright.async_api import Browser, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import fresh_number

pytestmark = [pytest.mark.real, pytest.mark.e2e]
AGENT, DECIDES, APPROVES = "1001", "8001", "8003"


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

    decides = await look_on(browser, settings, DECIDES, "/personal-requests", has_desk=False)
    await decides.get_by_test_id("personal-row").filter(has_text=f"****{number[-2:]}").first.click()
    panel_of_decider = decides.get_by_test_id("personal-panel")
    await panel_of_decider.get_by_test_id("personal-content").click()
    await expect(panel_of_decider).to_contain_text("想知道你们存了我的什么")
    await expect(decides.get_by_test_id("personal-stored")).to_contain_text("通话与录音")
    await panel_of_decider.get_by_test_id("personal-grant").click()
    await decides.get_by_test_id("personal-granting-submit").click()
    await expect(panel_of_decider.get_by_test_id("personal-state")).to_have_text("已同意")
    await panel_of_decider.get_by_test_id("personal-copy-request").click()
    await decides.get_by_test_id("personal-copying-reason").select_option("请求人来取")
    await decides.get_by_test_id("personal-copying-submit").click()
    await expect(panel_of_decider.get_by_test_id("personal-copy-waits")).to_be_visible()

    approver = await look_on(browser, settings, APPROVES, "/approvals", has_desk=False)
    waiting = approver.get_by_test_id("approval-citizens.copy").first
    await expect(waiting).to_contain_text("欧***")
    await waiting.get_by_test_id("approval-approve").click()
    await approver.get_by_test_id("approve-submit").click()
    await expect(waiting).to_have_count(0)

    await decides.reload()
    async with decides.expect_download() as download:
        await decides.get_by_test_id("personal-copy").click()
    assert re.fullmatch(r"个人信息副本 \d{8}-\d+\.xlsx", (await download.value).suggested_filename)
