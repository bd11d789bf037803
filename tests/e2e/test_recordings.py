"""A recording from the talk to the copy that leaves the house, in a real browser on the whole installation."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure import audio
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import give_reason, look_on
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, fresh_number, ring_in, seated, until
from tests.e2e.pages import photograph
from tests.e2e.records import middle_of, sides_of, verified_record_of
from tests.installation import Installation, hotline

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, MANAGER, INSPECTOR = "1005", "8002", "3001"
#: Long enough to bear a mark.
TALK_SECONDS = 16.0
SECOND = 1000
TONES = (CALLER_TONE, AGENT_TONE)


async def talked(settings: Settings, phone: Phone, number: str, seconds: float = 2.0) -> str:
    """A call from this number of which the recording was found good; its id."""
    async with seated(settings, AGENT) as seat:
        caller = await ring_in(phone, settings, "0", number=number)
        answered, call_id = await seat.take()
        await answered.audio.wait_for_tone(CALLER_TONE)
        await asyncio.sleep(seconds)
        await seat.desk.command(call_id, "rating")
        await answered.ended(5)
        await asyncio.sleep(1)
        await caller.audio.send_keys("1")
        await caller.ended(20)
        await seat.finish(call_id)
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        await verified_record_of(reader, call_id)
    return call_id


async def is_stored(reader: Desk, call_id: str, stored: str) -> None:
    async def look() -> bool | None:
        entry: dict[str, Any] = await reader.get(f"/api/recordings/{call_id}")
        return True if entry["row"]["stored"] == stored else None

    await until(look, 90, every=0.5)


def row(page: Page, call_id: str) -> Locator:
    return page.locator(f'[data-testid="recordings-row"][data-call="{call_id}"]')


def listened_to_on(page: Page) -> list[str]:
    """The addresses of sound that the page requests, as it goes on."""
    addresses: list[str] = []
    page.on(
        "request",
        lambda each: addresses.append(each.url) if "/api/listenings/" in each.url and each.method == "GET" else None,
    )
    return addresses


async def seek(page: Page, share: float) -> None:
    """Press on this share of the waves' length."""
    waves = page.get_by_test_id("player-waves")
    box = await waves.bounding_box()
    assert box is not None
    await waves.click(position={"x": box["width"] * share, "y": box["height"] / 2})


async def taken_from(page: Page, address: str) -> bytes:
    """What somebody takes who fetches the page's sound by hand."""
    fetched = "async (at) => [...new Uint8Array(await (await fetch(at)).arrayBuffer())]"
    return bytes(await page.evaluate(fetched, address))


def traced_to(sound: bytes, file: Path) -> str:
    file.write_bytes(sound)
    traced = hotline("trace-recording", str(file))
    assert traced.returncode == 0, traced.stdout
    return traced.stdout


async def status_of(page: Page, address: str) -> int:
    status: int = await page.evaluate("async (at) => (await fetch(at)).status", address)
    return status


async def test_a_call_is_archived_found_heard_held_and_taken_with_a_mark(
    settings: Settings, installation: Installation, phone: Phone, browser: Browser, tmp_path: Path
) -> None:
    number = fresh_number()
    call_id = await talked(settings, phone, number, TALK_SECONDS)
    page = await look_on(browser, settings, MANAGER, "/recordings")
    async with Desk(origin_of(settings), MANAGER, PASSWORD) as manager:
        await is_stored(manager, call_id, "archived")
        left, right = await sides_of(manager, call_id)
    assert audio.tones_in(middle_of(left), TONES) == {CALLER_TONE}
    assert audio.tones_in(middle_of(right), TONES) == {AGENT_TONE}
    assert not list(settings.recordings_dir.rglob(f"{call_id}*"))
    assert [path.read_bytes()[:4] for path in settings.archive_dir.rglob(f"{call_id}*")] == [b"HLS1"]

    await page.get_by_test_id("recordings-number").fill(number)
    await page.get_by_test_id("recordings-number").press("Enter")
    await expect(page.get_by_test_id("recordings-row")).to_have_count(1)
    await expect(row(page, call_id)).to_have_attribute("data-stored", "archived")

    addresses = listened_to_on(page)
    await row(page, call_id).click()
    await page.get_by_test_id("player-play").click()
    await give_reason(page, "listen", "投诉复核")
    await expect(page.get_by_test_id("player-time")).to_contain_text(re.compile("00:0[2-9]"), timeout=10 * SECOND)
    await seek(page, 0.75)
    await expect(page.get_by_test_id("player-time")).to_contain_text(
        re.compile(r"00:1\d /|00:09 /"), timeout=5 * SECOND
    )
    await expect(page.get_by_test_id("player-play")).to_have_attribute("data-playing", "false", timeout=10 * SECOND)
    (first,) = set(addresses)
    origin = traced_to(await taken_from(page, first), tmp_path / "taken from the page.wav")
    assert "收听号" in origin
    assert f"{MANAGER} 沈卫东" in origin
    assert "投诉复核" in origin

    await seek(page, 0.2)
    await page.get_by_test_id("player-play").click()
    await expect(page.get_by_test_id("player-time")).to_contain_text("00:04", timeout=10 * SECOND)
    await page.get_by_test_id("player-play").click()
    assert len(set(addresses)) == 2, "after its end another listening begins"
    assert await status_of(page, first) == 409
    stranger = await look_on(browser, settings, INSPECTOR, "/recordings")
    assert await status_of(stranger, addresses[-1]) == 404

    held = page.get_by_test_id("archive-held")
    before = int((await held.inner_text()).split()[0])
    await page.get_by_test_id("recordings-table").focus()
    await page.keyboard.press("f")
    await give_reason(page, "hold", "投诉复核")
    await expect(page.get_by_test_id("recording-panel")).to_have_attribute("data-held", "true")
    await expect(page.get_by_test_id("history-hold")).to_contain_text(f"{MANAGER} 沈卫东：投诉复核")
    await expect(held).to_have_text(f"{before + 1} 段")

    await page.get_by_test_id("recording-download").click()
    async with page.expect_download() as taking:
        await give_reason(page, "download", "甲方调阅")
    copy = tmp_path / "copy.wav"
    await (await taking.value).save_as(copy)
    await expect(page.get_by_test_id("history-download")).to_contain_text("甲方调阅")
    origin = traced_to(copy.read_bytes(), copy)
    assert f"{MANAGER} 沈卫东" in origin
    assert "逐字节一致" in origin

    await page.get_by_test_id("recording-lift").click()
    await give_reason(page, "lift", "复核完毕")
    await expect(page.get_by_test_id("recording-panel")).to_have_attribute("data-held", "false")

    checked = hotline("check-recordings", "--all")
    assert "录音链完整" in checked.stdout, checked.stdout


