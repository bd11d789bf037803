"""``hotline transcriber``: writes down talks between people while they last. Any number from 1 to 4 of a node.

It reads the recording that the switch writes and has no part in the call: slow or dead, it leaves the call alone, and
who starts next goes on where it stopped.
"""

import argparse
import asyncio
import contextlib
from functools import partial

import msgspec
import structlog

from hotline.domains.understanding.assistant.adapters.silero import Silero
from hotline.domains.voice.calls.ports import CallDoc, decoded
from hotline.domains.voice.routing.ports import RoutingConfig
from hotline.infrastructure import transcripts
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.heartbeat import send_heartbeats
from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.settings import Settings, settings
from hotline.infrastructure.transcripts import Transcribing, TranscribingState, Transcript
from hotline.kernel.clock import now
from hotline.kernel.errors import Unavailable
from hotline.kernel.sealed import Sealed
from hotline.processes.ai_seats.speech import TurnRecogniser
from hotline.processes.foreground import run_until_stopped
from hotline.processes.transcriber.assistance import BusAssistance
from hotline.processes.transcriber.choice import chosen, is_between_people, is_of
from hotline.processes.transcriber.recording_tail import RecordingTail
from hotline.processes.transcriber.talk import TalkTranscriber

log = structlog.get_logger()
NO_ROUTING = RoutingConfig(0, (), ())


class SharedRecogniser:
    """The recogniser of this process, which takes one phrase after the other."""

    def __init__(self, recogniser: TurnRecogniser) -> None:
        self._recogniser, self._waiting = recogniser, 0

    @property
    def is_idle(self) -> bool:
        return self._waiting == 0

    async def text_of(self, samples: bytes) -> str:
        """A request that was sent is awaited to its end, or its answer would be taken for that of the next."""
        return await asyncio.shield(asyncio.create_task(self._text_of(samples), name="phrase"))

    async def _text_of(self, samples: bytes) -> str:
        self._waiting += 1
        try:
            return await self._recogniser.text_of(samples)
        finally:
            self._waiting -= 1

    async def warm_up(self) -> None:
        await self._recogniser.warm_up()


