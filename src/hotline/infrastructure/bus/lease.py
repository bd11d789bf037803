"""Leases: one process leads, any number stand by.

The lease is a key that the leader rewrites. When the key stops changing, the leader is gone. No process compares its
clock with another's: a standby measures with its own clock how long the key's revision has not moved. The standby takes
the key by a compare-and-set on that revision, so only one of two standbys wins. A leader that cannot renew stops before
any standby can begin, because the leader counts from before its last write and the standbys from after.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import msgspec
import structlog
from nats.errors import Error as NatsError
from nats.js.errors import Error as JetStreamError

from hotline.infrastructure.bus.connection import Bus

log = structlog.get_logger()
RENEW_SECONDS = 0.3
STALE_SECONDS = 1.2
ANSWER_SECONDS = 0.6
#: ``pace`` of work that may begin a few seconds late: a renewal is a write to the bus that every page's mirror reads.
CALM = 3.0
DOWN = (NatsError, JetStreamError, TimeoutError, OSError)


class Holder(msgspec.Struct, frozen=True):
    """The value of the lease's key: the process that leads."""

    name: str  # empty when it was handed back
    term: int  # counts the changes of leader: higher is newer


class Lease:
    """A lease of one process. ``hold`` runs the leader's work.

    ``pace`` multiplies the seconds above. All processes that share a key must use the same pace.
    """

    def __init__(self, bus: Bus, key: str, name: str, pace: float = 1.0) -> None:
        self._bucket = bus.bucket("leases", Holder)
        self._key, self._name = key, name
        self._renew_every, self._stale_after = RENEW_SECONDS * pace, STALE_SECONDS * pace
        self._answer_within = ANSWER_SECONDS * pace
        self._revision = 0
        self._seen_revision = -1
        self._seen_at = 0.0
        self._renewed_at = 0.0
        self.term = 0
        self.leading = False

    @property
    def holds(self) -> bool:
        """Whether this process is certainly the only leader now. Check this before anything leaves the process."""
        return (
            self.leading
            and asyncio.get_running_loop().time() - self._renewed_at <= self._stale_after - self._renew_every
        )

    def holds_for(self, term: int) -> bool:
        """``holds``, for work begun in this term: work of an earlier term does not count in the next."""
        return self.holds and self.term == term

    async def hold(self, lead: Callable[[int], Awaitable[None]]) -> None:
        """Stands by and leads in turns, without end. ``lead(term)`` is cancelled when the lease is lost."""
        while True:
            await self._wait_for_it()
            work = asyncio.create_task(self._led(lead), name=f"leading {self._key}")
            try:
                await self._renew_while(work)
                self.leading = False  # lost or given up; a cancelled task still holds the lease and may hand it back
            finally:
                work.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await work

    async def hand_back(self) -> None:
        """Lets a standby take over at once. Has no effect when not leading."""
        if self.leading:
            self.leading = False
            with contextlib.suppress(*DOWN):
                await self._bucket.update(self._key, Holder("", self.term), self._revision)

    async def _led(self, lead: Callable[[int], Awaitable[None]]) -> None:
        log.info("leading now", action="lease_taken", lease=self._key, term=self.term)
        await lead(self.term)

    async def _wait_for_it(self) -> None:
        while True:
            if await self._try():
                return
            await asyncio.sleep(self._renew_every)

    async def _try(self) -> bool:
        try:
            async with asyncio.timeout(self._answer_within):
                return await self._take_if_free()
        except DOWN:
            self._seen_revision = -1  # an outage of the bus is not a leader's death: measure anew
            return False

    async def _take_if_free(self) -> bool:
        now = asyncio.get_running_loop().time()
        found = await self._bucket.get(self._key)
        if found is None:
            return self._taken(await self._bucket.create(self._key, Holder(self._name, 1)), 1, now)
        holder, revision = found
        if revision != self._seen_revision:
            self._seen_revision, self._seen_at = revision, now
        if holder.name and now - self._seen_at < self._stale_after:
            return False
        term = holder.term + 1
        return self._taken(await self._bucket.update(self._key, Holder(self._name, term), revision), term, now)

    def _taken(self, revision: int | None, term: int, began: float) -> bool:
        if revision is None:
            return False
        self._revision, self.term, self.leading, self._renewed_at = revision, term, True, began
        return True

    async def _renew_while(self, work: asyncio.Task[None]) -> None:
        loop = asyncio.get_running_loop()
        while True:
            done, _ = await asyncio.wait({work}, timeout=self._renew_every)
            if done:
                await work
                return
            began = loop.time()
            if await self._renew():
                self._renewed_at = began
            elif not self.holds:
                log.warning("stepping down", action="lease_lost", lease=self._key, term=self.term)
                return

    async def _renew(self) -> bool:
        try:
            async with asyncio.timeout(self._answer_within):
                revision = await self._bucket.update(self._key, Holder(self._name, self.term), self._revision)
        except DOWN:
            return False
        if revision is None:
            return await self._is_still_mine()
        self._revision = revision
        return True

    async def _is_still_mine(self) -> bool:
        """A write without an answer may have moved the revision; the holder's name decides."""
        with contextlib.suppress(*DOWN):
            found = await self._bucket.get(self._key)
            if found is not None and found[0] == Holder(self._name, self.term):
                self._revision = found[1]
                return True
        return False
