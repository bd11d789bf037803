"""``hotline ai-seats``: a process of AI seats. Any number from 1 to 4 of a node; each has its part of the seats.

Recogniser and voice are started by the first call and end when nobody rings. When it is killed, callcontrol puts its
callers first in line, and what they have said is there for whoever goes on.
"""

import argparse
import asyncio
import contextlib
import re
from functools import partial

import msgspec
import structlog

from hotline.domains.understanding.assistant.adapters.silero import Silero
from hotline.domains.understanding.conversation.rules.messages import Instructed
from hotline.domains.voice.calls.ports import (
    CallDoc,
    HangUp,
    InstructSeat,
    Mode,
    SeatCallCommand,
    ToPerson,
    ToRating,
    decoded,
)
from hotline.domains.voice.routing.ports import Ack
from hotline.infrastructure import spoken_talks
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.heartbeat import send_heartbeats
from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.settings import Settings, settings
from hotline.infrastructure.spoken_talks import SpokenTalk
from hotline.kernel.errors import Unavailable
from hotline.processes.ai_seats import line
from hotline.processes.ai_seats.ahead import SpeakingAhead, requests_on
from hotline.processes.ai_seats.dialogue import BusDialogue
from hotline.processes.ai_seats.line import Sounds, SwitchLine
from hotline.processes.ai_seats.listener import Listener
from hotline.processes.ai_seats.seats import Seats
from hotline.processes.ai_seats.services import BusServices, Result, Service
from hotline.processes.ai_seats.speech import TurnRecogniser, Voices
from hotline.processes.ai_seats.talk import OVER, Talk
from hotline.processes.foreground import run_until_stopped

log = structlog.get_logger()
COMMAND_TRIES = 5
#: Why a seat that has dialled hangs up: what it had to say and to ask is said and answered, or refused.
FINISHED = "外呼内容已完成"
ADMIT_TRIES, ADMIT_SECONDS = 20, 0.1
#: One of the processes of a node speaks ahead, behind all else on the machine.
FIRST, UNHURRIED = 1, 19
#: A number to which an SMS can be sent, as a call's document shows it.
MASKED_MOBILE = re.compile(r"1[3-9]\d[\d*]{8}")


class AiDesk:
    """What one talk does on the bus."""

    def __init__(self, bus: Bus, node: str, call: str, agent: str) -> None:
        self._bus, self._node, self._call, self._agent = bus, node, call, agent
        self._services = BusServices(bus, call, agent)

    async def remember(self, talk: SpokenTalk) -> None:
        try:
            await spoken_talks.store(self._bus, self._call, talk)
        except (*DOWN, Unavailable) as error:
            log.warning("a turn was not stored", action="spoken_not_stored", call_id=self._call, error=repr(error))

    async def act(self, id: str, service: Service) -> Result | None:
        return await self._services.act(id, service)

    async def to_person(self, *, urgent: bool) -> None:
        await self._command(ToPerson(self._call, self._agent, urgent))

    async def to_rating(self) -> None:
        await self._command(ToRating(self._call, self._agent))

    async def hang_up(self) -> None:
        await self._command(HangUp(self._call, self._agent, FINISHED))

    async def _command(self, command: SeatCallCommand) -> None:
        for _ in range(COMMAND_TRIES):
            with contextlib.suppress(Unavailable):
                await self._bus.request(f"callcontrol.{self._node}.seat", command, Ack)
                return
            await asyncio.sleep(0.5)


class SeatSounds(Sounds):
    def __init__(self, talk: Talk, running: asyncio.Task[None]) -> None:
        self._talk, self._running = talk, running

    async def frame(self, alaw: bytes) -> None:
        await self._talk.hear(alaw)

    def key(self, key: str) -> None:
        self._talk.press(key)

    async def over(self) -> None:
        self._talk.leave()
        with contextlib.suppress(Exception):
            await self._running


