"""A third on the call from the desk: consulted, swapped, joined, left, passed on; and a raised hand on the floor."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.infrastructure import audio
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import hears
from tests.e2e.desk_page import DeskPage, in_a_talk, open_desk, sum_up
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, Seat, seated, until

pytestmark = [pytest.mark.real, pytest.mark.e2e]

ANN, BEN, LEADER, INSPECTOR = "1001", "1002", "2001", "3001"
THIRD_TONE = 1100
TONES = (CALLER_TONE, AGENT_TONE, THIRD_TONE)
AUDIBLE = 100.0


async def at_the_desk(browser: Browser, settings: Settings, number: str) -> DeskPage:
    desk = await open_desk(browser, origin_of(settings))
    await desk.sign_in(number, PASSWORD)
    await desk.is_in("away")
    return desk


async def leave(settings: Settings, number: str) -> None:
    async with Desk(origin_of(settings), number, PASSWORD) as seat:
        await seat.sign_out()


@pytest_asyncio.fixture(loop_scope="session")
async def ann(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    yield await at_the_desk(browser, settings, ANN)
    await leave(settings, ANN)


@pytest_asyncio.fixture(loop_scope="session")
async def ben(settings: Settings, ann: DeskPage) -> AsyncIterator[Seat]:
    """At a SIP telephone, not ready yet."""
    async with seated(settings, BEN, ready=False) as seat:
        yield seat


async def page_hears(desk: DeskPage, *tones: int, within: float = 6.0) -> None:
    async def look() -> bool | None:
        return True if await hears(desk.page, TONES) == set(tones) else None

    await until(look, within)


async def hears_only(call: Call, *tones: int) -> None:
    await call.audio.wait_until(lambda port: port.hears(*TONES, seconds=0.2) == set(tones), within=6)


async def hears_music(call: Call) -> None:
    await hears_only(call)
    await call.audio.wait_until(lambda port: audio.loudness(port.received(0.5)) > AUDIBLE)


async def third_is(desk: DeskPage, status: str) -> None:
    await expect(desk.part("call-line")).to_have_attribute("data-standing", status)


async def consulting(desk: DeskPage, ben: Seat) -> Call:
    """By keys alone: who is asked talks to the agent while the caller hears music."""
    await ben.desk.ready()
    await desk.press("Alt+s")
    await desk.part("picker-search").fill(BEN)
    await expect(desk.part(f"target-agent-{BEN}")).to_contain_text("就绪")
    await desk.press("Enter")
    await third_is(desk, "ringing")
    second, _ = await ben.take(tone=THIRD_TONE)
    await third_is(desk, "consulting")
    await desk.is_in("consulting")
    return second


async def test_consult_reload_swap_join_and_leave_by_keys(
    ann: DeskPage, ben: Seat, phone: Phone, settings: Settings, tmp_path: Path
) -> None:
    caller = await in_a_talk(ann, phone, settings)
    second = await consulting(ann, ben)
    await hears_music(caller)
    await page_hears(ann, THIRD_TONE)
    await hears_only(second, AGENT_TONE)
    await ann.page.screenshot(path=tmp_path / "consulting.png")

    await ann.page.reload(wait_until="commit")
    await ann.is_in("consulting", within=10)
    await third_is(ann, "consulting")
    await page_hears(ann, THIRD_TONE)
    await hears_only(second, AGENT_TONE)

    await ann.press("F8")
    await third_is(ann, "aside")
    await page_hears(ann, CALLER_TONE)
    await hears_only(caller, AGENT_TONE)
    await expect(ann.part("bar-rating")).to_be_disabled()

    await ann.press("Alt+s")
    await ann.is_in("three")
    await page_hears(ann, CALLER_TONE, THIRD_TONE)
    await hears_only(caller, AGENT_TONE, THIRD_TONE)
    await ann.page.screenshot(path=tmp_path / "three.png")

    await ann.press("Alt+x")
    await ann.is_in("wrap")
    await hears_only(caller, THIRD_TONE)
    await hears_only(second, CALLER_TONE)
    await sum_up(ann)  # while the talk goes on elsewhere
    await caller.hang_up()
    await second.ended(5)
    assert (await ben.is_in("wrap_up"))["call"]


async def test_a_colleague_who_refuses_is_told_of_and_the_caller_is_back(
    ann: DeskPage, ben: Seat, phone: Phone, settings: Settings
) -> None:
    caller = await in_a_talk(ann, phone, settings)
    await ben.desk.ready()
    await ann.part("bar-third").click()
    await ann.part(f"target-agent-{BEN}").click()
    await ann.part("picker-submit").click()
    (await ben.phone.incoming()).reject(486)
    await expect(ann.part("bar-note")).to_contain_text("来电人已接回")
    await ann.is_in("talking")
    await page_hears(ann, CALLER_TONE)
    await caller.hang_up()
    await ann.is_in("wrap")


async def test_who_is_passed_a_caller_by_mouse_sees_by_whom(
    browser: Browser, ann: DeskPage, phone: Phone, settings: Settings, tmp_path: Path
) -> None:
    second = await at_the_desk(browser, settings, BEN)
    try:
        caller = await in_a_talk(ann, phone, settings)
        await second.get_ready()
        await ann.part("bar-transfer").click()
        await ann.part("picker-search").fill("ljg")  # 李建国
        await expect(ann.part(f"target-agent-{BEN}")).to_contain_text("就绪")
        await ann.page.screenshot(path=tmp_path / "picker.png")
        await ann.part("picker-submit").click()
        await ann.is_in("wrap")
        await second.is_in("ringing", within=10)
        await expect(second.part("bar-note")).to_contain_text(f"由 {ANN} 王晓芳 转来")
        await second.page.screenshot(path=tmp_path / "passed-on.png")
        await second.press("F2")
        await second.is_in("talking")
        await caller.audio.wait_for_tone(AGENT_TONE)
        await page_hears(second, CALLER_TONE)
        await caller.hang_up()
        await second.is_in("wrap")
    finally:
        await leave(settings, BEN)


async def test_passed_on_to_the_menu_the_caller_hears_it_from_its_start(
    ann: DeskPage, phone: Phone, settings: Settings
) -> None:
    caller = await in_a_talk(ann, phone, settings)
    await ann.press("Alt+x")
    await ann.part("target-flow-main").click()
    await ann.press("Enter")
    await ann.is_in("wrap")
    await hears_only(caller)
    await caller.audio.wait_until(lambda port: audio.loudness(port.received(0.5)) > AUDIBLE)  # the welcome is said
    await asyncio.sleep(0.5)
    await caller.audio.send_keys("1")
    await caller.hang_up()
    await sum_up(ann)


async def test_a_raised_hand_is_on_the_leaders_floor_at_once_and_seen_to(
    browser: Browser, ann: DeskPage, phone: Phone, settings: Settings, tmp_path: Path
) -> None:
    leader = await open_desk(browser, origin_of(settings))
    await leader.page.goto("/sign-in")
    await leader.part("sign-in-number").fill(LEADER)
    await leader.part("sign-in-password").fill(PASSWORD)
    await leader.part("sign-in-submit").click()
    await leader.part("device-skip").click()
    await leader.page.goto("/live")
    await expect(leader.part(f"seat-{ANN}")).to_be_visible()

    caller = await in_a_talk(ann, phone, settings)
    await ann.press("Alt+h")
    await ann.part("help-reason").first.click()
    await expect(leader.part(f"hand-{ANN}")).to_contain_text("政策不确定", timeout=1000)
    await expect(leader.part(f"seat-{ANN}")).to_contain_text("举手")
    level = leader.part(f"seat-{ANN}").locator(".level")
    chip, line = await level.bounding_box(), await level.locator("xpath=..").bounding_box()
    assert chip
    assert line
    assert line["y"] - 1 <= chip["y"] <= line["y"] + line["height"] + 1 - chip["height"]
    assert chip["x"] + chip["width"] <= line["x"] + line["width"] + 1, "the level is read whole"
    await expect(ann.part("line-hand")).to_be_visible()
    await leader.page.screenshot(path=tmp_path / "hand.png")
    await ann.page.screenshot(path=tmp_path / "asked.png")

    await leader.part(f"hand-take-{ANN}").click()
    await expect(ann.part("line-helper")).to_contain_text(f"{LEADER} 韩梅 已看到您的求助")
    await expect(leader.part("hands")).to_be_hidden()
    await caller.hang_up()
    await ann.is_in("wrap")
