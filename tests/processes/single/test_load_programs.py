"""The programs that put an installation under load, in their short forms.

One measures how much it carries, the other kills one part after another, and nothing is lost, nothing is twice.

How long each part was away and how short a gap in a voice was depends on the machine and is measured, not tested
(docs/reliability.md). Both start the same installation, so they lie in one file, which one process takes.
"""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from bench.capacity import RESULT
from tests.installation import QUICK_START, inherited

pytestmark = [pytest.mark.real, pytest.mark.installation]

FAULTS = "callcontrol killed,leading router killed,nats killed,projector killed,postgres killed"
MEASURED_WITHIN, KILLED_WITHIN = 240, 480
LOST = (
    "callers who lost their place",
    "callers cut off",
    "events missing",
    "events twice",
    "events parked",
    "chain of the log broken",
    "records wrong",
)


async def test_five_parts_killed_one_after_another_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "ledger.json"
    size = ("--talking", "3", "--waiting", "3", "--walking", "2")
    arguments = ("-m", "bench.steadiness", "--only", FAULTS, *size, "--json", str(file))
    striking = await asyncio.create_subprocess_exec(sys.executable, *arguments, env=inherited() | QUICK_START)
    await asyncio.wait_for(striking.wait(), KILLED_WITHIN)
    report = json.loads(file.read_text())
    assert {row["fault"] for row in report["rows"]} == set(FAULTS.split(","))
    assert report["talks"] > 0
    assert {name: report["wanted_zero"][name] for name in LOST} == dict.fromkeys(LOST, 0), report
    assert [row["fault"] for row in report["rows"] if row["back"] is None] == []


async def test_ten_talks_and_twenty_menus_are_carried_with_their_voices() -> None:
    RESULT.unlink(missing_ok=True)
    measuring = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.capacity", "--short", env=inherited() | QUICK_START
    )
    assert await asyncio.wait_for(measuring.wait(), MEASURED_WITHIN) == 0
    results = json.loads(RESULT.read_text())
    (step,) = results["steps"]["both"]
    assert step["breaks"] == []
    voices = step["heard"]
    assert voices["voices"] >= 10 + 10 + 20  # citizens and agents in talks, callers in the menu
    assert voices["lost"] == 0
    assert step["cores"]["asterisk"] > 0
    assert results["machine"]["cores"] >= 1
