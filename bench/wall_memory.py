"""Does a wall grow? The real page in Chromium, fed at many times the pace of a day, its heap read as it goes.

    python -m bench.wall_memory --minutes 5 --per-second 100

The page comes from ``frontend/dist``; its stream from here, in the shape of the server's: figures, curve, queues, seats
and alarms change, pages turn every ten seconds, the line breaks now and then. The heap is read after collecting, and a
line fitted to the second half says what an hour would add.
"""

import argparse
import asyncio
import json
import random
import statistics
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web
from playwright.async_api import async_playwright

from tests.e2e.browser import CHROMIUM

DIST = Path("frontend/dist")
LAYOUT = Path("src/hotline/domains/insight/walls/migrations/delivered/service.json")
READ_EVERY = 10.0
BREAK_EVERY = 45.0
QUEUES = ("social", "labor", "talent", "general", "elder", "hard")
STATES = ("talking", "wrap_up", "ready", "not_ready", "ringing")
chance = random.Random(7)


def cell(displayed: str, value: float, unit: str = "通") -> dict[str, Any]:
    return {"measure": "m", "name": "人工接通", "unit": unit, "shown": displayed, "value": value, "tone": "plain"}


def changes() -> dict[str, Any]:
    """Every document as it might be now."""
    now = datetime.now(UTC)
    slot = chance.randrange(40, 90)
    rates = {queue: cell(f"{chance.uniform(85, 100):.2f}%", 0.9, "%") for queue in QUEUES}
    docs: dict[str, Any] = {f"tile/{id}": {"cells": [cell(f"{chance.randrange(9999):,}", 1), cell("92.10%", 0.9, "%")]}
                            for id in ("rate", "wait", "answered", "last", "rating")}  # fmt: skip
    docs["tile/curve"] = {
        "name": "来电",
        "unit": "通",
        "counted": [chance.randrange(400) for _ in range(slot)],
        "usual": [chance.randrange(400) for _ in range(96)],
        "days": 6,
        "total": "2,621",
    }
    docs["tile/queues"] = {"rates": rates}
    docs["tile/topics"] = {
        "name": "人工接通",
        "unit": "通",
        "lines": [
            {"word": f"主题{n}", "shown": "31", "value": 31 - n, "more": chance.uniform(-1, 1)} for n in range(6)
        ],
    }
    docs["tile/districts"] = {
        "name": "新建工单",
        "unit": "件",
        "cells": {name: cell(str(chance.randrange(200)), chance.randrange(200)) for name in ("朝阳区", "海淀区")},
    }
    for queue in QUEUES:
        since = (now - timedelta(seconds=chance.randrange(90))).isoformat() if chance.random() < 0.5 else None
        docs[f"queues/{queue}"] = {
            "id": queue,
            "name": queue,
            "waiting": chance.randrange(9),
            "callbacks": 0,
            "oldest_since": since,
            "ready": 1,
            "signed_in": 9,
        }
    docs["seats"] = {state: chance.randrange(90) for state in STATES}
    levels = ["red", "orange", "yellow"][: chance.randrange(4)]
    docs["alarms"] = [
        {"level": level, "kind": "wait", "place": "社保席", "raised_at": now.isoformat(), "handled": True}
        for level in levels
    ]
    docs["running"] = [{"process": "callcontrol", "state": "ok", "instances": 2, "figures": {}}]
    docs["counted"] = {"at": now.isoformat()}
    return docs


def everything() -> dict[str, Any]:
    layout = json.loads(LAYOUT.read_text()) | {"seconds": 10}
    content = {"key": "service", "screen": "wall", "version": 1, "layout": layout}
    return {"layout": content, "parts": [], "calls": 3, **changes()}


async def wall_stream(per_second: float) -> AsyncIterator[bytes]:
    """Snapshot, then changes until the line is due to break."""
    snapshot = {"seq": 1, "now": datetime.now(UTC).isoformat(), "docs": everything()}
    yield b"event: snapshot\ndata: " + json.dumps(snapshot).encode() + b"\n\n"
    for seq in range(int(BREAK_EVERY * per_second)):
        docs = changes()
        name = chance.choice([*docs, "counted"])
        change = {"seq": seq, "doc": name, "value": docs[name]}
        yield b"event: change\ndata: " + json.dumps(change).encode() + b"\n\n"
        await asyncio.sleep(1 / per_second)


def application(per_second: float) -> web.Application:
    async def stream(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await answer.prepare(request)
        async for piece in wall_stream(per_second):
            await answer.write(piece)
        return answer

    async def page(request: web.Request) -> web.FileResponse:
        file = DIST / request.match_info["rest"]
        return web.FileResponse(file if file.is_file() else DIST / "index.html")

    async def nobody(request: web.Request) -> web.Response:
        return web.json_response({"code": "session_missing", "message": "没有登录"}, status=401)

    app = web.Application()
    app.router.add_get("/api/session", nobody)
    app.router.add_get("/api/walls/service/stream", stream)
    app.router.add_get("/{rest:.*}", page)
    return app


async def measured(minutes: float, per_second: float) -> list[tuple[float, int]]:
    """Seconds, and bytes of heap used after collecting."""
    runner = web.AppRunner(application(per_second))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    readings: list[tuple[float, int]] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 3840, "height": 2160})
        await page.goto(f"http://127.0.0.1:{port}/wall/service#hd_bench")
        await page.get_by_test_id("wall-stage").wait_for()
        devtools = await page.context.new_cdp_session(page)
        began = asyncio.get_running_loop().time()
        while (seconds := asyncio.get_running_loop().time() - began) < minutes * 60:
            await devtools.send("HeapProfiler.collectGarbage")
            used = int((await devtools.send("Runtime.getHeapUsage"))["usedSize"])
            nodes = await page.evaluate("document.getElementsByTagName('*').length")
            readings.append((seconds, used))
            print(f"{seconds:6.0f} s  {used / 1e6:7.2f} MB  {nodes} elements", flush=True)
            await asyncio.sleep(READ_EVERY)
        await browser.close()
    await runner.cleanup()
    return readings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--per-second", type=float, default=100)
    arguments = parser.parse_args()
    readings = asyncio.run(measured(arguments.minutes, arguments.per_second))
    late = readings[len(readings) // 2 :]
    if len(late) < 2:
        return
    slope = statistics.linear_regression([s for s, _ in late], [b for _, b in late]).slope
    print(f"{arguments.per_second:.0f} changes a second for {arguments.minutes:.0f} minutes: "
          f"{readings[0][1] / 1e6:.2f} MB at first, {readings[-1][1] / 1e6:.2f} MB at the end, "
          f"second half {slope * 3600 / 1e6:+.2f} MB an hour")  # fmt: skip


if __name__ == "__main__":
    main()
