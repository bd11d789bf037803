"""On the pages 设置 queues, skills, reasons and replies are set; router, desks and chats have them."""

import time

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on, open_desk
from tests.e2e.floor import PASSWORD, until
from tests.e2e.pages import photograph

pytestmark = [pytest.mark.real, pytest.mark.e2e]
ADMINISTRATOR, LEADER, AGENT = "9001", "2001", "1004"


def fresh(name: str) -> str:
    return f"{name}{str(time.time_ns())[-8:-3]}"


async def photographs(page: Page, name: str) -> None:
    await photograph(page, name)
    await page.evaluate("document.documentElement.classList.toggle('dark')")
    await photograph(page, f"{name}-dark")
    await page.evaluate("document.documentElement.classList.toggle('dark')")


async def test_a_skill_a_queue_with_overflow_and_who_has_it_reach_the_router(
    browser: Browser, settings: Settings
) -> None:
    skill, queue = fresh("仲裁"), fresh("仲裁席")
    page = await look_on(browser, settings, ADMINISTRATOR, "/settings/skills")
    part = page.get_by_test_id
    await part("skills-new").click()
    await part("skill-save").click()
    await expect(part("skill-name-error")).to_contain_text("请填写名称")
    await part("skill-name").fill(skill)
    await page.keyboard.press("Enter")
    await expect(part("skills-row").filter(has_text=skill)).to_contain_text("无人")
    await photographs(page, "settings-skills")

    await page.goto("/settings/queues")
    await part("queues-new").click()
    await part("queue-save").click()
    await expect(part("queue-name-error")).to_be_visible()
    await expect(part("queue-skill-error")).to_be_visible()
    await part("queue-name").fill(queue)
    await part("queue-skill").select_option(label=skill)
    await part("queue-ring_seconds").fill("1")
    await expect(part("queue-ring_seconds-error")).to_contain_text("5 到 120")
    await part("queue-ring_seconds").fill("25")
    for index in (1, 2):
        await part("tier-add").focus()
        await page.keyboard.press("Enter")
        await part("tier-skill").last.select_option(index=index)
    first = await part("tier-skill").first.evaluate("select => select.selectedOptions[0].text")
    await part("tier-up").last.focus()
    await page.keyboard.press("Enter")
    assert await part("tier-skill").last.evaluate("select => select.selectedOptions[0].text") == first
    await photographs(page, "settings-queue-form")
    await part("queue-name").focus()
    await page.keyboard.press("Enter")
    row = part("queues-row").filter(has_text=queue)
    await expect(row).to_contain_text(f"60 秒 → {first}")
    await photographs(page, "settings-queues")
    id = await row.get_attribute("data-queue")

    await page.goto("/settings/agents")
    await page.locator(f"[data-number='{AGENT}']").get_by_test_id("agent-skills-open").click()
    await part("skill-level").filter(has_text=skill).get_by_role("button", name="5 级").click()
    await photographs(page, "settings-agent-form")
    await part("agent-skills-save").click()
    await expect(part("agent-skills-done")).to_contain_text("立即生效")
    await photographs(page, "settings-agents")

    async with Desk(origin_of(settings), AGENT, PASSWORD) as desk:

        async def serves() -> bool:
            return id in [each["id"] for each in (await desk.get("/api/desk"))["queues"]]

        await until(serves, 20)

    await page.goto("/settings/queues")
    await row.get_by_test_id("queue-open").click()
    await part("queue-remove").click()
    await part("queue-remove-submit").click()
    await expect(row).to_have_count(0)


async def test_a_reason_for_not_ready_stands_in_the_bar_at_the_next_sign_in(
    browser: Browser, settings: Settings
) -> None:
    reason = fresh("盘点")
    page = await look_on(browser, settings, ADMINISTRATOR, "/settings/reasons")
    part = page.get_by_test_id
    await part("reason-add").click()
    await page.keyboard.press("Enter")
    await expect(part("reasons-trouble")).to_contain_text("请填写原因")
    await part("reason-name").last.fill(reason)
    await page.keyboard.press("Enter")
    await expect(part("reasons-done")).to_be_visible()
    await photographs(page, "settings-reasons")

    desk = await open_desk(browser, origin_of(settings))
    await desk.sign_in(AGENT, PASSWORD)
    await desk.is_in("away")
    await desk.part("bar-state").click()
    await desk.page.locator(f"[data-testid=bar-not-ready][data-reason='{reason}']").click()
    await expect(desk.part("bar-state")).to_contain_text(reason)

    await part("reason-remove").last.click()
    await part("reasons-save").click()
    await expect(part("reasons-done")).to_be_visible()
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


async def test_a_canned_reply_is_written_into_a_chat_by_one_press(browser: Browser, settings: Settings) -> None:
    title, text = fresh("问候"), "您好，这里是12333，请讲。"
    page = await look_on(browser, settings, LEADER, "/settings/replies")
    part = page.get_by_test_id
    await part("replies-new").click()
    await part("reply-title").fill(title)
    await part("reply-save").click()
    await expect(part("reply-text-error")).to_contain_text("请填写内容")
    await photographs(page, "settings-reply-form")
    await part("reply-text").fill(text)
    await part("reply-save").click()
    await expect(part("replies-row").filter(has_text=title)).to_contain_text(text)
    await photographs(page, "settings-replies")

    citizen = await browser.new_page(viewport={"width": 390, "height": 844})
    await citizen.goto(f"{origin_of(settings)}/ask")
    await citizen.get_by_test_id("chat").click()
    await expect(citizen.get_by_test_id("chat-standing")).to_contain_text("正在为您接通")
    desk = await look_on(browser, settings, "1003", "/chats")
    await desk.get_by_test_id("chats-take").first.click(timeout=15_000)
    await desk.get_by_test_id("chat-reply").filter(has_text=title).click()
    await expect(desk.get_by_test_id("chat-text")).to_have_value(text)
    await photographs(desk, "chat-replies")
    await desk.get_by_test_id("chat-send").click()
    await expect(citizen.get_by_test_id("chat-theirs")).to_contain_text(text)
    await citizen.get_by_test_id("chat-end").click()
