"""Every page opens for somebody who may see it, without a fault of its script and without anything its policy refuses.

With ``SCREENSHOTS=folder`` in the environment each page is also photographed, to be looked at.
"""

import os
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import person_at
from tests.e2e.floor import PASSWORD

ROUTES = Path("frontend/src/app/router.ts")
#: Pages that the web process renders itself.
RENDERED = ["/admin/", "/admin/accounts/staff/", "/admin/accounts/staff/add/", "/admin/routing/queue/", "/api/v1/docs"]
#: Together they may see everything.
PEOPLE = ["9002", "9003", "9001", "2001", "8002", "4101", "4001", "5001", "1001"]
SETTLED_MS = 400
WIDE, PHONE = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)


@pytest.mark.e2e
async def test_every_page_opens_for_somebody_without_fault_or_refused_content(
    browser: Browser, settings: Settings
) -> None:
    faults: list[str] = []
    left = [*routes_without_parameters(), *RENDERED]
    assert len(left) > 40
    for number in PEOPLE:
        context = await person_at(browser, origin_of(settings))
        await sign_in(context, number)
        page = await context.new_page()
        page.on("pageerror", lambda error, page=page: faults.append(f"{page.url}: {error}"))
        left = [path for path in left if not await opens(page, path, number)]
        await context.close()
    assert not faults
    assert not left, "nobody was shown these"


def routes_without_parameters() -> list[str]:
    paths = re.findall(r"path: '([^']*)'", ROUTES.read_text())
    paths = [f"/{path.lstrip('/')}".removesuffix("/:name?").removesuffix("/:code?") for path in paths if path]
    return [path for path in paths if ":" not in path and path not in ("/", "/embed", "/sign-in")]


async def sign_in(context: BrowserContext, number: str) -> None:
    """As far as the session. An agent's page would go on and try the microphone."""
    page = await context.new_page()
    await page.goto("/sign-in")
    await page.get_by_test_id("sign-in-number").fill(number)
    await page.get_by_test_id("sign-in-password").fill(PASSWORD)
    async with page.expect_response("**/api/session") as answer:
        await page.get_by_test_id("sign-in-submit").click()
    assert (await answer.value).ok
    await page.close()


async def opens(page: Page, path: str, number: str) -> bool:
    """False where the person is led elsewhere or is refused."""
    await page.set_viewport_size(WIDE)
    answer = await page.goto(path)
    await page.wait_for_timeout(SETTLED_MS)
    assert answer
    if not answer.ok or path not in page.url:
        return False
    await photograph(page, f"{path.strip('/').replace('/', '.')}-{number}")
    await page.set_viewport_size(PHONE)
    await photograph(page, f"{path.strip('/').replace('/', '.')}-{number}-phone")
    return True


async def photograph(page: Page, name: str) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        await page.screenshot(path=Path(folder) / f"{name}.png")
