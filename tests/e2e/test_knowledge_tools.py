"""An editor teaches the search what citizens say for a word, and takes the articles out of the house and in again."""

import pytest
from playwright.async_api import Browser, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.pages import photograph

pytestmark = [pytest.mark.real, pytest.mark.e2e]

EDITOR = "4101"
TERM, SAYINGS = "灵活就业补贴", "散工补助、零工津贴"


async def test_what_citizens_say_for_a_word_is_added_found_changed_and_removed(
    browser: Browser, settings: Settings
) -> None:
    page = await look_on(browser, settings, EDITOR, "/knowledge/terms")
    part = page.get_by_test_id
    await expect(part("term-save")).to_be_disabled()
    await part("term-word").fill(TERM)
    await part("term-said").fill(SAYINGS)
    await part("term-save").click()
    await expect(part("term-word")).to_have_value("")
    await part("term-find").fill("零工津")
    await part("term-find").press("Enter")
    rows = part("knowledge-terms-row")
    await expect(rows).to_have_count(1)
    await expect(rows).to_contain_text(SAYINGS)
    await photograph(page, "knowledge-terms")
    await rows.get_by_role("button", name="修改").click()
    await part("term-said").fill("零工津贴")
    await part("term-save").click()
    await expect(rows).not_to_contain_text("散工补助")
    await rows.get_by_role("button", name="删除").click()
    await expect(rows).to_have_count(0)


async def test_all_articles_go_out_as_a_file_that_changes_nothing_when_it_comes_back(
    browser: Browser, settings: Settings
) -> None:
    page = await look_on(browser, settings, EDITOR, "/knowledge/exchange")
    part = page.get_by_test_id
    async with page.expect_download() as download:
        await part("export-xlsx").click()
    file = await (await download.value).path()
    await part("import-file").set_input_files(
        {"name": "知识.xlsx", "mimeType": "application/octet-stream", "buffer": file.read_bytes()}
    )
    await expect(part("import-verdict")).to_contain_text("与库内相同，无需导入", timeout=60_000)
    await expect(part("import-write")).to_have_count(0)
    await part("integrity-check").click()
    await expect(part("integrity-result")).to_contain_text("均未被改动", timeout=30_000)
    await photograph(page, "knowledge-exchange")
