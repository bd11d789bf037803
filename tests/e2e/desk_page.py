"""The agent's desk as a person uses it: by its buttons and keys."""

import re
from typing import Any

from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import hears, open_session, person_at
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, ring_in, until

SECOND = 1000


class DeskPage:
    def __init__(self, page: Page) -> None:
        self.page = page

    def part(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    async def sign_in(self, number: str, password: str) -> None:
        """To the desk, with the microphone tried out. On a desk in use elsewhere: ``part("device-elsewhere")``."""
        await self.page.goto("/sign-in")
        await self.part("sign-in-number").fill(number)
        await self.part("sign-in-password").fill(password)
        await self.part("sign-in-submit").click()
        await expect(self.part("device-heard")).to_have_text("声音正常")
        await self.part("device-submit").click()

    async def get_ready(self) -> None:
        await self.is_in("away")
        await self.part("bar-ready").click()
        await self.is_in("ready")

    async def is_in(self, *kinds: str, within: float = 5.0) -> None:
        """The bar shows one of these states: away, ready, ringing, talking, held, wrap…"""
        pattern = re.compile("^(" + "|".join(kinds) + ")$")
        await expect(self.part("bar-state")).to_have_attribute("data-state", pattern, timeout=within * SECOND)

    async def press(self, keys: str) -> None:
        await self.page.keyboard.press(keys)

    async def choose_topic(self, typed: str) -> str:
        """The first topic found by these characters; its title."""
        await self.part("wrap-topic").click()
        await self.part("wrap-topic").fill(typed)
        first = self.part("wrap-topic-option").first
        title = await first.locator("span").first.inner_text()
        await self.part("wrap-topic").press("Enter")
        return title


async def in_a_talk(desk: DeskPage, phone: Phone, settings: Settings, number: str | None = None) -> Call:
    """Ready, a citizen rings in and asks for a person, F2: the two hear each other. The citizen's telephone."""
    await desk.get_ready()
    caller = await ring_in(phone, settings, "0", number=number)
    await desk.is_in("ringing", within=15)
    await desk.press("F2")
    await desk.is_in("talking")
    await caller.audio.wait_for_tone(AGENT_TONE)
    return caller


async def answered_at_home(desk: DeskPage, ringing: Call) -> None:
    """A citizen whom the agent rings up answers: the two hear each other."""
    ringing.answer()
    ringing.audio.play_tone(CALLER_TONE)
    await desk.is_in("talking", within=10)
    await ringing.audio.wait_for_tone(AGENT_TONE)

    async def hears_caller() -> bool | None:
        return True if CALLER_TONE in await hears(desk.page, [CALLER_TONE]) else None

    await until(hears_caller)


async def sum_up(desk: DeskPage) -> None:
    """The first topic about retirement, the first disposition; ready again."""
    await desk.choose_topic("退休")
    await desk.part("wrap-disposition-option").first.click()
    await desk.press("Control+Enter")
    await desk.is_in("ready")


async def open_desk(browser: Browser, origin: str) -> DeskPage:
    """An empty page in a window of its own."""
    return DeskPage(await (await person_at(browser, origin)).new_page())


async def look_on(browser: Browser, settings: Settings, number: str, path: str) -> Page:
    """Signed in to look, at no desk, on this page."""
    origin = origin_of(settings)
    window = await person_at(browser, origin)
    await open_session(window, origin, number, PASSWORD)
    page = await window.new_page()
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.goto(path)
    return page


async def choose_topic(page: Page, typed: str) -> None:
    """In a form of a case, as somebody does who sees what is offered before pressing Enter."""
    await page.locator("[data-field=topic] input").fill(typed)
    await expect(page.get_by_test_id("wrap-topic-option").first).to_contain_text(typed)
    await page.keyboard.press("Enter")


async def open_alarms(leader: Desk) -> list[dict[str, Any]]:
    """What every page shows a leader, who may have notifications too."""
    docs: dict[str, dict[str, Any]] = (await leader.get("/api/live/snapshot?view=own"))["docs"]
    return [doc for name, doc in docs.items() if name.startswith("alarms/")]


async def seen_to(settings: Settings, kind: str, text: str) -> None:
    """What is red stays above everybody's page until a leader sees to it: it says this, and comes."""
    async with Desk(origin_of(settings), "2001", PASSWORD) as leader:

        async def look() -> list[str] | None:
            red = (alarm for alarm in await open_alarms(leader) if (alarm["kind"], alarm["level"]) == (kind, "red"))
            return [alarm["id"] for alarm in red if text in alarm["message"]] or None

        for alarm in await until(look, 60):
            await leader.post(f"/api/alarms/{alarm}/clear", note="已核实，是测试")


async def open_alarms_in_drawer(page: Page) -> None:
    """Behind the bell, the part with the open alarms."""
    await page.get_by_test_id("bell").click()
    await page.get_by_test_id("drawer-alarms").click()


async def give_reason(page: Page, dialog: str, reason: str) -> None:
    """In a dialog that wants a reason."""
    await page.get_by_test_id(f"{dialog}-reason").select_option(reason)
    await page.get_by_test_id(f"{dialog}-submit").click()
