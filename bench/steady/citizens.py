"""Citizens who talk, wait in line, or walk through the menus; each with a telephone that speaks a tone."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from bench.steady.book import DEAD_SECONDS, SCORES, Book, Kind, Placed
from bench.steady.hearing import AGENT_HERTZ, CALLER_HERTZ, Stalls, ToneListener
from bench.steady.patience import until
from hotline.demo.phone.call import Call, CallRefused
from hotline.demo.phone.phone import Phone

LOOK_SECONDS = 0.1
ANSWER_SECONDS = 30.0
GREETING_SECONDS = 30.0
#: Of the main flow: to a person, to the queue nobody of the load answers, to the other hotlines and back.
PERSON, APART, AROUND = "0", "4", "8"
AROUND_SECONDS = (3.0, 5.0)
MENU_SECONDS = (20.0, 40.0)
RATING_AFTER_SECONDS, RATING_AGAIN_SECONDS = 0.7, 4.0
AGAIN_SECONDS = 0.5

type Live = Callable[[Placed, Call, ToneListener], Awaitable[None]]


class Citizens:
    """``prompts``: the packets by which a greeting is known."""

    def __init__(self, phone: Phone, dialed: str, book: Book, stalls: Stalls, prompts: frozenset[bytes]) -> None:
        self._phone, self._dialed, self._book = phone, dialed, book
        self._stalls, self._prompts = stalls, prompts
        self.stopping = asyncio.Event()
        self.serving = asyncio.Event()  # those in line are served now: nobody joins them any more

    async def run_talks(self) -> None:
        """One after the other until stopping."""
        while not self.stopping.is_set():
            await self._ring(Kind.TALK, self._talk)
            await asyncio.sleep(AGAIN_SECONDS)

    async def run_waiting(self) -> None:
        """A place in line that is taken again when it is lost."""
        while not self.serving.is_set():
            await self._ring(Kind.WAIT, self._wait)
            await asyncio.sleep(AGAIN_SECONDS)

    async def run_walks(self) -> None:
        while not self.stopping.is_set():
            await self._ring(Kind.MENU, self._walk)
            await asyncio.sleep(AGAIN_SECONDS)

    async def knock(self) -> Placed:
        """Ring until the greeting is heard."""
        return await self._ring(Kind.PROBE, self._listen)

    async def _ring(self, kind: Kind, live: Live) -> Placed:
        placed = self._book.place(kind)
        call = self._phone.dial(self._dialed, caller=placed.number)
        listener = ToneListener(call.audio, AGENT_HERTZ, self._stalls, self._prompts)
        try:
            await call.answered(ANSWER_SECONDS)
            call.audio.play_tone(CALLER_HERTZ)
            living = asyncio.ensure_future(live(placed, call, listener))
            watching = asyncio.ensure_future(self._until_dead(placed, call, listener))
            try:
                await asyncio.wait({living, watching}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (living, watching):
                    task.cancel()
                await asyncio.gather(living, watching, return_exceptions=True)
            if living.done() and not living.cancelled() and (error := living.exception()) is not None:
                placed.problem = repr(error)
        except CallRefused as refusal:
            placed.problem = f"refused {refusal.code}"
        except TimeoutError:
            placed.problem = "not answered"
        finally:
            placed.ended_by = call.ended_by or "us"
            await call.hang_up()
            placed.ended_at = call.ended_at or asyncio.get_running_loop().time()
        return placed

    async def _until_dead(self, placed: Placed, call: Call, listener: ToneListener) -> None:
        """The other end hangs up, or nothing at all is heard any more."""
        await until(lambda: call.over or listener.silent_for() > DEAD_SECONDS)
        if not call.over:
            placed.problem = "silence"

    async def _greeted(self, placed: Placed, listener: ToneListener) -> None:
        await until(lambda: listener.greeted_at is not None, GREETING_SECONDS, LOOK_SECONDS / 2)
        placed.greeted_at = listener.greeted_at

    async def _listen(self, placed: Placed, call: Call, listener: ToneListener) -> None:
        await self._greeted(placed, listener)
        placed.left = True

    async def _talk(self, placed: Placed, call: Call, listener: ToneListener) -> None:
        await self._greeted(placed, listener)
        await call.audio.send_keys(PERSON)
        await self._meet(placed, listener)
        await self._rate(placed, call, listener)

    async def _wait(self, placed: Placed, call: Call, listener: ToneListener) -> None:
        await self._greeted(placed, listener)
        await call.audio.send_keys(APART)
        await self._meet(placed, listener)
        await self._rate(placed, call, listener)

    async def _walk(self, placed: Placed, call: Call, listener: ToneListener) -> None:
        await self._greeted(placed, listener)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._book.dice.uniform(*MENU_SECONDS)):
                while not self.stopping.is_set():
                    await call.audio.send_keys(AROUND)
                    await asyncio.sleep(self._book.dice.uniform(*AROUND_SECONDS))
        placed.left = True

    async def _meet(self, placed: Placed, listener: ToneListener) -> None:
        """Until the agent is heard and the talk has a name."""
        await until(lambda: placed.talk is not None and listener.first is not None)
        assert placed.talk is not None, "waited for"
        placed.talk.caller_listener = listener

    async def _rate(self, placed: Placed, call: Call, listener: ToneListener) -> None:
        talk = placed.talk
        assert talk is not None, "met"
        await until(lambda: talk.passed_at is not None and self._is_rating_requested(listener))
        await asyncio.sleep(RATING_AFTER_SECONDS)
        placed.score = int(self._book.dice.choice(SCORES))
        while not call.over:
            await call.audio.send_keys(str(placed.score))
            with contextlib.suppress(TimeoutError):
                await call.ended(RATING_AGAIN_SECONDS)

    def _is_rating_requested(self, listener: ToneListener) -> bool:
        return listener.other_at is not None and listener.last is not None and listener.other_at > listener.last
