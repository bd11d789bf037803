"""The first sign-in of somebody new in a real browser: own password, passkey, recovery codes."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.browser import person_at
from tests.installation import Installation, hotline

NUMBER, FIRST, OWN = "2901", "One-time-Kx7", "My-own-Kx7-horse"
HIRE = f"""
from hotline.domains.platform.accounts.actions import administer
staff = administer.save_staff(by="9001", number="{NUMBER}", name="新班长", roles=["leader"])
administer.set_password(by="9001", staff=staff, password="{FIRST}", one_time=True)
"""
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture
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


async def with_authenticator(page: Page) -> Any:
    tools = await page.context.new_cdp_session(page)
    await tools.send("WebAuthn.enable")
    await tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return tools


async def test_a_new_leader_replaces_the_password_makes_a_passkey_and_signs_in_with_it(
    installation: Installation, window: BrowserContext
) -> None:
    hired = hotline("manage", "shell", "-c", HIRE)
    assert hired.returncode == 0, hired.stdout
    page = await window.new_page()
    tools = await with_authenticator(page)
    await type_in(page, NUMBER, FIRST)
    await page.get_by_test_id("sign-in-new").fill(OWN)
    await page.get_by_test_id("sign-in-repeat").fill(OWN)
    await page.get_by_test_id("sign-in-submit").click()
    await page.get_by_test_id("enrol-passkey").click()
    await expect(page.get_by_test_id("recovery-codes").locator("li")).to_have_count(10)
    await page.get_by_test_id("recovery-done").click()
    await page.get_by_test_id("device-skip").click()
    await page.goto("/account")
    await expect(page.get_by_test_id("own-factor")).to_have_count(1)
    await expect(page.get_by_test_id("own-session")).to_have_count(1)

    await page.get_by_test_id("bar-me").click()
    await page.get_by_test_id("menu-leave").click()
    await type_in(page, NUMBER, OWN)
    await page.get_by_test_id("factor-passkey").click()
    await expect(page.get_by_test_id("device-skip")).to_be_visible()

    await tools.send("WebAuthn.disable")
    other = await window.browser.new_context(base_url=page.url, locale="zh-CN") if window.browser else window
    stranger = await other.new_page()
    await type_in(stranger, NUMBER, OWN)
    await stranger.get_by_test_id("factor-code").fill("000000")
    await stranger.get_by_test_id("factor-submit").click()
    await expect(stranger.get_by_test_id("factor-error")).to_contain_text("验证码不对")
    await other.close()
