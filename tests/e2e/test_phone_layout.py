"""The pages that people open on a telephone: nothing is wider than the screen, too small for a finger, cut off or over
one another, and the lists hold what one came for.
"""

from collections.abc import Iterable

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import person_at
from tests.e2e.desk_page import choose_topic, look_on
from tests.e2e.layout import faults
from tests.e2e.pages import PHONE, opens, photograph, signed_in
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, LEADER, REVIEWER, OFFICIAL, CLIENT = "1013", "2001", "4002", "5001", "8001"
OPENED_BY = {
    AGENT: ("/desk", "/calls", "/cases", "/cases/new", "/callbacks", "/inbox", "/chats", "/knowledge", "/account"),
    LEADER: ("/live", "/alarms", "/pocket", "/statistics", "/calls", "/recordings", "/cases"),
    OFFICIAL: ("/cases", "/knowledge"),
    CLIENT: ("/statistics", "/assessment", "/cases/statistics"),
}
#: Nothing of a line lies beside the screen.
READ_IN_HASTE = {"/alarms"}
LARGE_FINGER = 60
#: The step's own acts, its draft, and the key to all others.
AT_FIRST = 6


async def faults_of(page: Page, paths: Iterable[str], name: str) -> list[str]:
    found: list[str] = []
    for path in paths:
        assert await opens(page, path), path
        await photograph(page, f"phone-{name}-{path.strip('/').replace('/', '.')}")
        found += [f"{path}: {each}" for each in await faults(page)]
        found += (
            [f"{path}: lines of the list lie beyond the edge"] if path in READ_IN_HASTE and await moved(page) else []
        )
    return found


async def moved(page: Page) -> bool:
    """Whether a finger would have to move the list sideways."""
    wide = "lists => lists.some((list) => list.scrollWidth > list.clientWidth)"
    return bool(await page.locator(".list-table").evaluate_all(wide))


@pytest.mark.parametrize("number", OPENED_BY)
async def test_pages_fit_a_telephone_and_a_finger(
    number: str, installation: Installation, browser: Browser, settings: Settings
) -> None:
    context = await signed_in(browser, origin_of(settings), number)
    page = await context.new_page()
    await page.set_viewport_size(PHONE)
    assert await faults_of(page, OPENED_BY[number], number) == []


async def test_an_official_lands_where_work_is_and_has_few_buttons_at_first(
    installation: Installation, browser: Browser, settings: Settings
) -> None:
    agent = await look_on(browser, settings, AGENT, "/cases/new")
    part = agent.get_by_test_id
    await part("field-kind").select_option("投诉")
    await choose_topic(agent, "拖欠")
    await part("field-summary").fill("手机上派发的诉求")
    await part("field-employer").fill("掌上示例有限公司")
    await part("outcome-submit").click()
    await expect(part("case-state")).to_have_attribute("data-state", "review")
    case = agent.url.rpartition("/")[2]

    reviewer = await look_on(browser, settings, REVIEWER, "/live")
    await reviewer.set_viewport_size(PHONE)
    part = reviewer.get_by_test_id
    await reviewer.goto("/cases")
    await expect(part("cases-scope-claimable")).to_have_attribute("aria-pressed", "true")
    await expect(part("cases-row").first).to_be_visible()
    await reviewer.goto(f"/cases/{case}")
    await expect(part("case-work")).to_be_visible()
    await expect(part("deeds-more")).to_be_visible()
    assert await buttons_at_first(reviewer) <= AT_FIRST
    await part("deeds-more").click()
    await expect(part("deed-unrest")).to_be_visible()
    assert await faults(reviewer) == []


async def buttons_at_first(page: Page) -> int:
    return await page.locator("[data-testid=case-work] footer button").filter(visible=True).count()


async def test_the_public_page_fits_in_letters_of_both_sizes(
    installation: Installation, browser: Browser, settings: Settings
) -> None:
    context = await person_at(browser, origin_of(settings))
    page = await context.new_page()
    await page.set_viewport_size(PHONE)
    await page.goto("/ask")
    await expect(page.get_by_test_id("large")).to_be_visible()
    assert await faults(page) == []
    await page.get_by_test_id("large").click()
    assert await faults(page, LARGE_FINGER) == []
