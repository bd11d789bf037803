"""A trainer's batch from its list on arrival to its closing, a certificate that the client signs, K7's register."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD, until
from tests.e2e.pages import photograph

pytestmark = [pytest.mark.real, pytest.mark.e2e]
TRAINER, TRAINEE, OTHER, CLIENT, SECOND = "7002", "1005", "1006", "8001", 1000
BATCH = "2026 年第四批"


async def both_colours(page: Page, name: str) -> None:
    await photograph(page, f"training-{name}")
    await page.evaluate("document.documentElement.classList.add('dark')")
    await photograph(page, f"training-{name}-dark")
    await page.evaluate("document.documentElement.classList.remove('dark')")


async def reports(page: Page) -> None:
    """A batch of two that reports and is examined today."""
    await expect(page.get_by_text("暂无培训批次")).to_be_visible()
    await photograph(page, "training-empty")
    await page.get_by_test_id("batch-new").click()
    await page.get_by_test_id("batch-save").click()
    await expect(page.get_by_text("请填写批次名称")).to_be_visible()
    await page.get_by_test_id("batch-name").fill(BATCH)
    await page.get_by_test_id("batch-exam").fill(await page.get_by_test_id("batch-first").input_value())
    await page.get_by_test_id("batch-exam").press("Tab")
    await page.get_by_test_id("batch-minimum-hours").fill("8")
    await page.get_by_test_id("batch-minimum-practice").fill("")
    await page.get_by_test_id("batch-minimum-mandarin").select_option("")
    await page.get_by_test_id("batch-listed").fill(f"{TRAINEE} 9999")
    await photograph(page, "training-new")
    await page.get_by_test_id("batch-save").click()
    await expect(page.get_by_test_id("batch-dialog-trouble")).to_contain_text("没有“9999”的在用账号")
    await page.get_by_test_id("batch-listed").fill(f"{TRAINEE}，{OTHER}")
    await page.get_by_test_id("batch-save").click()
    await expect(page.get_by_test_id("member-row")).to_have_count(2)


async def planned(page: Page) -> None:
    await page.get_by_test_id("lesson-add").click()
    await page.get_by_test_id("lesson-title").fill("养老保险政策")
    await page.get_by_test_id("lesson-submit").click()
    await expect(page.get_by_test_id("lesson")).to_contain_text("养老保险政策")


async def scored(page: Page) -> None:
    """All conditions of the first, the exam alone of the second."""
    await page.get_by_test_id("result-add").click()
    for number, score in ((TRAINEE, "86"), (OTHER, "62")):
        await expect(page.get_by_test_id("result-number")).to_have_value(number)
        await page.get_by_test_id("result-score").fill(score)
        await page.get_by_test_id("result-score").press("Enter")
    await expect(page.get_by_test_id("result-dialog")).to_have_count(0)
    for kind, score in (("hours", "8"), ("typing", "44")):
        await page.get_by_test_id("result-add").click()
        await page.get_by_test_id("result-kind").select_option(kind)
        await page.get_by_test_id("result-score").fill(score)
        await page.get_by_test_id("result-submit").click()
        await expect(page.get_by_test_id("result-number")).to_have_value(OTHER)
        await page.get_by_test_id("result-dialog-back").click()
    first = page.locator(f'[data-number="{TRAINEE}"]')
    await expect(first.get_by_test_id("cell-typing")).to_have_text("44")
    await expect(first.get_by_test_id("member-state")).to_have_text("已达标")
    await first.get_by_test_id("member-open").click()
    await expect(page.get_by_test_id("member-result")).to_have_count(3)


async def stops(page: Page) -> None:
    await page.locator(f'[data-number="{OTHER}"]').get_by_test_id("member-stop").click()
    await page.get_by_test_id("stop-reason").fill("个人原因")
    await photograph(page, "training-stop")
    await page.get_by_test_id("stop-submit").click()
    await expect(page.locator(f'[data-number="{OTHER}"]').get_by_test_id("member-state")).to_contain_text("个人原因")


async def requests_certificate(page: Page) -> None:
    await page.get_by_test_id("certificate-request").click()
    await page.get_by_test_id("certificate-level-labor").select_option("2")
    await photograph(page, "training-certificate")
    await page.get_by_test_id("certificate-submit").click()
    first = page.locator(f'[data-number="{TRAINEE}"]')
    await expect(first.get_by_test_id("member-state")).to_have_text("已提请上岗证")


async def signs(page: Page) -> None:
    row = page.locator(f'[data-testid="certificate-row"][data-number="{TRAINEE}"]')
    await row.get_by_test_id("certificate-choose").click()
    await both_colours(page, "certificates")
    await page.get_by_test_id("certificates-sign").click()
    await page.get_by_test_id("certificates-sign-submit").click()
    await expect(row).to_have_count(0)
    await page.get_by_test_id("certificates-valid").click()
    await expect(row).to_contain_text("SG-")


async def reaches_the_register(settings: Settings) -> None:
    """Approved by the client, it is K7's figure."""
    async with Desk(origin_of(settings), CLIENT, PASSWORD) as client:
        path = "/api/assessment/registers/entries"

        async def waiting() -> dict[str, Any] | None:
            rows = (await client.get(f"{path}?register_key=training_batches"))["rows"]
            return next((each for each in rows if each["about"] == BATCH), None)

        entry = await until(waiting, 30)
        assert (entry["figures"], entry["state"]) == ({"reported": 1, "passed": 1, "kept": 1}, "waiting")


async def closed(page: Page) -> None:
    await page.get_by_test_id("batch-close").click()
    await page.get_by_test_id("batch-close-submit").click()
    await expect(page.get_by_test_id("batch-stage")).to_have_text("已结班", timeout=10 * SECOND)


async def test_from_arrival_to_closing(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, TRAINER, "/training")
    await reports(page)
    await planned(page)
    await scored(page)
    phone = await look_on(browser, settings, TRAINEE, "/my/training")
    await phone.set_viewport_size({"width": 390, "height": 844})
    await expect(phone.get_by_test_id("my-state")).to_have_text("已达标")
    await expect(phone.get_by_test_id("my-lesson")).to_contain_text("养老保险政策")
    await both_colours(phone, "mine")
    await both_colours(page, "batch")
    await stops(page)
    await expect(page.get_by_test_id("retention-rate")).to_have_text("100.00%")
    await requests_certificate(page)
    await closed(page)
    await signs(await look_on(browser, settings, CLIENT, "/training/certificates"))
    await phone.reload()
    await expect(phone.get_by_test_id("my-certificate")).to_contain_text("2 级")
    await reaches_the_register(settings)
    await page.set_viewport_size({"width": 390, "height": 844})
    await photograph(page, "training-batch-phone")
    await page.goto("/training")
    await expect(page.get_by_test_id("batch-row")).to_contain_text("已结班")
    await photograph(page, "training-list-phone")
