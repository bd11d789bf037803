"""The program that measures capacity, in its short form: it carries talks and menus with real voices, and says so."""

import asyncio
import json
import sys

import pytest

from bench.capacity import RESULT
from tests.installation import QUICK_START, inherited

pytestmark = pytest.mark.real

WITHIN = 240


async def test_ten_talks_and_twenty_menus_are_carried_with_their_voices() -> None:
    RESULT.unlink(missing_ok=True)
    measuring = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.capacity", "--short", env=inherited() | QUICK_START
    )
    assert await asyncio.wait_for(measuring.wait(), WITHIN) == 0
    results = json.loads(RESULT.read_text())
    (step,) = results["steps"]["both"]
    assert step["breaks"] == []
    voices = step["heard"]
    assert voices["voices"] >= 10 + 10 + 20  # citizens and agents in talks, callers in the menu
    assert voices["lost"] == 0
    assert step["cores"]["asterisk"] > 0
    assert results["machine"]["cores"] >= 1
