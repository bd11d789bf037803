"""The figures, the calls and the desk on a phone: nothing is pushed sideways, a finger has room for each button."""

import pytest
from playwright.async_api import Browser, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.flows import LEADER
from tests.e2e.test_case_on_a_phone import too_wide

pytestmark = [pytest.mark.real, pytest.mark.e2e]

#: Pixels that a fingertip needs.
FINGERTIP = 44
PRESSED = "main :is(.chip, .pills button, .segments button, .button, .measures label)"
SMALL = """([selector, fingertip]) => [...document.querySelectorAll(selector)]
    .map((each) => [each.textContent.trim(), Math.round(each.getBoundingClientRect().height)])
    .filter(([, height]) => height > 0 && height < fingertip)"""


@pytest.mark.parametrize(
    ("address", "landmark"),
    [("/statistics", "[data-testid=measure-find]"), ("/calls", "[data-testid=records-page]"), ("/desk", "main .pills")],
)
async def test_a_page_fits_a_phone(browser: Browser, settings: Settings, address: str, landmark: str) -> None:
    page = await look_on(browser, settings, LEADER, address)
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.locator(landmark)).to_be_visible()
    assert await too_wide(page) == 0
    assert await page.evaluate(SMALL, [PRESSED, FINGERTIP]) == []
