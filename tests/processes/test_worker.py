"""From the end of a call to the verdict in its record: projector, jobs, outbox and bus together."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async

from hotline.domains.insight.operations.models import Alarm
from hotline.domains.voice.recordings.actions import archives
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure import outbox
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.settings import settings
from hotline.processes.worker.work import Work
from tests.domains.voice.calls.tales import answered_call
from tests.nats_server import NatsServer
from tests.processes.projector import connected, projecting, send, until

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def nothing_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """A job of every few minutes asks a bus and a switch that are not there; who stops the worker waits for it."""
    monkeypatch.setattr("hotline.domains.insight.operations.adapters.environment.WITHIN_SECONDS", 0.2)


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.setattr("hotline.domains.voice.recordings.actions.checks.TRIES", (0.0, 0.2))
    settings.cache_clear()
    folder = tmp_path / "recordings" / "spool"
    folder.mkdir(parents=True)
    yield folder
    settings.cache_clear()


async def verdict_is(call: str, state: str) -> bool:
    return await sync_to_async(CallRecord.objects.filter(pk=call, recording=state).exists)()


async def the_alarm_is_up() -> bool:
    return await sync_to_async(Alarm.objects.filter(kind="recording_missing").exists)()


async def everything_is_archived() -> bool:
    return not await sync_to_async(archives.to_archive().exists)()


async def work(bus: Bus, calls: list[str], expected: dict[str, str]) -> None:
    """Run a projector and a worker on these calls until each recording has its verdict and an alarm is up."""
    worker = Work(bus, "test")
    running = [asyncio.create_task(worker.relay(1)), asyncio.create_task(worker.do_jobs())]
    try:
        async with projecting(bus):
            for number, call in enumerate(calls):
                events = answered_call(call, str(1001 + number)).events
                await send(bus, (event for event in events if not event.subject.startswith("recording/")))
            for call, state in expected.items():
                await until(lambda call=call, state=state: verdict_is(call, state), within=60)  # type: ignore[misc]
            await until(the_alarm_is_up, within=60)
            await until(everything_is_archived, within=60)
        assert worker.look()[0] == "ok"
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def test_a_recording_is_verified_and_a_missing_one_raises_the_alarm(server: NatsServer, spool: Path) -> None:
    (spool / "c1.1.raw").write_bytes(bytes(80 * 32_000))

    async def scenario() -> None:
        async with connected(server) as bus:
            await work(bus, ["c1", "c2"], {"c1": "verified", "c2": "faulty"})

    asyncio.run(scenario())
    assert list(Alarm.objects.filter(about__startswith="call/").values_list("about", "kind")) == [
        ("call/c2", "recording_missing")
    ]
    sealed = settings().archive_dir / "2026/11/25/c1.flac.sealed"
    assert (sealed.exists(), list(settings().recordings_dir.rglob("*.raw"))) == (True, [])


async def relaying(bus: Bus) -> None:
    """Write to the outbox until nothing waits there, of a worker that looks there only when it is told to."""
    worker = Work(bus, "test")
    running = [asyncio.create_task(worker.relay(1)), asyncio.create_task(worker.do_jobs())]

    async def all_is_sent() -> bool:
        await sync_to_async(outbox.publish)("notices", "test", "written")
        await asyncio.sleep(0.5)
        return not await sync_to_async(Outgoing.objects.filter(sent_at=None).exists)()

    try:
        await until(all_is_sent, within=60)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def test_what_is_written_to_the_outbox_wakes_the_worker(server: NatsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hotline.processes.worker.work.RELAY_SECONDS", 600.0)

    async def scenario() -> None:
        async with connected(server) as bus:
            await relaying(bus)

    asyncio.run(scenario())
