"""Sounds other than builtin prompts, fetched from the bus into the folder of this node's Asterisk."""

import asyncio

import structlog

from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.ivr.rules.sounds import StoredSound
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.storage import Folder

log = structlog.get_logger()
RETRY_SECONDS = 0.5


class Sounds:
    """File names are digests of the contents: an existing file is valid and is never changed."""

    def __init__(self, bus: Bus, folder: Folder) -> None:
        self._stored, self._folder = bus.bucket("sounds", StoredSound), folder

    async def fetch(self, flows: FlowSet) -> set[str]:
        """Fetch the missing sounds of the flows; returns names that the bus lacks too. Waits while the bus is away."""
        missing = [name for name in sorted(flows.needed_sounds()) if self._folder.size(f"{name}.alaw") is None]
        return {name for name in missing if not await self._fetch(name)}

    async def _fetch(self, name: str) -> bool:
        while True:
            try:
                found = await self._stored.get(name)
            except DOWN as error:
                log.warning("asking for a sound again", action="sound_retry", sound=name, error=repr(error))
                await asyncio.sleep(RETRY_SECONDS)
                continue
            if found is None:
                log.error("a sound is not on the bus", action="sound_missing", sound=name)
                return False
            await asyncio.to_thread(self._folder.write, f"{name}.alaw", found[0].alaw)
            return True
