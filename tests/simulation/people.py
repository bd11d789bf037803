"""Citizens, agents and a leader, acting at random as their plans say."""

import asyncio
import contextlib
from collections.abc import Callable
from random import Random

import msgspec

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.domains.voice.routing.ports import (
    Ack,
    AgentDoc,
    AgentReply,
    AgentState,
    GetNotReady,
    GetReady,
    SaveWrapUp,
    SignIn,
    SignOut,
)
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import seal_number
from hotline.kernel.errors import Refused
from tests.simulation import plan
from tests.simulation.asterisk import BUSY, NO_SOUND, Asterisk, Channel
from tests.simulation.network import Server
from tests.simulation.timeline import Timeline

NODE, LEADER, OFFICE = "a", "2001", "01062345678"
ROLES = ("agent",)
LATER = Callable[..., object]
_doc = msgspec.json.Decoder(AgentDoc).decode


def later(seconds: float, work: Callable[..., object], *about: object) -> None:
    asyncio.get_running_loop().call_later(seconds, work, *about)


class Telephone:
    """One line: rung while another call is on it, it is busy."""

    def __init__(self, asterisk: Asterisk, dice: Random) -> None:
        self.asterisk, self.dice = asterisk, dice
        self.line: Channel | None = None

    def rings(self, channel: Channel, *, by_itself: bool) -> None:
        if self.line is not None and self.line is not channel and self.line.alive and self.line.state == "Up":
            self.asterisk.hang_up(channel, BUSY)
            return
        self.line = channel
        self.take_up(channel, by_itself=by_itself)

    def take_up(self, channel: Channel, *, by_itself: bool) -> None:
        raise NotImplementedError

    def hears(self, channel: Channel, prompts: tuple[str, ...]) -> None:
        """Announcements."""

    def together(self, channel: Channel) -> None:
        """Somebody else is heard."""

    def gone(self, channel: Channel) -> None:
        if self.line is channel:
            self.line = None


class Citizen(Telephone):
    """``over``: they have rung in and are off the line; who rings them back comes on top."""

    def __init__(self, asterisk: Asterisk, planned: plan.Citizen, seed: int) -> None:
        super().__init__(asterisk, Random(f"{seed}/{planned.number}"))
        self.planned, self.over, self.talked = planned, False, False
        asterisk.phones[planned.number] = lambda: self
        later(planned.at, self.ring_in)

    def ring_in(self) -> None:
        number = self.planned.number if self.planned.known else ""
        self.line = self.asterisk.call_in(number, self)
        if self.line is None:
            self.over = True
        else:
            later(self.planned.patience, self._lose_patience, self.line)

    def take_up(self, channel: Channel, *, by_itself: bool) -> None:
        if self.planned.answers:
            later(self.planned.answers, self.asterisk.answer, channel)
        elif self.dice.random() < 0.5:
            later(1.0, self.asterisk.hang_up, channel, BUSY)

    def hears(self, channel: Channel, prompts: tuple[str, ...]) -> None:
        soon = self.dice.uniform(0.2, 2.0)
        if "menu-main" in prompts and self.planned.key:
            later(soon, self.asterisk.press, channel, self.planned.key)
        elif "callback-offer" in prompts and self.planned.takes_callback:
            later(soon, self.asterisk.press, channel, "1")
        elif "rating-ask" in prompts and self.planned.rates:
            later(soon, self.asterisk.press, channel, self.dice.choice("123"))

    def together(self, channel: Channel) -> None:
        if not self.talked:
            self.talked = True
            later(self.planned.talk, self.asterisk.hang_up, channel)

    def gone(self, channel: Channel) -> None:
        super().gone(channel)
        self.over = True

    def _lose_patience(self, channel: Channel) -> None:
        if channel.alive and not self.asterisk.bridge_of(channel):
            self.asterisk.hang_up(channel)
        elif channel.alive:
            later(self.planned.patience, self._lose_patience, channel)


class Office(Telephone):
    """A number outside that agents ask."""

    def take_up(self, channel: Channel, *, by_itself: bool) -> None:
        if self.dice.random() < 0.7:
            later(self.dice.uniform(0.5, 4), self.asterisk.answer, channel)
            later(self.dice.uniform(4, 12), self.asterisk.hang_up, channel)
        else:
            later(0.5, self.asterisk.hang_up, channel, BUSY)