class AiSeats:
    def __init__(self, chosen: Settings, bus: Bus, process: int) -> None:
        place = chosen.place
        self._bus, self._node, self._process = bus, place.node, process
        self._seats = Seats(bus, place.node, process, max(chosen.ai_seats.processes, process))
        cache = place.data / "cache" / "ai-seats"
        self._recogniser = TurnRecogniser(cache / "lock", niceness=0)
        tools, sentences = place.built.absolute() / "tools", cache / "sentences"
        self._voices = Voices(tools, sentences, chosen.ai_seats.voice)
        self._unhurried = Voices(tools, sentences, chosen.ai_seats.voice, niceness=UNHURRIED)
        #: By seat: the call and its talk.
        self._talks: dict[str, tuple[str, Talk]] = {}
        self._dialogue = BusDialogue(bus)
        #: Set while nobody talks with a seat.
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._is_speaking_ahead = process == FIRST and chosen.ai_seats.ahead
        self._ahead = SpeakingAhead(
            sentences, chosen.ai_seats.voice, requests_on(bus), self._unhurried.speak_ahead,
            self._quiet.wait, lambda: self._seats.all, self._unhurried.rest,
        )  # fmt: skip
        self._port = chosen.ports.ai_seats(process)
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Until cancelled."""
        runner = await line.serve(self._port, self._admit, self._take)
        await self._bus.serve(f"ai-seats.{self._node}.{self._process}", InstructSeat, self._instruct)
        try:
            async with asyncio.TaskGroup() as tasks:
                beats = send_heartbeats(self._bus, "ai-seats", f"{self._node}-{self._process}", self._health)
                tasks.create_task(beats, name="heartbeat")
                tasks.create_task(self._seats.run(), name="seats")
                if self._is_speaking_ahead:
                    tasks.create_task(self._ahead.run(), name="ahead")
        finally:
            await runner.cleanup()
            await self._recogniser.rest()
            await self._voices.rest()
            await self._unhurried.rest()

    async def _admit(self, call: str, offer: str, agent: str) -> str:
        """Why this call is not taken, "" when it is: it must be offered to a free seat of ours."""
        if agent not in self._seats.own or agent in self._talks:
            return "no free seat"
        for _ in range(ADMIT_TRIES):
            doc = await self._call(call)
            if doc is not None and (doc.agent, doc.offer) == (agent, offer):
                return ""
            await asyncio.sleep(ADMIT_SECONDS)  # its snapshot may come a little later than the switch
        return "not offered"

    async def _call(self, call: str) -> CallDoc | None:
        found = await self._bus.bucket("calls", msgspec.Raw).get(call) if call else None
        return decoded(found[0]) if found else None

    async def _take(self, call: str, offer: str, agent: str, switch_line: SwitchLine) -> Sounds:
        before = None
        with contextlib.suppress(*DOWN, Unavailable):
            before = await spoken_talks.load(self._bus, call)
        desk = AiDesk(self._bus, self._node, call, agent)
        listener, voices = Listener(await asyncio.to_thread(Silero)), self._voices
        doc = await self._call(call)
        talk = Talk(
            agent, switch_line, desk, listener, self._recogniser.recognised, voices.sound_of, self._dialogue, before,
            no_mobile=doc is None or MASKED_MOBILE.fullmatch(doc.number) is None,
            dialled=call if doc is not None and doc.direction == "out" else "",
        )  # fmt: skip
        self._talks[agent] = call, talk
        running = asyncio.create_task(talk.run(), name=f"talk {call}")
        following = asyncio.create_task(self._follow(call, agent, talk), name=f"follow {call}")
        running.add_done_callback(lambda _: following.cancel())
        running.add_done_callback(lambda _: self._forget(agent))
        self._quiet.clear()
        self._warm_up()
        return SeatSounds(talk, running)

    async def _follow(self, call: str, agent: str, talk: Talk) -> None:
        """A citizen who was rung is there once the talk has begun. A seat cannot tell a leader's voice from its
        caller's: it stands aside while a leader can be heard.
        """
        async for change in self._bus.bucket("calls", msgspec.Raw).watch(call):
            if change.value is not None:
                doc = decoded(change.value)
                if doc is not None and doc.agent == agent and doc.talk_started_at is not None:
                    talk.connect()
                await talk.stand_aside(for_leader=is_leader_audible(doc))

    def _forget(self, agent: str) -> None:
        self._talks.pop(agent, None)
        if not self._talks:
            self._quiet.set()

    async def _instruct(self, instruction: InstructSeat) -> Ack:
        """A leader's instruction; that the leader is with the call was checked before."""
        call, talk = self._talks.get(instruction.agent, ("", None))
        why_not = OVER
        if talk is not None and call == instruction.call:
            why_not = await talk.instruct(Instructed(instruction.kind, instruction.leader, instruction.text))
        return Ack() if not why_not else Ack(False, "not_now", why_not, 409)

    def _warm_up(self) -> None:
        """Have the recogniser loaded by the end of the first caller's first turn."""
        if not self._tasks:
            self._tasks.add(asyncio.create_task(self._recogniser.warm_up(), name="warm-up"))

    def _health(self) -> tuple[str, str, dict[str, float]]:
        figures = {"seats": float(len(self._seats.own)), "ready": float(self._seats.ready)}
        ahead = {"topics_spoken": float(self._ahead.spoken), "topics": float(self._ahead.topics)}
        return "ok", "", {**figures, "talks": float(len(self._talks)), **ahead}


def is_leader_audible(call: CallDoc | None) -> bool:
    """Whether a leader whispers or has stepped in. Who listens, or whose telephone still rings, is not heard."""
    leader = call.supervision if call is not None else None
    return leader is not None and leader.answered_at is not None and leader.mode is not Mode.LISTEN


async def run(process: int) -> None:
    chosen = settings()
    async with Bus(chosen, f"ai-seats.{chosen.place.node}.{process}") as bus:
        await AiSeats(chosen, bus, process).run()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotline ai-seats", description=__doc__)
    parser.add_argument("--process", type=int, default=1, choices=(1, 2, 3, 4), help="which of the node's processes")
    options = parser.parse_args(arguments)
    configure_logging("ai-seats")
    return run_until_stopped(partial(run, options.process))
