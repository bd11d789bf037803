"""Inspectors grade one call apart from each other, see all grades together, and what is decided is a precedent."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD
from tests.e2e.inspected import INSPECTOR, OTHERS, SECOND, pictures, planned, talked

pytestmark = [pytest.mark.real, pytest.mark.e2e]
CHAIR, NAME, PLAN, REASON = OTHERS[1], "十二月第一周校准", "校准后抽检", "开头须报工号，接通五秒内"


async def invited(page: Page, call: str) -> str:
    """The chair goes from the call to the form; what is missing is said there."""
    await page.goto(f"/calls?period=all&id={call}")
    await page.get_by_test_id("record-calibrate").click()
    await page.get_by_test_id("calibration-save").click()
    await expect(page.get_by_test_id("calibration-name-error")).to_have_text("请填写校准会名称")
    await expect(page.get_by_test_id("calibration-inspectors-error")).to_have_text("请至少邀请两名质检员")
    await page.get_by_test_id("calibration-name").fill(NAME)
    for number in (INSPECTOR, OTHERS[0]):
        await page.get_by_test_id(f"calibration-inspector-{number}").click()
    await expect(page.get_by_test_id(f"calibration-call-{call}")).to_be_checked()
    await pictures(page, "calibration-form")
    await page.get_by_test_id("calibration-save").click()
    await expect(page.get_by_test_id("calibration-stage")).to_have_text("独立评分中", timeout=10 * SECOND)
    await pictures(page, "calibration-waiting")
    return page.url.rpartition("/")[2]


async def graded(page: Page, name: str, *, greeting_fails: bool) -> None:
    """By keys, from the notice on the workbench."""
    await page.get_by_test_id("calibration-due").filter(has_text=NAME).click()
    open_items = page.locator('[data-testid^="grade-"][data-grade=""]')
    await expect(page.get_by_test_id("calibration-desk")).to_be_visible(timeout=10 * SECOND)
    items = await open_items.count()
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_test_id("calibration-error")).to_have_text(f"还有 {items} 项未评分")
    if greeting_fails:
        await page.get_by_test_id("grade-greeting").click()
        await page.keyboard.press("2")
        await page.get_by_test_id("grade-greeting-comment").fill("未报工号")
        await page.keyboard.press("Escape")
        await page.keyboard.press("ArrowDown")
    for _ in range(items - greeting_fails):
        await page.keyboard.press("1")
    await expect(open_items).to_have_count(0)
    await pictures(page, name)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_test_id("calibration-desk")).to_have_count(0, timeout=10 * SECOND)


async def decided(page: Page) -> None:
    """All grades side by side; the item in which they differ is decided by keys, and the decision takes effect."""
    await expect(page.get_by_test_id("calibration-stage")).to_have_text("待定论", timeout=20 * SECOND)
    item = page.get_by_test_id("calibration-item-greeting")
    await expect(item).to_contain_text("未报工号")
    await expect(page.get_by_test_id("calibration-agreement")).to_contain_text("18 / 19 对一致")
    await expect(page.get_by_test_id("calibration-close")).to_be_disabled()
    await pictures(page, "calibration-opened")
    await page.get_by_role("heading", name="各人评分").click()
    await page.keyboard.press("2")
    await page.keyboard.type(REASON)
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("calibration-decision")).to_contain_text(REASON)
    await expect(page.get_by_test_id("calibration-left")).to_have_count(0)
    await page.get_by_test_id("calibration-close").click()
    await page.get_by_test_id("calibration-close-submit").click()
    await expect(page.get_by_test_id("calibration-stage")).to_have_text("已定论")
    await expect(item).to_have_attribute("data-right", "fail")
    await pictures(page, "calibration-closed")


async def precedent_at_the_item(page: Page, settings: Settings) -> None:
    """Whoever grades the next call has the decision before the eyes."""
    await page.goto("/quality/calibrations")
    await pictures(page, "calibrations")
    await page.get_by_test_id("calibrations-precedents").click()
    await expect(page.get_by_test_id("precedent-row")).to_contain_text(REASON)
    await pictures(page, "precedents")
    await planned(page, PLAN, INSPECTOR)
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        rows: list[dict[str, Any]] = (await reader.get("/api/quality/inspections"))["rows"]
    inspection = next(row["id"] for row in rows if row["plan"] == PLAN)
    await page.goto(f"/quality/work/{inspection}")
    await page.get_by_test_id("grade-greeting").click()
    await expect(page.get_by_test_id("grade-greeting").get_by_test_id("precedent-note")).to_contain_text(REASON)
    await pictures(page, "calibration-precedent")


async def test_what_inspectors_see_differently_is_decided_together_and_stands_at_the_item_from_then_on(
    browser: Browser, settings: Settings, phone: Phone
) -> None:
    call = await talked(settings, phone)
    chair = await look_on(browser, settings, CHAIR, "/quality/calibrations")
    id = await invited(chair, call)
    one = await look_on(browser, settings, INSPECTOR, "/quality/work")
    other = await look_on(browser, settings, OTHERS[0], "/quality/work")
    await graded(one, "calibration-desk", greeting_fails=True)
    await expect(one.get_by_test_id("calibration-stage")).to_have_text("独立评分中")
    await expect(one.get_by_test_id("calibration-item-greeting")).to_have_count(0)
    await graded(other, "calibration-desk-other", greeting_fails=False)
    await chair.goto(f"/quality/calibrations/{id}")
    await decided(chair)
    await precedent_at_the_item(one, settings)
