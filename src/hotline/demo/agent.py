"""A demonstration agent: signs in like anybody, with a SIP telephone instead of a browser's, and works."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from random import Random

from hotline.demo.chance import Manner, draw_manner
from hotline.demo.desk import Desk, DeskRefused
from hotline.demo.phone.call import Call
from hotline.demo.phone.media import Pacer
from hotline.demo.phone.phone import Phone
from hotline.demo.phone.transactions import Address
from hotline.demo.voices import Script
from hotline.domains.voice.calls.ports import OPENS_CASE

LOOK_SECONDS = 10.0
CROSSED_SECONDS = 1.0
BREAK = "小休"
#: What every invented agent notes of a call.
NOTE = "演示：已答复。"
#: The agent that is left to the visitor.
VISITOR = "1001"


class Agent:
    """``work`` until cancelled, then sign out. ``report`` hears what is worth telling."""

    def __init__(
        self, desk: Desk, server: Address, pacer: Pacer, dice: Random, script: Script, report: Callable[[str], None]
    ) -> None:
        self._desk, self._server, self._pacer = desk, server, pacer
        self._dice, self._script, self._report = dice, script, report
        self._topics: Sequence[str] = ()
        self._dispositions: Sequence[str] = ()
        self._busy = False

    async def work(self) -> None:
        """Raises DeskRefused or NotRegistered when there is no getting in."""
        self._topics, dispositions = await self._desk.topics()
        self._dispositions = [each for each in dispositions if each != OPENS_CASE]  # they open none
        account = await self._desk.sign_in()
        try:
            async with Phone(
                account.user, self._server, login=account.login, password=account.password, pacer=self._pacer
            ) as phone:
                phone.answering = self._take
                await phone.register()
                await self._desk.ready()
                while True:
                    await asyncio.sleep(LOOK_SECONDS)
                    await self._look_after_oneself()
        finally:
            with contextlib.suppress(DeskRefused):
                await self._desk.sign_out()

    async def _look_after_oneself(self) -> None:
        """An agent who missed a call is set aside until ready again; wrap-up may have run out meanwhile."""
        with contextlib.suppress(DeskRefused):
            agent = (await self._desk.snapshot())["agent"]
            if not self._busy and agent is not None and agent["state"] in {"missed", "not_ready"}:
                await self._desk.ready()

    # One call ------------------------------------------------------------------------------------------------

    async def _take(self, call: Call) -> None:
        self._busy = True
        try:
            manner = draw_manner(self._dice)
            fetched_back = call.header("X-Auto-Answer") == "yes"
            if fetched_back or not await _over_within(call, manner.answer_after):
                call.answer()
                await self._serve(call, manner)
        except DeskRefused as refusal:
            self._report(f"{self._desk.number} {refusal.message}")
            await call.hang_up()
        finally:
            self._busy = False

    async def _serve(self, call: Call, manner: Manner) -> None:
        name = call.header("X-Call-Id")
        call.audio.play(self._script.greeting)
        await self._talk(call, name, manner)
        await call.ended()
        await self._wrap_up(name, manner)

    async def _talk(self, call: Call, name: str, manner: Manner) -> None:
        """Talk until the agent has finished and passes the caller to the rating, or until the caller hangs up."""
        if await _over_within(call, manner.listen):
            return
        call.audio.play(self._script.repeat)
        if manner.hold and not await _over_within(call, manner.listen):
            await self._look_up(call, name, manner)
        if await _over_within(call, manner.listen):
            return
        call.audio.play(self._script.answer)
        if await _over_within(call, manner.explain):
            return
        call.audio.play(self._script.closing)
        await call.audio.played()
        await self._command(call, name, "rating")

    async def _look_up(self, call: Call, name: str, manner: Manner) -> None:
        """Please wait a moment: the caller hears music meanwhile."""
        call.audio.play(self._script.lookup)
        await call.audio.played()
        await self._command(call, name, "hold")
        await _over_within(call, manner.hold)
        await self._command(call, name, "resume")

    async def _command(self, call: Call, name: str, what: str) -> None:
        """A caller who hangs up at this moment is no failure."""
        if call.over:
            return
        try:
            await self._desk.command(name, what)
        except DeskRefused:
            if not await _over_within(call, CROSSED_SECONDS):
                raise

    async def _wrap_up(self, name: str, manner: Manner) -> None:
        await asyncio.sleep(manner.wrap_up)
        await self._desk.wrap_up(
            name,
            topic=self._dice.choice(self._topics),
            disposition=self._dice.choice(self._dispositions),
            notes=NOTE,
            then="not_ready" if manner.rest else "ready",
        )
        if manner.rest:
            await self._desk.not_ready(BREAK)
            await asyncio.sleep(manner.rest)
            await self._desk.ready()


async def _over_within(call: Call, seconds: float) -> bool:
    with contextlib.suppress(TimeoutError):
        await call.ended(seconds)
    return call.over
