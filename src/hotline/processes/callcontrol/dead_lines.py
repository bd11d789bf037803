"""Ends the lines of a dead switch: whoever it was connected to hears the end at once, by the SIP edge.

Without this, callers and telephones stay connected to silence until they notice themselves, up to a minute later.
"""

import asyncio
from datetime import datetime

import aiohttp
import structlog

from hotline.infrastructure.sip_edge import end_calls

log = structlog.get_logger()
TRIES, RETRY_SECONDS = 5, 0.5
#: So long those who would ring the callers back wait for it; it goes on then.
WITHIN_SECONDS = 1.0


class DeadLines:
    """``edge``: whether calls come by the SIP edge; otherwise nobody can end them."""

    def __init__(self, *, edge: bool) -> None:
        self._edge = edge
        self._under_way: set[asyncio.Task[None]] = set()

    async def end(self, before: datetime) -> None:
        """Hang up all calls answered before this moment, the last at which a switch that is dead now can have lived.

        Never raises. Repeats are harmless.
        """
        if not self._edge:
            return
        ending = asyncio.create_task(self._end(before), name="dead lines")
        self._under_way.add(ending)
        ending.add_done_callback(self._under_way.discard)
        await asyncio.wait({ending}, timeout=WITHIN_SECONDS)

    async def _end(self, before: datetime) -> None:
        for _ in range(TRIES):
            try:
                ended = await end_calls(before)
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                log.warning("the SIP edge does not answer", action="dead_lines_kept", error=type(error).__name__)
                await asyncio.sleep(RETRY_SECONDS)
            else:
                if ended:
                    log.warning("lines of a dead switch ended", action="dead_lines_ended", calls=ended)
                return
