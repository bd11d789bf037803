"""The program that kills one part after another under load, in its short form: nothing is lost, nothing is twice.

How long each was away and how short a gap in a voice was depends on the machine and is measured, not tested
(docs/reliability.md).
"""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from tests.installation import QUICK_START, inherited

pytestmark = pytest.mark.real

FAULTS = "callcontrol killed,leading router killed,nats killed,projector killed,postgres killed"
WITHIN = 480
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
    await asyncio.wait_for(striking.wait(), WITHIN)
    report = json.loads(file.read_text())
    assert {row["fault"] for row in report["rows"]} == set(FAULTS.split(","))
    assert report["talks"] > 0
    assert {name: report["wanted_zero"][name] for name in LOST} == dict.fromkeys(LOST, 0), report
    assert [row["fault"] for row in report["rows"] if row["back"] is None] == []
