"""Scenarios written as a table of steps, recorded from a rehearsal, in a real browser on the complete installation."""

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import until
from tests.e2e.flows import LEADER
from tests.e2e.flows import leader as leader  # a fixture

pytestmark = [pytest.mark.real, pytest.mark.e2e]

NAME = "养老由社保席接听"


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, settings: Settings) -> Page:
    """The leader at the scenarios of the builtin flow, all passed."""
    page = await look_on(browser, settings, LEADER, "/flows/main/scenarios")
    await expect(page.get_by_test_id("scenario-summary")).to_have_attribute("data-failed", "0")
    await expect(page.get_by_test_id("scenario-card")).to_be_visible()
    return page


def step(page: Page, verb: str) -> Locator:
    return page.locator(f'[data-testid="step-row"][data-verb="{verb}"]')


async def rehearse(page: Page) -> None:
    """The caller presses 1 twice, talks to an agent and rates the talk."""
    await page.get_by_test_id("rehearsal-open").click()
    await expect(page.get_by_test_id("rehearsal-step")).to_have_count(3)
    await page.keyboard.press("1")
    await expect(page.get_by_test_id("rehearsal-steps")).to_contain_text("来到节点 社会保险")
    await page.get_by_test_id("rehearsal-key-1").click()
    await expect(page.get_by_test_id("rehearsal-steps")).to_contain_text("按键路径 社会保险 › 养老")
    await page.get_by_test_id("rehearsal-offer-接通后结束").click()
    await page.get_by_test_id("rehearsal-key-2").click()
    await expect(page.get_by_test_id("rehearsal-steps")).to_contain_text("评价 2")
    await page.get_by_test_id("rehearsal-name").fill(NAME)
    await page.get_by_test_id("rehearsal-store").click()


async def test_a_rehearsal_becomes_a_scenario_whose_steps_are_edited_until_it_fails_and_passes(
    page: Page, leader: Desk
) -> None:
    row = page.get_by_test_id("scenario-row").last
    await rehearse(page)
    await expect(page.get_by_test_id("scenario-name")).to_have_value(NAME)
    await expect(row).to_contain_text(NAME)
    await expect(row).to_have_attribute("data-state", "passed")

    await step(page, "排队").get_by_test_id("step-value-0").fill("labor")
    await page.keyboard.press("Control+Enter")
    await expect(row).to_have_attribute("data-state", "failed")
    await expect(step(page, "排队").get_by_test_id("step-error")).to_have_text("实际进入队列 social")
    await step(page, "排队").get_by_test_id("step-value-0").fill("social")
    await page.keyboard.press("Control+Enter")
    await expect(row).to_have_attribute("data-state", "passed")

    await step(page, "评价").get_by_test_id("step-value-0").fill("6")
    await expect(step(page, "评价").get_by_test_id("step-error")).to_have_text("请填写 1 到 5")
    await page.keyboard.press("Alt+Delete")
    await expect(step(page, "评价")).to_have_count(0)
    await expect(step(page, "来到").last.get_by_test_id("step-verb")).to_be_focused()
    await page.keyboard.press("Alt+ArrowUp")
    await page.keyboard.press("Alt+ArrowUp")
    await page.keyboard.press("Control+Enter")
    await expect(row).to_have_attribute("data-state", "failed")
    await page.keyboard.press("Alt+ArrowDown")
    await page.keyboard.press("Alt+ArrowDown")
    await page.keyboard.press("Control+Enter")
    await expect(row).to_have_attribute("data-state", "passed")

    before = await newest_scenarios(leader)
    await page.keyboard.press("Control+s")
    await page.get_by_test_id("version-note-text").fill("由预演录制")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("scenarios-version")).to_contain_text("草稿")

    async def saved() -> str | None:
        newest = await newest_scenarios(leader)
        return newest if newest != before else None

    text = await until(saved, 10)
    assert f'name = "{NAME}"' in text
    assert "# 主菜单的每一个键" in text


async def newest_scenarios(leader: Desk) -> str:
    newest = (await leader.get("/api/flows/main/versions"))["rows"][0]["version"]
    return str((await leader.get(f"/api/flows/main/versions/{newest}"))["scenarios"])


async def test_the_source_stands_behind_a_switch_and_says_what_a_table_cannot_express(page: Page) -> None:
    await page.get_by_test_id("scenario-view-source").click()
    text = page.get_by_test_id("scenario-text")
    await expect(text).to_contain_text("来电先告知录音")
    await text.click()
    await page.keyboard.press("Control+End")
    await page.keyboard.insert_text("\n# 以后再写")
    await page.get_by_test_id("scenario-view-table").click()
    await expect(page.get_by_test_id("scenario-refusal")).to_contain_text("注释不在场景之前")
    await expect(page.get_by_test_id("scenario-card")).to_have_count(0)
    await text.click()
    await page.keyboard.press("Control+z")
    await expect(page.get_by_test_id("scenario-refusal")).to_have_count(0)
    await expect(page.get_by_test_id("scenario-card")).to_be_visible()
