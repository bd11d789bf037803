"""A promised call-back: promised in the talk, dialled from the list, and done."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import DeskPage, answered_at_home, in_a_talk, open_desk, sum_up
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, fresh_number, ring_in, seated, until

pytestmark = [pytest.mark.real, pytest.mark.e2e]

ANN = "1001"
SECOND = 1000


@pytest_asyncio.fixture(loop_scope="session")
async def ann(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    desk = await open_desk(browser, origin_of(settings))
    await desk.sign_in(ANN, PASSWORD)
    await desk.is_in("away")
    yield desk
    async with Desk(origin_of(settings), ANN, PASSWORD) as seat:
        await seat.sign_out()


async def entry_of(desk: DeskPage, number: str) -> Locator:
    """The citizen's entry, opened beside the list."""
    row = desk.part("callbacks-row").filter(has_text=f"****{number[-2:]}")
    await row.click(timeout=15 * SECOND)
    await expect(desk.part("callback-panel")).to_contain_text(f"****{number[-2:]}")
    return desk.part("callback-panel")


async def shows_contacts(page: Page, number: str) -> None:
    """The call under way and what was promised in it stand in the caller's list; the desk stays where it is."""
    await expect(page.get_by_test_id("contacts-number")).to_contain_text(f"****{number[-2:]}")
    rows = page.get_by_test_id("contact")
    await expect(rows.filter(has_text="正在通话")).to_have_count(1)
    await expect(rows.filter(has_text="约定回拨")).to_contain_text("待回拨")
    await page.get_by_test_id("contacts-kind-callback").click()
    await expect(rows).to_have_count(1)
    await page.close()


async def test_a_citizen_is_promised_a_ring_rung_up_from_the_list_and_done(
    ann: DeskPage, phone: Phone, settings: Settings
) -> None:
    number = fresh_number()
    caller = await in_a_talk(ann, phone, settings, number)
    await ann.part("promise-tick").check()
    await ann.part("promise-submit").click()
    await expect(ann.part("promise-done")).to_contain_text("已约")
    async with ann.page.expect_popup() as contacts:
        await ann.part("contacts-link").click()
    await shows_contacts(await contacts.value, number)
    await caller.hang_up()
    await ann.is_in("wrap", within=10)
    await sum_up(ann)

    await ann.page.goto("/callbacks")
    panel = await entry_of(ann, number)
    await expect(panel).to_contain_text(f"{ANN} ")
    await ann.part("callback-take").click()
    async with Phone(number, ("127.0.0.1", 9), local=("127.0.0.1", settings.ports.carrier)) as at_home:
        await ann.part("callback-dial").click()
        ringing = await at_home.incoming(15)
        await answered_at_home(ann, ringing)
        await ringing.hang_up()
    await ann.is_in("wrap", within=10)

    await ann.page.goto("/callbacks")
    await ann.part("callbacks-closed").click()
    panel = await entry_of(ann, number)
    await expect(panel.get_by_test_id("callback-try")).to_contain_text("已联系上")


async def test_a_promise_dials_itself_when_its_agent_is_ready_at_its_moment(phone: Phone, settings: Settings) -> None:
    number = fresh_number()
    async with seated(settings, ANN) as seat:
        caller = await ring_in(phone, settings, "0", number=number)
        _, call = await seat.take()
        due = datetime.now(UTC) + timedelta(seconds=3)
        entry = await seat.desk.post("/api/callbacks", call=call, due_at=due.isoformat())
        await caller.hang_up()
        async with Phone(number, ("127.0.0.1", 9), local=("127.0.0.1", settings.ports.carrier)) as at_home:
            await seat.finish(call)
            own = await seat.phone.incoming(20)
            own.answer()
            own.audio.play_tone(AGENT_TONE)
            ringing = await at_home.incoming(15)
            ringing.answer()
            ringing.audio.play_tone(CALLER_TONE)
            await ringing.audio.wait_for_tone(AGENT_TONE)
            await own.audio.wait_for_tone(CALLER_TONE)
            again = str((await seat.is_in("talking"))["call"])
            await ringing.hang_up()
        await seat.finish(again)

        async def closed() -> dict[str, Any] | None:
            rows = (await seat.desk.get("/api/callbacks?state=closed"))["rows"]
            return next((row for row in rows if row["id"] == entry["id"]), None)

        row = await until(closed, 15)
    assert (row["result"], [tried["call"] for tried in row["tries"]]) == ("reached", [again])
