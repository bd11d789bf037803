"""The watch over the floor: one web worker looks for alarms twice a second and publishes them.

It runs in a web worker because the live documents are in memory there, so it queries no database. Open alarms stand in
the bucket ``alarms``. Each alarm is written there before its event is sent, so that a successor knows every alarm that
was announced.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import lru_cache

import msgspec
import structlog

from hotline.domains.insight.operations.ports import Acknowledge, OpenAlarm, Thresholds
from hotline.domains.insight.operations.rules import floor, observations, watch
from hotline.domains.insight.operations.rules.away import away_since
from hotline.domains.insight.operations.rules.processes import process_health
from hotline.domains.voice.calls.queries.live_calls import calls_in
from hotline.domains.voice.routing.ports import Ack, AgentDoc, RoutingConfig
from hotline.events.envelope import envelope
from hotline.events.operations import (
    AlarmAcknowledged,
    AlarmCleared,
    AlarmEscalated,
    AlarmFact,
    AlarmRaised,
    subject,
)
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.lease import CALM, Lease
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.infrastructure.heartbeat import Heartbeat
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.probes import Part
from hotline.infrastructure.settings import Place
from hotline.infrastructure.transcripts import Transcribing
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.errors import NotFound, Unavailable

log = structlog.get_logger()
LOOK_SECONDS = 0.5
PROBE_SECONDS = 2.0
type Probe = Callable[[], Awaitable[list[Part]]]


async def run_watch(bus: Bus, mirror: Mirror, place: Place, name: str, probe: Probe | None = None) -> None:
    """Runs until cancelled; of all who do, one watches. ``probe``: of the parts that are not ours."""
    await mirror.ready.wait()
    lease = Lease(bus, "watch", name, CALM)

    async def lead(term: int) -> None:
        while True:
            try:
                await Watch(bus, mirror, place, lambda: lease.holds_for(term), probe).run()
            except Exception:  # a fault of ours must not leave the floor unwatched
                log.exception("the watch failed and begins anew", action="watch_failed", term=term)
                await asyncio.sleep(LOOK_SECONDS)

    try:
        await lease.hold(lead)
    finally:
        await lease.hand_back()


class Watch:
    """``holds`` tells whether nobody else can be watching."""

    def __init__(
        self, bus: Bus, mirror: Mirror, place: Place, holds: Callable[[], bool], probe: Probe | None = None
    ) -> None:
        self._bus, self._mirror, self._place, self._holds = bus, mirror, place, holds
        self._bucket = bus.bucket("alarms", OpenAlarm)
        self._outlet = EventOutlet(bus)
        self._open: dict[str, OpenAlarm] = {}
        self._one_at_a_time = asyncio.Lock()
        self._probe, self._parts = probe, dict[str, bool]()
        self._away: dict[str, datetime] = {}

    async def run(self) -> None:
        """Watch until cancelled, or until the bus is away."""
        try:
            await self._take_over()
            async with self._listening(), self._probing():
                while True:
                    async with self._one_at_a_time:
                        await self._look(datetime.now(UTC))
                    await asyncio.sleep(LOOK_SECONDS)
        finally:
            self._outlet.abandon()

    async def _take_over(self) -> None:
        """Take over the alarms of the previous watch.

        An event that was written down but not sent is sent now. An alarm that was already cleared is deleted.
        """
        found = await self._bucket.items()
        for alarm in found.values():
            if not watch.is_watched(alarm.id):
                continue
            recorded = await self._bus.last_number(subject(alarm.id))
            if recorded > alarm.seq:
                await self._bucket.delete(alarm.id)
                continue
            self._open[alarm.id] = alarm
            if recorded < alarm.seq:
                await self._emit(alarm, *last_fact(alarm))

    @asynccontextmanager
    async def _listening(self) -> AsyncIterator[None]:
        stop = await self._bus.serve("watch.acknowledge", Acknowledge, self._acknowledge)
        try:
            yield
        finally:
            with contextlib.suppress(Exception):
                await stop()

    @asynccontextmanager
    async def _probing(self) -> AsyncIterator[None]:
        async def probe_again_and_again(probe: Probe) -> None:
            while True:
                self._parts = {part.name: part.ok for part in await probe()}
                await asyncio.sleep(PROBE_SECONDS)

        task = asyncio.create_task(probe_again_and_again(self._probe)) if self._probe else None
        try:
            yield
        finally:
            if task is not None:
                task.cancel()

    async def _look(self, now: datetime) -> None:
        thresholds = self._mirror.read("config/alarms", Thresholds) or Thresholds()
        self._away = away_since(process_health(_heartbeats(self._mirror), now), self._parts, self._away, now)
        floor_now = msgspec.structs.replace(floor_of(self._mirror), away=self._away)
        turn = watch.watch(thresholds, observations.observations(floor_now, now), self._open.values(), now)
        for alarm in (*turn.raised, *turn.escalated):
            await self._store(alarm)
        for alarm in turn.cleared:
            await self._clear(alarm, now)

    async def _acknowledge(self, request: Acknowledge) -> Ack:
        async with self._one_at_a_time:
            alarm = self._open.get(request.alarm)
            if alarm is None:
                raise NotFound("告警已解除，无需确认。", code="cleared_already")
            now = datetime.now(UTC)
            seen = watch.acknowledge(alarm, by=request.by, name=request.name, note=request.note, now=now)
            await self._store(seen)
        return Ack()

    async def _store(self, alarm: OpenAlarm) -> None:
        self._require_the_lease()
        await self._bucket.put(alarm.id, alarm)
        self._open[alarm.id] = alarm
        await self._emit(alarm, *last_fact(alarm))

    async def _clear(self, alarm: OpenAlarm, now: datetime) -> None:
        self._require_the_lease()
        over = msgspec.structs.replace(alarm, seq=alarm.seq + 1, changed_at=now)
        await self._emit(over, AlarmCleared(str(SYSTEM), ""), SYSTEM)
        await self._bucket.delete(alarm.id)
        del self._open[alarm.id]

    async def _emit(self, alarm: OpenAlarm, fact: AlarmFact, actor: Actor) -> None:
        """Returns when the bus has it."""
        place, name = self._place, subject(alarm.id)
        recorded = envelope(
            fact, subject=name, seq=alarm.seq, at=alarm.changed_at, actor=actor, site=place.site, node=place.node
        )
        self._outlet.emit(recorded)
        await self._outlet.settle()
        log.info(alarm.message, action=recorded.type.replace(".", "_"), alarm=alarm.id, level=alarm.level)

    def _require_the_lease(self) -> None:
        if not self._holds():
            raise Unavailable("告警正在切换主机，请重试。")


def last_fact(alarm: OpenAlarm) -> tuple[AlarmFact, Actor]:
    """The fact of the alarm's last change, and the actor behind it."""
    if alarm.acknowledged_by:
        by = alarm.acknowledged_by
        return AlarmAcknowledged(by, alarm.acknowledged_name, alarm.note), Actor.staff(by)
    if alarm.seq > 1:
        return AlarmEscalated(alarm.level, alarm.message), SYSTEM
    where = {"queue": alarm.queue, "group": alarm.group, "agent": alarm.agent, "call": alarm.call}
    return AlarmRaised(alarm.level, alarm.kind, alarm.about, alarm.message, **where), SYSTEM


