"""A planner has the forecast made of the calls that came, sees what a day needs, and enters an event."""

import pytest
from playwright.async_api import Browser, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.pages import photograph
from tests.e2e.test_text_lines import run

pytestmark = [pytest.mark.real, pytest.mark.e2e]
PLANNER, SECOND = "7001", 1000
#: Four weeks of calls that came before the installation was made.
CAME = """
from datetime import timedelta
from hotline.domains.voice.records.models import CallRecord
from hotline.kernel.clock import beijing_day, day_bounds, now
rows = []
for back in range(1, 29):
    midnight = day_bounds(beijing_day(now()) - timedelta(days=back))[0]
    for minute in range(8 * 60, 20 * 60, 2):
        rows.append(CallRecord(
            id=f"before-{back}-{minute}", at=midnight + timedelta(minutes=minute), direction="in", origin="sip",
            queue="labor", answered=True, wait_seconds=5, talk_seconds=200, held_seconds=0, wrap_up_seconds=40,
            agents=["1001"], flags=[], detail={}))
CallRecord.objects.bulk_create(rows, ignore_conflicts=True)
"""


async def test_a_forecast_becomes_heads(browser: Browser, settings: Settings) -> None:
    run(CAME)
    page = await look_on(browser, settings, PLANNER, "/workforce")
    await page.get_by_test_id("forecast-renew").click()
    await expect(page.get_by_test_id("forecast-trial")).to_contain_text("误差", timeout=60 * SECOND)
    await expect(page.get_by_test_id("forecast-need")).to_contain_text("工时", timeout=20 * SECOND)
    await photograph(page, "workforce-forecast")
    await page.get_by_test_id("event-add").click()
    await page.get_by_test_id("event-title").fill("养老金调整发布")
    await page.get_by_test_id("event-submit").click()
    await expect(page.get_by_text("请选择首日")).to_be_visible()
    await photograph(page, "workforce-event")
    day = await page.get_by_test_id("forecast-day").input_value()
    for field in ("event-first-day", "event-last-day"):
        await page.get_by_test_id(field).fill(day)
        await page.get_by_test_id(field).press("Tab")
    await page.get_by_test_id("event-submit").click()
    await expect(page.get_by_test_id("event-row")).to_contain_text("+20%")
    await page.evaluate("document.documentElement.classList.add('dark')")
    await photograph(page, "workforce-dark")
