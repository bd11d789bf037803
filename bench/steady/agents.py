"""Agents at desks: a session and its live line as in a browser, a SIP telephone that speaks a tone."""

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable

import aiohttp

from bench.steady.book import DEAD_SECONDS, Book, Talk
from bench.steady.hearing import AGENT_HERTZ, CALLER_HERTZ, Stalls, ToneListener
from hotline.demo.desk import Desk, DeskRefused
from hotline.demo.phone.call import Call
from hotline.demo.phone.media import Pacer
from hotline.demo.phone.phone import NotRegistered, Phone
from hotline.demo.phone.transactions import Address

ANSWER_SECONDS = 0.2
TALK_SECONDS = (8.0, 25.0)
LOOK_SECONDS = 2.0
AGAIN_SECONDS = 0.3
#: As frontend/src/app/live/stream.ts does it.
SILENT_SECONDS = 5.0
RETRY_SECONDS = (0.3, 0.4, 0.5, 0.5, 0.5, 0.5, 0.7, 1.0, 1.5, 3.0)
BYE = b"event: bye"
#: What a person tries again: nobody answers, or the system says that it is just coming back.
AWAY = {0, 502, 503, 504}


class LiveLine:
    """``outages``: from when until when a desk showed the past."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._clock = asyncio.get_running_loop().time
        self._down_at: float | None = self._clock()
        self.outages: list[tuple[float, float]] = []

    @property
    def is_up(self) -> bool:
        return self._down_at is None

    async def run(self) -> None:
        """Runs until cancelled."""
        failures = 0
        while True:
            with contextlib.suppress(aiohttp.ClientError, TimeoutError, DeskRefused):
                async for piece in self._desk.live("desk", SILENT_SECONDS):
                    if BYE in piece:
                        break
                    failures = 0
                    if self._down_at is not None:
                        self.outages.append((self._down_at, self._clock()))
                        self._down_at = None
            if self._down_at is None:
                self._down_at = self._clock()
            await asyncio.sleep(RETRY_SECONDS[min(failures, len(RETRY_SECONDS) - 1)])
            failures += 1


class Agent:
    """``seconds``: between how many and how many a talk lasts; ``served``: the callers' numbers, in order."""

    def __init__(
        self, desk: Desk, server: Address, pacer: Pacer, book: Book, stalls: Stalls, seconds: tuple[float, float]
    ) -> None:
        self._desk, self._server, self._pacer = desk, server, pacer
        self._book, self._stalls, self._seconds = book, stalls, seconds
        self._clock = asyncio.get_running_loop().time
        self._busy = False
        self.line = LiveLine(desk)
        self.served: list[str] = []

    async def work(self, at_work: asyncio.Event) -> None:
        """Until cancelled; ``at_work`` is set once ready. Raises DeskRefused, NotRegistered: there is no getting in."""
        self._topics, self._dispositions = await self._desk.topics()
        account = await self._desk.sign_in()
        following = asyncio.create_task(self.line.run(), name=f"desk {self._desk.number}")
        try:
            async with Phone(
                account.user, self._server, login=account.login, password=account.password, pacer=self._pacer
            ) as phone:
                phone.answering = self._take
                await phone.register()
                await self._desk.ready()
                at_work.set()
                while True:
                    await asyncio.sleep(LOOK_SECONDS)
                    await self._look_after_oneself(phone)
        finally:
            following.cancel()
            with contextlib.suppress(DeskRefused):
                await self._desk.sign_out()

    async def _look_after_oneself(self, phone: Phone) -> None:
        with contextlib.suppress(DeskRefused):
            agent = (await self._desk.snapshot())["agent"]
            if not self._busy and agent is not None and agent["state"] in {"missed", "not_ready"}:
                await self._desk.ready()

    # One call ------------------------------------------------------------------------------------------------

    async def _take(self, call: Call) -> None:
        fetched = call.header("X-Auto-Answer") == "yes"
        self._busy = True
        try:
            if not fetched:
                with contextlib.suppress(TimeoutError):
                    await call.ended(ANSWER_SECONDS)
            if call.over:
                return
            call.answer()
            call.audio.play_tone(AGENT_HERTZ)
            listener = ToneListener(call.audio, CALLER_HERTZ, self._stalls)
            talk = self._talk_of(call, listener)
            await self._talk(call, talk)
            if listener.first is None:
                self._book.forget(talk)
            else:
                await self._sum_up(talk)
        finally:
            self._busy = False

    def _talk_of(self, call: Call, listener: ToneListener) -> Talk:
        name = call.header("X-Call-Id")
        if (talk := self._book.talks.get(name)) is not None:
            if talk.agent_listener.last is not None:
                talk.broken.append((talk.agent_listener.last, self._clock()))
            talk.fetched_back, talk.agent_listener, talk.cut_at = talk.fetched_back + 1, listener, None
            return talk
        talk = Talk(name, self._desk.number, self._book.dice.uniform(*self._seconds), listener)
        self._book.talks[name] = talk
        match = re.search(r"\*(\d{2})", call.header("From"))
        placed = self._book.caller(match[1]) if match else None
        if placed is not None:
            placed.talk = talk
            self.served.append(placed.number)
        return talk

    async def _talk(self, call: Call, talk: Talk) -> None:
        """Until it is time, or somebody else has ended it."""
        listener, until = talk.agent_listener, self._clock() + talk.seconds
        while self._clock() < until:
            await asyncio.sleep(0.1)
            if call.over or listener.silent_for() > DEAD_SECONDS:
                talk.cut_at = call.ended_at if call.ended_at is not None else listener.packet_at
                await call.hang_up()
                return
        await self._persist(lambda: self._pass_on(call, talk))
        with contextlib.suppress(TimeoutError):
            await call.ended(DEAD_SECONDS)
        await call.hang_up()

    async def _pass_on(self, call: Call, talk: Talk) -> None:
        """The last press that the agent's line outlived ends the talk, whatever the page says of it."""
        if call.over:
            return
        talk.passed_at = self._clock()
        await self._desk.command(talk.call, "rating")

    async def _sum_up(self, talk: Talk) -> None:
        topic = self._book.dice.choice(self._topics)
        done = await self._persist(
            lambda: self._desk.wrap_up(
                talk.call, topic=topic, disposition=self._dispositions[0], notes="演练：已答复。", then="ready"
            )
        )
        talk.topic = topic if done else ""

    async def _persist(self, act: Callable[[], Awaitable[None]]) -> bool:
        """As a person would: again while the page says that it is not answered. False: it was refused."""
        while True:
            try:
                await act()
            except DeskRefused as refusal:
                if refusal.status not in AWAY:
                    return False
                await asyncio.sleep(AGAIN_SECONDS)
                continue
            return True


async def at_desk(agent: Agent, desk: Desk, at_work: asyncio.Event) -> None:
    async with desk:
        with contextlib.suppress(NotRegistered):
            await agent.work(at_work)