# The floor as the live documents show it -----------------------------------------------------------------------------


def floor_of(mirror: Mirror) -> floor.FloorNow:
    config = mirror.get("config/routing")
    return floor.FloorNow(
        calls=list(calls_in(mirror)),
        agents=[_agent(raw) for _, raw in mirror.named("agents")],
        rates={_queue_of(name): _rate(raw) for name, raw in mirror.named("figures") if not _is_agents(name)},
        queue_names=_queue_names(config) if config else {},
        unrest_in_talk={talk.call: talk.level for _, raw in mirror.named("transcribing") if (talk := _talk(raw)).level},
    )


def _heartbeats(mirror: Mirror) -> list[Heartbeat]:
    return [msgspec.json.decode(raw, type=Heartbeat) for _, raw in mirror.named("health")]


def _is_agents(name: str) -> bool:
    return name.startswith("figures/agent.")


def _queue_of(name: str) -> str:
    """Empty for the whole floor's figures."""
    return name.partition("figures/queue.")[2]


@lru_cache(maxsize=4096)
def _agent(raw: bytes) -> AgentDoc:
    return msgspec.json.decode(raw, type=AgentDoc)


@lru_cache(maxsize=1024)
def _talk(raw: bytes) -> Transcribing:
    return msgspec.json.decode(raw, type=Transcribing)


@lru_cache(maxsize=256)
def _rate(raw: bytes) -> floor.RateNow:
    return msgspec.json.decode(raw, type=floor.RateNow)


@lru_cache(maxsize=4)
def _queue_names(raw: bytes) -> dict[str, str]:
    return {queue.id: queue.name for queue in msgspec.json.decode(raw, type=RoutingConfig).queues}
