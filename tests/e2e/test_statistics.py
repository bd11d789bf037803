"""统计 as it is used: a question put, narrowed by a name, opened down to a call, taken along as a workbook; 突增."""

import asyncio
import json
import re
from pathlib import Path

import pytest
import python_calamine
from playwright.async_api import Browser, Page, Route, expect

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


async def query_by_queue(page: Page, past: Past) -> None:
    """Answered calls of the last of the days alike, by queue."""
    await page.get_by_test_id("statistics-span").select_option(label="自定义…")
    await page.get_by_test_id("statistics-first").fill(str(past.days[-1]))
    await page.get_by_test_id("statistics-last").fill(str(past.days[-1]))
    await page.get_by_test_id("measure-answer_rate").uncheck()
    await page.get_by_test_id("measure-entered").uncheck()
    await page.get_by_test_id("dimension-0").select_option("queue")


async def figures(page: Page) -> dict[str, int]:
    """The list's lines: first word -> first figure."""
    rows = await page.get_by_test_id("statistics-row").all()
    return {
        await row.locator("td").first.inner_text(): int(
            (await row.get_by_test_id("statistics-cell").first.inner_text()).replace(",", "")
        )
        for row in rows
    }


async def test_a_question_is_put_narrowed_by_name_opened_down_to_a_call_and_taken_along(
    settings: Settings, past: Past, browser: Browser
) -> None:
    page = await look_on(browser, settings, CLIENT, "/statistics")
    await query_by_queue(page, past)
    lines = page.get_by_test_id("statistics-row")
    await expect(lines.filter(has_text="综合")).to_have_count(1)
    by_queue = await figures(page)
    assert len(by_queue) > 2

    name, count = max(by_queue.items(), key=lambda line: line[1])
    await page.get_by_test_id("filter-by").select_option("queue")
    await page.get_by_test_id("filter-value").select_option(label=name)
    await expect(page.get_by_test_id("filter-chip")).to_contain_text(f"队列：{name}")
    await expect(lines).to_have_count(1)
    assert await figures(page) == {name: count}

    await page.get_by_test_id("dimension-1").select_option("hour")
    await page.get_by_test_id("statistics-pivot").click()
    table = page.get_by_test_id("pivot-table")
    await expect(table.locator("tbody th").first).to_have_text(name)
    cells = await table.get_by_test_id("pivot-cell").all_inner_texts()
    assert sum(int(cell) for cell in cells) == count, "the hours add up to the day"

    await table.get_by_test_id("pivot-cell").first.click()
    await expect(page.get_by_test_id("behind-row")).to_have_count(int(cells[0]))
    book = await workbook(page)
    assert book[0][:2] == ["队列", "小时"]
    assert sum(row[2] for row in book[1:] if row[0] == name and row[1]) == count

    await page.get_by_test_id("behind-row").first.get_by_role("link", name="通话").click()
    await expect(page.get_by_test_id("record-panel")).to_contain_text(name, timeout=15 * SECOND)


async def workbook(page: Page) -> list[list[object]]:
    await page.get_by_test_id("behind-back").click()
    async with page.expect_download(timeout=20 * SECOND) as waiting:
        await page.get_by_test_id("statistics-workbook").click()
    file = Path(await (await waiting.value).path())
    book = python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    await page.get_by_test_id("pivot-cell").first.click()
    return book  # type: ignore[return-value]


