"""The whole centre in memory: who works here, who waits, which phones ring for whom, and what falls due when.

The floor keeps the structures consistent and says what changed; what ought to happen is decided by the modules beside
it. Nothing here reads a clock: every change is given its moment.
"""

import heapq
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from hotline.domains.routing.rules.configuration import AgentConfig, QueueConfig, RoutingConfig
from hotline.domains.routing.rules.documents import AgentDoc, AgentState, QueueDoc
from hotline.domains.routing.rules.effects import Effects, Tell
from hotline.domains.routing.rules.lines import Lines
from hotline.domains.routing.rules.messages import Enqueue
from hotline.domains.routing.rules.pace import Pace
from hotline.domains.routing.rules.pool import Pool
from hotline.events.routing import AgentFact, AgentStateChanged


class Reservation(msgspec.Struct, frozen=True):
    """An agent kept for one caller while the phone rings. ``place`` is where the caller stood."""

    offer: str
    agent: str
    call: Enqueue
    place: int
    due: datetime


class Due(NamedTuple):
    """Something to look at when its moment comes: what it is about decides whether it still matters."""

    at: datetime
    kind: str
    about: str


class Floor:
    """``new_offer_id`` names offers: given, so that the same news gives the same decisions."""

    def __init__(self, config: RoutingConfig, new_offer_id: Callable[[], str]) -> None:
        self.new_offer_id = new_offer_id
        self.queues: dict[str, QueueConfig] = {}
        self.staff: dict[str, AgentConfig] = {}
        self.agents: dict[str, AgentDoc] = {}
        self.lines, self.pool = Lines(), Pool()
        self.reservations: dict[str, Reservation] = {}
        self.ringing_for: dict[str, str] = {}
        self.paces: dict[str, Pace] = {}
        self.effects = Effects()
        self._dues: list[Due] = []
        self._signed_in: dict[str, int] = {}
        self.configure(config)

    def configure(self, config: RoutingConfig) -> None:
        """Take over a new configuration; agents at work get their new skills and names at once."""
        self.queues = {queue.id: queue for queue in config.queues}
        self.staff = {agent.id: agent for agent in config.agents}
        for doc in list(self.agents.values()):
            known = self.staff.get(doc.id)
            if known is not None:
                self._store(_described(doc, known))
        self.effects.queues.update(self.queues)

    def drain(self) -> Effects:
        done, self.effects = self.effects, Effects()
        return done

    # Agents ----------------------------------------------------------------------------------------------------------

    def agent(self, agent: str) -> AgentDoc | None:
        return self.agents.get(agent)

    def restore(self, doc: AgentDoc) -> None:
        """Put back a document kept from an earlier router; tells nothing. What falls due with it falls due again."""
        known = self.staff.get(doc.id)
        self._store(doc if known is None else _described(doc, known))
        if doc.until is not None:
            self.remember(doc.until, "wrap_up", doc.id)

    def change(self, agent: str, **changes: Any) -> AgentDoc:
        doc = msgspec.structs.replace(self.agents[agent], **changes)
        self._store(doc)
        return doc

    def tell(self, agent: str, at: datetime, actor: str, fact: AgentFact) -> None:
        seq = self.change(agent, seq=self.agents[agent].seq + 1).seq
        self.effects.facts.append(Tell(agent, seq, at, actor, fact))

    def turn(self, agent: str, state: AgentState, at: datetime, actor: str = "system", **changes: Any) -> AgentDoc:
        """Change the agent's state and announce it."""
        doc = self.change(agent, state=state, since=at, **{"reason": "", "until": None, **changes})
        fact = AgentStateChanged(doc.state, doc.reason, doc.call, doc.offer, doc.until)
        self.tell(agent, at, actor, fact)
        return self.agents[agent]

    def signed_in(self, skill: str) -> int:
        return self._signed_in.get(skill, 0)

    def _store(self, doc: AgentDoc) -> None:
        before = self.agents.get(doc.id)
        self.agents[doc.id] = doc
        self.effects.agents.add(doc.id)
        self._count(before, -1)
        self._count(doc, +1)
        self._show_queues(before)
        self._show_queues(doc)
        if doc.state is AgentState.READY:
            self.pool.enter(doc.id, doc.skills, (doc.idle_since or doc.since).timestamp())
        else:
            self.pool.leave(doc.id)

    def _count(self, doc: AgentDoc | None, by: int) -> None:
        if doc is not None and doc.state is not AgentState.SIGNED_OUT:
            for skill in doc.skills:
                self._signed_in[skill] = self._signed_in.get(skill, 0) + by

    def _show_queues(self, doc: AgentDoc | None) -> None:
        if doc is not None:
            self.effects.queues.update(q.id for q in self.queues.values() if q.skill in doc.skills)

    # Queues ----------------------------------------------------------------------------------------------------------

    def pace(self, queue: str) -> Pace:
        return self.paces.setdefault(queue, Pace())

    def expected_wait(self, queue: str, place: int, now: datetime) -> int:
        config = self.queues.get(queue)
        signed_in = self.signed_in(config.skill) if config else 0
        return self.pace(queue).expected_wait(place, now.timestamp(), signed_in)

    def queue_doc(self, queue: str, now: datetime) -> QueueDoc:
        """As a screen shows it. O(waiting in this queue)."""
        config = self.queues[queue]
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

    def next_due(self) -> datetime | None:
        return self._dues[0].at if self._dues else None


def _described(doc: AgentDoc, known: AgentConfig) -> AgentDoc:
    return msgspec.structs.replace(doc, name=known.name, group=known.group, skills=known.skills)


def after(now: datetime, seconds: float) -> datetime:
    return now + timedelta(seconds=seconds)
