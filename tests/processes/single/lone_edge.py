"""The real Kamailio of the SIP edge, alone: no switch behind it, no installation around it."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from hotline.infrastructure.settings import Settings
from hotline.infrastructure.sip_edge import TRUNK_SIDE
from hotline.processes.single import sip_edge
from hotline.processes.single.layout import Layout
from hotline.processes.single.people import SystemUser, ensure_folder

ME = SystemUser("me", os.getuid(), os.getgid())


@asynccontextmanager
async def lone_edge(data: Path, ports_base: int) -> AsyncIterator[Settings]:
    """Runs it with its files under ``data`` until the block ends; yields the settings that it was started with."""
    settings = Settings.model_validate({"place": {"data": data}, "ports": {"base": ports_base}})
    layout = Layout(settings)
    ensure_folder(layout.run, ME, 0o755)
    command = sip_edge.prepare(layout, ME)
    with (data / "log").open("wb") as log:
        running = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log)
        try:
            async with asyncio.timeout(20):
                while not await is_well(settings):  # noqa: ASYNC110 - nobody tells us
                    await asyncio.sleep(0.1)
            yield settings
        finally:
            running.terminate()
            await running.wait()


async def is_well(settings: Settings) -> bool:
    with contextlib.suppress(aiohttp.ClientError):
        async with (
            aiohttp.ClientSession() as http,
            http.get(f"http://{TRUNK_SIDE}:{settings.ports.sip}/health") as answer,
        ):
            return answer.status == 200
    return False
