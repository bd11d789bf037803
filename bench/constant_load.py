"""Calls that stay: callers in talks and callers in the menu, with a real voice on every leg."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from bench.call_load import Load
from bench.voices import Voices
from hotline.demo.news import News
from hotline.demo.phone.call import Call, CallRefused
from hotline.demo.phone.phone import Phone

#: Calls begun a second while the load grows: twice what the contract's busiest hour needs at its peak.
GROWTH = 5.0
STANDS_SECONDS = 15.0


type Begin = Callable[[Call, str], Awaitable[None]]


class ConstantLoad(Load):
    def __init__(self, access_number: str, news: News, phone: Phone, voices: Voices) -> None:
        super().__init__(access_number, news, phone)
        self._voices = voices
        self._talks: list[Call] = []
        self._menus: list[Call] = []
        self._in_talk: dict[str, asyncio.Event] = {}

    async def stand(self, talks: int, menus: int) -> None:
        """Grow or shrink to this many of each; what failed meanwhile is in ``results``."""
        await self._fit(self._talks, talks, self._begin_talk)
        await self._fit(self._menus, menus, self._begin_menu)

    async def renew(self, part: int) -> None:
        """Of those who stand one in ``part`` hangs up, the longest first."""
        for calls in (self._talks, self._menus):
            for _ in range(len(calls) // part):
                await self._end(calls.pop(0))

    def fallen(self) -> int:
        """Calls that ended though nobody hung up."""
        return sum(call.over for call in (*self._talks, *self._menus))

    async def _fit(self, calls: list[Call], count: int, begin: Begin) -> None:
        while len(calls) > count:
            await self._end(calls.pop())
        loop = asyncio.get_running_loop()
        started = loop.time()
        async with asyncio.TaskGroup() as beginning:
            for index in range(count - len(calls)):
                await asyncio.sleep(max(0.0, started + index / GROWTH - loop.time()))
                beginning.create_task(self._begin(calls, begin))

    async def _begin(self, calls: list[Call], begin: Begin) -> None:
        number = str(next(self.numbers))
        call = self.phone.dial(self.dialed, caller=number)
        try:
            async with asyncio.timeout(STANDS_SECONDS):
                await call.answered()
                assert call.answered_at is not None, "it was answered"
                self.results.answer.append(call.answered_at - call.placed_at)
                await begin(call, number)
        except (CallRefused, TimeoutError) as problem:
            self.results.failures.append(f"{begin.__name__.strip('_')}: {problem or 'too late'}")
            await call.hang_up()
            return
        self._speak(call)
        calls.append(call)

    async def _begin_talk(self, call: Call, number: str) -> None:
        stands = self._in_talk[number[-2:]] = asyncio.Event()
        await self.press_for_an_agent(call, number)
        await stands.wait()

    async def _begin_menu(self, call: Call, number: str) -> None:
        """Being answered is all."""

    async def serve(self, call: Call) -> None:
        """An agent who talks as long as the caller stays, or shortly with one who only passes.

        Callers are told apart by two digits: once the talk of those digits stands, another of the same passes.
        """
        tail = self.answer(call)
        self._speak(call)
        if (stands := self._in_talk.get(tail)) is None or stands.is_set():
            with contextlib.suppress(TimeoutError):
                await call.ended(1.0)
        else:
            stands.set()
            await call.ended()
        self._hush(call)
        await call.hang_up()

    async def _end(self, call: Call) -> None:
        self._hush(call)
        await call.hang_up()

    def _speak(self, call: Call) -> None:
        if call.audio.aimed_at is not None:
            self._voices.open(call.audio.aimed_at)

    def _hush(self, call: Call) -> None:
        if call.audio.aimed_at is not None:
            self._voices.close(call.audio.aimed_at)
