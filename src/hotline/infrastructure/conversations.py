"""What a citizen and 京晓保 have said on the public page, stored by the server: a page's own account is not believed.

One entry a visit (``infrastructure/public_sessions.py``) in the bucket ``conversations``, sealed for that visit. Any
web process goes on with it, and no database is needed. It is forgotten a day after its last turn, as the visit is.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import msgspec
import structlog

from hotline.infrastructure import live
from hotline.infrastructure.bus.buckets import DOWN, Bucket
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import conversation_to_go_on, seal_text
from hotline.kernel.errors import Unavailable
from hotline.kernel.sealed import Sealed
from hotline.kernel.slot import Slot

log = structlog.get_logger()

#: Limits: turns stored, of which older ones are dropped; characters of one turn, which is cut off beyond.
MAX_TURNS, MAX_TEXT = 40, 1500
#: Seconds that an answer waits for the bus. Without it the question is answered as a first one.
WAIT_SECONDS = 0.5
#: Two pages of one visit may write at the same time.
TRIES = 5


class ConversationTurn(msgspec.Struct, frozen=True):
    """``role``: ``citizen`` or ``assistant``."""

    role: str
    text: str


class Conversations(Protocol):
    async def turns_of(self, visit: str) -> list[ConversationTurn]:
        """The turns so far, oldest first. Empty for a new visit, and while the bus is away."""
        ...

    async def append(self, visit: str, question: str, reply: str) -> None:
        """Store a question and its reply. A repeated last question replaces its reply: its answer had broken off.

        Nothing is stored while the bus is away.
        """
        ...


class BusConversations:
    """``connect`` provides the bus. Raises Unavailable when it cannot be reached."""

    def __init__(self, connect: Callable[[], Awaitable[Bus]] = live.bus) -> None:
        self._connect = connect

    async def turns_of(self, visit: str) -> list[ConversationTurn]:
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                found, _ = await self._read(await self._bucket(), visit)
        except (*DOWN, Unavailable) as error:
            log.warning("answered without the turns before", action="conversation_not_read", error=repr(error))
            return []
        return found

    async def append(self, visit: str, question: str, reply: str) -> None:
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await self._append(await self._bucket(), visit, question, reply)
        except (*DOWN, Unavailable) as error:
            log.warning("a turn was not stored", action="conversation_not_stored", error=repr(error))

    async def _bucket(self) -> Bucket[Sealed]:
        return (await self._connect()).bucket("conversations", Sealed)

    async def _append(self, bucket: Bucket[Sealed], visit: str, question: str, reply: str) -> None:
        for _ in range(TRIES):
            before, revision = await self._read(bucket, visit)
            turns = seal_text(msgspec.json.encode(continued(before, question, reply)).decode(), _about(visit))
            if await (bucket.update(visit, turns, revision) if revision else bucket.create(visit, turns)):
                return
        raise Unavailable("这段对话正在别处进行，请稍后再试。", code="busy")

    async def _read(self, bucket: Bucket[Sealed], visit: str) -> tuple[list[ConversationTurn], int]:
        """The turns and the entry's revision, 0 for a new visit. Turns under a destroyed key are forgotten."""
        entry = await bucket.get(visit)
        if entry is None:
            return [], 0
        sealed, revision = entry
        try:
            return msgspec.json.decode(
                conversation_to_go_on(sealed, _about(visit)), type=list[ConversationTurn]
            ), revision
        except KeyError:
            return [], revision


def continued(before: list[ConversationTurn], question: str, reply: str) -> list[ConversationTurn]:
    """The conversation with one more question and its reply, within the limits."""
    if len(before) >= 2 and before[-2] == ConversationTurn("citizen", question[:MAX_TEXT]):
        before = before[:-2]
    now = [ConversationTurn("citizen", question[:MAX_TEXT]), ConversationTurn("assistant", reply[:MAX_TEXT])]
    return [*before, *now][-MAX_TURNS:]


def _about(visit: str) -> str:
    return f"conversation/{visit}"


conversations: Slot[Conversations] = Slot("the conversations of citizens with 京晓保 that the server stores")
