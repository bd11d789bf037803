"""One's own account in a real browser: first sign-in, passkey or authenticator, recovery codes, password, devices."""

import time
from collections.abc import AsyncIterator
from typing import Any

import pyotp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.browser import person_at
from tests.e2e.pages import DESKTOP, PHONE
from tests.e2e.pages import photograph as photograph_now
from tests.installation import Installation, hotline

pytestmark = [pytest.mark.real, pytest.mark.e2e]

NUMBER, BY_CODE, FIRST, OWN = "2901", "2902", "One-time-Kx7", "My-own-Kx7-horse"
AGENT, NEXT = "1901", "Next-Kx7-river"
HIRE = """
from hotline.domains.platform.accounts.actions import administer
staff = administer.save_staff(by="tests", number="{number}", name="新员工", roles=["{role}"])
administer.set_password(by="tests", staff=staff, password="{password}", one_time=True)
"""
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest_asyncio.fixture(loop_scope="session")
async def window(browser: Browser, settings: Settings) -> AsyncIterator[BrowserContext]:
    """A browser at an address with a name: passkeys are bound to one."""
    context = await person_at(browser, f"http://localhost:{settings.ports.web}")
    yield context
    await context.close()


async def type_in(page: Page, number: str, password: str) -> None:
    await page.goto("/sign-in")
    await page.get_by_test_id("sign-in-number").fill(number)
    await page.get_by_test_id("sign-in-password").fill(password)
    await page.get_by_test_id("sign-in-submit").click()


def hire(number: str, role: str = "leader") -> None:
    hired = hotline("manage", "shell", "-c", HIRE.format(number=number, role=role, password=FIRST))
    assert hired.returncode == 0, hired.stdout


async def replace_first_password(page: Page, number: str) -> None:
    await type_in(page, number, FIRST)
    await expect(page.get_by_test_id("sign-in-new")).to_be_visible()
    await photograph(page, "sign-in-replace")
    await page.get_by_test_id("sign-in-new").fill(OWN)
    await page.get_by_test_id("sign-in-repeat").fill(OWN)
    await page.get_by_test_id("sign-in-submit").click()


async def leave(page: Page) -> None:
    await page.get_by_test_id("bar-me").click()
    await page.get_by_test_id("menu-leave").click()
    await expect(page.get_by_test_id("sign-in-number")).to_be_visible()


async def prove(page: Page, code: str) -> None:
    await page.get_by_test_id("factor-code").fill(code)
    await page.get_by_test_id("factor-submit").click()


async def photograph(page: Page, name: str) -> None:
    """At both sizes, where somebody wants to look at them."""
    for kind, size in (("", DESKTOP), ("-phone", PHONE)):
        await page.set_viewport_size(size)
        await photograph_now(page, f"{name}{kind}")
    await page.set_viewport_size(DESKTOP)


async def with_authenticator(page: Page) -> Any:
    tools = await page.context.new_cdp_session(page)
    await tools.send("WebAuthn.enable")
    await tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return tools


async def test_a_new_leader_replaces_the_password_makes_a_passkey_and_signs_in_with_it(
    installation: Installation, window: BrowserContext
) -> None:
    hire(NUMBER)
    page = await window.new_page()
    tools = await with_authenticator(page)
    await replace_first_password(page, NUMBER)
    await page.get_by_test_id("enrol-passkey").click()
    await expect(page.get_by_test_id("recovery-codes").locator("li")).to_have_count(10)
    await page.get_by_test_id("recovery-done").click()
    await page.get_by_test_id("device-skip").click()
    await page.goto("/account")
    await expect(page.get_by_test_id("own-factor")).to_have_count(1)
    await expect(page.get_by_test_id("own-session")).to_have_count(1)

    await leave(page)
    await type_in(page, NUMBER, OWN)
    await page.get_by_test_id("factor-passkey").click()
    await expect(page.get_by_test_id("device-skip")).to_be_visible()

    await tools.send("WebAuthn.disable")
    other = await window.browser.new_context(base_url=page.url, locale="zh-CN") if window.browser else window
    stranger = await other.new_page()
    await type_in(stranger, NUMBER, OWN)
    await stranger.get_by_test_id("factor-code").fill("000000")
    await stranger.get_by_test_id("factor-submit").click()
    await expect(stranger.get_by_test_id("factor-error")).to_contain_text("验证码错误")
    await other.close()


