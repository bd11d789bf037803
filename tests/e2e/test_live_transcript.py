"""The desk shows what is said in the call, and the article that answers it. Runs with TEST_TRANSCRIBERS=1."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import DeskPage, in_a_talk, open_desk
from tests.e2e.floor import PASSWORD
from tests.installation import CODE, Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT = "1016"
VOICE = CODE / ".data/prompts/citizens/pension-age.alaw"
#: The first phrase waits for the recogniser's model.
FIRST_MS, NEXT_MS = 120_000, 60_000


@pytest.fixture
def transcriber(installation: Installation) -> None:
    """One process, which runs as its own user with its own rights."""
    if not installation.settings.transcripts.processes or not VOICE.exists():
        pytest.skip("no transcriber runs: TEST_TRANSCRIBERS=1")
    installation.wait_until_well("transcriber-1")


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, settings: Settings, transcriber: None) -> AsyncIterator[DeskPage]:
    desk = await open_desk(browser, origin_of(settings))
    await desk.page.set_viewport_size({"width": 1440, "height": 900})
    await desk.sign_in(AGENT, PASSWORD)
    yield desk
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


async def test_what_the_citizen_says_stands_beside_them_with_the_article_that_answers(
    desk: DeskPage, phone: Phone, settings: Settings, tmp_path: Path
) -> None:
    caller = await in_a_talk(desk, phone, settings)
    await expect(desk.part("transcript")).to_be_visible()
    caller.audio.play_file(VOICE)
    phrase = desk.part("phrase").filter(has_text="退休")
    await expect(phrase.first).to_be_visible(timeout=FIRST_MS)
    await expect(desk.part("answer-suggestion").filter(has_text="根据通话").first).to_be_visible(timeout=NEXT_MS)
    await desk.page.screenshot(path=tmp_path / "live-transcript.png")
    await caller.hang_up()
    await desk.is_in("wrap", within=15)
