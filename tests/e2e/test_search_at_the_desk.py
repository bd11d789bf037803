"""An agent finds the answer while the caller talks: by keys alone, and the call remembers what it was answered from."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import DeskPage, in_a_talk, open_desk
from tests.e2e.floor import PASSWORD, until
from tests.e2e.records import record_of

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, INSPECTOR = "1004", "3001"
QUESTION, CODE = "没签合同干活受伤了咋认定工伤", "wi-no-contract"


@asynccontextmanager
async def at_the_desk(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    desk = await open_desk(browser, origin_of(settings))
    await desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await desk.sign_in(AGENT, PASSWORD)
    try:
        yield desk
    finally:
        async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
            await seat.sign_out()


async def find_by_keys(desk: DeskPage) -> str:
    """Focus, words, the one wanted, its words to say copied, opened. The words."""
    await desk.press("Alt+k")
    await desk.page.keyboard.type(QUESTION)
    row = desk.page.locator(f'[data-testid="found-row"][data-code="{CODE}"]')
    await expect(row.get_by_test_id("found-validity")).to_contain_text("起有效")
    await expect(row.get_by_test_id("found-source")).to_contain_text("《")
    await expect(desk.part("advice")).to_contain_text("没签合同也能认定")
    while await row.get_attribute("aria-selected") != "true":
        await desk.press("ArrowDown")
    await desk.press("Alt+c")
    await expect(desk.part("answer-copied")).to_be_visible()
    copied: str = await desk.page.evaluate("navigator.clipboard.readText()")
    await desk.press("Enter")
    await expect(desk.part("answer-article")).to_have_attribute("data-code", CODE)
    await expect(desk.part("answer-spoken")).to_have_text(copied)
    return copied


async def consulted(settings: Settings, call: str) -> list[dict[str, Any]]:
    """The events of the call about knowledge, once the last of them is there."""
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:

        async def look() -> list[dict[str, Any]] | None:
            events = (await record_of(reader, call))["events"]
            found = [each for each in events if each["type"].startswith("knowledge.")]
            return found if any(each["data"].get("how") == "marked" for each in found) else None

        return await until(look, within=20)


async def test_the_answer_is_found_by_keys_and_kept_with_the_call(
    browser: Browser, phone: Phone, settings: Settings
) -> None:
    async with at_the_desk(browser, settings) as desk:
        caller = await in_a_talk(desk, phone, settings)
        async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
            call = (await seat.snapshot())["agent"]["call"]

        assert await find_by_keys(desk)
        await desk.press("Alt+u")
        await expect(desk.part("answer-used")).to_be_disabled()
        await expect(desk.part("answer-read")).to_contain_text("查看 1 篇")
        await expect(desk.part("wrap-topic")).to_have_value("工伤保险 › 没签劳动合同怎么认定工伤")
        await desk.part("answer-calculators-open").click()
        await expect(desk.part("answer-calculators")).to_contain_text("经济补偿")

        await caller.hang_up()
        await desk.is_in("wrap", within=15)
        await desk.part("wrap-disposition-option").first.click()
        await desk.press("Control+Enter")
        await desk.is_in("ready")
    consultations = await consulted(settings, call)
    ways = {(each["type"], each["data"]["how"]) for each in consultations}
    assert ways >= {("knowledge.shown", "search"), ("knowledge.shown", "opened"), ("knowledge.used", "copied")}
    assert {"code": CODE, "version": 1, "passage": ""} in [each["data"].get("article") for each in consultations]
