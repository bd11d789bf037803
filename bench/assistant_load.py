"""Citizens on the page at once: how soon the first words of an answer are there.

    .venv/bin/python -m bench.assistant_load --origin http://127.0.0.1:13900 --sessions 400 --seconds 60

Against a running installation's web server itself, not its proxy: every session gives an address of its own, as the
proxy would tell it. Each session asks every 15 seconds on average, by an even start and a fixed pace; what it asks is
drawn from the articles' own ways of asking, half of them from the hundred asked most (as people do), so part of the
questions was embedded before. What breaks off is asked again as the page does it; the time runs on meanwhile.
``--pid`` of the web server's workers also tells their memory and processor time. ``--speakers`` many others do not
type: they send a spoken question (the demonstration's, ``.data/prompts/citizens``) as soon as the one before was heard.
"""

import argparse
import asyncio
import random
import struct
import time
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from bench.knowledge_folds import builtin, set_up

EVERY_SECONDS, POPULAR, FIXED = 15.0, 100, 0.5
#: As the page does.
AGAIN_AFTER = (0.5, 1.5, 3.0)
SPOKEN = Path(".data/prompts/citizens")
A_LAW, RATE = 6, 8000


@dataclass
class Seen:
    """Seconds until the first sentence and until all were there, and until what was spoken came back as text;
    ``failed`` by status or fault, ``again``: those of them that were asked again.
    """

    first: list[float] = field(default_factory=list)
    complete: list[float] = field(default_factory=list)
    again: int = 0
    failed: dict[str, int] = field(default_factory=dict)
    recognised: list[float] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--origin", required=True)
    parser.add_argument("--sessions", type=int, default=400)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1, help="another one asks other questions, none embedded before")
    parser.add_argument("--pid", type=int, nargs="*", default=[])
    parser.add_argument("--speakers", type=int, default=0, help="who speak beside those who type")
    arguments = parser.parse_args()
    set_up()
    ways = [way for entry in builtin() for way in entry.article.asked_as]
    before = [used(pid) for pid in arguments.pid]
    recordings = [as_wav(path.read_bytes()) for path in sorted(SPOKEN.glob("*.alaw"))]
    seen = asyncio.run(
        run(
            arguments.origin,
            arguments.sessions,
            arguments.speakers,
            recordings,
            arguments.seconds,
            ways,
            arguments.seed,
        )
    )
    print_report(seen, arguments.seconds)
    for pid, (seconds, kilobytes) in zip(arguments.pid, before, strict=True):
        spent, now = used(pid)
        print(
            f"pid {pid}: {(spent - seconds) / arguments.seconds:.0%} of a processor, {now / 1024:.0f} MB of its own, "
            f"{(now - kilobytes) / arguments.sessions:.1f} kB more a session"
        )


async def run(
    origin: str, sessions: int, speakers: int, recordings: list[bytes], seconds: float, ways: list[str], seed: int
) -> Seen:
    seen, dice = Seen(), random.Random(seed)
    popular = dice.sample(ways, POPULAR)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(origin, connector=connector) as http:
        await asyncio.gather(
            *(
                citizen(http, seed, number, number / sessions * EVERY_SECONDS, seconds, popular, ways, seen)
                for number in range(sessions)
            ),
            *(speaker(http, number, recordings, seconds, seen) for number in range(speakers)),
        )
    return seen


async def citizen(
    http: aiohttp.ClientSession,
    seed: int,
    number: int,
    later: float,
    seconds: float,
    popular: list[str],
    ways: list[str],
    seen: Seen,
) -> None:
    dice = random.Random(seed * 1_000_003 + number)
    headers = {"X-Forwarded-For": f"10.{number >> 8 & 255}.{number & 255}.7"}
    end = time.monotonic() + seconds
    await asyncio.sleep(later)
    async with http.post("/api/assistant/sessions", json={}, headers=headers) as answer:
        session = (await answer.json())["session"]
    while time.monotonic() < end:
        began = time.monotonic()
        question = dice.choice(popular if dice.random() < FIXED else ways)
        await request(http, {"session": session, "text": question}, headers, seen)
        await asyncio.sleep(max(0.0, began + EVERY_SECONDS - time.monotonic()))


