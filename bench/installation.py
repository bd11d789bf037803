"""An installation of the bench's own, made from nothing each time: whole, or what a call passes through alone."""

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import msgspec

from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.routing.ports import AgentConfig, QueueConfig, RoutingConfig
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Settings, settings

DATA = Path(".data/bench")
ENVIRONMENT = {
    "HOTLINE_SETTINGS": str(DATA / "hotline.toml"),
    "HOTLINE_PORTS__BASE": "13430",
    "HOTLINE_PORTS__RTP_FIRST": "26000",
    "HOTLINE_PORTS__RTP_LAST": "27999",
    "HOTLINE_DOOR__ON": "false",
    "HOTLINE_TELEPHONY__RECORDING_NOTICE": "[]",  # the short flow does not say it
}
#: Of the whole one, so that both may run side by side.
FULL_DATA = Path(".data/bench-whole")
FULL_ENVIRONMENT = {
    "HOTLINE_SETTINGS": str(FULL_DATA / "hotline.toml"),
    "HOTLINE_PORTS__BASE": "13460",
    "HOTLINE_PORTS__RTP_FIRST": "28000",
    "HOTLINE_PORTS__RTP_LAST": "28999",
}
PARTS = "nats,asterisk,callcontrol,router-1"
QUEUE, MENU_KEY = "bench", "0"
#: Seconds; a machine with other work may need them.
STARTED_WITHIN = 180
#: Of the menu between two rounds: callers hear something nearly all the time.
PAUSE_SECONDS = 0.3
#: Later than anything a database has published.
LAST = 1_000_000
FLOW = {
    "id": "bench",
    "version": 1,
    "name": "测量",
    "entry": "menu",
    "person": "queue",
    "nodes": {
        "menu": {"kind": "menu", "label": "主菜单", "prompts": ["menu-main"], "wait_seconds": PAUSE_SECONDS},
        "queue": {"kind": "queue", "label": "测量", "queue": QUEUE},
        "rating": {"kind": "rating", "label": "评价", "prompts": ["rating-ask"]},
        "end": {"kind": "hang_up", "label": "挂机"},
    },
    "edges": [
        *({"from": "menu", "on": on, "to": "queue", "label": "人工"} for on in (MENU_KEY, "wrong")),
        {"from": "menu", "on": "timeout", "to": "menu"},
        {"from": "queue", "on": "served", "to": "rating"},
        *({"from": "queue", "on": on, "to": "end"} for on in ("callback", "failed")),
        *({"from": "rating", "on": on, "to": "end"} for on in ("rated", "skipped")),
    ],
}


@contextlib.asynccontextmanager
async def full_installation(environment: Mapping[str, str]) -> AsyncIterator[Settings]:
    """Up with everything, its demonstration accounts and flows published; what ``environment`` sets is for it alone."""
    os.environ.update({**FULL_ENVIRONMENT, **environment})
    shutil.rmtree(FULL_DATA, ignore_errors=True)
    try:
        starting = await asyncio.create_subprocess_exec(*hotline("up", "--detach"), stdout=sys.stderr)
        if await starting.wait():
            raise SystemExit("the installation to measure did not start")
        settings.cache_clear()
        yield settings()
    finally:
        stopping = await asyncio.create_subprocess_exec(*hotline("stop"), stdout=sys.stderr)
        await stopping.wait()


@contextlib.asynccontextmanager
async def running(agents: list[str], parts: str = PARTS, **environment: str) -> AsyncIterator[Settings]:
    """Up, with one queue, a short flow and these agents published. Needs root, as ``hotline up`` does."""
    os.environ.update(ENVIRONMENT | environment)
    shutil.rmtree(DATA, ignore_errors=True)
    starting = await asyncio.create_subprocess_exec(*hotline("up", "--detach", "--parts", parts), stdout=sys.stderr)
    try:
        await publish(agents)  # callcontrol is well, and the start over, once this is there
        if await starting.wait():
            raise SystemExit("the installation to measure did not start")
        await publish(agents, version=LAST)  # a start with a database publishes what stands there
        yield settings()
    finally:
        stopping = await asyncio.create_subprocess_exec(*hotline("stop"), stdout=sys.stderr)
        await stopping.wait()


def hotline(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "hotline.processes.cli", *arguments]


async def publish(agents: list[str], version: int = 1) -> None:
    """As soon as there is a bus with its stores."""
    queue = QueueConfig(QUEUE, "测量", QUEUE, wrap_up_seconds=1)
    staff = tuple(AgentConfig(agent, agent, "测量", {QUEUE: 3}) for agent in agents)
    flows = FlowSet(version, {"bench": msgspec.convert(FLOW, Flow)}, {}, "bench")
    async with asyncio.timeout(STARTED_WITHIN):
        while True:
            try:
                settings.cache_clear()
                async with asyncio.timeout(2), Bus(settings(), "bench") as bus:
                    await bus.bucket("config", RoutingConfig).put("routing", RoutingConfig(version, (queue,), staff))
                    await bus.bucket("config", FlowSet).put("flows", flows)
                    return
            except DOWN:
                await asyncio.sleep(0.5)
