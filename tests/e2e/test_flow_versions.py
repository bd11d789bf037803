"""A flow changed by a leader in a real browser on the whole installation, up to what callers then get, and back."""

import re
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.ivr.rules.sounds import StoredSound
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import reached_callcontrol
from tests.e2e.flows import LEADER, queue_reached
from tests.e2e.flows import leader as leader  # a fixture

pytestmark = [pytest.mark.real, pytest.mark.e2e]

TRIAL_NUMBER, NEW_NUMBER = "9901", "9902"
SECOND = 1000
#: Judging and sending; the voice is fetched into memory before it speaks.
PUBLISHING, SPEAKING = 60 * SECOND, 180 * SECOND
#: The main menu's key that is sent elsewhere, and the step of the delivered scenarios that says where to.
KEY, BEFORE, AFTER = "3", "general", "talent"


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, settings: Settings) -> Page:
    """The leader on the page 流程."""
    page = await look_on(browser, settings, LEADER, "/flows")
    await expect(page.get_by_test_id("flows-row").first).to_be_visible()
    return page


async def draft_with_another_way(leader: Desk) -> tuple[int, int]:
    """Key 3 of the main menu leads to another queue; the version callers hear, and the draft."""
    rows = (await leader.get("/api/flows/main/versions"))["rows"]
    live = next(row["version"] for row in rows if row["state"] == "published")
    version = await leader.get(f"/api/flows/main/versions/{live}")
    content: dict[str, Any] = version["content"]
    for edge in content["edges"]:
        if (edge["from"], edge["on"]) == ("main", KEY):
            edge["to"] = AFTER
    draft = {name: version[name] for name in ("numbers", "scenarios")}
    base = rows[0]["version"]
    saved = await leader.post("/api/flows/main/drafts", base=base, content=content, note="按3改到人才席", **draft)
    return live, saved["version"]


def row(page: Page, version: int) -> Locator:
    return page.locator(f'[data-testid="version-row"][data-version="{version}"]')


async def go_live(page: Page) -> None:
    await page.get_by_test_id("version-go-live").click()
    await page.get_by_test_id("go-live-submit").click()
    await expect(page.get_by_test_id("go-live")).to_have_count(0, timeout=PUBLISHING)


async def test_a_draft_is_compared_mended_tried_published_heard_and_taken_back(
    page: Page, phone: Phone, settings: Settings, leader: Desk
) -> None:
    access = settings.telephony.access_number
    live, draft = await draft_with_another_way(leader)
    mended = draft + 1

    await page.locator('[data-testid="flows-row"][data-flow="main"]').click()
    await expect(row(page, live)).to_have_attribute("data-state", "published")
    await expect(page.get_by_test_id("version-panel")).to_have_attribute("data-version", str(draft))
    await expect(page.get_by_test_id("compare-against")).to_have_value(str(live))
    await expect(page.get_by_test_id("difference")).to_have_text(
        re.compile("“主菜单”的分支“按3”由到“综合席”改为到“人才席”")
    )

    await page.get_by_test_id("version-go-live").click()
    await expect(page.get_by_test_id("readiness-failure").first).to_contain_text(
        f"第 2 步“排队 {BEFORE} 优先 0”：实际进入队列 {AFTER}"
    )
    await expect(page.get_by_test_id("go-live-submit")).to_be_disabled()
    await page.get_by_test_id("readiness-scenarios").click()

    failed = page.locator('[data-testid="scenario-row"][data-state="failed"]')
    await expect(failed).to_have_count(1)
    await expect(page.get_by_test_id("scenario-summary")).to_contain_text("1 个未通过")
    await page.get_by_test_id("scenario-list").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.insert_text(AFTER)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_test_id("scenario-summary")).to_contain_text(re.compile(r"全部通过，用时 [\d.]+ 毫秒"))
    await expect(failed).to_have_count(0)

    await page.reload()
    await expect(page.get_by_test_id("scenarios-kept")).to_be_visible()
    await page.keyboard.press("Control+s")
    await page.get_by_test_id("version-note-text").fill("场景跟着改")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("scenarios-version")).to_contain_text(f"第 {mended} 版 草稿")
    await page.get_by_test_id("scenarios-back").click()

    await page.get_by_test_id("version-trial").click()
    await page.get_by_test_id("trial-numbers").fill(access)
    await page.get_by_test_id("trial-submit").click()
    await expect(page.get_by_test_id("refusal")).to_have_attribute("data-code", "number_taken")
    await page.get_by_test_id("trial-numbers").fill(TRIAL_NUMBER)
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("versions-standing")).to_contain_text(f"拨 {TRIAL_NUMBER} 试用第 {mended} 版")
    await reached_callcontrol(settings, lambda flows: flows.answering(TRIAL_NUMBER).version == mended)
    assert await queue_reached(phone, leader, TRIAL_NUMBER, KEY) == AFTER
    assert await queue_reached(phone, leader, access, KEY) == BEFORE

    await go_live(page)
    await expect(row(page, mended)).to_have_attribute("data-state", "published")
    await expect(row(page, live)).to_have_attribute("data-state", "retired")
    await reached_callcontrol(settings, lambda flows: flows.answering(access).version == mended)
    assert await queue_reached(phone, leader, access, KEY) == AFTER

    await page.get_by_test_id("versions-table").focus()
    while await row(page, live).get_attribute("aria-selected") != "true":
        await page.keyboard.press("ArrowDown")
    await go_live(page)
    await expect(row(page, live)).to_have_attribute("data-state", "published")
    await reached_callcontrol(settings, lambda flows: flows.answering(access).version == live)
    assert await queue_reached(phone, leader, access, KEY) == BEFORE
    deeds = await page.get_by_test_id("flow-change").evaluate_all("all => all.map((one) => one.dataset.what)")
    assert deeds[:4] == ["rolled_back", "published", "tried", "saved"]
    await expect(page.get_by_test_id("flow-change").first).to_contain_text(f"{LEADER} ")

    await page.goto("/flows/main/edit")
    await expect(page.get_by_test_id("flow-went-back")).to_contain_text(
        f"来电已退回到第 {live} 版。在此编辑将包含第 {mended} 版里被退回的改动"
    )


