"""What is refused of uploads is seen by the security administrator, who can take nothing out."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.pages import grave_findings
from tests.e2e.test_security import SECURITY, photograph
from tests.sample_files import letter, with_macro

pytestmark = [pytest.mark.real, pytest.mark.e2e]


async def test_a_refused_upload_is_listed_and_nothing_leads_out(
    browser: Browser, settings: Settings, tmp_path: Path
) -> None:
    page = await look_on(browser, settings, SECURITY, "/security?tab=accidents")
    await page.get_by_test_id("accidents-new").click()
    await page.get_by_test_id("accident-title").fill("可疑邮件附件")
    await page.get_by_test_id("accident-text").fill("收到带宏的文件，留作证据。")
    await page.get_by_test_id("accident-submit").click()
    await expect(page.get_by_test_id("accident-page")).to_be_visible()
    letter_with_macro = tmp_path / "报价.docx"
    letter_with_macro.write_bytes(with_macro(letter()))
    await page.get_by_test_id("accident-file").set_input_files(letter_with_macro)
    await expect(page.get_by_test_id("accident-page-error")).to_be_visible()

    await page.goto("/security?tab=quarantine")
    row = page.get_by_test_id("quarantine-row").filter(has_text="报价.docx")
    await expect(row).to_contain_text("安全事故证据")
    await expect(row).to_contain_text("9003 方宁")
    await expect(row).to_contain_text("未留存")
    await expect(row.locator("a, button")).to_have_count(0)
    assert await grave_findings(page) == []
    await photograph(page, "quarantine")
    await page.get_by_test_id("quarantine-kind-virus").click()
    await expect(page.get_by_test_id("quarantine")).to_contain_text("无拒收的文件")
