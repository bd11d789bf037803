"""Announcements changed in a real browser on the complete installation, and heard by the next caller."""

import asyncio
import re
import wave
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure import audio
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import AGENT_TONE, PASSWORD, reached_callcontrol, ring_in

pytestmark = [pytest.mark.real, pytest.mark.e2e]

LEADER = "2001"
SECOND = 1000
#: The voice is fetched into memory first.
SPEAKING = 120 * SECOND
TEXT = "欢迎致电北京12333，今天来电较多，请您耐心等候。"
UPLOADED_TONE, UPLOADED_RATE = 1900, 44_100
#: Until the welcome, and whatever may come before the menu, are over.
UNTIL_MENU_SECONDS = 40.0
WAV_HEADER = 44


@pytest_asyncio.fixture(loop_scope="session")
async def reader(settings: Settings) -> AsyncIterator[Desk]:
    """The leader's API, to fetch the sounds that callers are to hear."""
    async with Desk(origin_of(settings), LEADER, PASSWORD) as desk:
        yield desk


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, settings: Settings) -> Page:
    """The leader on the page 播报."""
    page = await look_on(browser, settings, LEADER, "/announcements")
    await expect(page.get_by_test_id("prompts-row").first).to_be_visible()
    return page


async def open_prompt(page: Page, typed: str, name: str) -> Locator:
    """Found by its words, opened beside the list."""
    await page.keyboard.press("/")
    await page.keyboard.type(typed)
    await page.locator(f'[data-testid="prompts-row"][data-name="{name}"]').click()
    panel = page.get_by_test_id("prompt-panel")
    await expect(panel).to_have_attribute("data-name", name)
    return panel


async def put_into_use(page: Page, button: str) -> None:
    await page.get_by_test_id(button).last.click()
    await page.get_by_test_id("prompt-use-submit").click()
    await expect(page.get_by_test_id("prompt-use-dialog")).to_have_count(0)


async def sound_of(reader: Desk, name: str, version: int) -> audio.Samples:
    return audio.decode((await reader.download(f"/api/prompts/{name}/versions/{version}/audio"))[WAV_HEADER:])


