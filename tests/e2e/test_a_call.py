"""A citizen's call, end to end: a real SIP caller, a real browser, tones in both directions, the record afterwards."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.infrastructure import audio
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import hears
from tests.e2e.desk_page import DeskPage, open_desk
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, ring_in, until
from tests.e2e.pages import photograph
from tests.e2e.records import middle_of, record_of, sides_of, verified_record_of
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, INSPECTOR = "1001", "3001"
TONES = (CALLER_TONE, AGENT_TONE)
#: Louder than this is music, not the line.
AUDIBLE = 100.0


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    """1001 at the desk, not ready yet; signed out afterwards, whatever happened."""
    page = await open_desk(browser, origin_of(settings))
    await page.sign_in(AGENT, PASSWORD)
    await page.is_in("away")
    yield page
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


async def in_a_talk(desk: DeskPage, phone: Phone, settings: Settings) -> tuple[Call, str]:
    """Caller and browser hear each other: the caller's telephone and the call's id."""
    await desk.get_ready()
    caller = await ring_in(phone, settings, "0")
    await desk.is_in("ringing", within=10)
    await desk.press("F2")
    await desk.is_in("talking")
    await caller.audio.wait_for_tone(AGENT_TONE)
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        return caller, (await seat.snapshot())["agent"]["call"]


async def page_hears(desk: DeskPage, *tones: int, within: float = 5.0) -> None:
    async def look() -> bool | None:
        return True if await hears(desk.page, TONES) == set(tones) else None

    await until(look, within)


async def test_a_citizens_call_from_the_menu_to_the_record(desk: DeskPage, phone: Phone, settings: Settings) -> None:
    caller = await a_caller_waits_to_music(phone, settings)
    call_id = await the_caller_pops_up(desk, settings)

    await desk.press("F2")
    await desk.is_in("talking")
    await caller.audio.wait_for_tone(AGENT_TONE)
    await page_hears(desk, CALLER_TONE)
    for width in (1280, 1440):
        await desk.page.set_viewport_size({"width": width, "height": 900})
        number = desk.part("bar-caller")
        assert await number.evaluate("each => each.scrollWidth <= each.clientWidth"), f"the number is cut at {width}"

    await hold_and_resume(desk, caller)
    await press_on_the_keypad(desk, caller, "5")
    await asyncio.sleep(2)
    title = await pass_to_the_rating_and_sum_up(desk, caller)

    await the_record_is_complete(settings, call_id, title)
    await desk.page.goto("/calls")
    line = desk.page.locator(f'[data-testid="records-row"][data-call="{call_id}"]')
    await expect(line).to_contain_text(title)
    await expect(line).to_contain_text("非常满意")


async def test_a_citizen_says_that_they_object_and_the_agent_stops_the_recording(
    desk: DeskPage, phone: Phone, settings: Settings
) -> None:
    caller, call_id = await in_a_talk(desk, phone, settings)
    await desk.part("bar-recording").click()
    await expect(desk.page.get_by_role("menu", name="停止录音")).to_contain_text("已为您停止录音")
    await photograph(desk.page, "stop-recording")
    await desk.part("stop-recording").click()
    await expect(desk.part("bar-note")).to_contain_text("不录音")
    await expect(desk.part("bar-recording")).to_be_disabled()
    await caller.hang_up()
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:

        async def noted() -> dict[str, Any] | None:
            return (await record_of(reader, call_id))["notice"]

        notice = await until(noted, within=10)
    assert notice["objected_to"] == AGENT


async def a_caller_waits_to_music(phone: Phone, settings: Settings) -> Call:
    caller = await ring_in(phone, settings, "1", "1")
    await asyncio.sleep(1)
    assert audio.loudness(caller.audio.received(0.5)) > AUDIBLE
    return caller


async def the_caller_pops_up(desk: DeskPage, settings: Settings) -> str:
    """Ready now: what is known of the caller is on the page within a second of the offer. The call's id."""
    await desk.part("bar-ready").click()
    await expect(desk.part("caller-path")).to_have_text("社会保险 › 养老", timeout=10_000)
    displayed_at = datetime.now(UTC)
    await expect(desk.part("caller-number")).to_contain_text("138****")
    await desk.is_in("ringing")
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        agent = (await seat.snapshot())["agent"]
    assert (displayed_at - datetime.fromisoformat(agent["since"])).total_seconds() < 1.0
    return str(agent["call"])