class Agent(Telephone):
    """``evening``: answers everything, does nothing odd any more, and goes home when nobody is left."""

    def __init__(
        self, asterisk: Asterisk, server: Server, timeline: Timeline, bus: Bus, planned: plan.Agent, seed: int
    ) -> None:
        super().__init__(asterisk, Random(f"{seed}/{planned.id}"))
        self.server, self.timeline, self.bus, self.planned = server, timeline, bus, planned
        self.registered, self.evening, self.dialled = True, False, 0
        asterisk.phones[f"agent-{planned.id}"] = lambda: self if self.registered else None

    @property
    def id(self) -> str:
        return self.planned.id

    @property
    def doc(self) -> AgentDoc | None:
        """As the page shows it."""
        entry = self.server.store.entry("agents", self.id)
        return _doc(entry.value) if entry is not None else None

    def take_up(self, channel: Channel, *, by_itself: bool) -> None:
        chance = self.dice.random()
        if by_itself or self.evening or chance < self.planned.care:
            later(0.3 if by_itself else self.dice.uniform(0.3, 4), self.asterisk.answer, channel)
        elif chance > 0.95:
            later(1.0, self.asterisk.hang_up, channel, BUSY)

    async def work(self) -> None:
        await asyncio.sleep(self.planned.at)
        while True:
            doc = self.doc
            with contextlib.suppress(Refused):
                await self._act(doc)
            await asyncio.sleep(self.dice.uniform(0.4, 2.5))

    async def _act(self, doc: AgentDoc | None) -> None:
        odd = not self.evening and self.dice.random() < 0.1
        match doc.state if doc is not None else AgentState.SIGNED_OUT:
            case AgentState.SIGNED_OUT:
                await self._command(
                    SignIn(self.id, "phone", NODE, f"agent-{self.id}", f"desk-{self.id}", takeover=True)
                )
                await self._command(GetReady(self.id))
            case AgentState.NOT_READY | AgentState.MISSED if self.evening or self.dice.random() < 0.5:
                await self._command(GetReady(self.id))
            case AgentState.READY if odd:
                await self._step_away()
            case AgentState.WRAP_UP if doc is not None and self.dice.random() < 0.4:
                await self._command(SaveWrapUp(self.id, doc.call, "t", "答复", False, then="ready"))
            case AgentState.RINGING if odd and doc is not None:
                await self._desk(order.Reject(doc.call, self.id))
            case AgentState.TALKING if doc is not None:
                await self._in_talk(doc)

    async def _step_away(self) -> None:
        match self.dice.randint(0, 3):
            case 0:
                await self._command(SignOut(self.id))
            case 1:
                await self._command(GetNotReady(self.id, "小休"))
            case _:
                self.dialled += 1
                number = seal_number(f"1380013800{self.dice.randint(0, 6)}", f"call/out-{self.id}-{self.dialled}")
                await self._request("desk", order.Dial(f"out-{self.id}-{self.dialled}", self.id, number, roles=ROLES))

    async def _in_talk(self, doc: AgentDoc) -> None:
        call, me = doc.call, self.id
        if self.evening:
            ends = (
                order.ToRating(call, me),
                order.HangUp(call, me, "下班"),
                order.Cancel(call, me),
                order.Drop(call, me),
            )
            await self._desk(self.dice.choice(ends))
            return
        if self.dice.random() > self.planned.busy_hands:
            return
        other = self.dice.choice([each for each in plan.AGENTS if each != me])
        office = seal_number(OFFICE, f"call/{call}")
        chosen = self.dice.choice(
            (
                order.Hold(call, me),
                order.Resume(call, me),
                order.Resume(call, me),
                order.ToRating(call, me),
                order.HangUp(call, me, "断线"),
                order.Consult(call, me, agent=other),
                order.Consult(call, me, agent=other),
                order.Consult(call, me, number=office, roles=ROLES),
                order.Complete(call, me),
                order.Swap(call, me),
                order.Join(call, me),
                order.Cancel(call, me),
                order.Transfer(call, me, agent=other),
                order.Transfer(call, me, queue="general"),
                order.Transfer(call, me, number=office, roles=ROLES),
                order.RequestHelp(call, me),
                None,
                None,
            )
        )
        if chosen is not None:
            await self._desk(chosen)
        else:
            await self._reload(call)

    async def _reload(self, call: str) -> None:
        """The page with its telephone is gone, and back in a moment."""
        if self.line is not None and self.dice.random() < 0.5:
            self.asterisk.hang_up(self.line, NO_SOUND)
        elif self.line is not None:
            self.asterisk.hang_up(self.line)
            return
        await asyncio.sleep(self.dice.uniform(0.1, 1.5))
        await self._desk(order.Rejoin(call, self.id))

    async def _command(self, command: msgspec.Struct) -> None:
        self.timeline.add(self.id, f"asks: {type(command).__name__}")
        reply = await self.bus.request("router.agent", command, AgentReply)
        if not reply.ack.ok:
            self.timeline.add(self.id, f"is refused: {reply.ack.code}")

    async def _desk(self, command: msgspec.Struct) -> None:
        await self._request("desk", command)

    async def _request(self, what: str, command: msgspec.Struct) -> None:
        self.timeline.add(self.id, f"asks: {type(command).__name__}")
        ack = await self.bus.request(f"callcontrol.{NODE}.{what}", command, Ack)
        if not ack.ok:
            self.timeline.add(self.id, f"is refused: {ack.code}")


class Leader(Telephone):
    """Goes into talks and out again."""

    def __init__(self, asterisk: Asterisk, server: Server, timeline: Timeline, bus: Bus, seed: int) -> None:
        super().__init__(asterisk, Random(f"{seed}/leader"))
        self.server, self.timeline, self.bus, self.evening = server, timeline, bus, False
        asterisk.phones[f"agent-{LEADER}"] = lambda: self

    def take_up(self, channel: Channel, *, by_itself: bool) -> None:
        later(0.3, self.asterisk.answer, channel)

    async def work(self) -> None:
        while True:
            await asyncio.sleep(self.dice.uniform(1, 5))
            calls_now = sorted(self.server.store.bucket("calls"))
            if not calls_now:
                continue
            call = self.dice.choice(calls_now)
            out = self.evening or self.dice.random() < 0.2
            mode = self.dice.choice((*Mode, Mode.LISTEN))
            command = order.StopSupervising(call, LEADER) if out else order.Supervise(call, LEADER, mode, "带教")
            end = order.ToRating(call, LEADER)
            with contextlib.suppress(Refused):
                self.timeline.add("leader", f"asks: {type(command).__name__} {call}")
                await self.bus.request(f"callcontrol.{NODE}.desk", command, Ack)
                if self.evening:
                    await self.bus.request(f"callcontrol.{NODE}.desk", end, Ack)
