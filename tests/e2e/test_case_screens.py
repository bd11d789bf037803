"""What stands around work orders in the browser: figures, departments, leave, files, what the notes say."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.browser import chromium, microphone
from tests.e2e.desk_page import look_on

pytestmark = [pytest.mark.real, pytest.mark.e2e]
AGENT, SUPERVISION = "1013", "8001"
PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 2000
NOTES = "来电人赵先生，电话13800001055，在朝阳区望京的示例餐饮有限公司上班，三个月没发工资，要求回访"


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Browser]:
    async with chromium(microphone(tmp_path / "microphone.wav", 700)) as browser:
        yield browser


async def register(page: Page, what: str, employer: str) -> None:
    part = page.get_by_test_id
    await page.goto("/cases/new")
    await part("field-kind").select_option("投诉")
    await page.locator("[data-field=topic] input").fill("拖欠")
    await page.keyboard.press("Enter")
    await part("field-summary").fill(what)
    await part("field-employer").fill(employer)
    await page.keyboard.press("Control+Enter")
    await expect(part("case-state")).to_have_attribute("data-state", "review")


async def test_figures_open_their_cases_and_the_house_is_kept(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, SUPERVISION, "/cases/statistics", has_desk=False)
    part = page.get_by_test_id
    await expect(part("stat-total")).to_be_visible()
    await part("stat-total").click()
    await expect(part("cases-page")).to_be_visible()
    await expect(part("cases-drilled-start")).to_be_visible()

    await part("cases-tab-承办单位").click()
    await page.locator("[data-code=talent]").click()
    await part("department-deadline").fill("大概一周")
    await part("department-save").click()
    await expect(part("department-trouble")).to_contain_text("读不懂")
    await part("department-deadline").fill("5个工作日")
    await part("department-save").click()
    await expect(page.locator("[data-code=talent]")).to_contain_text("5个工作日")

    await part("cases-tab-代理").click()
    await part("leave-substitute").select_option("4001")
    await part("leave-save").click()
    await expect(part("leaves-row")).to_contain_text("代理中")
    await part("leave-end-4001").click()
    await expect(page.get_by_text("现在没有人请人代理")).to_be_visible()


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def content_of(path: Path) -> bytes:
    return path.read_bytes()


def large(path: Path) -> Path:
    """16 MB of nothing, on disk: the browser reads no more of it than its size."""
    with path.open("wb") as written:
        written.truncate(16 << 20)
    return path


async def test_files_are_added_refused_with_the_reason_saved_and_removed(
    browser: Browser, settings: Settings, tmp_path: Path
) -> None:
    page = await look_on(browser, settings, AGENT, "/cases")
    part = page.get_by_test_id
    await register(page, "带附件的一件", "附件示例有限公司")
    await expect(part("case-files")).to_contain_text("还没有附件")
    await part("file-picker").set_input_files([file("工资条.png", PNG), file("其实是程序.png", b"MZ\x90\x00" * 99)])
    await part("file-picker").set_input_files(large(tmp_path / "太大.pdf"))
    row = page.locator("[data-testid=file-row][data-name='工资条.png']")
    for words in ("图片", "13.7 KB", AGENT, "今天"):
        await expect(row).to_contain_text(words)
    refused = page.locator("[data-testid=file-upload]")
    await expect(refused.filter(has_text="其实是程序.png")).to_contain_text("这种文件不收")
    await expect(refused.filter(has_text="太大.pdf")).to_contain_text("最多 15.0 MB")
    for _ in range(2):
        await refused.first.get_by_test_id("file-drop").press("Enter")
    await expect(refused).to_have_count(0)

    async with page.expect_download() as saved:
        await row.get_by_test_id("file-save").press("Enter")
    download = await saved.value
    assert (download.suggested_filename, content_of(await download.path())) == ("工资条.png", PNG)

    await row.get_by_test_id("file-remove").press("Enter")
    await part("file-remove-submit").click()
    await expect(part("file-row")).to_have_count(0)
    await expect(part("file-add")).to_be_focused()
    await expect(part("case-course")).to_contain_text("移除附件")


async def test_what_the_notes_say_is_taken_into_the_form_with_its_words(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, AGENT, "/cases/new")
    part = page.get_by_test_id
    await part("case-notes").fill(NOTES)
    one = page.locator("[data-testid=element][data-element=employer]")
    await expect(one).to_contain_text("示例餐饮有限公司")
    await expect(part("notes-marked").locator("mark").first).to_be_visible()
    await one.get_by_test_id("element-take").click()
    await expect(part("field-employer")).to_have_value("示例餐饮有限公司")
    await expect(page.locator("[data-field=employer]").get_by_test_id("field-rests")).to_be_visible()
    await part("field-district").select_option("海淀区")
    await expect(page.locator("[data-testid=element][data-element=district]")).to_contain_text("不会一起覆盖")
    await part("elements-all").click()
    await expect(part("field-phone")).to_have_value("13800001055")
    await expect(part("field-district")).to_have_value("海淀区")
    await expect(part("field-wants_follow_up")).to_be_checked()
    await page.keyboard.press("Control+Enter")
    await expect(part("case-state")).to_have_attribute("data-state", "review")
    await expect(page.locator("[data-part=phone]")).to_contain_text("138****1055")
