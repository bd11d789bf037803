"""The running installation, an agent's browser, citizens' telephones."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from tests.e2e.browser import chromium, microphone, refused_content
from tests.e2e.floor import AGENT_TONE, phone, settings

__all__ = ["phone", "settings"]


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Browser]:
    """Chromium that speaks the agent's tone. No page may need what its own content policy refuses."""
    refused_content.clear()
    async with chromium(microphone(tmp_path / "microphone.wav", AGENT_TONE)) as browser:
        yield browser
    assert not refused_content