class Transcriber:
    """``process``: which of the node's processes, from 1."""

    def __init__(self, chosen_settings: Settings, bus: Bus, process: int) -> None:
        place = chosen_settings.place
        self._bus, self._node, self._process = bus, place.node, process
        self._settings = chosen_settings.transcripts
        self._processes = max(self._settings.processes, process)
        self._spool = chosen_settings.recordings_dir / "spool"
        lock = place.data / "cache" / "transcriber" / f"lock-{process}"
        self._turns = TurnRecogniser(lock)
        self._recogniser = SharedRecogniser(self._turns)
        self._assistance = BusAssistance(bus)
        self._states = bus.bucket(transcripts.STATES, Transcribing)
        self._calls: dict[str, CallDoc] = {}
        self._known: dict[str, Transcribing] = {}
        self._routing = NO_ROUTING
        self._running: dict[str, asyncio.Task[None]] = {}
        self._talks: dict[str, TalkTranscriber] = {}
        self._leaving: set[str] = set()
        self._begun: set[str] = set()
        self._warm: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Until cancelled."""
        self._known = await self._states.items()
        try:
            async with asyncio.TaskGroup() as tasks:
                beats = send_heartbeats(self._bus, "transcriber", f"{self._node}-{self._process}", self._health)
                tasks.create_task(beats, name="heartbeat")
                tasks.create_task(self._follow_routing(), name="routing")
                tasks.create_task(self._follow_calls(), name="calls")
        finally:
            for task in self._running.values():
                task.cancel()
            await asyncio.gather(*self._running.values(), return_exceptions=True)
            await self._turns.rest()

    async def _follow_routing(self) -> None:
        async for change in self._bus.bucket("config", msgspec.Raw).watch("routing"):
            if change.key and change.value is not None:
                self._routing = msgspec.json.decode(change.value, type=RoutingConfig)

    async def _follow_calls(self) -> None:
        async for change in self._bus.bucket("calls", msgspec.Raw).watch():
            doc = decoded(change.value) if change.value is not None else None
            if doc is not None and doc.inside.node == self._node and is_of(self._process, self._processes, doc.id):
                self._calls[doc.id] = doc
            else:
                self._calls.pop(change.key, None)
                self._forget(change.key)
            if change.current:
                self._choose()
                self._complete_interrupted()

    def _choose(self) -> None:
        candidates = [
            call for call in self._calls.values() if call.id in self._running or is_between_people(call, self._routing)
        ]
        choice = chosen(candidates, self._running.keys(), self._routing, self._settings)
        for call in choice.running - self._running.keys():
            self._start(self._calls[call])
        for call in choice.running & self._talks.keys():
            if is_between_people(self._calls[call], self._routing):
                self._talks[call].add_agent(self._calls[call].agent)
        for call in self._running.keys() - choice.running - self._leaving:
            self._leaving.add(call)
            self._running[call].cancel()
        for call, state in choice.others.items():
            if call not in self._known or self._known[call].state is not state:
                self._note(call, self._calls[call].agent, state)

    def _complete_interrupted(self) -> None:
        """Calls that ended while no process wrote them down: what is left of their recording is still read."""
        for call, known in self._known.items():
            is_own = is_of(self._process, self._processes, call)
            if is_own and known.state is TranscribingState.RUNNING and call not in {*self._calls, *self._running}:
                self._leaving.add(call)
                self._running[call] = asyncio.create_task(self._complete(call), name=f"rest of {call}")

    async def _complete(self, call: str) -> None:
        try:
            before = await transcripts.load(self._bus, call)
            if before is not None:
                await self._talk_from(call, before).complete()
        except (*DOWN, Unavailable) as error:
            log.warning("an interrupted transcript stays so", action="transcript_failed", call_id=call, why=repr(error))
        finally:
            self._running.pop(call, None)
            self._leaving.discard(call)

    def _forget(self, call: str) -> None:
        """Of a call that is over and was not written down, screens need no reason any more.

        What was written of one that gave its place away is stored with the recording.
        """
        known = self._known.get(call)
        if known is None or known.state in (TranscribingState.RUNNING, TranscribingState.OVER):
            return
        if call in self._begun and known.state is not TranscribingState.NOT_RECORDED:
            self._note(call, known.agent, TranscribingState.OVER, known.level)
        else:
            self._states.delete_soon(call)
        self._begun.discard(call)
        del self._known[call]

    def _start(self, call: CallDoc) -> None:
        task = asyncio.create_task(self._write_down(call), name=f"transcript {call.id}")
        self._running[call.id] = task
        self._begun.add(call.id)
        if self._warm is None:
            self._warm = asyncio.create_task(self._recogniser.warm_up(), name="warm-up")

    async def _write_down(self, call: CallDoc) -> None:
        """From the first word, or from where another process stopped, until the task is cancelled."""
        try:
            talk = await self._talk(call)
            self._talks[call.id] = talk
            self._note(call.id, call.agent, TranscribingState.RUNNING, talk.transcript.level)
            try:
                await talk.run()
            except asyncio.CancelledError:
                await self._leave(call.id, talk)
                raise
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("a talk is no longer written down", action="transcript_failed", call_id=call.id)
        finally:
            self._talks.pop(call.id, None)
            self._running.pop(call.id, None)
            self._leaving.discard(call.id)
            if call.id not in self._calls:
                self._begun.discard(call.id)
                self._known.pop(call.id, None)

    async def _leave(self, call: str, talk: TalkTranscriber) -> None:
        """The call is over, objected to, or gives its place away; or this process ends, then it goes on later."""
        doc = self._calls.get(call)
        if doc is None:
            await talk.complete()
        elif doc.objected:
            await self._bus.bucket(transcripts.BUCKET, Sealed).delete(call)

    async def _talk(self, call: CallDoc) -> TalkTranscriber:
        before = None
        with contextlib.suppress(*DOWN, Unavailable):
            before = await transcripts.load(self._bus, call.id)
        new = Transcript(call.inside.recording, call.talk_started_at or now(), (call.agent,))
        return self._talk_from(call.id, before or new)

    def _talk_from(self, call: str, before: Transcript) -> TalkTranscriber:
        tail = RecordingTail(self._spool / before.recording, before.read_ms)
        publish = partial(self._publish, call)
        return TalkTranscriber(tail, Silero, self._recogniser, self._assistance.assist, publish, before)

    async def _publish(self, call: str, transcript: Transcript) -> None:
        state = TranscribingState.OVER if transcript.is_over else TranscribingState.RUNNING
        agent = transcript.agents[-1] if transcript.agents else ""
        try:
            await transcripts.store(self._bus, call, transcript)
        except (*DOWN, Unavailable) as error:
            log.warning("a phrase was not stored", action="transcript_not_stored", call_id=call, error=repr(error))
            return
        self._note(call, agent, state, transcript.level)

    def _note(self, call: str, agent: str, state: TranscribingState, level: str = "") -> None:
        known = self._known.get(call)
        self._known[call] = noted = Transcribing(call, agent, state, (known.changes if known else 0) + 1, level)
        self._states.put_soon(call, noted)

    def _health(self) -> tuple[str, str, dict[str, float]]:
        return "ok", "", {"calls": float(len(self._running)), "places": float(self._settings.calls)}


async def run(process: int) -> None:
    found = settings()
    async with Bus(found, f"transcriber.{found.place.node}.{process}") as bus:
        await Transcriber(found, bus, process).run()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotline transcriber", description=__doc__)
    parser.add_argument("--process", type=int, default=1, choices=(1, 2, 3, 4), help="which of the node's processes")
    options = parser.parse_args(arguments)
    configure_logging("transcriber")
    return run_until_stopped(partial(run, options.process))
