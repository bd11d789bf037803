"""Counts of identification attempts, in a bucket of the bus by keyed index, shared by all nodes."""

from collections.abc import Callable
from datetime import UTC, datetime

from hotline.domains.voice.ivr.rules import lockout
from hotline.domains.voice.ivr.rules.lockout import Attempts, Policy
from hotline.infrastructure.bus.buckets import Bucket
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Unavailable

MAX_TRIES = 20


class Guard:
    """Lockout against guessing. ``keys``: the person first, then the calling number. Raises the errors of the bus."""

    def __init__(self, bus: Bus) -> None:
        self._bucket: Bucket[Attempts] = bus.bucket("attempts", Attempts)

    async def admits(self, keys: tuple[str, ...], query: str, policy: Policy) -> bool:
        """Count the attempt for each key. Returns False, and counts nothing, when a key is locked."""
        now = datetime.now(UTC)
        for key in keys:
            found = await self._bucket.get(key)
            if found is not None and lockout.is_locked(found[0], query, now, policy):
                return False
        for key in keys:
            await self._change(key, lambda attempts: lockout.begun(attempts, query, now, policy))
        return True

    async def refused(self, keys: tuple[str, ...], policy: Policy) -> bool:
        """Note that the service refused the data. Returns True when a key is locked now."""
        now = datetime.now(UTC)
        after = [await self._change(key, lambda attempts: lockout.refused(attempts, now, policy)) for key in keys]
        return any(attempts.locked_until is not None and now < attempts.locked_until for attempts in after)

    async def right(self, keys: tuple[str, ...], query: str) -> None:
        """Reset the person's count, but not the number's: own queries must not buy guesses at other people."""
        person, *numbers = keys
        await self._change(person, lambda _: lockout.NONE)
        await self.in_vain(tuple(numbers), query)

    async def in_vain(self, keys: tuple[str, ...], query: str) -> None:
        """Take the attempt back, because the service did not answer."""
        for key in keys:
            await self._change(key, lambda attempts: lockout.taken_back(attempts, query))

    async def _change(self, key: str, change: Callable[[Attempts], Attempts]) -> Attempts:
        for _ in range(MAX_TRIES):
            found = await self._bucket.get(key)
            before = found[0] if found is not None else lockout.NONE
            after = change(before)
            if after == before:
                return before
            written = (
                await self._bucket.create(key, after)
                if found is None
                else await self._bucket.update(key, after, found[1])
            )
            if written is not None:
                return after
        raise Unavailable("系统繁忙，请重试。", code="attempts_contended")