async def speaker(
    http: aiohttp.ClientSession, number: int, recordings: list[bytes], seconds: float, seen: Seen
) -> None:
    """One after another; a new session each time, for a session may speak so and so often only."""
    end, turn = time.monotonic() + seconds, number
    while time.monotonic() < end:
        turn += 1
        headers = {"X-Forwarded-For": f"10.9.{turn >> 8 & 255}.{turn & 255}"}
        async with http.post("/api/assistant/sessions", json={}, headers=headers) as answer:
            session = (await answer.json())["session"]
        form = aiohttp.FormData({"session": session})
        form.add_field(
            "recording", recordings[turn % len(recordings)], filename="question.wav", content_type="audio/wav"
        )
        began = time.monotonic()
        async with http.post("/api/assistant/hearing", data=form, headers=headers) as answer:
            if answer.status == 200:
                seen.recognised.append(time.monotonic() - began)
            else:
                count(seen, f"{answer.status} at hearing")
                await asyncio.sleep(1.0)


def as_wav(samples: bytes) -> bytes:
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 38 + len(samples), b"WAVE", b"fmt ", 18, A_LAW, 1, RATE, RATE, 1, 8)
    return head + struct.pack("<H4sI", 0, b"data", len(samples)) + samples


async def request(http: aiohttp.ClientSession, body: dict[str, str], headers: dict[str, str], seen: Seen) -> None:
    began = time.monotonic()
    for wait in (*AGAIN_AFTER, None):
        why = await request_once(http, body, headers, seen, began)
        if not why:
            return
        if wait is None or why.startswith("4"):
            count(seen, why)
            return
        seen.again += 1
        await asyncio.sleep(wait)


async def request_once(
    http: aiohttp.ClientSession, body: dict[str, str], headers: dict[str, str], seen: Seen, began: float
) -> str:
    """What went wrong, "" for nothing."""
    first = None
    try:
        async with http.post("/api/assistant/ask", json=body, headers=headers) as answer:
            if answer.status != 200:
                return str(answer.status)
            async for line in answer.content:
                if first is None and line.startswith(b"event: sentence"):
                    first = time.monotonic() - began
                if line.startswith(b"event: done"):
                    seen.complete.append(time.monotonic() - began)
                    seen.first.append(first if first is not None else seen.complete[-1])
                    return ""
    except (aiohttp.ClientError, TimeoutError) as error:
        return type(error).__name__
    return "broken off"


def count(seen: Seen, why: str) -> None:
    seen.failed[why] = seen.failed.get(why, 0) + 1


def print_report(seen: Seen, seconds: float) -> None:
    spoken = [("spoken question heard", seen.recognised)] if seen.recognised else []
    for name, took in (("first words", seen.first), ("whole answer", seen.complete), *spoken):
        ordered = sorted(took)
        at = [ordered[min(int(share * len(ordered)), len(ordered) - 1)] * 1000 for share in (0.5, 0.95, 0.99)]
        print(f"{name}: {len(took)} in {seconds:.0f} s, ms p50 | p95 | p99: {' | '.join(f'{each:.0f}' for each in at)}")
    print(f"asked again: {seen.again}, failed: {seen.failed or 'none'}")


def used(pid: int) -> tuple[float, int]:
    """Seconds of processor so far; kilobytes that are in memory for this process alone."""
    ticks = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    own = sum(int(line.split()[1]) for line in rollup if line.startswith(("Private_Clean", "Private_Dirty")))
    return (int(ticks[11]) + int(ticks[12])) / 100, own


if __name__ == "__main__":
    main()
