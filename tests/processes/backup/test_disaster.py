"""A whole installation is lost and comes back: it answers calls, and knows those of before."""

import asyncio
import os
import pwd
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotline.demo.phone.phone import Phone
from hotline.infrastructure.backups import condition
from hotline.infrastructure.backups.tools import Owner
from hotline.processes.single.people import APPLICATION
from tests.installation import wait_until
from tests.processes.backup.installations import BackedUp, now, set_up

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="the installation is started by root"),
]
#: From the first command after the disaster to the first call answered, on a machine that does much else.
RTO_SECONDS = 600


async def a_call_is_answered(place: BackedUp, caller: str) -> None:
    """A citizen rings, and hears two seconds of the welcome."""
    async with Phone(caller, ("127.0.0.1", place.settings.ports.sip)) as citizen:
        call = await citizen.call("12333", caller=caller)
        async with asyncio.timeout(10):
            while call.audio.reception.packets < 100:  # noqa: ASYNC110 - they come from the switch
                await asyncio.sleep(0.1)
        await call.hang_up()


def ended_calls(place: BackedUp) -> int:
    """In the records."""
    with place.database() as database:
        rows = database.execute("SELECT id FROM calls_callrecord WHERE ended_at IS NOT NULL").fetchall()
    return len(rows)


def wait_for_calls(place: BackedUp, count: int) -> None:
    wait_until(lambda: ended_calls(place) == count, 60, lambda: f"{ended_calls(place)} calls in the records")


async def test_after_a_disaster_calls_are_answered_again_within_minutes_and_those_of_before_are_known(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with tempfile.TemporaryDirectory(prefix="hotline-") as root:  # pytest's own folder is closed to other users
        place = set_up(Path(root), parts="")
        try:
            place.start()
            before = ended_calls(place)
            await a_call_is_answered(place, "13800138000")
            wait_for_calls(place, before + 1)
            place.wait_until_restorable(now())
            drilled_by_the_program(place)
            place.store_keys()
            place.destroy()

            begun = time.monotonic()
            restored = place.restore()
            assert restored.returncode == 0, restored.stdout
            back = time.monotonic() - begun
            place.start()
            up = time.monotonic() - begun
            await a_call_is_answered(place, "13900139000")
            answered = time.monotonic() - begun
            assert answered < RTO_SECONDS
            wait_for_calls(place, before + 2)
            place.do("verify-log")
        finally:
            place.stop()
    with capsys.disabled():
        load = os.getloadavg()[0]
        print(f"\nrestored {back:.0f} s, up {up:.0f} s, a call answered {answered:.0f} s; load {load:.1f}")


def drilled_by_the_program(place: BackedUp) -> None:
    """As each week: it leaves a report, and the condition says when."""
    entry = pwd.getpwnam(APPLICATION)
    owner = Owner(entry.pw_name, entry.pw_uid, entry.pw_gid)
    condition.note(place.data / "backup", owner, since=datetime.now(UTC) - timedelta(days=8))

    def is_drilled() -> bool:
        known = condition.read(place.data / "backup")
        return known is not None and known.drilled is not None

    wait_until(is_drilled, 300, lambda: place.log("backup")[-2000:])
    known = condition.read(place.data / "backup")
    assert known is not None
    assert known.drill_problem == ""
    reports = place.do("backup", "drills")
    assert "通过" in reports
