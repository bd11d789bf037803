"""Ctrl K finds pages, cases, numbers, people and articles, by keys alone."""

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import choose_topic, look_on

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, LEADER = "1016", "2001"
PHONE = "13800001077"


async def type_into_search(page: Page, text: str) -> Locator:
    """The hits."""
    await expect(page.get_by_test_id("bar-search")).to_be_visible()
    await page.keyboard.press("Control+k")
    await page.get_by_test_id("palette-input").fill(text)
    hits = page.get_by_test_id("palette-hit")
    await expect(hits.first).to_be_visible()
    return hits


async def register(page: Page) -> str:
    """A case of this number; its case number."""
    part = page.get_by_test_id
    await part("field-kind").select_option("投诉")
    await choose_topic(page, "拖欠")
    await part("field-summary").fill("搜索示例：食堂欠薪")
    await part("field-phone").fill(PHONE)
    await page.keyboard.press("Control+Enter")
    await expect(part("case-state")).to_have_attribute("data-state", "review")
    return (await page.locator(".number").inner_text()).split()[0]


async def test_everything_is_found_by_keys(browser: Browser, settings: Settings) -> None:
    agent = await look_on(browser, settings, AGENT, "/cases/new")
    number = await register(agent)
    case = agent.url
    for typed in ("gongdan", "gd"):
        hits = await type_into_search(agent, typed)
        await expect(hits.filter(has_text="工单").first).to_have_attribute("aria-selected", "true")
        await agent.keyboard.press("Enter")
        await expect(agent.get_by_test_id("cases-page")).to_be_visible()
        await agent.goto("/knowledge")
    hits = await type_into_search(agent, number)
    await expect(hits).to_have_count(1)
    await agent.keyboard.press("Enter")
    await agent.wait_for_url(case)
    hits = await type_into_search(agent, "拖欠")
    await expect(agent.locator("[data-testid=palette-hit][data-group=知识]").first).to_be_visible()
    await agent.keyboard.press("Escape")
    await expect(agent.get_by_test_id("palette-input")).to_have_count(0)

    leader = await look_on(browser, settings, LEADER, "/cases")
    hits = await type_into_search(leader, "1002")
    person = leader.locator("[data-testid=palette-hit][data-group=人员]")
    await expect(person).to_contain_text("1002")
    while await person.get_attribute("aria-selected") != "true":
        await leader.keyboard.press("ArrowDown")
    await leader.keyboard.press("Enter")
    await leader.wait_for_url("**/live?find=1002")
    hits = await type_into_search(leader, PHONE)
    await expect(hits.filter(has_text="次来往")).to_contain_text("138******77")
    await leader.keyboard.press("Enter")
    await leader.wait_for_url("**/contacts?**")
    assert PHONE not in leader.url
    await expect(leader.get_by_test_id("contact").filter(has_text=number)).to_be_visible()
    hits = await type_into_search(leader, PHONE)
    of_cases = hits.filter(has_text="1 张工单")
    await expect(of_cases).to_contain_text("138******77")
    while await of_cases.get_attribute("aria-selected") != "true":
        await leader.keyboard.press("ArrowDown")
    await leader.keyboard.press("Enter")
    await leader.wait_for_url("**/cases?**")
    assert PHONE not in leader.url
    await expect(leader.locator(f"[data-number={number}]")).to_be_visible()
    await leader.keyboard.press("Control+k")
    await expect(leader.get_by_test_id("palette-hint")).to_contain_text("人员（工号、姓名）")
