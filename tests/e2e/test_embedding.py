"""The soft-phone bar in another system's page: a real caller, taken and handled by that page's own buttons."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Frame, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.infrastructure import audio
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import hears, person_at
from tests.e2e.desk_page import look_on
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, ring_in, until
from tests.e2e.other_system import bar_of, example_page, received, served
from tests.e2e.test_chatting import screenshot

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, ADMINISTRATOR = "1001", "9003"
TONES = (CALLER_TONE, AGENT_TONE)
#: Louder than this is music, not the line.
AUDIBLE = 100.0


@pytest.fixture
def case_system(settings: Settings) -> Iterator[str]:
    with served(example_page(origin_of(settings))) as origin:
        yield origin


@pytest_asyncio.fixture(loop_scope="session")
async def agents_page(browser: Browser, settings: Settings, case_system: str) -> AsyncIterator[Page]:
    """The case system's page before the agent; its origin is on the list. Whatever happens, the agent is signed out."""
    await allow(browser, settings, case_system)
    page = await page_of(browser, case_system)
    yield page
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


async def allow(browser: Browser, settings: Settings, origin: str) -> None:
    """As a security administrator does it, on the page 嵌入网站."""
    page = await look_on(browser, settings, ADMINISTRATOR, "/settings/origins")
    await page.get_by_test_id("origins-new").click()
    await page.get_by_test_id("origin-name").fill("案件系统")
    await page.get_by_test_id("origin-origin").fill(origin)
    await page.get_by_test_id("origin-save").click()
    await expect(page.get_by_text(origin).first).to_be_visible()
    await page.context.close()


async def page_of(browser: Browser, origin: str) -> Page:
    page = await (await person_at(browser, origin)).new_page()
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.goto("/")
    return page


async def sign_in(bar: Frame) -> None:
    """Number, password and headset, in the frame: the page around it sees none of them."""
    await bar.get_by_test_id("embed-sign-in").click()
    await bar.get_by_test_id("sign-in-number").fill(AGENT)
    await bar.get_by_test_id("sign-in-password").fill(PASSWORD)
    await bar.get_by_test_id("sign-in-submit").click()
    await bar.get_by_test_id("bar-sign-in").click()
    await expect(bar.get_by_test_id("device-heard")).to_have_text("声音正常")
    await bar.get_by_test_id("device-submit").click()
    await is_in(bar, "away")


async def is_in(bar: Frame, kind: str, within: float = 10.0) -> None:
    await expect(bar.get_by_test_id("bar-state")).to_have_attribute("data-state", kind, timeout=within * 1000)


async def press(page: Page, command: str) -> None:
    """The case system's own button."""
    await page.click(f"[data-do={command}]")


async def frame_hears(bar: Frame, *tones: int) -> None:
    async def look() -> bool | None:
        return True if await hears(bar, TONES) == set(tones) else None

    await until(look, 10)


async def test_a_case_systems_page_takes_a_call_and_handles_it_by_its_own_buttons(
    agents_page: Page, phone: Phone, settings: Settings
) -> None:
    page, bar = agents_page, await bar_of(agents_page)
    await expect(bar.get_by_test_id("demonstration")).to_have_text("演示系统")
    await sign_in(bar)
    await expect(bar.get_by_test_id("demonstration")).to_be_visible()
    await screenshot(page, "embedded-demonstration")
    await press(page, "ready")
    await is_in(bar, "ready")

    caller = await ring_in(phone, settings, "0")
    await expect(page.locator("#stage")).to_have_text("来电", timeout=15_000)
    await expect(page.locator("#number")).to_contain_text("****")
    await press(page, "answer")
    await expect(page.locator("#stage")).to_have_text("通话中")
    await caller.audio.wait_for_tone(AGENT_TONE)
    await frame_hears(bar, CALLER_TONE)

    await hold_and_resume(page, caller)
    await press(page, "hangUp")
    await caller.ended(20)
    await expect(page.locator("#stage")).to_have_text("结束")
    assert await received(page) == ["call.ringing", "call.answered", "call.held", "call.resumed", "call.ended"]
    await sum_up(bar)
    await expect(page.locator("#agent")).to_contain_text("ready")


async def hold_and_resume(page: Page, caller: Call) -> None:
    """Meanwhile the caller hears music; a command that does not fit is turned down and changes nothing."""
    await press(page, "hold")
    await expect(page.locator("#stage")).to_have_text("保持")
    caller.audio.restart_measurement()
    await asyncio.sleep(1.5)
    assert caller.audio.hears(*TONES, seconds=1) == set()
    assert audio.loudness(caller.audio.received(1)) > AUDIBLE
    await press(page, "answer")
    await expect(page.locator("#refused")).to_contain_text("not_now")
    await press(page, "resume")
    await expect(page.locator("#stage")).to_have_text("通话中")
    await caller.audio.wait_for_tone(AGENT_TONE)


async def sum_up(bar: Frame) -> None:
    """The wrap-up opened in the frame by itself."""
    await bar.get_by_test_id("wrap-topic").fill("退休")
    await bar.get_by_test_id("wrap-topic").press("Enter")
    await bar.get_by_test_id("wrap-disposition-option").first.click()
    await bar.get_by_test_id("wrap-save").click()
    await is_in(bar, "ready")


async def test_a_page_that_is_not_on_the_list_gets_no_bar_and_hears_nothing(
    browser: Browser, agents_page: Page, settings: Settings, case_system: str
) -> None:
    with served(example_page(origin_of(settings))) as stranger:
        plain = await page_of(browser, stranger)
        await expect((await bar_of(plain)).get_by_test_id("embed")).to_have_count(0)

        # Says that it is the case system: the browser refuses to show the page in a page of another origin.
        await plain.evaluate("origin => { HotlineBar.frame.src = origin }", lying(settings, case_system))
        await plain.wait_for_timeout(1500)
        assert "chrome-error" in (await bar_of(plain)).url
        assert await plain.evaluate("reached") == []
        assert await plain.evaluate("HotlineBar.ready().then(() => 'done', ({ code }) => code)") == "timeout"

        # A window that the stranger opens is nobody's frame, and takes no commands.
        opened = await plain.evaluate_handle("address => window.open(address)", lying(settings, case_system))
        await plain.wait_for_timeout(1500)
        await opened.evaluate("w => w.postMessage({ hotline: 1, kind: 'command', id: '1', command: 'state' }, '*')")
        await plain.wait_for_timeout(500)
        assert await plain.evaluate("reached") == []

    bar = await bar_of(agents_page)
    await expect(bar.get_by_test_id("embed-nobody")).to_be_visible()


def lying(settings: Settings, host: str) -> str:
    return f"{origin_of(settings)}/embed?host={host}&dock=bottom"


async def test_no_other_page_of_ours_is_shown_in_a_frame_of_theirs(browser: Browser, settings: Settings) -> None:
    page = f'<iframe src="{origin_of(settings)}/sign-in"></iframe>'
    with served(page) as stranger:
        around = await page_of(browser, stranger)
        await around.wait_for_timeout(1500)
        assert "chrome-error" in (await bar_of(around)).url
