"""A citizen rates badly, and the rating goes round its loop: called back, found valid, mended, rated once more."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import DeskPage, in_a_talk, open_desk, sum_up
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, fresh_number

pytestmark = [pytest.mark.real, pytest.mark.e2e]
ANN, LEADER = "1001", "2001"
SECOND = 1000


@pytest_asyncio.fixture(loop_scope="session")
async def desks(browser: Browser, settings: Settings) -> AsyncIterator[tuple[DeskPage, DeskPage]]:
    """An agent and a leader, each at a desk."""
    found = []
    for number in (ANN, LEADER):
        desk = await open_desk(browser, origin_of(settings))
        await desk.sign_in(number, PASSWORD)
        await desk.is_in("away", within=15)  # the first at a desk of a fresh installation
        found.append(desk)
    yield found[0], found[1]
    for number in (ANN, LEADER):
        async with Desk(origin_of(settings), number, PASSWORD) as seat:
            await seat.sign_out()


async def test_a_bad_rating_goes_round_its_loop_to_the_second_rating(
    desks: tuple[DeskPage, DeskPage], phone: Phone, settings: Settings
) -> None:
    ann, leader = desks
    number = fresh_number()
    caller = await in_a_talk(ann, phone, settings, number)
    await expect(ann.part("desk-closing")).to_contain_text("稍后请您对本次服务评价")
    await ann.part("bar-rating").click()
    await ann.is_in("wrap", within=10)
    await caller.audio.wait_until(lambda port: port.reception.packets > 50, within=10)
    await caller.audio.send_keys("5")
    await sum_up(ann)

    await leader.page.goto("/ratings")
    row = leader.part("ratings-row").filter(has_text=f"****{number[-2:]}")
    await expect(row).to_contain_text("非常不满意", timeout=20 * SECOND)
    await row.click()
    panel = leader.part("rating-panel")
    await expect(leader.part("rating-status")).to_have_text("待回访")
    await expect(leader.part("rating-clock")).to_contain_text("还剩")
    if await leader.part("rating-take").count():
        await leader.part("rating-take").click()
    await expect(leader.part("rating-owner")).to_contain_text(LEADER)

    async with Phone(number, ("127.0.0.1", 9), local=("127.0.0.1", settings.ports.carrier)) as at_home:
        await leader.part("rating-dial").click()
        ringing = await at_home.incoming(15)
        ringing.answer()
        ringing.audio.play_tone(CALLER_TONE)
        await leader.is_in("talking", within=10)
        await ringing.audio.wait_for_tone(AGENT_TONE)
        await leader.part("bar-rating").click()
        await leader.is_in("wrap", within=10)
        await ringing.audio.wait_until(lambda port: port.reception.packets > 50, within=10)
        await ringing.audio.send_keys("2")
        await expect(leader.part("rating-owner")).to_be_visible()

    await leader.page.locator("[data-testid=rating-outcome][data-outcome=reached]").click()
    await leader.part("rating-text").fill("来电人说材料没有讲全")
    await expect(leader.part("rating-submit")).to_be_enabled()
    await leader.part("rating-submit").click()
    await expect(leader.part("rating-status")).to_have_text("待认定", timeout=20 * SECOND)
    await leader.part("rating-cause").select_option("answer")
    await leader.part("rating-text").fill("核实录音，漏讲一项材料")
    await leader.part("rating-submit").click()
    await expect(leader.part("rating-status")).to_have_text("待整改")
    await leader.part("rating-measure").fill("补讲材料清单，班会复盘")
    await leader.part("rating-at-once").check()
    await leader.part("rating-text").fill("回访时已当面补讲")
    await leader.part("rating-submit").click()
    await expect(leader.part("rating-status")).to_have_text("待再评价")
    await expect(leader.part("rating-second")).to_contain_text("满意", timeout=20 * SECOND)
    await leader.part("rating-submit").click()
    await expect(leader.part("rating-status")).to_contain_text("再评价满意")
    await expect(panel.get_by_test_id("rating-step")).to_have_count(8)
    await expect(leader.page.locator("[data-testid=rating-step][data-kind=rated_again]")).to_contain_text("满意")

    await leader.page.goto("/ratings/mendings?state=done")
    await expect(leader.part("mendings-row").first).to_contain_text("补讲材料清单")
