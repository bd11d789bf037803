"""The builtin flow changed by hand in a real browser on the complete installation, until a caller walks it."""

from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD, reached_callcontrol
from tests.e2e.flows import LEADER, queue_reached
from tests.e2e.flows import leader as leader  # a fixture

pytestmark = [pytest.mark.real, pytest.mark.e2e]

OTHER, TRIAL_NUMBER = "2002", "9903"
SECOND = 1000
#: Judging and sending; what the changed flow says is spoken already.
SENDING = 60 * SECOND
#: The main menu's key that is led elsewhere by dragging, and a key of another menu that says something new first.
KEY, BEFORE, AFTER = "3", "general", "talent"
MENU, FREE_KEY = "referral", "5"


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, settings: Settings) -> Page:
    """The leader in the editor of the delivered flow."""
    page = await look_on(browser, settings, LEADER, "/flows")
    await open_editor(page)
    return page


async def open_editor(page: Page, address: str = "/flows/main/edit") -> None:
    await page.goto(address)
    await expect(page.get_by_test_id("flow-editor")).to_have_attribute("data-state", "ready", timeout=20_000)
    await expect(page.get_by_test_id("flow-node-welcome")).to_be_visible()


async def open_node(page: Page, node: str) -> None:
    """From the outline, so that it comes into sight."""
    await page.get_by_test_id("flow-outline").click()
    await page.get_by_test_id(f"outline-{node}").click()
    await expect(page.get_by_test_id(f"flow-node-{node}")).to_have_attribute("aria-pressed", "true")


async def drag(page: Page, start: Locator, end: Locator) -> None:
    """As by hand: pressed, moved, let go; both in sight."""
    (x, y), (to_x, to_y) = await middle(start), await middle(end)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move((x + to_x) / 2, (y + to_y) / 2, steps=5)
    await page.mouse.move(to_x, to_y, steps=5)
    await page.mouse.up()


async def middle(element: Locator) -> tuple[float, float]:
    box = await element.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def settled(element: Locator) -> None:
    """No longer moving, as after a drawing was zoomed."""
    handle = await element.element_handle()
    assert handle is not None
    await handle.wait_for_element_state("stable")


def problem(page: Page, node: str, code: str) -> Locator:
    return page.locator(f'[data-testid="flow-problem"][data-node="{node}"][data-code="{code}"]')


async def save(page: Page, note: str) -> None:
    await page.keyboard.press("Control+s")
    await page.get_by_test_id("version-note-text").fill(note)
    await page.keyboard.press("Enter")


async def newest(leader: Desk) -> dict[str, Any]:
    row: dict[str, Any] = (await leader.get("/api/flows/main/versions"))["rows"][0]
    version: dict[str, Any] = await leader.get(f"/api/flows/main/versions/{row['version']}")
    return version


def leads(version: dict[str, Any]) -> dict[tuple[str, str], str]:
    return {(edge["from"], edge["on"]): edge["to"] for edge in version["content"]["edges"]}


