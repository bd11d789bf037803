"""Citizens who ring in at an even rate, and the agents' telephones that answer them."""

import asyncio
import contextlib
import itertools
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bench.installation import MENU_KEY
from hotline.demo.news import News
from hotline.demo.phone.call import Call, CallRefused
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.ports import Phase

RATING_KEY, TALK_SECONDS, CALL_SECONDS = "1", 1.0, 20.0
FIRST_NUMBER, NUMBERS = 13800001000, 9000


@dataclass
class Results:
    """Of one step, in seconds.

    ``answer``: INVITE to 200; ``connect``: menu key (which lasts 160 ms) to the agent's telephone answered.
    """

    placed: int = 0
    done: int = 0
    failures: list[str] = field(default_factory=list)
    answer: list[float] = field(default_factory=list)
    connect: list[float] = field(default_factory=list)


class Load:
    """The citizens: one telephone rings in for all of them."""

    def __init__(self, access_number: str, news: News, phone: Phone) -> None:
        self.dialed, self._news, self.phone = access_number, news, phone
        self.numbers = itertools.cycle(range(FIRST_NUMBER, FIRST_NUMBER + NUMBERS))
        self._pressed: dict[str, float] = {}
        self.results = Results()

    async def step(self, rate: float, seconds: float) -> Results:
        """Place calls at an even rate and wait for the last of them."""
        results = self.results = Results()
        loop = asyncio.get_running_loop()
        started = loop.time()
        async with asyncio.TaskGroup() as calls:
            for index in range(round(rate * seconds)):
                await asyncio.sleep(max(0.0, started + index / rate - loop.time()))
                calls.create_task(self._one(str(next(self.numbers))))
        return results

    async def _one(self, number: str) -> None:
        self.results.placed += 1
        started = datetime.now(UTC)
        call = self.phone.dial(self.dialed, caller=number)
        try:
            async with asyncio.timeout(CALL_SECONDS):
                await self._live(call, number, started)
        except CallRefused as refusal:
            self.results.failures.append(f"refused {refusal.code}")
        except TimeoutError:
            self.results.failures.append("not over in time")
        finally:
            self._pressed.pop(number[-2:], None)
            await call.hang_up()

    async def _live(self, call: Call, number: str, started: datetime) -> None:
        await call.answered()
        assert call.answered_at is not None, "it was answered"
        self.results.answer.append(call.answered_at - call.placed_at)
        await self.press_for_an_agent(call, number)
        async for live in self._news.of(number, started):
            if live.phase is Phase.RATING:
                await call.audio.send_keys(RATING_KEY)
                break
        await call.ended()
        self.results.done += 1

    async def press_for_an_agent(self, call: Call, number: str) -> None:
        self._pressed[number[-2:]] = asyncio.get_running_loop().time()
        await call.audio.send_keys(MENU_KEY)

    async def serve(self, call: Call) -> None:
        """An agent's telephone rings."""
        self.answer(call)
        with contextlib.suppress(TimeoutError):
            await call.ended(TALK_SECONDS)
        await call.hang_up()

    def answer(self, call: Call) -> str:
        """The caller's last two digits, which tell whose key led here."""
        call.answer()
        match = re.search(r"\*(\d{2})", call.header("From"))
        tail = match[1] if match else ""
        if (pressed := self._pressed.get(tail)) is not None:
            self.results.connect.append(asyncio.get_running_loop().time() - pressed)
        return tail
