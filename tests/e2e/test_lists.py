"""Long lists as they are worked with: totals, chosen columns, views of one's own; a figure's evidence, row by row."""

from pathlib import Path

import pytest
import python_calamine
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.past import Past, a_past
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

CLIENT = "8001"
SECOND = 1000


@pytest.fixture(scope="module")
def past(installation: Installation) -> Past:
    return a_past()


async def total_on(page: Page, testid: str) -> int:
    """The number that the page says it has found."""
    total = page.get_by_test_id(testid)
    await expect(total).to_be_visible(timeout=15 * SECOND)
    return int((await total.inner_text()).split()[1].replace(",", ""))


async def heads(page: Page, name: str) -> list[str]:
    return await page.get_by_test_id(f"{name}-table").locator("thead th").all_inner_texts()


async def test_calls_are_counted_shown_in_chosen_columns_and_looked_at_as_saved(
    settings: Settings, past: Past, browser: Browser
) -> None:
    page = await look_on(browser, settings, CLIENT, "/calls?period=all")
    every = await total_on(page, "records-total")
    assert every > 50
    await expect(page.get_by_test_id("records-row")).to_have_count(50)

    await page.get_by_test_id("records-columns").click()
    await page.get_by_test_id("column-place").check()
    await page.get_by_test_id("column-topic").uncheck()
    await page.keyboard.press("Escape")
    assert {"归属地", "主题"} & set(await heads(page, "records")) == {"归属地"}

    await page.get_by_test_id("records-rating").select_option("1")
    await expect(page.get_by_test_id("records-total")).not_to_contain_text(f"{every:,}")
    narrowed = await total_on(page, "records-total")
    assert 0 < narrowed < every
    await page.get_by_test_id("calls-views").click()
    await page.get_by_test_id("view-name").fill("非常满意")
    await page.get_by_test_id("view-save").click()
    await expect(page.get_by_test_id("view-非常满意")).to_be_visible()

    # As found on another day, at another machine.
    await page.evaluate("localStorage.clear()")
    await page.goto(page.url.split("?")[0])
    await expect(page.get_by_test_id("records-table")).to_be_visible()
    assert "归属地" not in await heads(page, "records")
    await page.get_by_test_id("calls-views").click()
    await page.get_by_test_id("view-非常满意").click()
    await expect(page.get_by_test_id("records-total")).to_contain_text(f"{narrowed:,}")
    assert {"归属地", "主题"} & set(await heads(page, "records")) == {"归属地"}

    await page.get_by_test_id("records-row").first.click()
    await expect(page.get_by_test_id("record-panel")).to_be_visible(timeout=15 * SECOND)


async def test_an_export_is_made_in_the_background_and_announced(
    settings: Settings, past: Past, browser: Browser
) -> None:
    page = await look_on(browser, settings, CLIENT, "/calls?period=all&rating=1")
    total = await total_on(page, "records-total")
    await page.get_by_test_id("records-export").click()
    await page.get_by_test_id("export-begin").click()
    made = page.get_by_test_id("export-row").first
    await expect(made).to_have_attribute("data-state", "done", timeout=60 * SECOND)
    async with page.expect_download(timeout=20 * SECOND) as waiting:
        await made.get_by_test_id("export-file").click()
    file = Path(await (await waiting.value).path())
    assert len(python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()) == 1 + total

    # Somebody who has gone on to other work is notification, and led to the file.
    await page.goto(page.url.split("/calls")[0] + "/statistics")
    await page.get_by_test_id("bell").click()
    notification = page.get_by_test_id("notification").filter(has_text=f"通话导出已完成：{total:,} 条")
    await notification.first.get_by_test_id("notification-open").click()
    await expect(page.get_by_test_id("export-file").first).to_be_visible(timeout=15 * SECOND)


async def test_the_evidence_of_an_indicator_is_counted_narrowed_exported_and_opened(
    settings: Settings, past: Past, browser: Browser
) -> None:
    page = await look_on(browser, settings, CLIENT, "/assessment/evidence?measure=answer_rate&part=den")
    every = await total_on(page, "evidence-total")
    assert every > 50
    await expect(page.get_by_test_id("evidence-row")).to_have_count(50)
    await page.get_by_test_id("evidence-more").click()
    await expect(page.get_by_test_id("evidence-row")).to_have_count(min(every, 100))

    queue = page.get_by_test_id("evidence-queue")
    name = await queue.locator("option").nth(1).inner_text()
    await queue.select_option(label=name)
    await expect(page.get_by_test_id("evidence-clear")).to_be_visible()
    await expect(page.get_by_test_id("evidence-total")).not_to_contain_text(f"{every:,}")
    narrowed = await total_on(page, "evidence-total")
    assert 0 < narrowed < every
    assert set(await page.get_by_test_id("evidence-row").locator("td:nth-child(3)").all_inner_texts()) == {name}

    async with page.expect_download(timeout=20 * SECOND) as waiting:
        await page.get_by_test_id("evidence-export").click()
    file = Path(await (await waiting.value).path())
    rows = python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_name("分母").to_python()
    assert {row[2] for row in rows[1:]} == {name}
    assert len(rows) == 1 + narrowed

    await page.get_by_test_id("evidence-row").first.locator("td").first.click()
    await expect(page.get_by_test_id("record-panel")).to_contain_text(name, timeout=15 * SECOND)
    await page.go_back()
    await expect(page.get_by_test_id("evidence-total")).to_contain_text(f"{narrowed:,}")
