"""A leader on the live page directs an agent at a real desk: into states, with a lent skill, off a call, signed out."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import DeskPage, look_on, open_desk
from tests.e2e.floor import AGENT_TONE, PASSWORD, ring_in

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, LEADER, STRANGER = "1001", "2001", "2002"
#: A skill that the agent does not have, and the key that leads to its queue.
TEMPORARY, KEY = "talent", "4"
SECOND = 1000
#: Of what is directed here: the page of the day shows what others were told, too.
OWN_REASONS = re.compile("当面沟通|排队较长，请接听|骚扰电话|离席未签退")


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    """1001 at the desk, ready."""
    page = await open_desk(browser, origin_of(settings))
    await page.sign_in(AGENT, PASSWORD)
    await page.get_ready()
    yield page
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


@pytest_asyncio.fixture(loop_scope="session")
async def leader(browser: Browser, settings: Settings, desk: DeskPage) -> Page:
    page = await look_on(browser, settings, LEADER, "/live")
    await page.get_by_test_id(f"seat-{AGENT}").click()
    return page


def details(page: Page) -> Locator:
    return page.get_by_test_id("seat-details")


async def direct(page: Page, to: str, reason: str) -> None:
    """By the seat's key and the reason from the list."""
    if not await details(page).is_visible():
        await page.get_by_test_id(f"seat-{AGENT}").click()
    await page.get_by_test_id(f"direct-{to}").click()
    await page.get_by_test_id("direct-reason").select_option(reason)
    await page.get_by_test_id("direct-submit").click()
    await expect(page.get_by_test_id("direct-reason")).to_be_hidden()


async def directed(desk: DeskPage, text: str) -> None:
    """The strip on the agent's desk says who, what and why, until it is acknowledged."""
    await expect(desk.part("direction-note")).to_contain_text(text)
    await desk.part("direction-ack").click()
    await expect(desk.part("direction-note")).to_be_hidden()


async def test_into_states_with_a_lent_skill_off_the_call_and_signed_out(
    leader: Page, desk: DeskPage, phone: Phone, settings: Settings
) -> None:
    await direct(leader, "not_ready", "当面沟通")
    await desk.is_in("away")
    await directed(desk, "班长 韩梅 将您置为示忙：当面沟通")
    await direct(leader, "ready", "排队较长，请接听")
    await desk.is_in("ready")
    await directed(desk, "班长 韩梅 将您置为就绪：排队较长，请接听")

    await grant_skill(leader, desk)
    caller = await ring_in(phone, settings, KEY)
    await desk.is_in("ringing", within=15)
    await desk.press("F2")
    await desk.is_in("talking")
    await caller.audio.wait_for_tone(AGENT_TONE)
    await take_back(leader, desk)

    await direct(leader, "hang_up", "骚扰电话")
    await caller.ended(5)
    await desk.is_in("wrap")
    await directed(desk, "班长 韩梅 挂断了您的通话：骚扰电话")
    await direct(leader, "signed_out", "离席未签退")
    await desk.is_in("off")
    await expect(leader.get_by_test_id("direction").first).to_contain_text("签退", timeout=15 * SECOND)
    mine = leader.get_by_test_id("direction").filter(has_text=OWN_REASONS).filter(has_text="王晓芳")
    await expect(mine).to_have_count(4, timeout=15 * SECOND)


async def grant_skill(leader: Page, desk: DeskPage) -> None:
    await leader.get_by_test_id("lend-open").click()
    await leader.get_by_test_id("lend-skill").select_option(TEMPORARY)
    await leader.get_by_test_id("lend-15").click()
    await leader.get_by_test_id("lend-reason").select_option("排队较长")
    await leader.get_by_test_id("lend-submit").click()
    await expect(desk.part("loan-note")).to_contain_text("人才人事（3 级）：排队较长")


async def take_back(leader: Page, desk: DeskPage) -> None:
    """In mid-talk; the talk goes on."""
    await leader.get_by_test_id("loan-end").click()
    await expect(desk.part("loan-note")).to_be_hidden()
    await desk.is_in("talking")


async def test_another_groups_leader_is_not_offered_it(browser: Browser, settings: Settings, desk: DeskPage) -> None:
    page = await look_on(browser, settings, STRANGER, f"/live?find={AGENT}")
    await page.get_by_test_id(f"seat-{AGENT}").click()
    await expect(details(page)).to_be_visible()
    for key in ("direct-ready", "direct-not_ready", "direct-signed_out", "direct-hang_up", "lend-open"):
        await expect(page.get_by_test_id(key)).to_have_count(0)
