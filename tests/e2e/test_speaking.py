"""A citizen speaks a question into the public page, corrects what was heard, sends it and is answered."""

from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio
import soxr
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import origin_of
from hotline.domains.understanding.assistant.adapters import whisper
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import RATE as BROWSER_RATE
from tests.e2e.browser import chromium
from tests.e2e.pages import grave_findings
from tests.installation import Installation
from tests.spoken import RATE, spoken, wav

pytestmark = [pytest.mark.real, pytest.mark.e2e]

WITHIN_MS = 60_000
SPEAKING_MS = 8_000  # more than once around, so that no word is cut at both ends
CORRECTED = "失业金怎么申请"  # where in the question the recording began is chance, and with it what else was heard
SIZES = [(1440, 900), (390, 844)]


@pytest.fixture(scope="module", autouse=True)
def can_hear() -> None:
    for name in whisper.NEEDED:
        pytest.importorskip(name, reason="uv sync --group hearing")


@pytest_asyncio.fixture(loop_scope="session")
async def citizen(tmp_path: Path) -> AsyncIterator[Browser]:
    """Chromium whose microphone asks a question, a pause behind it, over and over."""
    sound = soxr.resample(np.concatenate([spoken("jobless-papers"), np.zeros(RATE)]), RATE, BROWSER_RATE)
    file = tmp_path / "question.wav"
    file.write_bytes(wav(sound, BROWSER_RATE))
    async with chromium(file) as browser:
        yield browser


async def at_the_page(browser: Browser, settings: Settings, width: int, height: int) -> Page:
    context = await browser.new_context(viewport={"width": width, "height": height})
    await context.grant_permissions(["microphone"])
    page = await context.new_page()
    await page.goto(f"{origin_of(settings)}/ask")
    return page


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_a_spoken_question_lands_in_the_field_and_is_answered(
    settings: Settings, installation: Installation, citizen: Browser, width: int, height: int
) -> None:
    page = await at_the_page(citizen, settings, width, height)
    await page.get_by_test_id("voice-button").press("Enter")
    voice = page.get_by_test_id("voice")
    await expect(voice).to_contain_text("请说话")
    await page.wait_for_timeout(SPEAKING_MS)
    await expect(voice.get_by_role("timer")).to_contain_text("/ 30 秒")
    assert await grave_findings(page) == []
    await page.get_by_test_id("voice-button").click()
    question = page.get_by_test_id("question")
    await expect(question).not_to_have_value("", timeout=WITHIN_MS)
    assert "失业金" in await question.input_value()
    await expect(question).to_be_focused()
    await expect(voice).to_contain_text("请核对")
    assert await grave_findings(page) == []
    assert await page.get_by_test_id("answer").count() == 0
    await question.fill(CORRECTED)
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("answer")).to_contain_text("失业", timeout=20_000)
    await expect(voice).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


async def test_what_was_given_up_is_not_heard(settings: Settings, installation: Installation, citizen: Browser) -> None:
    page = await at_the_page(citizen, settings, 390, 844)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.method) if request.url.endswith("/hearing") else None)
    await page.get_by_test_id("voice-button").click()
    await expect(page.get_by_test_id("voice")).to_contain_text("请说话")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("voice")).to_be_hidden()
    await expect(page.get_by_test_id("voice-button")).to_have_attribute("aria-pressed", "false")
    assert "POST" not in requested


@pytest.mark.parametrize(
    ("status", "code", "message"),
    [
        (429, "busy", "当前人数较多，请打字，或稍后再说。"),
        (422, "nothing_heard", "未听到说话声，请靠近话筒再说一次。"),
    ],
)
async def test_what_was_not_heard_says_why_and_typing_goes_on(
    settings: Settings, installation: Installation, citizen: Browser, status: int, code: str, message: str
) -> None:
    page = await at_the_page(citizen, settings, 390, 844)
    await page.get_by_test_id("voice-button").click()
    await expect(page.get_by_test_id("voice")).to_contain_text("请说话")
    refusal = {"code": code, "message": message}
    await page.route("**/api/assistant/hearing", lambda route: route.fulfill(status=status, json=refusal))
    await page.get_by_test_id("voice-button").click()
    await expect(page.get_by_test_id("voice").get_by_role("alert")).to_contain_text(message)
    assert await grave_findings(page) == []
    await page.get_by_test_id("question").fill("社保卡丢了怎么补")
    await expect(page.get_by_test_id("send")).to_be_enabled()


async def test_who_does_not_allow_the_microphone_is_told_what_to_do(
    settings: Settings, installation: Installation, citizen: Browser
) -> None:
    page = await at_the_page(citizen, settings, 390, 844)
    await page.evaluate(
        """() => {
            const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
            navigator.mediaDevices.getUserMedia = refuse
        }"""
    )
    await page.get_by_test_id("voice-button").click()
    await expect(page.get_by_test_id("voice").get_by_role("alert")).to_contain_text("未获准")


async def test_where_nothing_can_hear_there_is_no_microphone(
    settings: Settings, installation: Installation, citizen: Browser
) -> None:
    page = await citizen.new_page()
    await page.route("**/api/assistant/hearing", lambda route: route.fulfill(json={"hears": False, "seconds": 30}))
    async with page.expect_response("**/api/assistant/hearing"):
        await page.goto(f"{origin_of(settings)}/ask")
    await expect(page.get_by_test_id("question")).to_be_visible()
    assert await page.get_by_test_id("voice-button").count() == 0
