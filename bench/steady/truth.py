"""What the hotline has written down, held against the bus and against what the load itself knows."""

import asyncio
import sys
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from bench.steady.book import Book, Placed
from bench.steady.functions import connect
from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.feed import EventFeed
from hotline.infrastructure.settings import Settings
from hotline.processes.single.layout import CODE, Layout
from hotline.processes.single.programs import environment

BATCH = 500
#: A talk as the caller heard it and as it is recorded. What ends while callcontrol is away is noticed when it is back.
TALK_SECONDS_OFF = 1.0
#: The log follows the stream. An event that is not in it after this long is lost.
LOG_LAGS_SECONDS = 30.0


@dataclass
class Events:
    """Each list names events, or subjects with numbers left out."""

    in_stream: int = 0
    missing: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    parked: int = 0
    chain: str = ""


async def events_of(config: Settings, bus: Bus, since: int) -> Events:
    """From this position of the stream on, stream and log must hold the same, each event once, a subject's numbers
    without a gap."""
    stream = Counter[tuple[str, int]]()
    async for event in _stream(bus, since):
        stream[event.subject, event.seq] += 1
    log, parked = await _log(config, since)
    deadline = time.monotonic() + LOG_LAGS_SECONDS
    while stream.keys() - log.keys() and time.monotonic() < deadline:
        await asyncio.sleep(0.5)
        log, parked = await _log(config, since)
    found = Events(in_stream=stream.total(), parked=parked)
    found.missing = [f"{subject} {seq}: not in the log" for subject, seq in stream.keys() - log.keys()]
    found.missing += [f"{subject} {seq}: never told" for subject, seq in _holes(stream)]
    found.twice = [f"{subject} {seq}" for (subject, seq), times in (stream + log).items() if times > 2]
    found.chain = await _chain(config)
    return found


async def _log(config: Settings, since: int) -> tuple[Counter[tuple[str, int]], int]:
    """How often each event stands in the log, and how many events are parked."""
    query = "SELECT subject, seq FROM eventlog_loggedevent WHERE stream_position > %s"
    async with await connect(config) as database:
        rows = await (await database.execute(query, [since])).fetchall()
        [parked] = await (await database.execute("SELECT count(*) FROM eventlog_parkedevent")).fetchone() or (0,)
    return Counter((str(subject), int(str(seq))) for subject, seq in rows), int(str(parked))


async def _stream(bus: Bus, since: int) -> AsyncIterator[Envelope]:
    feed = EventFeed(bus)
    last, position = await feed.last_position(), since
    await feed.start_after(since)
    while position < last:
        for message in await feed.fetch(BATCH, 2.0):
            position = message.position
            yield msgspec.json.decode(message.payload, type=Envelope)
    await feed.stop()


def _holes(stream: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    for subject, seq in stream:
        numbers[subject].add(seq)
    return [
        (subject, seq) for subject, seen in numbers.items() for seq in range(min(seen), max(seen)) if seq not in seen
    ]


async def _chain(config: Settings) -> str:
    """Empty when the log's chain of digests holds."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "hotline.processes.cli", "verify-log"),
        cwd=CODE,
        env=environment(Layout(config)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    output, _ = await process.communicate()
    return "" if process.returncode == 0 else output.decode().strip()


async def wrong_records(config: Settings, book: Book, since: datetime) -> list[str]:
    """Calls whose record is not what the two telephones know. Those that never got through leave none."""
    query = "SELECT right(number_masked, 2), detail FROM calls_callrecord WHERE at >= %s"
    async with await connect(config) as database:
        rows = await (await database.execute(query, [since])).fetchall()
    records = {str(tail): detail for tail, detail in rows}
    return [
        f"{placed.kind} {placed.tail}: {why}"
        for placed in book.calls
        for why in problems(placed, records.get(placed.tail))
    ]


def problems(placed: Placed, record: Any) -> list[str]:
    """What is wrong with the record of a call; ``record`` as JSON, None when there is none."""
    if record is None:
        return [] if placed.greeted_at is None else ["no record"]
    found = []
    if record["ended_at"] is None:
        found.append("never over")
    talks = record["talks"]
    if placed.talk is None:
        found += ["a talk that nobody had"] if talks else []
    else:
        found += _of_talk(placed, talks)
    if placed.score and not placed.with_switch and (record["rating"] or {}).get("score") != placed.score:
        found.append(f"rated {placed.score}, recorded {record['rating']}")
    if placed.talk is not None and placed.talk.topic and record["topic"] != placed.talk.topic:
        found.append("another topic")
    if placed.left and not placed.with_switch and record["hung_up_by"] != "caller":
        found.append(f"the caller hung up, recorded {record['hung_up_by']}")
    return found


def _of_talk(placed: Placed, talks: list[dict[str, Any]]) -> list[str]:
    talk = placed.talk
    assert talk is not None, "asked only of those who talked"
    if [one["agent"] for one in talks] != [talk.agent]:
        return [f"talked to {talk.agent}, recorded {[one['agent'] for one in talks]}"]
    off = talks[0]["seconds"] - talk.hearing_seconds
    tolerated = TALK_SECONDS_OFF + talk.outage_seconds
    return [f"talk {off:+.1f} s off"] if abs(off) > tolerated else []
