"""Waiting until the log has certain events.

The projector writes the rows of an event in the transaction that logs it: what the log has, every page can show.
"""

import asyncio
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from django.db import connection

from hotline.infrastructure import live
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.database import from_database
from hotline.infrastructure.eventlog.models import LoggedEvent
from hotline.kernel.errors import Unavailable
from hotline.kernel.positions import Positions, is_subject

#: How long a read waits at most before it is answered with what is there.
MAX_WAIT_SECONDS = 2.0
#: How often the log is asked while somebody waits, by one query for all who do.
LOOK_SECONDS = 0.05
#: Of a process, at once. Whoever comes beyond it is answered without waiting.
MAX_WAITING = 200
#: Subjects that a process remembers as reached.
MAX_REACHED = 2000


async def missing(requested: Positions, within: float | None = None) -> Positions:
    """Wait until the log has all of these, at most ``within`` seconds (MAX_WAIT_SECONDS); returns those it lacks then.

    Holds no thread meanwhile.
    """
    return await _of_loop().missing(requested, MAX_WAIT_SECONDS if within is None else within)


async def caught_up(subject: str, within: float | None = None) -> bool:
    """Wait until the log has every event of the subject that the bus has; False when that takes too long.

    True as well for a bus that is away or that this process has no line to: nobody knows of anything to wait for.
    """
    if not is_subject(subject) or not live.has_line():
        return True
    try:
        newest = await (await live.bus()).last_number(subject)
    except (Unavailable, *DOWN):
        return True
    return not newest or not await missing({subject: newest}, within)


class _Waiting:
    """Everybody of an event loop who waits for the log. One task asks for all of them while there are any."""

    def __init__(self) -> None:
        self._waiting: dict[asyncio.Future[None], Positions] = {}
        self._reached: dict[str, int] = {}
        self._looking: asyncio.Task[None] | None = None

    async def missing(self, requested: Positions, within: float) -> Positions:
        if not (absent := self._absent(requested)) or len(self._waiting) >= MAX_WAITING:
            return absent
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[done] = absent
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look(), name="positions of the log")
        try:
            await asyncio.wait([done], timeout=within)
        finally:
            self._waiting.pop(done, None)
        return self._absent(requested)

    def _absent(self, requested: Positions) -> Positions:
        return {subject: number for subject, number in requested.items() if self._reached.get(subject, 0) < number}

    async def _look(self) -> None:
        while self._waiting:
            requested = sorted({entry for positions in self._waiting.values() for entry in positions.items()})
            try:
                found = await from_database(lambda requested=requested: in_log(requested))  # type: ignore[misc]
            except Unavailable:
                self._release(list(self._waiting))
                return
            for subject, number in found:
                self._reached[subject] = max(number, self._reached.pop(subject, 0))
            self._release([done for done, positions in self._waiting.items() if not self._absent(positions)])
            while len(self._reached) > MAX_REACHED:
                del self._reached[next(iter(self._reached))]
            await asyncio.sleep(LOOK_SECONDS)

    def _release(self, waiting: Sequence["asyncio.Future[None]"]) -> None:
        for done in waiting:
            del self._waiting[done]
            if not done.done():
                done.set_result(None)


_loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Waiting] = WeakKeyDictionary()


def _of_loop() -> _Waiting:
    return _loops.setdefault(asyncio.get_running_loop(), _Waiting())


def in_log(requested: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Those of these events that the log has, or a later one of their subject. An index lookup each."""
    table = LoggedEvent._meta.db_table
    statement = (
        "SELECT a.subject, a.seq FROM unnest(%s::text[], %s::int[]) AS a (subject, seq)"
        f" WHERE EXISTS (SELECT 1 FROM {table} l WHERE l.subject = a.subject AND l.seq >= a.seq)"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [[subject for subject, _ in requested], [number for _, number in requested]])
        return [(subject, number) for subject, number in cursor.fetchall()]
