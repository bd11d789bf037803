"""Every page opens for somebody who may see it, without a fault of its script or a complaint in the console.

It keeps nobody out who hears it, reads it enlarged or works by keys alone (axe: nothing serious or critical), nor
whoever has a telephone: nothing is wider than its screen, smaller than a fingertip, cut off or over other words.
"""

import pytest
from playwright.async_api import Browser, ConsoleMessage, Page

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.layout import faults_on_a_telephone
from tests.e2e.pages import (
    DESKTOP,
    ROLES,
    follows,
    grave_findings,
    links,
    opens,
    routes,
    settled,
    shapes,
    signed_in,
)

#: Pages that the web process renders itself.
RENDERED = ["/api/docs", "/api/v1/docs"]
#: Screens in the hall, drawn for 3840 × 2160 and reduced as a whole.
NOT_FOR_TELEPHONES = "/wall/"


class Rounds:
    """Everybody's way through all that they may see.

    Whoever sees a page first loads it anew; axe reads it, and it is measured as a telephone shows it. Others follow a
    link to it, and it is read and measured where it draws something that was drawn on no page yet: most pages are the
    same for one role as for another.
    """

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.left = list(routes())
        self._drawn: set[str] = set()

    async def walk(self, page: Page, number: str) -> None:
        written: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"{page.url} as {number}: {error}"))
        page.on("console", lambda message: written.extend(complaints(message)))
        seen: set[str] = set()
        for route in routes():
            path = route.path(seen)
            is_first = route in self.left
            written.clear()
            if path is None or not await (opens if is_first else follows)(page, path):
                continue
            seen |= await links(page)
            drawn = await shapes(page)
            if is_first:
                self.left.remove(route)
            if is_first or not drawn <= self._drawn:
                written += await grave_findings(page)
                written += [] if path.startswith(NOT_FOR_TELEPHONES) else await faults_on_a_telephone(page)
            self._drawn |= drawn
            self.faults += [f"{path} as {number}: {finding}" for finding in written]


@pytest.mark.e2e
async def test_every_page_opens_for_somebody_without_fault_or_refused_content_and_keeps_nobody_out(
    browser: Browser, settings: Settings
) -> None:
    rounds = Rounds()
    rendered = list(RENDERED)
    assert len(rounds.left) > 40
    for number in ROLES:
        context = await signed_in(browser, origin_of(settings), number)
        page = await context.new_page()
        await page.set_viewport_size(DESKTOP)
        assert await opens(page, "/account")
        await rounds.walk(page, number)
        rendered = [path for path in rendered if not await opens(page, path)]
        await context.close()
    assert not rounds.faults
    never = [route.pattern for route in rounds.left if ":" not in route.pattern]
    assert not never + rendered, "nobody was shown these"


def complaints(message: ConsoleMessage) -> list[str]:
    """What the console says as an error or a warning; an alarm in which nobody talked has no dialogue to load."""
    none_there = "/said" in str(message.location.get("url"))
    return [message.text[:300]] if message.type in ("error", "warning") and not none_there else []


#: What pages open over themselves: whose page, which one, the button's words.
DIALOGS = (
    ("9003", "/settings/accounts", "新增"),
    ("9003", "/settings/accounts", "班组…"),
    ("9003", "/settings/roles", "新增"),
    ("9003", "/settings/origins", "新增"),
    ("9003", "/integrations", "新客户端…"),
    ("8001", "/assessment/registers", "系统外数据表…"),
)


@pytest.mark.e2e
async def test_dialogs_keep_nobody_out(browser: Browser, settings: Settings) -> None:
    faults: list[str] = []
    for number in dict.fromkeys(number for number, _, _ in DIALOGS):
        context = await signed_in(browser, origin_of(settings), number)
        page = await context.new_page()
        await page.set_viewport_size(DESKTOP)
        for path, button in [(path, button) for who, path, button in DIALOGS if who == number]:
            assert await opens(page, path), path
            await page.get_by_role("button", name=button).first.click()
            await settled(page)
            found = await grave_findings(page) + await faults_on_a_telephone(page)
            faults += [f"{path} {button}: {finding}" for finding in found]
        await context.close()
    assert not faults
