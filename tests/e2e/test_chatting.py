"""A citizen on a telephone goes from 京晓保 to a chat with an agent at a desk; both screens are checked."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on, open_alarms_in_drawer
from tests.e2e.pages import grave_findings
from tests.e2e.test_public_page import QUESTION
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]
SCRIPT = "<img src=x onerror=alert(1)> 我想问退休金"
DANGER = "我不想活了，今天拿不到钱就从楼顶跳下去"
TEXT = "我叫欧阳春，电话13800138000，养老金少发了"


async def screenshot(page: Page, name: str) -> None:
    """Kept for whoever wants to look, where ``SCREENSHOTS`` names a folder."""
    if folder := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / f"{name}.png")


async def test_a_citizen_goes_over_to_a_person_who_reads_answers_and_is_rated(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await browser.new_page(viewport={"width": 390, "height": 844})
    await page.goto(f"{origin_of(settings)}/ask")
    await page.get_by_test_id("question").fill(QUESTION)
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("answer")).to_contain_text("2029 年 7 月", timeout=30_000)
    await page.get_by_test_id("chat").click()
    await expect(page.get_by_test_id("chat-standing")).to_contain_text("正在为您接通")
    assert await grave_findings(page) == []
    await screenshot(page, "citizen-waits")

    desk = await look_on(browser, settings, "1003", "/chats")
    await desk.get_by_test_id("chats-take").first.click(timeout=15_000)
    await expect(desk.get_by_test_id("chat-before").first).to_contain_text(QUESTION)
    await desk.get_by_test_id("chat-text").fill("您好，请问您在哪个区参保？")
    await desk.get_by_test_id("chat-text").press("Enter")
    await expect(page.get_by_test_id("chat-standing")).to_contain_text("1003 号咨询员")
    await expect(page.get_by_test_id("chat-theirs")).to_contain_text("您好，请问您在哪个区参保？")
    await page.get_by_test_id("question").fill(SCRIPT)
    await page.get_by_test_id("send").click()
    await expect(desk.get_by_test_id("chat-message").last).to_contain_text(SCRIPT)
    assert await desk.locator(".room img").count() == 0
    await desk.get_by_test_id("chat-look-up").fill("退休年龄")
    await desk.get_by_test_id("chat-insert").first.click()
    await expect(desk.get_by_test_id("chat-text")).not_to_have_value("")
    await screenshot(desk, "agent-talks")
    await screenshot(page, "citizen-talks")

    await page.reload()
    await expect(page.get_by_test_id("chat-mine")).to_have_text(f"您说：{SCRIPT}")
    await expect(page.get_by_test_id("chat-theirs")).to_have_count(1)
    assert await grave_findings(page) == []

    await desk.get_by_test_id("chat-finish").click()
    await desk.get_by_test_id("wrap-topic").fill("退休")
    await desk.get_by_test_id("wrap-topic").press("Enter")
    await desk.get_by_test_id("chat-note").fill("已讲清退休年龄")
    await screenshot(desk, "agent-finishes")
    await desk.get_by_test_id("chat-finish-submit").click()
    await expect(page.get_by_test_id("chat-standing")).to_contain_text("咨询员结束了这次咨询")
    assert await grave_findings(page) == []
    await page.get_by_test_id("chat-star-5").click()
    await expect(page.get_by_test_id("chat-rated")).to_contain_text("非常满意")
    await screenshot(page, "citizen-rates")
    await expect(desk.get_by_test_id("chat-stars")).to_contain_text("5")
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    await screenshot(desk, "agent-done")


async def begins(browser: Browser, settings: Settings) -> Page:
    """A citizen who waits for a person."""
    page = await browser.new_page(viewport={"width": 390, "height": 844})
    await page.goto(f"{origin_of(settings)}/ask")
    await page.get_by_test_id("chat").click()
    await expect(page.get_by_test_id("chat-standing")).to_contain_text("正在为您接通")
    return page


async def writes(page: Page, text: str) -> None:
    await page.get_by_test_id("question").fill(text)
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("chat-mine").last).to_contain_text(text)


async def test_what_a_citizen_writes_of_danger_is_on_the_leaders_page_at_once_and_leads_to_the_chat(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    leader = await look_on(browser, settings, "2001", "/alarms")
    page = await begins(browser, settings)
    await writes(page, DANGER)
    alarm = leader.get_by_test_id("alarms-row").filter(has_text="在线咨询疑似不稳定因素").first
    await expect(alarm).to_be_visible(timeout=8_000)
    await expect(alarm).not_to_contain_text("楼顶")
    await screenshot(leader, "leader-alarmed")
    await open_alarms_in_drawer(leader)
    item = leader.get_by_test_id("alarm-item").filter(has_text="在线咨询疑似不稳定因素").first
    await item.get_by_test_id("alarm-link-查看咨询").click()
    await expect(leader.get_by_test_id("chat-message").last).to_contain_text(DANGER)
    await expect(leader.get_by_test_id("chat-take")).to_be_visible()
    assert await grave_findings(leader) == []
    await page.get_by_test_id("chat-end").click()
    await acknowledged(leader)


async def acknowledged(leader: Page) -> None:
    """What is urgent stays in the corner of everybody's page until somebody sees to it."""
    await leader.goto("/alarms")
    row = leader.get_by_test_id("alarms-row").filter(has_text="在线咨询疑似不稳定因素").first
    await row.get_by_test_id("alarms-row-acknowledge").click()
    await leader.get_by_test_id("alarm-note").fill("已核实，是测试")
    await leader.get_by_test_id("alarm-submit").click()
    await expect(leader.get_by_test_id("alarm-count-red")).to_have_count(0)


async def test_leaders_read_what_is_over_masked_and_whole_for_a_reason(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await begins(browser, settings)
    desk = await look_on(browser, settings, "1003", "/chats")
    await desk.get_by_test_id("chats-take").first.click(timeout=15_000)
    await writes(page, TEXT)
    await desk.get_by_test_id("chat-finish").click()
    await desk.get_by_test_id("wrap-topic").fill("退休")
    await desk.get_by_test_id("wrap-topic").press("Enter")
    await desk.get_by_test_id("chat-finish-submit").click()
    await expect(page.get_by_test_id("chat-standing")).to_contain_text("咨询员结束了这次咨询")

    leader = await look_on(browser, settings, "2001", "/chats")
    await leader.get_by_test_id("chats-past").click()
    await leader.get_by_test_id("past-chats-row").first.click()
    transcript = leader.get_by_test_id("past-chat")
    await expect(transcript).to_contain_text("电话〔号码〕")
    assert "13800138000" not in await leader.content()
    assert await grave_findings(leader) == []
    await screenshot(leader, "leader-reads-masked")
    await leader.get_by_test_id("past-chat-reveal").click()
    await expect(leader.get_by_test_id("past-chat-reason-submit")).to_be_disabled()
    await leader.get_by_test_id("past-chat-reason-reason").select_option("核查投诉")
    await leader.get_by_test_id("past-chat-reason-submit").click()
    await expect(transcript).to_contain_text(TEXT)
    await screenshot(leader, "leader-reads-whole")
    await leader.get_by_test_id("past-chat-mask").click()
    await expect(transcript).not_to_contain_text("13800138000")