async def heads(page: Page) -> set[str]:
    return set(await page.get_by_test_id("recordings-table").locator("thead th").all_inner_texts())


async def test_recordings_are_counted_shown_in_chosen_columns_and_looked_at_as_saved(
    settings: Settings, installation: Installation, phone: Phone, browser: Browser
) -> None:
    number = fresh_number()
    await talked(settings, phone, number)
    await talked(settings, phone, fresh_number())
    page = await look_on(browser, settings, INSPECTOR, "/recordings")
    total = page.get_by_test_id("recordings-total")
    await expect(total).to_contain_text("共")
    every = int((await total.inner_text()).split()[1].replace(",", ""))
    assert every >= 2
    await expect(page.get_by_test_id("recordings-row")).to_have_count(min(every, 50))

    await page.get_by_test_id("recordings-columns").click()
    await page.get_by_test_id("column-topic").uncheck()
    await page.keyboard.press("Escape")
    assert {"主题", "保存到"} & await heads(page) == {"保存到"}
    await page.get_by_test_id("recordings-number").fill(number)
    await page.get_by_test_id("recordings-number").press("Enter")
    await expect(total).to_have_text("共 1 条")
    await page.get_by_test_id("recordings-length").select_option("0-30")
    await photograph(page, "recordings-narrowed")
    await page.get_by_test_id("recordings-views").click()
    await page.get_by_test_id("view-name").fill("很短的录音")
    await page.get_by_test_id("view-save").click()
    refused = page.get_by_role("dialog", name="保存的视图").get_by_role("alert")
    await expect(refused).to_contain_text("号码")
    await photograph(page, "recordings-view-refused")
    await page.keyboard.press("Escape")
    await page.get_by_test_id("recordings-number").fill("")
    await page.get_by_test_id("recordings-number").press("Enter")
    await expect(total).not_to_have_text("共 1 条")
    await page.get_by_test_id("recordings-views").click()
    await page.get_by_test_id("view-name").fill("很短的录音")
    await page.get_by_test_id("view-save").click()
    await expect(page.get_by_test_id("view-很短的录音")).to_be_visible()

    # As found on another day, at another machine.
    await page.evaluate("localStorage.clear()")
    await page.goto("/recordings")
    await expect(total).to_contain_text(f"{every:,}")
    assert "主题" in await heads(page)
    await page.get_by_test_id("recordings-views").click()
    await page.get_by_test_id("view-很短的录音").click()
    await expect(page.get_by_test_id("recordings-length")).to_have_value("0-30")
    assert {"主题", "保存到"} & await heads(page) == {"保存到"}

    await page.get_by_test_id("recordings-row").first.click()
    await expect(page.get_by_test_id("recording-panel")).to_be_visible()
    await photograph(page, "recordings-open")


async def test_who_may_only_listen_is_offered_nothing_else(settings: Settings, phone: Phone, browser: Browser) -> None:
    call_id = await talked(settings, phone, fresh_number())
    page = await look_on(browser, settings, INSPECTOR, f"/recordings?id={call_id}")
    await expect(page.get_by_test_id("player-play")).to_be_visible()
    for act in ("recording-download", "recording-hold", "archive-now", "archive-keeping"):
        await expect(page.get_by_test_id(act)).to_have_count(0)


async def test_rules_are_changed_on_screen_and_never_below_three_years(settings: Settings, browser: Browser) -> None:
    page = await look_on(browser, settings, MANAGER, "/recordings/keeping")
    general = page.locator('[data-testid^="rule-"][data-testid$="-years"]').first
    await general.fill("2")
    await expect(page.get_by_test_id("rules-card")).to_contain_text("至少 3 年")
    await general.fill("3")
    await page.get_by_test_id("rule-add").click()
    await page.get_by_test_id("new-rule-name").fill("劳动监察")
    await page.get_by_test_id("new-rule-queue").select_option("labor")
    await page.get_by_test_id("new-rule-save").click()
    added = page.locator("form", has_text="队列 劳动监察席")
    await expect(added).to_be_visible()
    await added.get_by_role("button", name="移除").click()
    await expect(added).to_have_count(0)
    await page.get_by_test_id("list-due").click()
    await expect(page.get_by_test_id("destruction-trouble")).to_contain_text("没有到期的录音")
