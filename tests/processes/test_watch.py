"""The watch on a real bus: what it sees becomes an alarm, its events and its end; a successor goes on with it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from hotline.domains.insight.operations.ports import Acknowledge, OpenAlarm, Threshold, Thresholds
from hotline.domains.voice.routing.ports import Ack, AgentDoc, AgentState
from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.settings import Place
from hotline.processes.watch import run_watch
from tests.scenarios.callcontrol.node import until

PLACE = Place(site="bj1", node="a")
LOW = Thresholds((Threshold("wrap_up", warn=1, urgent=2),))


@asynccontextmanager
async def watched(bus: Bus, name: str = "one") -> AsyncIterator["asyncio.Task[None]"]:
    mirror = Mirror()
    following = asyncio.create_task(mirror.follow(bus))
    watching = asyncio.create_task(run_watch(bus, mirror, PLACE, name))
    try:
        yield watching
    finally:
        for task in (watching, following):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


async def show(bus: Bus, state: AgentState, seconds_ago: float) -> None:
    since = datetime.now(UTC) - timedelta(seconds=seconds_ago)
    doc = AgentDoc("1001", "王晓芳", "早班一组", {}, state, since, queue="social")
    await bus.bucket("agents", AgentDoc).put("1001", doc)


async def published(bus: Bus) -> list[Envelope]:
    subscription = await bus.jetstream.subscribe("events.alarm.>", ordered_consumer=True)
    found: list[Envelope] = []
    with contextlib.suppress(TimeoutError):
        while True:
            found.append(msgspec.json.decode((await subscription.next_msg(timeout=0.3)).data, type=Envelope))
    await subscription.unsubscribe()
    return found


async def alarms(bus: Bus) -> list[OpenAlarm]:
    return list((await bus.bucket("alarms", OpenAlarm).items()).values())


async def opened(bus: Bus) -> OpenAlarm:
    await until(lambda: _any(bus))
    return (await alarms(bus))[0]


async def _any(bus: Bus) -> bool:
    return bool(await alarms(bus))


async def _none(bus: Bus) -> bool:
    return not await alarms(bus)


@pytest.fixture
async def floor(bus: Bus) -> Bus:
    await bus.bucket("config", Thresholds).put("alarms", LOW)
    return bus


async def acknowledge(bus: Bus, alarm: str, note: str = "去看看") -> Ack:
    return await bus.request("watch.acknowledge", Acknowledge(alarm, "2001", "刘班长", note), Ack)


async def test_from_crossing_the_threshold_to_its_end(floor: Bus) -> None:
    async with watched(floor):
        await show(floor, AgentState.WRAP_UP, 0)
        crossed = datetime.now(UTC) + timedelta(seconds=1)
        alarm = await opened(floor)
        assert datetime.now(UTC) - crossed < timedelta(seconds=2)
        assert (alarm.level, alarm.kind, alarm.about, alarm.agent) == ("orange", "wrap_up", "agent/1001", "1001")
        await until(lambda: _has(floor, level="red"))
        assert (await acknowledge(floor, alarm.id)).ok
        seen = (await alarms(floor))[0]
        assert (seen.acknowledged_by, seen.acknowledged_name, seen.note) == ("2001", "刘班长", "去看看")
        again = await acknowledge(floor, alarm.id)
        assert (again.ok, again.status) == (False, 409)
        await show(floor, AgentState.READY, 0)
        await until(lambda: _none(floor))
        gone = await acknowledge(floor, alarm.id)
        assert (gone.ok, gone.status) == (False, 404)
    found = [(event.seq, event.type, event.actor) for event in await published(floor)]
    assert found == [
        (1, "alarm.raised", "system"),
        (2, "alarm.escalated", "system"),
        (3, "alarm.acknowledged", "staff:2001"),
        (4, "alarm.cleared", "system"),
    ]


async def test_of_two_one_watches_and_the_other_goes_on_where_it_ended(floor: Bus) -> None:
    async with watched(floor, "one") as one, watched(floor, "two"):
        await show(floor, AgentState.WRAP_UP, 1)
        alarm = await opened(floor)
        one.cancel()
        await until(lambda: _has(floor, level="red"))
        assert [each.id for each in await alarms(floor)] == [alarm.id]
    assert [event.type for event in await published(floor)] == ["alarm.raised", "alarm.escalated"]


async def test_what_was_written_down_and_not_told_is_told_by_the_successor(floor: Bus) -> None:
    """The last watch was killed between the two."""
    await show(floor, AgentState.WRAP_UP, 1.5)
    now = datetime.now(UTC)
    left = OpenAlarm("watch-wrap_up-1001-1", "wrap_up", "orange", "agent/1001", "话后已 1 秒。", now, now, agent="1001")
    await floor.bucket("alarms", OpenAlarm).put(left.id, left)
    async with watched(floor):
        await until(lambda: _has_published(floor, 1))
    first = (await published(floor))[0]
    assert (first.subject, first.seq, first.type, first.at) == (f"alarm/{left.id}", 1, "alarm.raised", now)


async def test_alarms_of_the_house_are_left_alone(floor: Bus) -> None:
    now = datetime.now(UTC)
    other = OpenAlarm("alarm-1", "recording_missing", "orange", "call/c1", "录音文件不存在", now, now)
    await floor.bucket("alarms", OpenAlarm).put(other.id, other)
    async with watched(floor):
        await show(floor, AgentState.WRAP_UP, 1)
        await until(lambda: _has_published(floor, 1))
        await show(floor, AgentState.READY, 0)
        await until(lambda: _has_published(floor, 2))
        assert await alarms(floor) == [other]


async def _has(bus: Bus, **fields: Any) -> bool:
    return any(all(getattr(alarm, name) == value for name, value in fields.items()) for alarm in await alarms(bus))


async def _has_published(bus: Bus, count: int) -> bool:
    return len(await published(bus)) >= count