async def hold_and_resume(desk: DeskPage, caller: Call) -> None:
    """Meanwhile the caller hears music, not the agent, and the agent nobody."""
    await desk.press("F8")
    await desk.is_in("held")
    caller.audio.restart_measurement()
    await asyncio.sleep(1.5)
    assert caller.audio.hears(*TONES, seconds=1) == set()
    assert audio.loudness(caller.audio.received(1)) > AUDIBLE
    await page_hears(desk)
    await desk.press("F8")
    await desk.is_in("talking")
    await caller.audio.wait_for_tone(AGENT_TONE)


async def press_on_the_keypad(desk: DeskPage, caller: Call, key: str) -> None:
    await desk.press("Alt+p")
    await desk.part(f"keypad-{key}").click()
    await caller.audio.wait_until(lambda port: port.keys_received == key)
    await desk.press("Escape")


async def pass_to_the_rating_and_sum_up(desk: DeskPage, caller: Call) -> str:
    """F9; the caller rates 1 while the agent writes; Ctrl+Enter saves. The topic's title."""
    await desk.press("F9")
    await desk.is_in("wrap")
    title = await desk.choose_topic("退休")
    await desk.part("wrap-disposition-option").first.click()
    await desk.part("wrap-notes").fill("询问退休年龄，已答复。")
    await caller.audio.send_keys("1")
    await caller.ended(20)
    await desk.press("Control+Enter")
    await desk.is_in("ready")
    return title


async def the_record_is_complete(settings: Settings, call_id: str, title: str) -> None:
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        record = await verified_record_of(reader, call_id)
        left, right = await sides_of(reader, call_id)
    assert audio.tones_in(middle_of(left), TONES) == {CALLER_TONE}
    assert audio.tones_in(middle_of(right), TONES) == {AGENT_TONE}
    row, [talk] = record["row"], record["talks"]
    assert (row["agent"], row["rating"], row["topic_title"]) == (AGENT, 1, title)
    assert "to_rating" in row["flags"]
    assert talk["held_seconds"] > 1
    assert [step["label"] for step in record["menu"] if step["key"]] == ["社会保险", "养老", "非常满意"]


async def test_a_page_reloaded_in_mid_call_has_its_voice_back_within_three_seconds(
    desk: DeskPage, phone: Phone, settings: Settings
) -> None:
    caller, _ = await in_a_talk(desk, phone, settings)
    await page_hears(desk, CALLER_TONE)
    started = time.monotonic()
    await desk.page.reload(wait_until="commit")
    caller.audio.restart_measurement()
    await caller.audio.wait_until(lambda port: not port.hears(AGENT_TONE, seconds=0.2))
    await caller.audio.wait_for_tone(AGENT_TONE)
    took = time.monotonic() - started
    assert took < 3.0
    await desk.is_in("talking")
    await page_hears(desk, CALLER_TONE)
    await caller.hang_up()
    await desk.is_in("wrap")


async def test_a_desk_opened_twice_asks_first_and_stops_the_other(
    desk: DeskPage, browser: Browser, settings: Settings
) -> None:
    second = await open_desk(browser, origin_of(settings))
    await second.sign_in(AGENT, PASSWORD)
    await expect(second.part("device-elsewhere")).to_be_visible()
    await desk.is_in("away")
    await second.part("device-takeover").click()
    await second.is_in("away")
    await expect(desk.part("bar-takeover")).to_be_visible(timeout=10_000)


async def test_the_desk_says_that_the_network_is_gone_and_goes_on_when_it_is_back(
    desk: DeskPage, installation: Installation
) -> None:
    await asyncio.to_thread(installation.stop, "nginx")  # cuts every line between the page and us
    try:
        await expect(desk.part("bar-network-lost")).to_be_visible(timeout=15_000)
    finally:
        await asyncio.to_thread(installation.start, "nginx")
    await expect(desk.part("bar-network-lost")).to_be_hidden(timeout=15_000)
    await desk.get_ready()
