"""How many clicks and keys the daily jobs take, in a real browser: more than these, and a page has become worse.

Each click and each key counts, that into a field and the Enter that ends it too; only the letters of what is typed do
not. A case from a call by two keys, without leaving the desk, is in test_case_at_the_desk.py; a model made and run
within its time in test_models.py.
"""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import DeskPage, look_on, open_desk
from tests.e2e.floor import PASSWORD, reached_callcontrol
from tests.e2e.flows import LEADER
from tests.e2e.flows import leader as leader  # a fixture
from tests.e2e.test_assessment import CLIENT, hung_up_without_rating, row_of
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT = "1016"
SECOND = 1000
#: Judging and sending.
PUBLISHING = 60 * SECOND
READY, SOUND, PUBLIC = 2, 3, 6
#: The version after the first.
PUBLISHED = 2


class Job:
    """Counts what a hand does."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.steps = 0

    async def click(self, target: Locator | str) -> None:
        self.steps += 1
        await (self._page.get_by_test_id(target) if isinstance(target, str) else target).click()

    async def press(self, keys: str) -> None:
        self.steps += 1
        await self._page.keyboard.press(keys)

    async def type(self, text: str, into: Locator) -> None:
        """Where the cursor is by then, over what is selected there."""
        await expect(into).to_be_focused()
        await self._page.keyboard.type(text)
        await expect(into).to_have_value(text)


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    yield await open_desk(browser, origin_of(settings))
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


async def test_an_agent_is_ready_two_keys_after_the_password(desk: DeskPage) -> None:
    await desk.page.goto("/sign-in")
    await desk.part("sign-in-number").fill(AGENT)
    await desk.part("sign-in-password").fill(PASSWORD)
    await desk.press("Enter")
    await expect(desk.part("device-heard")).to_have_text("声音正常")
    job = Job(desk.page)
    await job.click("device-submit")
    await desk.is_in("away", within=15)
    await job.press("Alt+r")
    await desk.is_in("ready")
    assert job.steps <= READY


async def test_the_client_hears_the_call_behind_a_deduction_by_three_clicks_from_the_board(
    settings: Settings, installation: Installation, phone: Phone, browser: Browser
) -> None:
    call_id = await hung_up_without_rating(settings, phone)
    page = await look_on(browser, settings, CLIENT, "/assessment")
    job = Job(page)
    await job.click("indicator-eval_transfer")
    await job.click("assessment-missed")
    row = await row_of(page, call_id)
    async with page.expect_request("**/api/calls/*/listenings") as request, page.expect_response("**/api/listenings/*"):
        await job.click(row.get_by_test_id("sound-play"))
    assert "指标取证" in str((await request.value).post_data_json)
    await expect(row.get_by_test_id("sound-play")).to_have_attribute("data-playing", "true", timeout=10 * SECOND)
    await expect(row.get_by_test_id("sound-trouble")).to_have_count(0)
    assert job.steps <= SOUND


async def test_a_change_of_a_flow_is_public_by_six_steps(browser: Browser, settings: Settings, leader: Desk) -> None:
    page = await look_on(browser, settings, LEADER, "/flows")
    await page.get_by_test_id("flows-new").click()
    await page.get_by_test_id("new-flow-name").fill("午间专线")
    await page.get_by_test_id("new-flow-id").fill("noon")
    await page.get_by_test_id("new-flow-queue").select_option("general")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("versions-standing")).to_contain_text("未发布")
    await leader.post("/api/flows/noon/versions/1/publish")
    await page.goto("/flows")

    job = Job(page)
    await job.click(page.locator('[data-flow="noon"]').get_by_test_id("flows-edit"))
    await expect(page.get_by_test_id("flow-editor")).to_have_attribute("data-state", "ready")
    await job.click("flow-node-queue")
    longest = page.get_by_label("最长等待（秒）")
    await job.click(longest)
    await job.type("240", into=longest)
    await job.click("flow-publish")
    await job.type("最多等四分钟", into=page.get_by_test_id("version-note-text"))
    await job.press("Enter")
    await expect(page.get_by_test_id("go-live").get_by_test_id("difference")).to_contain_text("240")
    await job.click("go-live-submit")
    await expect(page.get_by_test_id("go-live")).to_have_count(0, timeout=PUBLISHING)
    await reached_callcontrol(settings, lambda flows: flows.flows["noon"].version == PUBLISHED)
    assert job.steps <= PUBLIC