async def test_a_new_flow_from_a_template_answers_a_number_of_its_own(
    page: Page, phone: Phone, settings: Settings, leader: Desk
) -> None:
    await page.get_by_test_id("flows-new").click()
    await page.get_by_test_id("new-flow-submit").click()
    await expect(page.get_by_test_id("new-flow")).to_contain_text("请填写名称")
    await page.get_by_test_id("new-flow-name").fill("夜间专线")
    await page.get_by_test_id("new-flow-id").fill("main")
    await page.get_by_test_id("new-flow-queue").select_option("talent")
    await page.get_by_test_id("new-flow-numbers").fill(NEW_NUMBER)
    await page.get_by_test_id("new-flow-submit").click()
    await expect(page.get_by_test_id("new-flow")).to_contain_text("标识“main”已存在")
    await page.get_by_test_id("new-flow-id").fill("night")
    await page.keyboard.press("Enter")

    await expect(page.get_by_test_id("versions-standing")).to_contain_text("未发布")
    await go_live(page)
    await expect(row(page, 1)).to_have_attribute("data-state", "published")
    await reached_callcontrol(settings, lambda flows: flows.answering(NEW_NUMBER).id == "night")
    assert await queue_reached(phone, leader, NEW_NUMBER) == "talent"


async def test_new_texts_are_spoken_before_a_flow_is_published_and_one_sees_that_it_takes_a_while(
    page: Page, settings: Settings
) -> None:
    await page.get_by_test_id("flows-new").click()
    await page.get_by_test_id("new-flow-name").fill("下班登记")
    await page.get_by_test_id("new-flow-id").fill("after-hours")
    await page.get_by_test_id("new-flow-hours").check()
    await page.get_by_test_id("new-flow-queue").select_option("general")
    await page.get_by_test_id("new-flow-submit").click()
    await page.get_by_test_id("version-go-live").click()
    await expect(page.get_by_test_id("readiness")).to_contain_text("3 个场景全部通过")
    await page.get_by_test_id("go-live-submit").click()
    await expect(page.get_by_test_id("go-live-progress")).to_contain_text("正在合成 2 段新语音")
    await expect(page.get_by_test_id("go-live")).to_have_count(0, timeout=SPEAKING)

    await reached_callcontrol(settings, lambda flows: "after-hours" in flows.flows)
    async with Bus(settings, "test") as bus:
        (flows, _) = await bus.bucket("config", FlowSet).get("flows") or (None, 0)
        assert flows is not None
        texts = flows.flows["after-hours"].texts()
        sounds = [await bus.bucket("sounds", StoredSound).get(name) for name in texts]
    assert len(sounds) == len([sound for sound in sounds if sound is not None]) == 2


async def test_a_day_set_apart_by_keys_is_known_to_callcontrol_until_it_is_given_back(
    page: Page, settings: Settings
) -> None:
    await page.get_by_test_id("flows-days").click()
    panel = page.get_by_test_id("day-panel")
    await expect(page.get_by_test_id("year")).to_be_visible()
    await page.keyboard.press("ArrowRight")
    day, before = str(await panel.get_attribute("data-day")), await panel.get_attribute("data-kind")
    after = "working" if before == "holiday" else "holiday"

    await page.keyboard.press("Enter")
    await expect(panel).to_have_attribute("data-kind", after)
    await expect(page.get_by_test_id("day-set")).to_contain_text(LEADER)
    await expect(page.get_by_test_id("day-apart")).to_have_count(1)
    await reached_callcontrol(settings, lambda flows: flows.days == {day: after})

    await page.keyboard.press("Delete")
    await expect(panel).to_have_attribute("data-kind", str(before))
    await expect(page.get_by_test_id("day-apart")).to_have_count(0)
    await reached_callcontrol(settings, lambda flows: flows.days == {})
