"""The first sign-in of somebody new in a real browser: own password, passkey or authenticator, recovery codes."""

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
HIRE = """
from hotline.domains.platform.accounts.actions import administer
staff = administer.save_staff(by="tests", number="{number}", name="新班长", roles=["leader"])
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


def hire(number: str) -> None:
    hired = hotline("manage", "shell", "-c", HIRE.format(number=number, password=FIRST))
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
