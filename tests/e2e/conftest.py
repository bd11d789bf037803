"""The running installation, an agent's browser, citizens' telephones."""

from collections.abc import AsyncIterator
from inspect import iscoroutinefunction

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.e2e.browser import chromium, microphone, refused_content
from tests.e2e.floor import AGENT_TONE, phone, settings

__all__ = ["phone", "settings"]

#: Load programs run beside, ahead of browsers: for half a minute a page may take more than the usual five seconds. What
#: has to come sooner says so itself.
expect.set_options(timeout=10_000)


def pytest_itemcollected(item: pytest.Item) -> None:
    """All tests here run on one event loop, for they share a browser: starting one takes as long as a short test."""
    if isinstance(item, pytest.Function) and iscoroutinefunction(item.function):
        item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_browser(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    """Chromium that speaks the agent's tone."""
    folder = tmp_path_factory.mktemp("microphone")
    async with chromium(microphone(folder / "microphone.wav", AGENT_TONE)) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def browser(shared_browser: Browser) -> AsyncIterator[Browser]:
    """Without a window of an earlier test. No page may need what its own content policy refuses."""
    refused_content.clear()
    yield shared_browser
    for window in list(shared_browser.contexts):
        await window.close()
    assert not refused_content
