"""Every page opens for somebody who may see it, without a fault of its script or a complaint in the console.

It keeps nobody out who hears it, reads it enlarged or works by keys alone (axe: nothing serious or critical).
"""

import pytest
from playwright.async_api import Browser, ConsoleMessage

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.pages import DESKTOP, PEOPLE, grave_findings, links, opens, routes, settled, signed_in

#: Pages that the web process renders itself.
RENDERED = ["/api/docs", "/api/v1/docs"]


@pytest.mark.e2e
async def test_every_page_opens_for_somebody_without_fault_or_refused_content_and_keeps_nobody_out(
    browser: Browser, settings: Settings
) -> None:
    faults: list[str] = []
    seen: set[str] = set()
    left = list(routes())
    rendered = list(RENDERED)
    assert len(left) > 40
    for number in PEOPLE:
        context = await signed_in(browser, origin_of(settings), number)
        page = await context.new_page()
        await page.set_viewport_size(DESKTOP)
        page.on("pageerror", lambda error, page=page: faults.append(f"{page.url}: {error}"))
        written: list[str] = []
        page.on("console", lambda message, written=written: written.extend(complaints(message)))
        for route in list(left):
            path = route.path(seen)
            written.clear()
            if path and await opens(page, path):
                left.remove(route)
                seen |= await links(page)
                faults.extend([f"{path}: {complaint}" for complaint in written])
                faults.extend([f"{path}: {finding}" for finding in await grave_findings(page)])
        rendered = [path for path in rendered if not await opens(page, path)]
        await context.close()
    assert not faults
    assert not [route.pattern for route in left if ":" not in route.pattern] + rendered, "nobody was shown these"


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
            faults += [f"{path} {button}: {finding}" for finding in await grave_findings(page)]
        await context.close()
    assert not faults