async def test_a_new_leader_sets_an_authenticator_up_and_a_recovery_code_stands_in_for_it_once(
    installation: Installation, window: BrowserContext
) -> None:
    hire(BY_CODE)
    page = await window.new_page()
    await replace_first_password(page, BY_CODE)
    await expect(page.get_by_test_id("enrol-totp")).to_be_visible()
    await photograph(page, "enrol")
    await page.get_by_test_id("enrol-totp").click()
    authenticator = pyotp.TOTP(await page.get_by_test_id("enrol-secret").inner_text())
    await photograph(page, "enrol-totp")
    await page.get_by_test_id("enrol-code").fill(authenticator.now())
    await page.get_by_test_id("enrol-submit").click()
    listed = page.get_by_test_id("recovery-codes").locator("li")
    await expect(listed).to_have_count(10)
    codes = await listed.all_inner_texts()
    await photograph(page, "recovery-codes")
    await page.get_by_test_id("recovery-done").click()
    await page.get_by_test_id("device-skip").click()
    await page.goto("/account")
    await expect(page.get_by_test_id("own-factors")).to_contain_text("还有 10 个恢复码")
    await photograph(page, "account")

    await leave(page)
    await type_in(page, BY_CODE, OWN)
    await expect(page.get_by_test_id("factor-code")).to_be_visible()
    await photograph(page, "factor-step")
    await prove(page, authenticator.at(int(time.time()) + 30))
    await expect(page.get_by_test_id("device-skip")).to_be_visible()

    await page.goto("/account")
    await leave(page)
    await type_in(page, BY_CODE, OWN)
    await prove(page, codes[0].lower())
    await expect(page.get_by_test_id("device-skip")).to_be_visible()
    await page.goto("/account")
    await expect(page.get_by_test_id("own-factors")).to_contain_text("还有 9 个恢复码")
    await leave(page)
    await type_in(page, BY_CODE, OWN)
    await prove(page, codes[0])
    await expect(page.get_by_test_id("factor-error")).to_contain_text("错误")


async def signed_in(window: BrowserContext, number: str, password: str) -> Page:
    """At another device, on one's own account."""
    page = await window.new_page()
    await type_in(page, number, password)
    await page.get_by_test_id("device-skip").click()
    await page.goto("/account")
    await expect(page.get_by_test_id("own-session").first).to_be_visible()
    return page


async def change_password(page: Page, old: str, new: str) -> None:
    await page.get_by_test_id("password-old").fill(old)
    await page.get_by_test_id("password-new").fill(new)
    await page.get_by_test_id("password-repeat").fill(new)
    await page.get_by_test_id("password-save").click()


async def test_an_agent_changes_the_password_and_ends_a_device_that_is_not_theirs(
    installation: Installation, window: BrowserContext, browser: Browser, settings: Settings
) -> None:
    hire(AGENT, "agent")
    page = await window.new_page()
    await replace_first_password(page, AGENT)
    await page.get_by_test_id("device-skip").click()
    elsewhere = await person_at(browser, f"http://localhost:{settings.ports.web}")
    other = await signed_in(elsewhere, AGENT, OWN)
    await page.get_by_test_id("bar-me").click()
    await page.get_by_test_id("menu-account").click()
    await expect(page.get_by_test_id("menu-account")).to_have_count(0)
    await expect(page.get_by_test_id("own-session")).to_have_count(2)
    await photograph(page, "account-devices")
    await page.get_by_test_id("own-session-end").click()
    await expect(page.get_by_test_id("own-session")).to_have_count(1)
    await expect(other.get_by_test_id("sign-in-again-why")).to_contain_text("结束了本次登录")
    await photograph(other, "account-ended")
    await elsewhere.close()

    for old, new, why in (("Not-mine-Kx7", NEXT, "当前密码错误"), (OWN, "short-1", "10 位"), (OWN, FIRST, "用过")):
        await change_password(page, old, new)
        await expect(page.get_by_test_id("password-error")).to_contain_text(why)
    await photograph(page, "account-password-refused")
    again = await person_at(browser, f"http://localhost:{settings.ports.web}")
    left = await signed_in(again, AGENT, OWN)
    await change_password(page, OWN, NEXT)
    await expect(page.get_by_test_id("password-done")).to_be_visible()
    await expect(page.get_by_test_id("own-session")).to_have_count(1)
    await expect(left.get_by_test_id("sign-in-again")).to_be_visible()
    await again.close()

    await leave(page)
    await type_in(page, AGENT, OWN)
    await expect(page.get_by_test_id("sign-in-submit")).to_be_visible()
    await expect(page.get_by_role("alert")).to_be_visible()
    await type_in(page, AGENT, NEXT)
    await expect(page.get_by_test_id("device-skip")).to_be_visible()
