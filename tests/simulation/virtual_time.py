"""An event loop whose clock jumps: nothing is waited for, and the same history runs the same way every time."""

import asyncio
import contextlib
import heapq
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import time_machine

NINE = datetime(2026, 4, 1, 1, 0, tzinfo=UTC)
#: Whose code runs: a process that can be killed or stand still. None: the world around them.
OWNER: ContextVar[object | None] = ContextVar("owner", default=None)


class Stuck(Exception):
    """Nothing is left to wait for, and the history is not over."""


class VirtualLoop(asyncio.BaseEventLoop):
    """``jumped`` is told by how many seconds.

    ``stand_still`` keeps back all that an owner would do until ``go_on``, as SIGSTOP and SIGCONT do.
    """

    def __init__(self, jumped: Callable[[float], None]) -> None:
        super().__init__()
        self._second, self._jumped = 0.0, jumped
        self._held_back: dict[object, list[asyncio.Handle]] = {}

    def time(self) -> float:
        return self._second

    def stand_still(self, owner: object) -> None:
        self._held_back.setdefault(owner, [])

    def go_on(self, owner: object) -> None:
        self._ready.extend(self._held_back.pop(owner, []))

    def _run_once(self) -> None:
        scheduled, ready = self._scheduled, self._ready
        if not ready:
            self._jump(scheduled)
        while scheduled and scheduled[0]._when <= self._second:
            handle = heapq.heappop(scheduled)
            handle._scheduled = False
            if not handle._cancelled:
                ready.append(handle)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if handle._cancelled:
                continue
            if self._held_back and (held := self._held_back.get(handle._context.get(OWNER))) is not None:
                held.append(handle)
            else:
                handle._run()

    def _jump(self, scheduled: list[asyncio.TimerHandle]) -> None:
        while scheduled and scheduled[0]._cancelled:
            heapq.heappop(scheduled)._scheduled = False
        if self._stopping:
            return
        if not scheduled:
            raise Stuck
        if scheduled[0]._when > self._second:
            before, self._second = self._second, scheduled[0]._when
            self._jumped(self._second - before)

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """They are dropped when their time comes."""

    def _write_to_self(self) -> None:
        """Nobody calls from another thread."""

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:
        """At once: there are no threads in a history."""
        done = self.create_future()
        done.set_result(func(*args))
        return done

    def add_signal_handler(self, sig: int, callback: Callable[..., Any], *args: Any) -> None:
        """Kept by the process, which is told to stop by it."""
        owner = OWNER.get()
        if owner is not None:
            owner.on_signal = callback


@contextlib.contextmanager
def virtual_time() -> Iterator[VirtualLoop]:
    """``datetime.now`` and the loop's clock go together, from nine in the morning on."""
    with time_machine.travel(NINE, tick=False) as traveller:
        loop = VirtualLoop(traveller.shift)
        asyncio.set_event_loop(loop)
        try:
            yield loop
        finally:
            asyncio.set_event_loop(None)
            loop.close()
