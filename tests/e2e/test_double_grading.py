"""Two inspectors grade a call without seeing each other's grades; the client decides what they differ in."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD
from tests.e2e.inspected import AGENT, CLIENT, INSPECTOR, OTHERS, SECOND, pictures, planned, talked

pytestmark = [pytest.mark.real, pytest.mark.e2e]
PLAN, BOTH = "双人复核抽检", (INSPECTOR, OTHERS[0])
#: Half of them are graded by two: the fewest of which one is.
CALLS = 2
GRADED = '[data-testid^="grade-"][data-grade]'


async def the_pair(settings: Settings) -> tuple[dict[str, Any], dict[str, Any]]:
    """The first and the second inspection of a call that both have to grade, each with its inspector."""
    found = []
    for number in BOTH:
        async with Desk(origin_of(settings), number, PASSWORD) as reader:
            rows = (await reader.get("/api/quality/inspections"))["rows"]
        found += [{**row, "inspector": number} for row in rows if row["plan"] == PLAN]
    second = next(row for row in found if row["turn"] == "double")
    first = next(row for row in found if (row["turn"], row["call"]) == ("first", second["call"]))
    assert first["inspector"] != second["inspector"]
    return first, second


async def graded(page: Page, inspection: str, name: str, *, greeting_fails: bool) -> None:
    """By keys, from a form in which nothing is graded yet: all is right, but for the greeting where it fails."""
    await page.goto(f"/quality/work/{inspection}")
    await expect(page.locator(GRADED).first).to_be_visible(timeout=10 * SECOND)
    items = await page.locator(GRADED).count()
    open_items = page.locator('[data-testid^="grade-"][data-grade=""]')
    await expect(open_items).to_have_count(items)
    for _ in range(items):
        await page.keyboard.press("1")
    await expect(open_items).to_have_count(0)
    if greeting_fails:
        await page.get_by_test_id("grade-greeting").click()
        await page.keyboard.press("2")
        await page.get_by_test_id("grade-greeting-comment").fill("未报工号")
        await page.keyboard.press("Escape")
    await pictures(page, name)
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(f'[data-testid="quality-inspect-page"][data-inspection="{inspection}"]')).to_have_count(
        0, timeout=10 * SECOND
    )


async def decided(page: Page) -> None:
    """The client has both grades before the eyes and decides for one of them, with a reason."""
    row = page.get_by_test_id("appeal-arbitration").filter(has_text="问候报号")
    await expect(row.get_by_test_id("arbitration-source")).to_have_text("双人复核不一致", timeout=10 * SECOND)
    await expect(row).to_contain_text("初评不通过")
    await expect(row).to_contain_text("复核通过")
    await expect(row).to_contain_text("初评说明：未报工号")
    await row.get_by_test_id("appeal-pass").click()
    await row.get_by_test_id("appeal-submit").click()
    await expect(row.get_by_role("alert")).to_have_text("请评分并填写说明")
    await row.get_by_test_id("appeal-comment").fill("复听录音，开头已报工号")
    await expect(row.get_by_role("alert")).to_have_count(0)
    await pictures(page, "double-arbitration")
    await row.get_by_test_id("appeal-submit").click()
    await expect(row).to_have_count(0)


async def stands_for_the_agent(page: Page, inspection: str) -> None:
    await page.locator(f'[data-inspection="{inspection}"] a').click()
    await expect(page.get_by_test_id("own-score")).to_have_text("100 分")
    await expect(page.get_by_test_id("own-greeting")).to_have_attribute("data-grade", "pass")
    await expect(page.get_by_test_id("own-greeting-appeal")).to_have_text("双人复核后更正")
    await expect(page.get_by_test_id("own-greeting")).to_contain_text("仲裁：复听录音，开头已报工号")
    await pictures(page, "double-own")


async def stands_for_the_inspector(page: Page, inspection: str, own_grade: str) -> None:
    """The plan counts what the client decided; the own grade stays, and their agreement is by it."""
    await page.goto("/quality/plans")
    await page.get_by_test_id("plan-row").filter(has_text=PLAN).get_by_role("link").click()
    await page.get_by_test_id("plan-results").click()
    await expect(page.get_by_test_id("results-points")).to_contain_text("100", timeout=10 * SECOND)
    greeting = page.get_by_test_id("results-items").locator('[data-key="greeting"]')
    await expect(greeting.get_by_role("cell").nth(3)).to_have_text("1")
    await expect(greeting.get_by_role("cell").nth(4)).to_have_text("0")
    await pictures(page, "double-results")
    await page.goto(f"/quality/work/{inspection}")
    await expect(page.get_by_test_id("quality-inspect-page")).to_have_attribute("data-state", "submitted")
    await expect(page.get_by_test_id("grade-greeting")).to_have_attribute("data-grade", own_grade)


async def test_what_two_inspectors_differ_in_stands_as_the_client_decides(
    browser: Browser, settings: Settings, phone: Phone
) -> None:
    for _ in range(CALLS):
        await talked(settings, phone)
    planner = await look_on(browser, settings, INSPECTOR, "/quality/plans")
    await planned(planner, PLAN, *BOTH, double_percent=50)
    first, second = await the_pair(settings)
    one = await look_on(browser, settings, first["inspector"], "/quality/work")
    other = await look_on(browser, settings, second["inspector"], "/quality/work")
    await graded(one, first["id"], "double-first", greeting_fails=True)
    await graded(other, second["id"], "double-second", greeting_fails=False)
    await decided(await look_on(browser, settings, CLIENT, "/quality/appeals"))
    await stands_for_the_inspector(one, first["id"], "fail")
    await stands_for_the_inspector(other, second["id"], "pass")
    await stands_for_the_agent(await look_on(browser, settings, AGENT, "/quality/own"), first["id"])