async def test_a_leader_draws_a_change_mends_what_is_wrong_tries_it_and_a_caller_is_led_by_it(
    page: Page, phone: Phone, settings: Settings, leader: Desk
) -> None:
    before = await newest(leader)
    await expect(page.get_by_test_id("flow-sound")).to_be_visible()

    await open_node(page, "main")
    await page.get_by_test_id("flow-fit").click()
    await settled(page.get_by_test_id("flow-node-main"))
    await drag(page, page.get_by_test_id(f"flow-outlet-main-{KEY}"), page.get_by_test_id(f"flow-node-{AFTER}"))
    await expect(page.get_by_test_id(f"flow-target-{KEY}")).to_have_value(AFTER)
    await page.keyboard.press("Control+z")
    await expect(page.get_by_test_id(f"flow-target-{KEY}")).to_have_value(BEFORE)
    await page.keyboard.press("Control+y")
    await expect(page.get_by_test_id(f"flow-target-{KEY}")).to_have_value(AFTER)

    await page.get_by_test_id("flow-canvas").focus()
    await page.keyboard.press("Escape")
    await page.keyboard.press("n")
    await expect(page.get_by_test_id("palette-play")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("flow-node-play")).to_have_attribute("data-wrong", "true")
    await expect(problem(page, "play", "unfilled")).to_contain_text("请至少选择一段播报")
    await page.get_by_test_id("prompt-search").fill("orders-by-person")
    await page.keyboard.press("Enter")
    await expect(problem(page, "play", "unfilled")).to_have_count(0)
    await expect(problem(page, "play", "unreachable")).to_contain_text("播报录音")
    await expect(page.get_by_test_id("flow-settings")).to_contain_text("没有任何分支到达此节点")

    await open_node(page, MENU)
    await problem(page, "play", "dead_end").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("flow-node-play")).to_have_attribute("aria-pressed", "true")
    await page.get_by_test_id("flow-target-done").select_option(AFTER)
    await open_node(page, MENU)
    await page.get_by_test_id("flow-add-outlet").select_option(FREE_KEY)
    await page.get_by_test_id(f"flow-target-{FREE_KEY}").select_option("play")
    await expect(page.get_by_test_id("flow-sound")).to_be_visible()
    await expect(page.get_by_test_id("flow-node-play")).to_have_attribute("data-wrong", "false")

    await page.get_by_test_id("flow-scenarios").click()
    await expect(page.get_by_test_id("scenario-summary")).to_have_attribute("data-failed", "1")
    await page.get_by_test_id("scenario-list").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.insert_text(AFTER)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_test_id("scenario-summary")).to_have_attribute("data-failed", "0")

    await page.reload()
    await expect(page.get_by_test_id("flow-restored")).to_be_visible()
    await save(page, "按3改到人才席")
    await expect(page.get_by_test_id("flow-standing")).to_contain_text(f"第 {before['version'] + 1} 版 · 草稿")
    await expect(page.get_by_test_id("flow-dirty")).to_have_count(0)
    saved = await newest(leader)
    assert leads(saved).items() >= {("main", KEY): AFTER, (MENU, FREE_KEY): "play", ("play", "done"): AFTER}.items()
    assert set(saved["content"]["layout"]) == set(saved["content"]["nodes"])

    await page.get_by_test_id("flow-trial").click()
    await page.get_by_test_id("trial-numbers").fill(TRIAL_NUMBER)
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("flow-standing")).to_contain_text(f"拨 {TRIAL_NUMBER}", timeout=SENDING)
    await reached_callcontrol(settings, lambda flows: flows.answering(TRIAL_NUMBER).version == saved["version"])
    assert await queue_reached(phone, leader, TRIAL_NUMBER, KEY) == AFTER
    assert await queue_reached(phone, leader, TRIAL_NUMBER, "8", FREE_KEY) == AFTER
    assert await queue_reached(phone, leader, settings.telephony.access_number, KEY) == BEFORE

    await page.get_by_role("link", name="版本与发布").click()
    await page.get_by_test_id("version-end-trial").click()
    await expect(page.get_by_test_id("version-panel")).to_have_attribute("data-state", "draft")


async def test_what_somebody_else_saved_meanwhile_is_shown_and_neither_is_lost(
    page: Page, settings: Settings, leader: Desk
) -> None:
    before = await newest(leader)
    await open_node(page, "thanks")
    await page.get_by_label("名称", exact=True).fill("评价道谢")
    async with Desk(origin_of(settings), OTHER, PASSWORD) as other:
        draft = {name: before[name] for name in ("numbers", "scenarios")}
        content = {**before["content"], "name": "12333 总流程"}
        theirs = await other.post(
            "/api/flows/main/drafts", base=before["version"], content=content, note="改名", **draft
        )

    await save(page, "道谢")
    await expect(page.get_by_test_id("flow-conflict")).to_contain_text(f"现在是第 {theirs['version']} 版")
    await expect(page.get_by_test_id("flow-conflict")).to_contain_text("12333 总流程")
    await page.get_by_test_id("version-note-submit").click()
    await expect(page.get_by_test_id("flow-standing")).to_contain_text(f"第 {theirs['version'] + 1} 版")
    assert (await newest(leader))["content"]["nodes"]["thanks"]["label"] == "评价道谢"

    await open_editor(page, f"/flows/main/edit?version={theirs['version']}")
    await expect(page.get_by_test_id("flow-read-only")).to_be_visible()
    await expect(page.get_by_test_id("flow-save")).to_have_count(0)
    await page.get_by_test_id("flow-write-on").click()
    await save(page, "还是总流程")
    await expect(page.get_by_test_id("flow-dirty")).to_have_count(0)
    assert (await newest(leader))["content"]["name"] == "12333 总流程"


async def test_leaving_with_changes_asks_first_and_keeps_them(page: Page) -> None:
    await open_node(page, "end")
    await page.get_by_label("名称", exact=True).fill("结束")
    await page.get_by_test_id("rail-流程").click()
    await expect(page.get_by_test_id("flow-leave-dialog")).to_be_visible()
    await page.get_by_test_id("flow-leave").click()
    await expect(page.get_by_test_id("flows-page")).to_be_visible()
    await open_editor(page)
    await expect(page.get_by_test_id("flow-restored")).to_be_visible()
    await page.get_by_test_id("flow-discard").click()
    await expect(page.get_by_test_id("flow-dirty")).to_have_count(0)
    await open_node(page, "end")
    await expect(page.get_by_label("名称", exact=True)).to_have_value("挂机")
