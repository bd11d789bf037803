"""A security accident from its finding to its closure, by two people, and what it costs in the assessment."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import give_reason, look_on
from tests.e2e.pages import grave_findings
from tests.e2e.test_security import SECURITY, photograph

pytestmark = [pytest.mark.real, pytest.mark.e2e]
CLIENT = "8001"
TITLE = "开放接口被扫描"


async def note(page: Page, kind: str, text: str) -> None:
    await page.get_by_test_id("step-kind").select_option(kind)
    await page.get_by_test_id("step-text").fill(text)
    await page.get_by_test_id("step-submit").click()
    await expect(page.locator(f"[data-testid=accident-step][data-kind={kind}]").filter(has_text=text)).to_be_visible()


async def approve(client: Page, kind: str) -> None:
    await client.goto("/approvals")
    waiting = client.get_by_test_id(f"approval-{kind}").filter(has_text=TITLE)
    await waiting.get_by_test_id("approval-approve").click()
    await client.get_by_test_id("approve-submit").click()
    await expect(waiting).to_have_count(0)


async def test_an_accident_is_worked_through_counted_by_the_client_and_decided_again(
    browser: Browser, settings: Settings, tmp_path: Path
) -> None:
    page = await look_on(browser, settings, SECURITY, "/security?tab=accidents")
    await page.get_by_test_id("accidents-new").click()
    await page.get_by_test_id("accident-title").fill(TITLE)
    await page.get_by_test_id("accident-level").select_option("large")
    await page.get_by_test_id("accident-text").fill("夜间大量探测请求，来自境外。")
    await photograph(page, "accident-new")
    await page.get_by_test_id("accident-submit").click()
    await expect(page.get_by_test_id("accident-page")).to_contain_text(TITLE)

    clock = page.locator("[data-testid=accident-clocks] [data-step=reported]")
    await expect(clock).to_have_attribute("data-state", "running")
    await note(page, "contained", "封堵来源地址")
    await expect(page.get_by_test_id("accident-close")).to_be_disabled()
    await page.goto("/security")
    await expect(page.get_by_test_id("open-accident").filter(has_text=TITLE)).to_contain_text("上报剩")
    assert await grave_findings(page) == []
    await photograph(page, "accident-open")
    await page.get_by_test_id("open-accident").filter(has_text=TITLE).click()

    await note(page, "reported", "已报市委网信办")
    await expect(clock).to_have_attribute("data-state", "done")
    await note(page, "recovered", "接口恢复，加了限流")
    await note(page, "reviewed", "补上来源白名单")
    proof = tmp_path / "日志.txt"
    proof.write_text("203.0.113.9 GET /api\n")
    await page.get_by_test_id("accident-file").set_input_files(proof)
    await expect(page.get_by_test_id("accident-proof")).to_contain_text("日志.txt")
    async with page.expect_download() as download:
        await page.get_by_test_id("accident-pdf").click()
    assert (await (await download.value).path()).read_bytes().startswith(b"%PDF")
    assert await grave_findings(page) == []
    await photograph(page, "accident")
    await page.get_by_test_id("accident-close").click()
    await page.get_by_test_id("closure-counts").select_option("yes")
    await page.get_by_test_id("closure-text").fill("封堵来源，未造成泄露")
    await page.get_by_test_id("closure-submit").click()
    await expect(page.get_by_test_id("accident-outcome")).to_have_text("结案待甲方批准")

    client = await look_on(browser, settings, CLIENT, "/approvals")
    await approve(client, "security.closure")
    await client.goto("/assessment/registers?register=accidents")
    await expect(client.get_by_test_id("register-elsewhere")).to_be_visible()
    await expect(client.get_by_test_id("register-enter")).to_have_count(0)
    await photograph(client, "accident-register")
    await client.get_by_test_id("entry-accident").click()
    await expect(client.get_by_test_id("accident-outcome")).to_have_text("已结案，计入 K19")
    await expect(client.get_by_test_id("step-submit")).to_have_count(0)

    await page.goto("/security?tab=accidents")
    row = page.get_by_test_id("accidents-row").filter(has_text=TITLE)
    await expect(row).to_contain_text("计入 K19")
    await expect(page.get_by_test_id("open-accident").filter(has_text=TITLE)).to_have_count(0)
    await photograph(page, "accidents")

    await row.get_by_role("link").click()
    await page.get_by_test_id("accident-reopen").click()
    await photograph(page, "accident-reopening")
    await give_reason(page, "reopen", "影响范围认定有误")
    await expect(page.get_by_test_id("accident-outcome")).to_have_text("重新处理待甲方批准")
    await approve(client, "security.reopening")
    await page.reload()
    await expect(page.get_by_test_id("accident-outcome")).to_have_text("处理中")
    await expect(page.get_by_test_id("accident-close")).to_be_disabled()
    await note(page, "reviewed", "核对后未影响业务")
    await page.get_by_test_id("accident-close").click()
    await page.get_by_test_id("closure-counts").select_option("no")
    await page.get_by_test_id("closure-text").fill("探测未成功，不构成事故")
    await page.get_by_test_id("closure-submit").click()
    await approve(client, "security.closure")
    await page.reload()
    await expect(page.get_by_test_id("accident-outcome")).to_have_text("已结案，不计入")
    decisions = page.get_by_test_id("accident-decision")
    await expect(decisions).to_have_count(3)
    await expect(decisions.nth(1)).to_contain_text("影响范围认定有误")
    assert await grave_findings(page) == []
    await photograph(page, "accident-decided-again")
