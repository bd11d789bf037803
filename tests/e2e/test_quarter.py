"""A quarter in a real browser: what a miss would cost, frozen, corrected, disputed, decided, signed by both sides."""

import re

import pytest
from playwright.async_api import Browser, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

CLIENT, MANAGER = "8001", "8002"
#: Over, and of no other test.
QUARTER = "/assessment/quarters/2026Q2"


async def test_what_if_says_the_money(settings: Settings, installation: Installation, browser: Browser) -> None:
    page = await look_on(browser, settings, MANAGER, "/assessment?quarter=2026Q2")
    await page.get_by_test_id("indicator-security").click()
    await page.get_by_test_id("try-more").fill("2")
    await expect(page.get_by_test_id("try-result")).to_contain_text("扣 51,085.83 元")  # 2 % and 5 % of 729,797.50
    await page.get_by_test_id("indicator-front_staff").click()
    await expect(page.get_by_test_id("assessment-value")).to_have_text("未登记")
    await page.get_by_test_id("try-heads").fill("168")
    await expect(page.get_by_test_id("try-result")).to_contain_text("扣 5,838.38 元")  # two short, 1 % each


async def test_from_the_freeze_to_both_signatures(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    client = await look_on(browser, settings, CLIENT, QUARTER)
    await expect(client.get_by_test_id("quarter-unentered")).to_contain_text("不判定、不扣减")
    for reader, role in ((client, "您是甲方"), (await look_on(browser, settings, MANAGER, QUARTER), "您是乙方")):
        await expect(reader.get_by_test_id("quarter-roles")).to_contain_text(re.compile(f"冻结后，乙方.*{role}"))
    await client.get_by_test_id("quarter-freeze").click()
    await client.get_by_test_id("freeze-reason").select_option(index=1)
    await client.get_by_test_id("freeze-submit").click()
    await expect(client.get_by_test_id("frozen-seats")).to_contain_text("未登记")
    await expect(client.locator('[data-testid^="frozen-"]')).to_have_count(19)

    await client.get_by_test_id("correct-seats").click()
    await client.get_by_test_id("correct-amount").fill("2919.19")
    await client.get_by_test_id("correct-why").fill("联合盘点141席，少1席")
    await client.get_by_test_id("correct-submit").click()
    await expect(client.get_by_test_id("quarter-standing")).to_have_text("¥2,919.19")

    contractor = await look_on(browser, settings, MANAGER, QUARTER)
    await expect(contractor.get_by_test_id("dispute-back_staff")).to_have_count(0)
    await expect(contractor.get_by_test_id("quarter-roles")).to_contain_text("您是乙方：可以提出异议。")
    await expect(client.get_by_test_id("quarter-roles")).to_contain_text("您是甲方：可以裁定、更正。")
    await contractor.get_by_test_id("dispute-seats").click()
    await contractor.get_by_test_id("dispute-reason").select_option(label="取数有误")
    await contractor.get_by_test_id("dispute-submit").click()
    await expect(contractor.get_by_test_id("frozen-seats")).to_contain_text("异议待裁定")

    await client.reload()
    await expect(client.get_by_test_id("quarter-sign")).to_be_disabled()
    await client.get_by_test_id("decide-seats").click()
    await client.get_by_test_id("decide-corrected").check()
    await client.get_by_test_id("decide-amount").fill("0")
    await client.get_by_test_id("decide-answer").fill("复盘142席")
    await client.get_by_test_id("decide-submit").click()
    await expect(client.get_by_test_id("quarter-standing")).to_have_text("¥0.00")
    await client.get_by_test_id("quarter-sign").click()
    await expect(client.get_by_test_id("quarter-sign")).to_have_count(0)
    await contractor.reload()
    await contractor.get_by_test_id("quarter-sign").click()
    await expect(contractor.get_by_test_id("quarter-page")).to_contain_text(re.compile(r"甲方 8001 \S+、乙方 8002 \S+"))
    await expect(contractor.get_by_test_id("dispute-answer_rate")).to_have_count(0)
    await expect(contractor.get_by_test_id("quarter-roles")).to_contain_text("不能再提异议")
