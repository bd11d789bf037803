"""On the pages 设置 administrators make accounts and roles; what gives rights waits for another person."""

import time

import pytest
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import person_at
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD
from tests.e2e.pages import photograph

pytestmark = [pytest.mark.real, pytest.mark.e2e]
SECURITY, APPROVER = "9003", "8001"


async def approve_all(settings: Settings) -> None:
    async with Desk(origin_of(settings), APPROVER, PASSWORD) as approver:
        for one in (await approver.get("/api/approvals"))["rows"]:
            await approver.post(f"/api/approvals/{one['id']}/approve", remark="")


async def test_an_account_is_made_approved_changed_and_closed_on_the_page(browser: Browser, settings: Settings) -> None:
    number = str(time.time_ns())[-9:-3]
    page = await look_on(browser, settings, SECURITY, "/settings/accounts")
    part = page.get_by_test_id
    await part("accounts-new").click()
    await part("account-save").click()
    await expect(part("account-number-error")).to_contain_text("3 到 12 位数字")
    await expect(part("account-name-error")).to_be_visible()
    await part("account-number").fill("1001")
    await part("account-name").fill("赵一")
    await page.keyboard.press("Enter")
    await expect(part("account-number-error")).to_contain_text("已有账号")
    await part("account-number").fill(number)
    await part("account-role-operator").check()
    await part("account-role-audit_administrator").check()
    await expect(part("account-roles-error")).to_contain_text("系统管理、审计管理的权限不能由同一个人持有")
    await photograph(page, "account-form")
    await part("account-role-audit_administrator").uncheck()
    await part("account-save").click()
    await expect(part("account-reason-error")).to_contain_text("请写明事由")
    await part("account-reason").fill("新入职")
    await page.keyboard.press("Enter")
    password = await part("one-time-password").inner_text()
    await expect(part("one-time-requested")).to_be_visible()
    await photograph(page, "one-time")
    await part("one-time-back").click()
    await expect(part("account-roles")).to_have_text("无")

    await approve_all(settings)
    await page.reload()
    await expect(part("account-roles")).to_have_text("系统运维")
    at_home = await (await person_at(browser, origin_of(settings))).new_page()
    await at_home.goto("/sign-in")
    await at_home.get_by_test_id("sign-in-number").fill(number)
    await at_home.get_by_test_id("sign-in-password").fill(password)
    await at_home.get_by_test_id("sign-in-submit").click()
    await expect(at_home.get_by_test_id("sign-in-replace")).to_be_visible()

    await part("panel-name").fill("赵一一")
    await page.keyboard.press("Enter")
    await expect(part("account-done")).to_contain_text("已保存")
    await part("account-stop").click()
    await part("account-stop-submit").click()
    await expect(part("account-panel")).to_contain_text("停用")
    await photograph(page, "accounts")
    await part("accounts-text").fill("赵一一")
    await page.keyboard.press("Enter")
    await expect(page.locator(f"[data-testid=accounts-row][data-number='{number}']")).to_contain_text("停用")
    await part("accounts-text").fill("没有这个人")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("无符合条件的账号")).to_be_visible()


async def test_a_role_says_before_it_is_saved_that_two_powers_are_too_many(
    browser: Browser, settings: Settings
) -> None:
    page = await look_on(browser, settings, SECURITY, "/settings/roles")
    part, name = page.get_by_test_id, f"夜间班长{str(time.time_ns())[-9:-4]}"
    await photograph(page, "roles")
    await part("roles-new").click()
    await part("role-name").fill(name)
    await part("permission-live.floor").check()
    await part("permission-audit.view").check()
    await part("permission-routing.configure").check()
    await expect(part("role-conflict")).to_contain_text("系统管理、审计管理")
    await expect(part("role-save")).to_be_disabled()
    await photograph(page, "role-form")
    await part("permission-audit.view").uncheck()
    await part("role-save").click()
    await expect(part("roles-done")).to_have_text("角色已保存。")
    row = part("roles-row").filter(has_text=name)
    await expect(row).to_contain_text("系统管理")
    await row.click()
    await part("permission-routing.configure").uncheck()
    await part("role-save").click()
    await expect(part("role-reason-error")).to_be_visible()
    await part("role-reason").fill("岗位调整")
    await page.keyboard.press("Enter")
    await expect(part("roles-done")).to_contain_text("另一人")
    await approve_all(settings)
    await page.reload()
    await expect(row).not_to_contain_text("系统管理")
