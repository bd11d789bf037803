"""The routing state in memory: agents, waiting callers, ringing phones, and what falls due when.

This module keeps the structures consistent and collects what changed; the modules beside it decide what happens.
Nothing here reads a clock: every change is given its moment. Costs, with n agents and w waiting: a change of an agent
is O(skills · log n) when the agent becomes free or busy, else O(skills + queues). Everything about one caller is
O(skills · log w). ``configure`` is O(n + w).
"""

import heapq
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from hotline.domains.voice.routing.rules.configuration import AgentConfig, QueueConfig, RoutingConfig
from hotline.domains.voice.routing.rules.documents import AgentDoc, AgentState, QueueDoc
from hotline.domains.voice.routing.rules.effects import Effects, Emit
from hotline.domains.voice.routing.rules.lines import Lines, Waiting
from hotline.domains.voice.routing.rules.pace import Pace
from hotline.domains.voice.routing.rules.pool import Pool
from hotline.domains.voice.routing.rules.refusals import skills_taken
from hotline.domains.voice.routing.rules.temporary_skills import running, skills_at
from hotline.events.routing import AgentFact, AgentStateChanged
from hotline.kernel.actor import SYSTEM, Actor

NO_QUEUE = QueueConfig("", "", "")
SERVING = frozenset({AgentState.READY, AgentState.RINGING, AgentState.TALKING, AgentState.WRAP_UP})


class Reservation(msgspec.Struct, frozen=True):
    """An agent reserved for one caller while the phone rings."""

    offer: str
    agent: str
    waiting: Waiting
    due: datetime

    @property
    def call(self) -> str:
        return self.waiting.call.call


class Named(msgspec.Struct, frozen=True):
    """An agent reserved by number, for a caller transferred to this agent or for a consultation.

    The caller is in no line.
    """

    offer: str
    agent: str
    call: str
    node: str


class Due(NamedTuple):
    """A reminder for a moment. Whether it still counts is decided by the state of its subject then."""

    at: datetime
    kind: str
    about: str


