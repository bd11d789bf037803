"""Notices in real browsers: shown on desks at once, confirmed by key, read when opened."""

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import DeskPage, look_on, open_desk
from tests.e2e.floor import PASSWORD, ring_in

pytestmark = [pytest.mark.real, pytest.mark.e2e]

LEADER, AGENT, COLLEAGUE, STRANGER = "2001", "1001", "1003", "1011"
GROUP = "早班一组"


@pytest_asyncio.fixture(loop_scope="session")
async def leader(browser: Browser, settings: Settings) -> Page:
    return await look_on(browser, settings, LEADER, "/live")


async def write(page: Page, text: str, *, important: bool) -> str:
    """To the leader's own group; the notice's id."""
    await page.get_by_test_id("notice-write").click()
    await page.get_by_test_id("notice-text").fill(text)
    await page.get_by_test_id("notice-to-group").click()
    await page.get_by_test_id(f"notice-meant-{GROUP}").click()
    if important:
        await page.get_by_test_id("notice-is-important").check()
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_test_id("notice-dialog")).to_be_hidden()
    newest = page.get_by_test_id("floor-notice").filter(has_text=text)
    return str(await newest.get_attribute("data-notice"))


async def test_an_important_one_waits_for_the_end_of_a_call_and_is_confirmed_by_key(
    browser: Browser, leader: Page, phone: Phone, settings: Settings
) -> None:
    desk = await open_desk(browser, origin_of(settings))
    await desk.sign_in(AGENT, PASSWORD)
    await desk.get_ready()
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        try:
            await the_talk_is_left_in_peace(desk, leader, phone, settings)
        finally:
            await seat.sign_out()


async def the_talk_is_left_in_peace(desk: DeskPage, leader: Page, phone: Phone, settings: Settings) -> None:
    caller = await ring_in(phone, settings, "0")
    await desk.is_in("ringing", within=15)
    await desk.press("F2")
    await desk.is_in("talking")
    await write(leader, "欠薪来电一律先查工单", important=True)
    await expect(desk.part("notice-count")).to_have_text("1")
    await expect(desk.part("notice-important")).to_be_hidden()

    await caller.hang_up()
    await desk.is_in("wrap")
    await expect(desk.part("notice-important")).to_contain_text("欠薪来电一律先查工单")
    await desk.page.reload()
    await expect(desk.part("notice-important")).to_be_visible()
    await desk.press("Alt+m")
    await expect(desk.part("notice-important")).to_be_hidden()

    await leader.get_by_test_id("floor-notice").filter(has_text="欠薪").get_by_test_id("notice-receipts").click()
    await expect(leader.get_by_test_id(f"receipt-{AGENT}")).to_have_attribute("data-read", "true")
    await expect(leader.get_by_test_id(f"receipt-{COLLEAGUE}")).to_have_attribute("data-read", "false")


async def test_a_normal_one_is_read_when_opened_also_by_who_comes_later_until_it_is_withdrawn(
    browser: Browser, leader: Page, settings: Settings
) -> None:
    await refused_with_a_number_in_it(leader)
    notice = await write(leader, "十二点在二号会议室开短会", important=False)
    late = await look_on(browser, settings, COLLEAGUE, "/desk")
    other = await look_on(browser, settings, STRANGER, "/desk")
    await expect(late.get_by_test_id("notice-unread")).to_contain_text("未读")
    await expect(other.get_by_test_id("notice-key")).to_be_visible()
    await expect(other.get_by_test_id("notice-unread")).to_be_hidden()

    await (
        leader.locator(f'[data-testid="floor-notice"][data-notice="{notice}"]')
        .get_by_test_id("notice-receipts")
        .click()
    )
    await expect(leader.get_by_test_id(f"receipt-{COLLEAGUE}")).to_have_attribute("data-read", "false")
    await late.get_by_test_id("notice-open").click()
    own = late.locator(f'[data-testid="own-notice"][data-notice="{notice}"]')
    await own.get_by_test_id("own-notice-open").click()
    await expect(own).to_contain_text("十二点在二号会议室开短会")
    await expect(leader.get_by_test_id(f"receipt-{COLLEAGUE}")).to_have_attribute("data-read", "true")

    await leader.get_by_test_id("notice-withdraw").click()
    await expect(leader.get_by_test_id("receipts")).to_contain_text("韩梅 撤回")
    await expect(own).to_contain_text("已撤回")
    await expect(leader.locator(f'[data-testid="floor-notice"][data-notice="{notice}"]')).to_be_hidden()


async def refused_with_a_number_in_it(page: Page) -> None:
    await page.get_by_test_id("notice-write").click()
    await page.get_by_test_id("notice-text").fill("请回电 13800000000")
    await page.get_by_test_id("notice-send").click()
    await expect(page.get_by_test_id("notice-trouble")).to_have_text("通知中请勿填写电话、证件等号码。")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("notice-dialog")).to_be_hidden()
