"""A wall in the hall with nobody signed in: a call changes it within seconds; and one designed, published, shown."""

import re
import time

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import person_at
from tests.e2e.desk_page import look_on
from tests.e2e.floor import CALLER_TONE, PASSWORD, fresh_number, ring_in, seated
from tests.e2e.layout import faults
from tests.e2e.pages import WALL as LARGE_WALL
from tests.e2e.pages import photograph
from tests.e2e.test_assessment import hung_up_without_rating
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, MANAGER, LEADER = "1007", "8002", "2001"
SECOND = 1000
WALL = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}


async def link_to(settings: Settings, key: str) -> tuple[int, str]:
    async with Desk(origin_of(settings), MANAGER, PASSWORD) as desk:
        made = await desk.post(f"/api/walls/{key}/displays", place="试", days=1)
    return made["id"], made["path"]


async def screen(browser: Browser, settings: Settings, path: str) -> Page:
    """A browser in the hall: nobody has signed in there."""
    context = await person_at(browser, origin_of(settings))
    page = await context.new_page()
    await page.set_viewport_size(WALL)  # type: ignore[arg-type]
    await page.goto(path)
    await expect(page.get_by_test_id("wall-stage")).to_be_visible(timeout=15 * SECOND)
    return page


async def test_a_call_is_on_the_wall_in_the_hall_until_its_link_is_taken_back(
    settings: Settings, installation: Installation, phone: Phone, browser: Browser
) -> None:
    id, path = await link_to(settings, "service")
    wall = await screen(browser, settings, path.replace("#", "?page=2#"))
    await expect(wall.get_by_test_id("wall-age")).to_have_text(re.compile("^数据 [01] 秒前$"))
    figure = wall.get_by_test_id("tile-answered").get_by_test_id("figure")
    await expect(figure).to_have_text(re.compile("通$"))
    before = int(re.sub(r"\D", "", await figure.inner_text()))

    async with seated(settings, AGENT) as seat:
        caller = await ring_in(phone, settings, "0", number=fresh_number())
        answered, call_id = await seat.take()
        began = time.monotonic()
        await answered.audio.wait_for_tone(CALLER_TONE)
        await expect(figure).to_have_text(re.compile(f"^{before + 1:,}"), timeout=5 * SECOND)
        assert time.monotonic() - began < 5
        await caller.hang_up()
        await answered.ended(5)
        await seat.finish(call_id)

    async with Desk(origin_of(settings), MANAGER, PASSWORD) as desk:
        await desk.post(f"/api/walls/displays/{id}/revoke")
    await expect(wall.get_by_role("status")).to_contain_text("链接已停用", timeout=8 * SECOND)


#: What is read from eight metres on a screen of 100 inches.
LETTERS = 68


async def test_delivered_walls_are_read_from_eight_metres_and_nothing_is_cut_off(
    settings: Settings, installation: Installation, phone: Phone, browser: Browser
) -> None:
    await hung_up_without_rating(settings, phone)
    found: list[str] = []
    for key, pages in (("service", 3), ("work", 2)):
        _, path = await link_to(settings, key)
        for number in range(1, pages + 1):
            wall = await screen(browser, settings, path.replace("#", f"?page={number}#"))
            await wall.set_viewport_size(LARGE_WALL)
            await expect(wall.get_by_test_id("wall-age")).to_have_text(re.compile("^数据 [01] 秒前$"))
            await photograph(wall, f"wall-{key}-{number}")
            found += [f"{key} {number}: {each}" for each in await faults(wall, finger=0, letters=LETTERS)]
            await wall.context.close()
    assert found == []


async def test_a_wall_is_designed_by_pointer_and_keys_published_and_shown(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await look_on(browser, settings, MANAGER, "/walls")
    key = f"hall-{int(time.time())}"
    await page.get_by_test_id("wall-new").click()
    await page.get_by_test_id("wall-new-title").fill("大厅")
    await page.get_by_test_id("wall-new-key").fill(key)
    await page.get_by_test_id("wall-new-submit").click()
    await page.get_by_test_id("design-add-number").click()
    number = page.get_by_test_id("design-tile-number-1")
    await expect(number).to_have_attribute("aria-label", re.compile("第 1 行第 4 列，2 × 2 格"))
    await number.focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Shift+ArrowDown")
    await expect(number).to_have_attribute("aria-label", re.compile("第 1 行第 5 列，2 × 3 格"))
    box = await number.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 20, box["y"] + 20)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 20 + box["width"], box["y"] + 20, steps=6)
    await page.mouse.up()
    await expect(number).to_have_attribute("aria-label", re.compile("第 1 行第 7 列"))
    await page.get_by_test_id("tile-title").fill("今天来电")
    await page.get_by_test_id("tile-measure-0").select_option("calls_in")
    await page.get_by_test_id("design-publish").click()
    await page.get_by_test_id("design-publish-submit").click()
    await expect(page.get_by_test_id("design-said")).to_contain_text("已发布")
    _, path = await link_to(settings, key)
    wall = await screen(browser, settings, path)
    await expect(wall.get_by_test_id("tile-number-1")).to_contain_text("今天来电")


