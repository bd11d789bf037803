"""An administrator ends somebody's sign-in, and what everybody sees while nobody can tell which sessions are open."""

import asyncio
import time
from collections.abc import Awaitable

import pytest
from playwright.async_api import APIResponse, Browser, expect

from hotline.infrastructure.session_registry import STALE_SECONDS
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import until
from tests.e2e.test_own_account import photograph
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

ADMINISTRATOR, LEADER, OTHER = "9003", "2001", "2002"
SECOND = 1000


async def test_whose_sign_in_an_administrator_ends_is_asked_for_the_password_within_five_seconds(
    browser: Browser, settings: Settings
) -> None:
    page = await look_on(browser, settings, LEADER, "/live")
    administrator = await look_on(browser, settings, ADMINISTRATOR, "/sessions")
    await administrator.get_by_test_id("sessions-find").fill(LEADER)
    row = administrator.get_by_test_id("session-row").first
    await expect(row).to_contain_text(LEADER)
    await photograph(administrator, "sessions")
    await row.get_by_test_id("session-end").click()
    await administrator.get_by_role("button", name="结束登录").click()
    await expect(page.get_by_test_id("sign-in-again-why")).to_contain_text("管理员已结束", timeout=5 * SECOND)
    assert (await page.request.get("/api/session")).status == 401
    await photograph(page, "sign-in-again")
    await page.context.close()
    await administrator.context.close()


async def test_while_the_bus_is_away_no_page_is_answered_and_all_are_again_afterwards(
    browser: Browser, settings: Settings, installation: Installation
) -> None:
    page = await look_on(browser, settings, OTHER, "/live")
    await asyncio.to_thread(installation.stop, "nats")
    stopped = time.monotonic()
    try:
        await until(lambda: answered(page.request.get("/api/session"), 503), STALE_SECONDS + 1)
        assert time.monotonic() - stopped < STALE_SECONDS + 1
        refused = await page.request.get("/api/live/snapshot?view=floor")
        assert (refused.status, (await refused.json())["code"]) == (503, "no_answer")
    finally:
        await asyncio.to_thread(installation.start, "nats")
    await until(lambda: answered(page.request.get("/api/session"), 200), 30)
    await expect(page.get_by_test_id("sign-in-again")).to_be_hidden()
    await page.context.close()


async def answered(request: Awaitable[APIResponse], status: int) -> bool | None:
    return True if (await request).status == status else None