class RoutingState:
    """The routing state.

    ``new_offer_id`` names offers. It is passed in, so that the same input gives the same decisions.

    ``named`` holds open offers to agents requested by number. By call: ``ringing_for`` the open offer, ``talking_with``
    the agents (two in a consultation), ``left`` when the caller lately stopped waiting. By node: ``silent``, since when
    its callcontrol does not answer. ``matching`` is off during a batch of changes.
    """

    def __init__(self, config: RoutingConfig, new_offer_id: Callable[[], str]) -> None:
        self.new_offer_id = new_offer_id
        self.queues: dict[str, QueueConfig] = {}
        self.staff: dict[str, AgentConfig] = {}
        self.agents: dict[str, AgentDoc] = {}
        self.lines, self.pool = Lines(), Pool()
        self.reservations: dict[str, Reservation] = {}
        self.named: dict[str, Named] = {}
        self.ringing_for: dict[str, str] = {}
        self.talking_with: dict[str, frozenset[str]] = {}
        self.silent: dict[str, datetime] = {}
        self.left: dict[str, datetime] = {}
        self.paces: dict[str, Pace] = {}
        self.matching = True
        self.effects = Effects()
        self._dues: list[Due] = []
        self._signed_in: dict[str, int] = {}
        self._serving: dict[str, int] = {}
        self._take_over(config)

    def configure(self, config: RoutingConfig, now: datetime) -> None:
        """Apply a new configuration. Agents at work get their new skills and names at once.

        A queue that the configuration does not have any more still serves the callers who wait in it.
        """
        self._take_over(config)
        for agent in list(self.agents):
            self.describe(agent, now)
        self.effects.queues.update(self.queues)

    def _take_over(self, config: RoutingConfig) -> None:
        remaining = {queue: known for queue, known in self.queues.items() if self.lines.length(queue)}
        self.queues = remaining | {queue.id: queue for queue in config.queues}
        self.staff = {agent.id: agent for agent in config.agents}
        for agent in config.agents:
            for temporary in agent.loans:
                self.remember(temporary.until, "loan", agent.id)

    def queue(self, queue: str) -> QueueConfig:
        """The configuration of a queue; "" for outgoing calls.

        An unknown queue gets a default, so that no caller is lost.
        """
        if not queue:
            return NO_QUEUE
        return self.queues.setdefault(queue, QueueConfig(queue, queue, queue))

    def drain(self) -> Effects:
        done, self.effects = self.effects, Effects()
        return done

    # Agents ----------------------------------------------------------------------------------------------------------

    def agent(self, agent: str) -> AgentDoc | None:
        return self.agents.get(agent)

    def restore(self, doc: AgentDoc, now: datetime) -> None:
        """Restore an agent's document from an earlier router without an event. Its wrap-up falls due again."""
        self._store(doc)
        self.describe(doc.id, now)
        if doc.until is not None:
            self.remember(doc.until, "wrap_up", doc.id)

    def describe(self, agent: str, now: datetime) -> None:
        """Set the agent's name, group and skills as configured, with temporary skills of this moment.

        O(skills + queues).
        """
        doc, known = self.agents.get(agent), self.staff.get(agent)
        if doc is not None and known is not None:
            self._store(_described(doc, known, now))

    def change(self, agent: str, **changes: Any) -> AgentDoc:
        doc = msgspec.structs.replace(self.agents[agent], **changes)
        self._store(doc)
        return doc

    def emit(self, agent: str, at: datetime, actor: Actor, fact: AgentFact) -> AgentDoc:
        doc = self.change(agent, seq=self.agents[agent].seq + 1)
        self.effects.facts.append(Emit(agent, doc.seq, at, actor, fact))
        return doc

    def turn(self, agent: str, state: AgentState, at: datetime, actor: Actor = SYSTEM, **changes: Any) -> AgentDoc:
        """Change the agent's state and emit the event."""
        doc = self.change(agent, state=state, since=at, **{"reason": "", "until": None, **changes})
        return self.emit_state(doc.id, at, actor)

    def emit_state(self, agent: str, at: datetime, actor: Actor = SYSTEM) -> AgentDoc:
        doc = self.agents[agent]
        return self.emit(agent, at, actor, AgentStateChanged(doc.state, doc.reason, doc.call, doc.offer, doc.until))

    def signed_in(self, skill: str) -> int:
        return self._signed_in.get(skill, 0)

    def serving(self, skill: str) -> int:
        """Number of agents with this skill who are ready, on the phone or wrapping up. They take another call soon."""
        return self._serving.get(skill, 0)

    def _store(self, doc: AgentDoc) -> None:
        before = self.agents.get(doc.id)
        self.agents[doc.id] = doc
        self.effects.agents.add(doc.id)
        if before is not None and _indexed(before) == _indexed(doc):
            return
        self._count(before, -1)
        self._count(doc, +1)
        self._index_talk(before, doc)
        if doc.state is AgentState.READY:
            self.pool.enter(doc.id, skills_taken(doc), (doc.idle_since or doc.since).timestamp())
        else:
            self.pool.leave(doc.id)

    def _count(self, doc: AgentDoc | None, by: int) -> None:
        if doc is None or doc.state is AgentState.SIGNED_OUT:
            return
        for skill in skills_taken(doc):
            self._signed_in[skill] = self._signed_in.get(skill, 0) + by
            if doc.state in SERVING:
                self._serving[skill] = self._serving.get(skill, 0) + by
        self.effects.queues.update(queue.id for queue in self.queues.values() if queue.skill in doc.skills)

    def _index_talk(self, before: AgentDoc | None, doc: AgentDoc) -> None:
        if before is not None and before.state is AgentState.TALKING:
            left = self.talking_with.pop(before.call, frozenset()) - {doc.id}
            if left:
                self.talking_with[before.call] = left
        if doc.state is AgentState.TALKING:
            self.talking_with[doc.call] = self.talking_with.get(doc.call, frozenset()) | {doc.id}

    def is_requested(self, call: str) -> bool:
        """Whether a named agent's phone rings for this call. O(consultations that ring)."""
        return any(named.call == call for named in self.named.values())

    # Queues ----------------------------------------------------------------------------------------------------------

    def pace(self, queue: str) -> Pace:
        return self.paces.setdefault(queue, Pace())

    def expected_wait(self, queue: str, place: int, now: datetime) -> int:
        signed_in = self.signed_in(self.queue(queue).skill)
        return self.pace(queue).expected_wait(place, now.timestamp(), signed_in)

    def queue_doc(self, queue: str, now: datetime) -> QueueDoc:
        """The queue as a screen shows it. O(waiting in this queue)."""
        config = self.queue(queue)
        here = list(self.lines.in_order(queue))
        return QueueDoc(
            id=queue,
            name=config.name,
            waiting=sum(not w.call.callback for w in here),
            callbacks=sum(w.call.callback for w in here),
            oldest_since=min((w.call.since for w in here if not w.call.callback), default=None),
            ready=self.pool.count(config.skill),
            signed_in=self.signed_in(config.skill),
            expected_wait_seconds=self.expected_wait(queue, len(here) + 1, now),
            at=now,
        )

    # What falls due --------------------------------------------------------------------------------------------------

    def remember(self, at: datetime, kind: str, about: str) -> None:
        heapq.heappush(self._dues, Due(at, kind, about))

    def falls_due(self, now: datetime) -> Iterator[Due]:
        while self._dues and self._dues[0].at <= now:
            yield heapq.heappop(self._dues)


def _indexed(doc: AgentDoc) -> tuple[object, ...]:
    return doc.state, doc.skills, doc.is_ai, doc.call, doc.idle_since


def _described(doc: AgentDoc, known: AgentConfig, now: datetime) -> AgentDoc:
    skills, loans = skills_at(known.skills, known.loans, now), running(known.loans, now)
    return msgspec.structs.replace(
        doc, name=known.name, group=known.group, skills=skills, loans=loans, is_ai=known.is_ai
    )


def after(now: datetime, seconds: float) -> datetime:
    return now + timedelta(seconds=seconds)
