"""The switch is killed: the desk of who talked says so, and browsers are rung by the first callers after it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.call import Call, CallRefused
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import SECOND, DeskPage, in_a_talk, open_desk, sum_up
from tests.e2e.floor import AGENT_TONE, PASSWORD, fresh_number, ring_in
from tests.e2e.records import verified_record_of
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, INSPECTOR = "1003", "3001"
#: Until the phone is back and the first caller offered, on a machine busy with a browser.
BACK_SECONDS = 25


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    page = await open_desk(browser, origin_of(settings))
    await page.sign_in(AGENT, PASSWORD)
    yield page
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


async def test_the_desk_says_that_the_line_broke_and_answers_the_next_caller(
    desk: DeskPage, phone: Phone, settings: Settings, installation: Installation
) -> None:
    await in_a_talk(desk, phone, settings)
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        broken = (await seat.snapshot())["agent"]["call"]
    await asyncio.to_thread(installation.kill, "asterisk")

    await desk.is_in("wrap", within=10)
    await expect(desk.part("bar")).to_contain_text("线路中断，非对方挂断。完成小结后可回拨", timeout=5 * SECOND)
    await expect(desk.part("bar-meters")).to_be_hidden()
    await sum_up(desk)
    await expect(desk.part("bar")).not_to_contain_text("线路中断")

    caller = await ring_in(phone, settings, "0", number=fresh_number())
    await desk.is_in("ringing", within=20)
    await desk.press("F2")
    await desk.is_in("talking")
    await caller.audio.wait_for_tone(AGENT_TONE)
    await caller.hang_up()
    await desk.is_in("wrap", within=10)
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        record = await verified_record_of(reader, broken)
    assert "switch_lost" in record["row"]["flags"]
    assert (record["row"]["hung_up_by"], record["wrap_ups"][0]["agent"]) == ("system", AGENT)


async def test_who_was_ready_is_rung_for_the_first_caller_though_the_switch_has_forgotten_the_phone(
    desk: DeskPage, phone: Phone, settings: Settings, installation: Installation
) -> None:
    await desk.get_ready()
    # Within the second after the sign-in: the switch has not yet put down what it was told of this phone.
    await asyncio.to_thread(installation.kill, "asterisk")
    caller = await first_greeted(phone, settings)
    async with asyncio.timeout(BACK_SECONDS):
        while await desk.part("bar-state").get_attribute("data-state") != "ringing":
            await caller.audio.send_keys("0")  # heard by the menu, once callcontrol is back
            await asyncio.sleep(1)
    await caller.hang_up()


async def first_greeted(phone: Phone, settings: Settings) -> Call:
    """Rings again and again until the switch answers."""
    async with asyncio.timeout(30):
        while True:
            with suppress(TimeoutError, CallRefused):
                async with asyncio.timeout(1):
                    call = await phone.call(settings.telephony.access_number, caller=fresh_number())
                    await call.audio.wait_until(lambda port: port.reception.packets > 2, within=1)
                    return call
            await asyncio.sleep(0.1)