async def test_the_address_brings_the_question_back_and_what_is_saved_too(
    settings: Settings, past: Past, browser: Browser
) -> None:
    page = await look_on(browser, settings, CLIENT, "/statistics")
    await query_by_queue(page, past)
    await expect(page.get_by_test_id("statistics-row").filter(has_text="综合")).to_have_count(1)
    before = await figures(page)
    await page.get_by_test_id("statistics-save").click()
    await page.get_by_test_id("save-name").fill("那天各队列")
    await page.get_by_test_id("save-submit").click()
    await page.reload()
    await expect(page.get_by_test_id("statistics-row")).to_have_count(len(before))
    assert await figures(page) == before
    await page.get_by_test_id("dimension-0").select_option("hour")
    await expect(page.get_by_test_id("statistics-row").filter(has_text="10:00")).to_have_count(1)
    await expect(page.get_by_test_id("statistics-row")).to_have_count(24)  # also the hours of the night without calls
    await page.get_by_test_id("dimension-1").select_option("queue")
    await expect(page.get_by_test_id("statistics-pivot")).to_be_visible()
    await page.get_by_test_id("dimension-1").select_option("")
    await expect(page.get_by_test_id("statistics-row")).to_have_count(24)
    await page.get_by_test_id("dimension-0").select_option("")
    await expect(page.get_by_test_id("statistics-row")).to_have_count(1)
    await page.get_by_test_id("saved-question").filter(has_text="那天各队列").click()
    await expect(page.get_by_test_id("statistics-row").filter(has_text="综合")).to_have_count(1)
    assert await figures(page) == before


async def test_all_chosen_measures_are_drawn_and_nothing_found_leads_on(
    settings: Settings, past: Past, browser: Browser
) -> None:
    page = await look_on(browser, settings, CLIENT, "/statistics")
    charts = page.get_by_test_id("statistics-chart")
    await expect(charts).to_have_count(2)  # the rate, and the two counts together
    await expect(charts.first).to_have_attribute("aria-label", re.compile("人工接通率，有达标线"))
    await page.get_by_test_id("measure-mean_wait").check()
    await expect(charts).to_have_count(3)

    await page.get_by_test_id("statistics-span").select_option(label="自定义…")
    await page.get_by_test_id("statistics-first").fill("2026-10-02")
    await page.get_by_test_id("statistics-last").fill("2026-10-03")
    await expect(page.get_by_test_id("statistics-page")).to_contain_text("这段时间没有数据")
    await expect(charts).to_have_count(0)
    await page.get_by_test_id("statistics-longer").click()
    await expect(charts).to_have_count(3)


async def test_a_slow_answer_does_not_replace_that_to_a_later_question(
    settings: Settings, past: Past, browser: Browser
) -> None:
    page = await look_on(browser, settings, CLIENT, "/statistics")
    await query_by_queue(page, past)
    await page.get_by_test_id("dimension-0").select_option("hour")
    await expect(page.get_by_test_id("statistics-row")).to_have_count(24)
    came = asyncio.Event()

    async def late(route: Route) -> None:
        if "queue" not in json.loads(route.request.post_data or "{}")["dimensions"]:
            await route.continue_()
            return
        answer = await route.fetch()
        await asyncio.sleep(1.5)
        await route.fulfill(response=answer)
        came.set()

    await page.route("**/api/statistics/ask", late)
    await page.get_by_test_id("dimension-1").select_option("queue")
    await page.get_by_test_id("dimension-1").select_option("")
    await came.wait()
    await page.wait_for_timeout(300)
    await expect(page.get_by_test_id("statistics-row")).to_have_count(24)


async def test_a_topic_that_comes_up_far_more_than_on_days_alike_is_hot_and_opens_its_calls(
    settings: Settings, past: Past, browser: Browser
) -> None:
    page = await look_on(browser, settings, CLIENT, f"/statistics/hot?day={past.days[-1]}")
    row = page.get_by_test_id("hot-row")
    await expect(row).to_have_count(1)
    await expect(row).to_contain_text(past.title)
    await expect(row).to_contain_text("显著")
    await page.get_by_test_id("hot-open").click()
    await page.get_by_test_id("hot-link").first.click()
    await expect(page.get_by_test_id("record-panel")).to_contain_text(past.title, timeout=15 * SECOND)
    await page.go_back()
    await page.get_by_test_id("hot-day").fill(str(past.days[-2]))
    await expect(page.get_by_test_id("hot-page")).to_contain_text("无明显突增")
    await page.get_by_test_id("hot-day").fill("2020-03-01")
    await page.get_by_test_id("hot-before").click()
    await expect(page.get_by_test_id("hot-day")).to_have_value("2020-02-29")