def contains(received: audio.Samples, sound: audio.Samples) -> bool:
    """Half a second of this very sound was heard."""
    return received.tobytes().find(sound[audio.RATE : audio.RATE * 3 // 2].tobytes()) >= 0


async def sound_until_menu(phone: Phone, settings: Settings, menu: audio.Samples) -> audio.Samples:
    """All that a caller hears up to the main menu."""
    call = await ring_in(phone, settings)
    await call.audio.wait_until(lambda port: contains(port.received(), menu), within=UNTIL_MENU_SECONDS)
    await call.hang_up()
    return call.audio.received()


async def test_a_text_is_rewritten_tried_put_into_use_heard_by_a_caller_and_taken_back(
    page: Page, phone: Phone, settings: Settings, reader: Desk
) -> None:
    panel = await open_prompt(page, "欢迎致电", "welcome")
    await expect(panel).to_contain_text("用于 12333 主流程 · 欢迎与录音告知")
    await page.get_by_test_id("prompt-words").fill("请发到a@b。")
    await page.get_by_test_id("prompt-speak").click()
    await expect(page.get_by_test_id("prompt-words-trouble")).to_contain_text("无法朗读")

    await page.get_by_test_id("prompt-words").fill(TEXT)
    await page.keyboard.press("Control+Enter")
    waiting = page.get_by_test_id("prompt-waiting")
    await expect(waiting).to_have_attribute("data-state", "making")
    await expect(waiting).to_have_attribute("data-state", "ready", timeout=SPEAKING)
    builtin, menu = await sound_of(reader, "welcome", 0), await sound_of(reader, "menu-main", 0)
    unchanged = asyncio.create_task(sound_until_menu(phone, settings, menu))
    listen = waiting.get_by_test_id("listen")
    await listen.click()
    await expect(listen).to_have_attribute("data-playing", "true")
    await expect(listen).to_have_attribute("data-playing", "false", timeout=20 * SECOND)

    new = await sound_of(reader, "welcome", 1)
    assert not contains(await unchanged, new)
    await put_into_use(page, "prompt-use")
    await expect(page.get_by_test_id("prompt-text")).to_have_text(TEXT)
    await reached_callcontrol(settings, lambda flows: "welcome" in flows.sounds)
    received = await sound_until_menu(phone, settings, menu)
    assert (contains(received, new), contains(received, builtin)) == (True, False)

    await put_into_use(page, "prompt-take-back")
    await expect(page.get_by_test_id("prompt-version").last).to_have_attribute("data-state", "live")
    await reached_callcontrol(settings, lambda flows: "welcome" not in flows.sounds)
    received = await sound_until_menu(phone, settings, menu)
    assert (contains(received, new), contains(received, builtin)) == (False, True)


async def test_an_own_recording_comes_from_a_file_or_the_microphone(
    page: Page, phone: Phone, settings: Settings, reader: Desk
) -> None:
    await open_prompt(page, "本次通话将被录音", "recording-notice")
    await page.get_by_test_id("prompt-way-recording").click()
    file = page.get_by_test_id("recording-file")
    await file.set_input_files(FilePayload(name="a.mp3", mimeType="audio/mpeg", buffer=b"no sound at all"))
    await expect(page.get_by_test_id("recording-trouble")).to_contain_text("无法识别的录音文件")
    await file.set_input_files(FilePayload(name="a.wav", mimeType="audio/wav", buffer=recorded(0)))
    await expect(page.get_by_test_id("recording-trouble")).to_contain_text("无声音")

    await file.set_input_files(FilePayload(name="a.wav", mimeType="audio/wav", buffer=recorded(8000)))
    await expect(page.get_by_test_id("prompt-waiting")).to_have_attribute("data-state", "ready")
    await put_into_use(page, "prompt-use")
    await reached_callcontrol(settings, lambda flows: "recording-notice" in flows.sounds)
    call = await ring_in(phone, settings)
    await call.audio.wait_for_tone(UPLOADED_TONE, within=10)
    await call.hang_up()

    await page.get_by_test_id("take-start").click()
    await expect(page.get_by_test_id("take-time")).to_contain_text(re.compile("00:0[2-9]"))
    await page.get_by_test_id("take-stop").click()
    await page.get_by_test_id("take-submit").click()
    await expect(page.get_by_test_id("prompt-waiting")).to_contain_text("第 2 版")
    take = await sound_of(reader, "recording-notice", 2)
    assert audio.level_of(take[audio.RATE // 2 : audio.RATE], AGENT_TONE) > 500
    await page.get_by_test_id("prompt-drop").click()
    await expect(page.get_by_test_id("prompt-waiting")).to_have_count(0)
    await expect(page.get_by_test_id("prompt-version").first).to_have_attribute("data-state", "dropped")
    await put_into_use(page, "prompt-take-back")
    await expect(page.get_by_test_id("prompt-version").last).to_have_attribute("data-state", "live")


async def test_the_emergency_announcement_is_on_everybodys_page_and_in_every_callers_ear_until_it_is_off(
    page: Page, phone: Phone, settings: Settings, reader: Desk
) -> None:
    switch = page.locator('[data-testid="switch"][data-name="emergency"]')
    emergency, menu = await sound_of(reader, "emergency", 0), await sound_of(reader, "menu-main", 0)
    floor = await page.context.new_page()
    await floor.goto("/live")
    await expect(floor.get_by_test_id("live-page")).to_be_visible()

    await switch.get_by_test_id("switch-on").click()
    await page.get_by_test_id("switch-ending-30").click()
    await page.get_by_test_id("switch-submit").click()
    await expect(switch).to_have_attribute("data-on", "true")
    await expect(switch.get_by_test_id("switch-since")).to_contain_text(f"{LEADER} ")
    await reached_callcontrol(settings, lambda flows: "emergency" in flows.on)
    received, _ = await asyncio.gather(
        sound_until_menu(phone, settings, menu),
        expect(floor.get_by_test_id("announcement-note")).to_contain_text("自动关闭，剩余", timeout=15 * SECOND),
    )
    assert contains(received, emergency)

    await switch.get_by_test_id("switch-off").click()
    await page.get_by_test_id("switch-off-submit").click()
    await expect(switch).to_have_attribute("data-on", "false")
    await reached_callcontrol(settings, lambda flows: "emergency" not in flows.on)
    received, _ = await asyncio.gather(
        sound_until_menu(phone, settings, menu),
        expect(floor.get_by_test_id("announcement-note")).to_have_count(0, timeout=15 * SECOND),
    )
    assert not contains(received, emergency)


def recorded(amplitude: int) -> bytes:
    """A WAV as somebody's recorder writes it."""
    written = BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(UPLOADED_RATE)
        file.writeframes(audio.tone(UPLOADED_TONE, 2.0, amplitude, UPLOADED_RATE).tobytes())
    return written.getvalue()
