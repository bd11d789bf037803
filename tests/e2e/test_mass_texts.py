"""An Excel of 500 goes out: mapped, checked, tried, approved by another, begun while the worker dies, paused, gone on
with. The gateway of the demonstration has each text once.
"""

import io
import os
import re
import time

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.settings import Settings
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, Sheet, SheetColumn, write_workbook
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD, fresh_number, until
from tests.e2e.pages import photograph
from tests.e2e.test_self_service import texts_to
from tests.e2e.test_text_lines import run
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]
LEADER, CLIENT, SECOND = "2001", "8001", 1000
MANY = 500
#: What the worker does each minute, of texts whose job died with it.
GO_ON = """
from datetime import UTC, datetime, timedelta
from hotline.domains.service.messaging.actions import mass_lifecycle, texts
now = datetime.now(UTC)
texts.send_forgotten_texts(now + timedelta(minutes=2))
mass_lifecycle.go_on(now)
"""


def workbook(numbers: list[str]) -> bytes:
    """The numbers with a name each, then one of them again and one that is none."""
    rows = [(f"市民{at}", number) for at, number in enumerate(numbers)]
    file = io.BytesIO()
    columns = [SheetColumn("姓名"), SheetColumn("手机号")]
    write_workbook(file, [Sheet("名单", columns, [*rows, ("又是一", numbers[0]), ("座机", "010-62345678")])])
    return file.getvalue()


async def pictures(page: Page, name: str) -> None:
    """The state in both colours, where somebody wants to look at it."""
    await photograph(page, f"mass-{name}")
    if os.environ.get("SCREENSHOTS"):
        await page.evaluate("document.documentElement.classList.add('dark')")
        await photograph(page, f"mass-{name}-dark")
        await page.evaluate("document.documentElement.classList.remove('dark')")


async def in_stage(page: Page, name: str, within: int = 20) -> None:
    await expect(page.get_by_test_id("mass-stage")).to_have_text(name, timeout=within * SECOND)


async def test_an_excel_of_500_goes_out_each_once_whoever_dies(
    browser: Browser, settings: Settings, installation: Installation
) -> None:
    some = f"139{time.time_ns() // 10**6 % 10**5:05d}"
    numbers = [f"{some}{at:03d}" for at in range(MANY)]
    page = await look_on(browser, settings, LEADER, "/texts/mass")
    bad = FilePayload(name="年检名单.xlsx", mimeType=MEDIA_TYPE, buffer=b"no workbook")
    await page.get_by_test_id("mass-file").set_input_files(bad)
    await expect(page.get_by_test_id("mass-trouble")).not_to_be_empty()
    await pictures(page, "empty-and-refused")
    file = FilePayload(name="年检名单.xlsx", mimeType=MEDIA_TYPE, buffer=workbook(numbers))
    await page.get_by_test_id("mass-file").set_input_files(file)
    await expect(page.get_by_test_id("mass-number")).to_have_value("手机号")

    await page.get_by_test_id("mass-template").fill("{姓名}您好，请于{期限}前办理年检。回T退订")
    await page.get_by_test_id("mass-check").click()
    await expect(page.get_by_text("请为每个变量选择列")).to_be_visible()
    await pictures(page, "wording")
    await page.get_by_test_id("mass-template").fill("{姓名}您好，请于月底前办理年检。回T退订")
    await page.get_by_test_id("mass-check").click()
    await in_stage(page, "已检查")
    await expect(page.get_by_test_id("mass-sendable")).to_have_text("500")
    for problem in ("double", "bad_number"):
        await expect(page.locator(f'[data-testid="mass-problem"][data-problem="{problem}"]')).to_have_text("1")
    await pictures(page, "report")

    own = fresh_number()
    await page.get_by_test_id("mass-trial").click()
    await page.get_by_test_id("mass-trial-number").fill(own)
    await pictures(page, "trial")
    await page.get_by_test_id("mass-trial-submit").click()
    await expect(page.get_by_test_id("mass-said")).to_contain_text("已试发")

    async def tried() -> bool | None:
        return await texts_to(settings, own) == ["〔姓名〕您好，请于月底前办理年检。回T退订"] or None

    await until(tried, 15)

    await page.get_by_test_id("mass-submit").click()
    await page.get_by_test_id("mass-reason").fill("年检通知")
    await pictures(page, "request")
    await page.get_by_test_id("mass-submit-submit").click()
    await in_stage(page, "待审批")
    await expect(page.get_by_test_id("mass-cancel")).to_have_count(0)
    await pictures(page, "requested")
    await approve(settings)
    await in_stage(page, "已批准")
    await pictures(page, "approved")

    await page.get_by_test_id("mass-start").click()
    await page.get_by_test_id("mass-start-submit").click()
    installation.kill("worker")
    await in_stage(page, "正在发送")
    await page.get_by_test_id("mass-pause").click()
    await in_stage(page, "已暂停")
    await pictures(page, "paused")
    await page.get_by_test_id("mass-start").click()
    await page.get_by_test_id("mass-start-submit").click()
    await in_stage(page, "正在发送")
    sent = page.locator('[data-testid="mass-count"][data-state="sent"]')
    await pictures(page, "running")
    await expect(sent).to_have_text(re.compile("4[5-9].|500"), timeout=90 * SECOND)
    run(GO_ON)
    await expect(sent).to_have_text("500", timeout=60 * SECOND)
    run(GO_ON)
    await in_stage(page, "已完成")
    await pictures(page, "done")

    taken = [await texts_to(settings, number) for number in numbers]
    assert taken == [[f"市民{at}您好，请于月底前办理年检。回T退订"] for at in range(MANY)]

    await page.get_by_test_id("mass-export").click()
    async with page.expect_download() as download:
        await page.get_by_test_id("mass-result").click(timeout=30 * SECOND)
    assert (await download.value).suggested_filename.endswith("-结果.xlsx")
    await pictures(page, "result")
    await page.goto("/texts/mass")
    await expect(page.get_by_test_id("mass-row").first).to_contain_text("已完成")
    await pictures(page, "list")


async def approve(settings: Settings) -> None:
    """The newest request, by the client."""
    async with Desk(origin_of(settings), CLIENT, PASSWORD) as client:
        rows = (await client.get("/api/approvals?scope=waiting"))["rows"]
        row = next(each for each in rows if each["kind"] == "texts.send_mass")
        assert f"{MANY} 个号码" in row["title"]
        await client.post(f"/api/approvals/{row['id']}/approve", remark="同意")
