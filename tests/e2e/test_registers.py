"""The registers in a real browser: a sheet from Excel, and what is wrong with it."""

from pathlib import Path

import pytest
import xlsxwriter
from playwright.async_api import Browser, Request, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

MANAGER = "8002"
#: Nobody has finished reading by then.
READING = 2_000


async def test_what_is_wrong_in_a_sheet_stays_to_be_read_and_the_page_asks_no_more(
    settings: Settings, installation: Installation, browser: Browser, tmp_path: Path
) -> None:
    with xlsxwriter.Workbook(tmp_path / "出勤.xlsx") as book:
        page_of_book = book.add_worksheet()
        for line, row in enumerate((("日期", "应出勤工日", "实际出勤工日", "说明"), ("哪天", 180, 172, ""))):
            page_of_book.write_row(line, 0, row)
    page = await look_on(browser, settings, MANAGER, "/assessment/registers?register=attendance")
    await expect(page.get_by_test_id("register-import")).to_be_visible()
    await page.get_by_test_id("register-file").set_input_files(tmp_path / "出勤.xlsx")
    message = page.get_by_test_id("register-trouble")
    await expect(message).to_contain_text("第2行“日期”不是日期")

    requested: list[str] = []

    def note(request: Request) -> None:
        if "/api/assessment/" in request.url:
            requested.append(request.url)

    page.on("request", note)
    await page.wait_for_timeout(READING)
    assert requested == []
    await expect(message).to_contain_text("第2行“日期”不是日期")
    await page.get_by_test_id("register-seats").click()
    await expect(message).not_to_be_visible()
