"""The switch is killed: caller and desk are told, the caller is rung back; browsers are rung by callers after it."""

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
from tests.e2e.desk_page import SECOND, DeskPage, answered_at_home, in_a_talk, open_desk, sum_up
from tests.e2e.floor import PASSWORD, fresh_number
from tests.e2e.records import verified_record_of
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, INSPECTOR = "1003", "3001"
#: Until the caller hears the end of the call.
ENDED_WITHIN = 3
#: Until the phone is back and the first caller offered, on a machine busy with a browser.
BACK_SECONDS = 25


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    page = await open_desk(browser, origin_of(settings))
    await page.sign_in(AGENT, PASSWORD)
    yield page
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


async def test_caller_and_desk_are_told_that_the_line_broke_and_the_caller_is_rung_back_first(
    desk: DeskPage, settings: Settings, installation: Installation
) -> None:
    edge, carrier = ("127.0.0.1", settings.ports.sip_edge), ("127.0.0.1", settings.ports.carrier)
    async with Phone("citizen", edge) as phone, Phone("citizen", ("127.0.0.1", 9), local=carrier) as at_home:
        caller = await in_a_talk(desk, phone, settings)
        async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
            broken = (await seat.snapshot())["agent"]["call"]
        await asyncio.to_thread(installation.kill, "asterisk")
        await caller.ended(ENDED_WITHIN)
        assert caller.ended_by == "them"

        await desk.is_in("wrap", within=10)
        await expect(desk.part("bar")).to_contain_text("交换机故障，线路中断，非对方挂断", timeout=5 * SECOND)
        await expect(desk.part("bar")).to_contain_text("系统优先回拨来电人")
        await expect(desk.part("bar-meters")).to_be_hidden()
        await desk.choose_topic("退休")
        await desk.part("wrap-disposition-option").first.click()
        await desk.press("Control+Enter")
        await desk.is_in("ringing", within=20)
        await expect(desk.part("bar")).to_contain_text("线路中断，优先回拨")
        await desk.press("F2")
        at_carrier = await at_home.incoming(20)
        await answered_at_home(desk, at_carrier)
        await at_carrier.hang_up()
        await desk.is_in("wrap", within=10)
        await sum_up(desk)
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        record = await verified_record_of(reader, broken)
    assert "switch_lost" in record["row"]["flags"]
    assert [(talk["agent"], talk["reason"]) for talk in record["talks"]] == [(AGENT, "switch_lost"), (AGENT, "hangup")]


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
