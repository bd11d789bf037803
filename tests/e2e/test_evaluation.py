"""评测: the page once an evaluation was made: how often right, what is taken for what, how it was before."""

import pytest
from playwright.async_api import Browser, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.test_asking import grave_findings
from tests.installation import Installation, hotline

pytestmark = [pytest.mark.real, pytest.mark.e2e]

EDITOR = "4101"


async def test_the_evaluation_page_shows_what_the_last_evaluation_found(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    done = hotline(
        "manage",
        "shell",
        "-c",
        "from hotline.domains.knowledge import queries; from hotline.domains.assistant import actions; "
        "queries.look(); actions.evaluate()",
    )
    assert done.returncode == 0, done.stdout
    page = await look_on(browser, settings, EDITOR, "/knowledge/evaluation", has_desk=False)
    await expect(page.get_by_test_id("evaluation-all")).to_contain_text("%")
    styles = page.get_by_role("table").first.get_by_role("row")
    assert await styles.count() > 5
    await expect(page.get_by_test_id("evaluation-confused")).to_be_visible()
    await expect(page.get_by_role("region", name="历次")).to_contain_text("%")
    assert await grave_findings(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
