"""Questions that 京晓保 could not answer reach an editor, who uses or dismisses them."""

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.pages import grave_findings
from tests.installation import Installation, hotline

pytestmark = [pytest.mark.real, pytest.mark.e2e]

EDITOR = "4101"
#: Each lands in a gap of its own: they have nothing in common.
MEANT, MEANINGLESS = "俺闺女的社保卡让洗衣机给搅了，芯片读不出来", "评职称得先考驾照吗"
REASON = "政策尚未明确"


async def is_not_answered(browser: Browser, settings: Settings, text: str) -> None:
    page = await browser.new_page()
    await page.goto(f"{origin_of(settings)}/ask")
    await page.get_by_test_id("question").fill(text)
    await page.get_by_test_id("send").click()
    await page.get_by_test_id("useless").click(timeout=20_000)
    await expect(page.get_by_test_id("answer")).to_contain_text("已收到")
    await page.close()


def gather() -> None:
    """What the worker does every ten minutes."""
    done = hotline(
        "manage",
        "shell",
        "-c",
        "from datetime import UTC, datetime; from hotline.domains.understanding.assistant.actions import gap_clusters; "
        "gap_clusters.gather(datetime.now(UTC))",
    )
    assert done.returncode == 0, done.stdout


async def choose(page: Page, text: str) -> None:
    await page.get_by_test_id("gaps-row").filter(has_text=text).click()
    await expect(page.get_by_test_id("gap-examples")).to_contain_text(text)


async def test_what_is_asked_in_vain_becomes_a_way_of_asking_or_is_put_aside_with_a_reason(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    for text in (MEANT, MEANINGLESS):
        await is_not_answered(browser, settings, text)
    gather()

    page = await look_on(browser, settings, EDITOR, "/knowledge/gaps")
    await choose(page, MEANT)
    assert await grave_findings(page) == []
    article = await page.locator('[data-testid^="gap-near-"]').first.get_attribute("value")
    await page.get_by_test_id("gap-add").click()
    await expect(page.get_by_test_id("gaps-row").filter(has_text=MEANT)).to_have_count(0)
    await expect(page.get_by_test_id("gap-draft")).to_have_attribute("href", f"/knowledge/edit/{article}")
    await choose(page, MEANINGLESS)
    await page.get_by_test_id("gap-dismiss").click()
    await expect(page.get_by_test_id("gap-reason-submit")).to_be_disabled()
    await page.get_by_test_id("gap-reason-reason").select_option(REASON)
    await page.get_by_test_id("gap-reason-submit").click()
    await expect(page.get_by_test_id("gaps-row").filter(has_text=MEANINGLESS)).to_have_count(0)

    await page.goto("/knowledge/gaps?state=dismissed")
    await choose(page, MEANINGLESS)
    await expect(page.get_by_test_id("gap-done")).to_contain_text(REASON)
    await page.goto(f"/knowledge/edit/{article}")
    assert MEANT in await page.get_by_test_id("field-asked_as").input_value()
