"""Recordings of four years ago: one person lists those past their time, another approves, and they are gone."""

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure import audio
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.settings import Settings
from hotline.kernel.clock import beijing_day
from hotline.kernel.sealed import Place
from tests.domains.voice.calls.tales import Tale
from tests.e2e.desk_page import SECOND, look_on
from tests.e2e.floor import PASSWORD, fresh_number, until
from tests.e2e.records import connected, verified_record_of
from tests.installation import hotline

pytestmark = [pytest.mark.real, pytest.mark.e2e]

#: Who may list may not approve.
LISTER, APPROVER, LISTER_NAME, APPROVER_NAME = "8002", "8001", "沈卫东", "沈明远"
LONG_AGO = datetime.now(UTC) - timedelta(days=4 * 366)
TALK_SECONDS = 10


async def talked_long_ago(settings: Settings, name: str) -> str:
    """The id of a call as callcontrol told of it then, its sound in the spool; the recording is found good now."""
    id = f"{name}-{time.time_ns()}"
    sound = settings.recordings_dir / "spool" / f"{id}.1.raw"
    sound.write_bytes(audio.tone(400, TALK_SECONDS).repeat(2).tobytes())  # caller and agent alike
    sound.chmod(0o644)
    number = SealingKeys.from_file(settings.keys_file).seal(
        fresh_number(), "138******00", Place(f"call/{id}", "number")
    )
    tale = Tale(id, LONG_AGO).arrives(number).queues("social", after=5).offered("1001", after=2).answered("1001")
    tale.talk_ends("1001", "caller", "hangup", after=TALK_SECONDS).ends("caller")
    async with Bus(settings, "test") as bus:
        outlet = EventOutlet(bus)
        for event in tale.events:
            outlet.emit(event)
        await outlet.settle()
    async with Desk(origin_of(settings), LISTER, PASSWORD) as reader:
        await verified_record_of(reader, id)
    return id


async def stored(settings: Settings, id: str, how: str) -> None:
    async with Desk(origin_of(settings), LISTER, PASSWORD) as reader:

        async def look() -> bool | None:
            entry: dict[str, Any] = await reader.get(f"/api/recordings/{id}")
            return True if entry["row"]["stored"] == how else None

        await until(look, 60, every=0.5)


def files_of(settings: Settings, id: str) -> Iterator[Path]:
    for folder in (settings.recordings_dir, settings.archive_dir):
        yield from folder.rglob(f"{id}*")


def deeds_about(settings: Settings, subject: str) -> list[tuple[str, str]]:
    with connected(settings) as connection:
        rows = connection.execute(
            'SELECT "by", action FROM infrastructure_auditrow WHERE about = %s AND status IS NULL ORDER BY id',
            [subject],
        )
        return [(by, action) for by, action in rows]


async def test_over_their_time_they_are_listed_by_one_approved_by_another_and_gone(
    settings: Settings, browser: Browser, tmp_path: Path
) -> None:
    names = ("long-ago-first", "long-ago-second", "long-ago-needed")
    first, second, needed = await asyncio.gather(*(talked_long_ago(settings, name) for name in names))
    lister = await look_on(browser, settings, LISTER, "/recordings")
    for id in (first, second, needed):
        await stored(settings, id, "archived")

    await lister.goto("/recordings/keeping")
    await lister.get_by_test_id("list-due").click()
    listed = lister.locator('article[data-stage="listed"]')
    await expect(listed).to_contain_text("3 段")
    number = str(await listed.get_attribute("data-testid")).removeprefix("destruction-")
    await expect(lister.get_by_test_id(f"destruction-{number}-approve")).to_have_count(0)
    await lister.get_by_test_id(f"destruction-{number}-items").click()
    await expect(lister.get_by_test_id("due-row").filter(has_text=second)).to_contain_text("一般录音")
    await lister.screenshot(path=tmp_path / "listed.png")
    await held_meanwhile(lister, needed)

    approver = await look_on(browser, settings, APPROVER, "/recordings/keeping")
    await expect(approver.get_by_test_id(f"destruction-{number}")).to_contain_text(f"{LISTER} {LISTER_NAME} 列出")
    await expect(approver.get_by_test_id("list-due")).to_have_count(0)
    await approver.get_by_test_id(f"destruction-{number}-approve").click()
    await expect(approver.get_by_test_id("approve-dialog")).to_contain_text("不可恢复")
    await approver.get_by_test_id("approve-submit").click()
    certificate = approver.get_by_test_id(f"destruction-{number}-certificate")
    await expect(certificate).to_contain_text("销毁 2 段，保留 1 段", timeout=60 * SECOND)
    await expect(approver.get_by_test_id(f"destruction-{number}")).to_contain_text(f"{APPROVER} {APPROVER_NAME} 批准")
    await approver.screenshot(path=tmp_path / "done.png")

    assert [list(files_of(settings, id)) for id in (first, second)] == [[], []]
    assert len(list(files_of(settings, needed))) == 1
    await both_pages_show_it(approver, first, tmp_path)
    the_trail_names_both(settings, number)
    checked = hotline("check-recordings", "--all")
    assert "录音链完整" in checked.stdout, checked.stdout


async def held_meanwhile(page: Page, call: str) -> None:
    """Somebody needs one of them between list and approval."""
    await page.goto(f"/recordings?id={call}")
    await page.get_by_test_id("recording-hold").click()
    await page.get_by_test_id("hold-reason").select_option("仲裁或诉讼")
    await page.get_by_test_id("hold-submit").click()
    await expect(page.get_by_test_id("recording-panel")).to_have_attribute("data-held", "true")


async def both_pages_show_it(page: Page, call: str, shots: Path) -> None:
    """The recording's own page and the record of the call."""
    await page.goto(f"/recordings?id={call}")
    panel = page.get_by_test_id("recording-panel")
    await expect(panel).to_contain_text("已过保存期，按规定销毁")
    await expect(panel).to_contain_text(f"保存到 {beijing_day(LONG_AGO).year + 3}-")
    for act in ("player-play", "recording-download", "recording-hold"):
        await expect(page.get_by_test_id(act)).to_have_count(0)
    await page.screenshot(path=shots / "destroyed.png")
    await page.goto(f"/calls?period=all&id={call}")
    await expect(page.get_by_test_id("record-panel")).to_contain_text("录音已过保存期，按规定销毁")
    await expect(page.get_by_test_id("timeline-day")).to_have_text(beijing_day(datetime.now(UTC)).isoformat())
    await expect(page.get_by_test_id("player-play")).to_have_count(0)
    await page.screenshot(path=shots / "record.png")


def the_trail_names_both(settings: Settings, number: str) -> None:
    """The audit trail names both, and the machine that did it."""
    deeds = deeds_about(settings, f"destruction/{number}")
    assert deeds == [
        (LISTER, "recordings.list_due"),
        (APPROVER, "recordings.destruction_approved"),
        ("system", "recordings.destroyed"),
    ]
