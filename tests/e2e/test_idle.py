"""A page that nobody uses: it warns, signs out, and goes on after the password; never while its agent is on a call."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import DeskPage, in_a_talk, look_on, open_desk, sum_up
from tests.e2e.floor import PASSWORD
from tests.e2e.test_own_account import photograph

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, LEADER = "1002", "2001"
#: Of the page's clock: past the warning, two minutes before the end, and past the end.
UNTIL_WARNING, UNTIL_OVER, PAST_OVER = "28:05", "02:00", "35:00"
#: Seconds; the page looks at its clock twice a second.
TICKS = "00:02"


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    page = await open_desk(browser, origin_of(settings))
    await page.page.clock.install()
    await page.sign_in(AGENT, PASSWORD)
    yield page
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


async def passes(page: Page, time: str) -> None:
    await page.clock.fast_forward(time)
    await page.clock.run_for(TICKS)


async def test_it_warns_before_the_half_hour_is_over_goes_on_when_asked_and_signs_out_otherwise(
    browser: Browser, settings: Settings
) -> None:
    page = await look_on(browser, settings, LEADER, "/account")
    await page.clock.install()
    await page.reload()
    await expect(page.get_by_test_id("own-session").first).to_be_visible()
    warning = page.get_by_test_id("idle")

    await passes(page, UNTIL_WARNING)
    await expect(warning).to_contain_text("后自动退出登录")
    await photograph(page, "idle")
    await page.get_by_role("button", name="继续使用").click()
    await expect(warning).to_be_hidden()

    await passes(page, UNTIL_WARNING)
    await expect(warning).to_be_visible()
    await passes(page, UNTIL_OVER)
    await expect(page.get_by_test_id("sign-in-again-why")).to_contain_text("长时间没有操作")
    assert (await page.request.get("/api/session")).status == 401

    await page.get_by_test_id("sign-in-password").fill(PASSWORD)
    await page.get_by_test_id("sign-in-submit").click()
    await expect(page.get_by_test_id("sign-in-again")).to_be_hidden()
    await passes(page, TICKS)
    await expect(page.get_by_test_id("sign-in-again")).to_be_hidden()
    assert (await page.request.get("/api/session")).ok
    await page.context.close()


async def test_on_a_call_nobody_is_warned(desk: DeskPage, phone: Phone, settings: Settings) -> None:
    caller = await in_a_talk(desk, phone, settings)
    await passes(desk.page, PAST_OVER)
    await expect(desk.part("sign-in-again")).to_be_hidden()
    await expect(desk.part("idle")).to_be_hidden()
    await desk.is_in("talking")
    await caller.hang_up()
    await desk.is_in("wrap")
    await sum_up(desk)
    assert (await desk.page.request.get("/api/session")).ok