async def test_pages_turn_by_themselves_and_a_screen_cut_off_says_how_old_it_is(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    key = f"turning-{int(time.time())}"
    tile = {"id": "a", "kind": "number", "x": 0, "y": 0, "w": 3, "h": 3, "measures": ["calls_in"]}
    pages = [{"title": title, "tiles": [tile | {"id": id}]} for title, id in (("甲页", "a"), ("乙页", "b"))]
    async with Desk(origin_of(settings), MANAGER, PASSWORD) as desk:
        made = await desk.post("/api/walls", key=key, layout={"title": "轮播", "seconds": 10, "pages": pages})
        await desk.post(f"/api/walls/{key}/publish", seen=made["saved"])
    _, path = await link_to(settings, key)
    wall = await screen(browser, settings, path)
    for title, id in (("甲页", "a"), ("乙页", "b")):
        await expect(wall.get_by_test_id("wall-stage")).to_contain_text(title, timeout=12 * SECOND)
        await expect(wall.get_by_test_id(f"tile-{id}")).to_be_visible()

    installation.stop("web")
    try:
        await expect(wall.get_by_test_id("wall-age")).to_contain_text("连接断开", timeout=15 * SECOND)
        await expect(wall.locator('[data-freshness="stopped"]').first).to_be_visible(timeout=20 * SECOND)
    finally:
        installation.start("web")
    await expect(wall.get_by_test_id("wall-age")).to_have_text(re.compile("^数据 [01] 秒前$"), timeout=60 * SECOND)


async def test_what_was_done_to_a_tile_is_taken_back_and_done_again(
    settings: Settings, installation: Installation, phone: Phone, browser: Browser
) -> None:
    await hung_up_without_rating(settings, phone)
    page = await look_on(browser, settings, MANAGER, "/walls")
    key = f"steps-{int(time.time())}"
    await page.get_by_test_id("wall-new").click()
    await page.get_by_test_id("wall-new-title").fill("试手")
    await page.get_by_test_id("wall-new-key").fill(key)
    await page.get_by_test_id("wall-new-submit").click()
    await page.get_by_test_id("design-add-number").click()
    await page.get_by_test_id("tile-measure-0").select_option("answered")
    await page.get_by_test_id("filter-by").select_option("queue")
    await page.get_by_test_id("filter-value").select_option(index=1)
    chip, title = page.get_by_test_id("filter-chip"), page.get_by_test_id("tile-title")
    await expect(chip).to_have_text(re.compile("^队列：[^a-z]+ ×$"))
    narrowed = await chip.inner_text()
    await title.fill("")
    await title.press_sequentially("接通")

    await page.get_by_test_id("design-undo").click()
    await expect(title).to_have_value("")
    await expect(chip).to_have_text(narrowed)
    await page.get_by_test_id("design-tile-number-1").focus()
    await page.keyboard.press("Control+z")
    await expect(chip).to_have_count(0)
    await page.keyboard.press("Control+y")
    await expect(chip).to_have_text(narrowed)
    await page.get_by_test_id("design-redo").click()
    await expect(title).to_have_value("接通")
    await expect(page.get_by_test_id("design-redo")).to_be_disabled()

    await page.get_by_test_id("design-save").click()
    await expect(page.get_by_test_id("design-said")).to_contain_text("已保存草稿")
    await page.reload()
    await page.get_by_test_id("design-tile-number-1").click()
    await expect(chip).to_have_text(narrowed)


async def test_a_leader_has_the_floor_on_a_phone(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await look_on(browser, settings, LEADER, "/pocket")
    await page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    await expect(page.get_by_test_id("pocket-age")).to_have_text(re.compile("^数据 [01] 秒前$"), timeout=15 * SECOND)
    await expect(page.get_by_test_id("pocket-waiting")).to_have_text(re.compile(r"^\d+ 人$"))
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], "nothing is cut off at the side"
