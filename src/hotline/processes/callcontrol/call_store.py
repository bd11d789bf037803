"""Storage of each step of a call: first the snapshot, which includes the new events, then the events themselves.

With this order no event is published that a successor process does not know. The successor emits the events of the
snapshot again under the same numbers, and the bus drops duplicates. A snapshot only replaces the revision last seen, so
that a late write of a dead process cannot overwrite a newer snapshot.
"""

import asyncio

import msgspec
import structlog
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.confidential import NOTHING, Confidential, joined, parted
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.calls.rules.snapshot import call_from, snapshot_of
from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.buckets import Bucket
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.infrastructure.sealing import seal_text, walk_to_go_on
from hotline.infrastructure.sealing_aside import aside

log = structlog.get_logger()
RETRY_SECONDS = 0.2


class CallStore:
    """Writes in the background: ``record`` never waits. Older states of a call may be skipped, events never."""

    def __init__(self, bus: Bus) -> None:
        self._bucket: Bucket[msgspec.Raw] = bus.bucket("calls", msgspec.Raw)
        self._outlet = EventOutlet(bus, self._note_stored)
        self._unwritten: dict[str, Call] = {}
        self._revisions: dict[str, int] = {}
        self._emitted: dict[str, int] = {}
        self._stored: dict[str, int] = {}
        self._over: dict[str, int] = {}
        self._writers: dict[str, asyncio.Task[None]] = {}

    async def snapshots(self) -> dict[str, Call]:
        return {name: await _opened(call_from(bytes(raw))) for name, raw in (await self._bucket.items()).items()}

    def record(self, call: Call) -> None:
        self._unwritten[call.id] = call
        if call.id not in self._writers:
            self._writers[call.id] = asyncio.create_task(self._write(call.id), name=f"ledger {call.id}")

    def stored(self, call_id: str) -> int:
        """The sequence number of the call's last event that the bus has acknowledged."""
        return self._stored.get(call_id, 0)

    @property
    def backlog(self) -> int:
        """Number of unwritten calls and unstored events."""
        return len(self._writers) + self._outlet.backlog

    async def settle(self) -> None:
        """Wait until everything recorded so far is stored."""
        while self._writers:
            await asyncio.wait(list(self._writers.values()))
        await self._outlet.settle()
        await self._bucket.settle()

    async def _write(self, call_id: str) -> None:
        """Write the call's states, the newest of each moment. Calls do not wait for each other."""
        try:
            while (call := self._unwritten.pop(call_id, None)) is not None:
                try:
                    await self._put(call)
                except Exception:  # the bus is away, or who seals: as soon as they are back
                    self._unwritten.setdefault(call_id, call)
                    log.warning("a snapshot waits", action="snapshots_wait", call_id=call_id, backlog=self.backlog)
                    await asyncio.sleep(RETRY_SECONDS)
                else:
                    self._emit(call)
        finally:
            self._writers.pop(call_id, None)

    async def _put(self, call: Call) -> None:
        """Write the snapshot, also over an unexpected revision.

        Such a revision comes from a lost acknowledgement or from a late write of a dead process. This process owns the
        call.
        """
        if not await self._put_over(self._revisions.get(call.id, 0), call):
            found = await self._bucket.get(call.id)
            if not await self._put_over(found[1] if found is not None else 0, call):
                raise ConnectionError(f"{call.id} was written by somebody else at this moment")

    async def _put_over(self, revision: int, call: Call) -> bool:
        """Write the snapshot over this revision (0: create it). Returns False when another revision is stored."""
        snapshot = msgspec.Raw(msgspec.json.encode(snapshot_of(await _sealed(call))))
        written = (
            await self._bucket.update(call.id, snapshot, revision)
            if revision
            else await self._bucket.create(call.id, snapshot)
        )
        if written is not None:
            self._revisions[call.id] = written
        return written is not None

    def _emit(self, call: Call) -> None:
        if call.phase is Phase.ENDED:
            self._over[call.id] = call.seq
        done = max(self._emitted.get(call.id, 0), self.stored(call.id))
        for event in call.unstored:
            if event.seq > done:
                self._outlet.emit(event)
        self._emitted[call.id] = call.seq

    def _note_stored(self, event: Envelope) -> None:
        call_id = event.subject.removeprefix("call/")
        self._stored[call_id] = max(self.stored(call_id), event.seq)
        if self._over.get(call_id) == event.seq:
            self._close(call_id)

    def _close(self, call_id: str) -> None:
        """Delete the snapshot, because the call's last event is stored."""
        self._bucket.delete_soon(call_id)
        for book in (self._revisions, self._emitted, self._stored, self._over):
            book.pop(call_id, None)


async def _sealed(call: Call) -> Call:
    """The call with its confidential parts sealed, because other processes read the bucket too."""
    bare, private = parted(call)
    if private == NOTHING:
        return call
    sealed = await aside(seal_text, msgspec.json.encode(private).decode(), f"call/{call.id}", "walk")
    return replace(bare, private=sealed)


async def _opened(call: Call) -> Call:
    if call.private is None:
        return call
    return joined(call, msgspec.json.decode(await aside(walk_to_go_on, call.private, call.id), type=Confidential))
