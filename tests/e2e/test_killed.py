"""kill -9 of any of our processes during a talk: the talk goes on, the record is complete afterwards."""

import asyncio
import contextlib
import itertools
import os
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bench.steady.hearing import Stalls
from hotline.demo.desk import Desk, DeskRefused, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure import audio
from hotline.infrastructure.settings import Settings
from hotline.processes.single.health import read_beats
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, Seat, ring_in, seated, until
from tests.e2e.records import middle_of, sides_of, verified_record_of
from tests.installation import Installation

pytestmark = pytest.mark.real

AGENT, INSPECTOR = "1004", "3001"
#: Longer than any process takes to come back, as the talk should not notice at all.
TALK_SECONDS = 6.0
#: Beside what this program itself slept through, whose telephones send and receive.
LARGEST_GAP = 0.2
LINE_BACK_SECONDS = 3.0
TONES = (CALLER_TONE, AGENT_TONE)


@pytest_asyncio.fixture(loop_scope="session")
async def agent(settings: Settings) -> AsyncIterator[Seat]:
    async with seated(settings, AGENT) as seat:
        yield seat


def working_router(installation: Installation) -> str:
    """The one that leads."""
    leaders = {b.pid for b in read_beats(installation.settings) if (b.process, b.state) == ("router", "ok")}
    return next(name for name in ("router-1", "router-2") if installation.pid(name) in leaders)


async def pass_to_rating(agent: Seat, call_id: str) -> None:
    """As a person would: press again while the page says that it is not answered."""

    async def press() -> bool | None:
        try:
            await agent.desk.command(call_id, "rating")
        except DeskRefused as refusal:
            if refusal.status not in {0, 502, 503}:
                raise
            return None
        return True

    await until(press, within=15, every=0.5)


@pytest.mark.parametrize("process", ["callcontrol", "router", "web", "projector", "worker", "sealing"])
async def test_a_talk_outlives_a_killed(
    process: str, installation: Installation, settings: Settings, phone: Phone, agent: Seat
) -> None:
    caller = await ring_in(phone, settings, "0")
    answered, call_id = await agent.take()
    await caller.audio.wait_for_tone(AGENT_TONE)
    await answered.audio.wait_for_tone(CALLER_TONE)
    name = await asyncio.to_thread(working_router, installation) if process == "router" else process
    killed = installation.pid(name)
    stalls = Stalls()
    watching = asyncio.create_task(stalls.watch())
    lines = [caller.audio.restart_measurement(), answered.audio.restart_measurement()]

    await asyncio.to_thread(installation.kill, name)
    began = asyncio.get_running_loop().time()
    await asyncio.sleep(TALK_SECONDS)
    watching.cancel()

    now = asyncio.get_running_loop().time()
    assert [line.lost for line in lines] == [0, 0]
    assert max(line.gap_until(now) for line in lines) < LARGEST_GAP + stalls.longest
    assert caller.audio.hears(*TONES) == {AGENT_TONE}
    assert answered.audio.hears(*TONES) == {CALLER_TONE}
    await asyncio.to_thread(installation.wait_until_well, name)
    assert installation.pid(name) != killed

    await pass_to_rating(agent, call_id)
    await answered.ended(5)
    await asyncio.sleep(1)
    await caller.audio.send_keys("2")
    await caller.ended(20)
    await agent.finish(call_id)
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:
        record = await verified_record_of(reader, call_id, stood_still=stalls.within(began, now))
        left, right = await sides_of(reader, call_id)
    [talk] = record["talks"]
    assert (talk["agent"], talk["ended_by"], record["rating"]["score"]) == (AGENT, "agent", 2)
    assert talk["seconds"] >= TALK_SECONDS
    assert record["wrap_ups"][0]["agent"] == AGENT
    assert audio.tones_in(middle_of(left), TONES) == {CALLER_TONE}
    assert audio.tones_in(middle_of(right), TONES) == {AGENT_TONE}


async def test_a_desks_live_line_is_back_at_once_after_the_worker_that_held_it_died(
    installation: Installation, settings: Settings
) -> None:
    """The line is tried as the page does it (RETRY_MS of frontend/src/app/live/stream.ts)."""
    async with Desk(origin_of(settings), AGENT, PASSWORD) as desk:
        line = desk.live("own", silent=5)
        await anext(line)
        for worker in children_of(installation.pid("web")):
            os.kill(worker, signal.SIGKILL)
        killed_at = time.monotonic()
        with contextlib.suppress(StopAsyncIteration, aiohttp.ClientError):
            while True:
                await anext(line)
        noticed = time.monotonic() - killed_at
        await line_is_back(desk)
        back = time.monotonic() - killed_at
    print(f"noticed after {noticed:.2f} s, back after {back:.2f} s")
    assert back < LINE_BACK_SECONDS


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


async def line_is_back(desk: Desk) -> None:
    async with asyncio.timeout(30):
        for wait in itertools.chain((0.3, 0.4), itertools.repeat(0.5)):
            await asyncio.sleep(wait)
            with contextlib.suppress(StopAsyncIteration, aiohttp.ClientError, DeskRefused):
                await anext(desk.live("own", silent=5))
                return
