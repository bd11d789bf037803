"""Makes the events of a past day as callcontrol, the router and the worker would have emitted them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from hotline.demo.history.past_actions import NODE
from hotline.demo.history.shifts import UNANSWERED_SECONDS, Duty, Served
from hotline.domains.voice.calls.ports import ANSWERED, OPENS_CASE
from hotline.events import calls, recordings, routing
from hotline.events.envelope import Envelope, Fact, envelope
from hotline.infrastructure.sealing import seal_number
from hotline.kernel.actor import CITIZEN, SYSTEM, Actor

NORMAL = 16
RATING_SECONDS = 7.0
GOODBYE_SECONDS = 2.0
CHECK_SECONDS = 8.0
BYTES_PER_SECOND = 32_000

type DatedFact = tuple[datetime, Fact, Actor]
"""Moment, fact, actor."""


class Teller:
    """Collects events with their moments. Numbers each agent's events from ``agent_seqs`` on."""

    def __init__(self, site: str, agent_seqs: dict[str, int]) -> None:
        self._site, self._agent_seqs = site, agent_seqs
        self._agents: dict[str, list[DatedFact]] = defaultdict(list)

    def call(self, id: str, served: Served) -> list[Envelope]:
        """The events of the call and of its recording. The agents' events are held back for ``agents``."""
        facts = list(self._caller_side(id, served))
        checked = self._checked(id, served, facts[-1][0])
        self._agent_side(id, served)
        return [*self._numbered(calls.subject(id), facts), *self._numbered(recordings.subject(id), checked)]

    def agents(self, duties: Iterable[Duty]) -> list[Envelope]:
        """Everything agents did since the last time this was asked."""
        for duty in duties:
            fact = routing.AgentSignedIn("browser", {}, "") if duty.comes else routing.AgentSignedOut("asked")
            self._agents[duty.agent].append((duty.at, fact, Actor.staff(duty.agent)))
            if duty.comes:
                state = "not_ready" if duty.reason else "ready"
                self._agents[duty.agent].append((duty.at, routing.AgentStateChanged(state, duty.reason), SYSTEM))
        events: list[Envelope] = []
        for agent, facts in self._agents.items():
            facts.sort(key=lambda each: each[0])
            numbered = self._numbered(routing.subject(agent), facts, self._agent_seqs.get(agent, 0))
            self._agent_seqs[agent] = self._agent_seqs.get(agent, 0) + len(numbered)
            events += numbered
        self._agents.clear()
        return events

    def _caller_side(self, id: str, served: Served) -> Iterator[DatedFact]:
        visit = served.visit
        arrived = calls.CallArrived(
            seal_number(visit.number, f"call/{id}"), visit.place, "12333", "12333", id, f"{id}.raw"
        )
        yield visit.at, arrived, CITIZEN
        yield visit.at, calls.FlowStarted("main", 1), SYSTEM
        yield from self._menu(served)
        if served.queued_at is None:
            gone = visit.at + timedelta(seconds=visit.menu_seconds)
            yield gone, calls.CallEnded("caller", NORMAL, "in_flow"), CITIZEN
        elif served.answered_at is None:
            yield from _gave_up(id, served, served.queued_at)
        else:
            yield from _waited(id, served, served.queued_at, served.answered_at)
            yield from _talked(id, served, served.answered_at)

    def _menu(self, served: Served) -> Iterator[DatedFact]:
        visit = served.visit
        step = timedelta(seconds=visit.menu_seconds / (len(visit.branch.keys) + 1))
        for place, (node, key, label) in enumerate(visit.branch.keys):
            at = visit.at + step * place
            yield at, calls.NodeEntered(node, "menu", "总菜单" if node == "main" else "分菜单"), SYSTEM
            if not visit.menu_only or place + 1 < len(visit.branch.keys):
                yield at + step * 0.9, calls.KeyPressed(node, key, label), CITIZEN

    def _checked(self, id: str, served: Served, ended: datetime) -> list[DatedFact]:
        if served.answered_at is None:
            return []
        seconds = served.visit.talk_seconds
        verified = recordings.RecordingVerified(seconds, seconds, int(seconds * BYTES_PER_SECOND), recordings.NO_DIGEST)
        return [(ended + timedelta(seconds=CHECK_SECONDS), verified, SYSTEM)]

    def _agent_side(self, id: str, served: Served) -> None:
        if served.missed_by and served.missed_at:
            self._missed(id, served.missed_by, served.missed_at)
        if served.answered_at is None:
            return
        visit, agent, mine = served.visit, served.agent, self._agents[served.agent]
        ringing = served.answered_at - timedelta(seconds=visit.ring_seconds)
        over = served.answered_at + timedelta(seconds=visit.talk_seconds + visit.hold_seconds)
        ready = over + timedelta(seconds=visit.wrap_up_seconds)
        saved = routing.WrapUpSaved(id, visit.topic, OPENS_CASE if visit.opens_case else ANSWERED, False, None)
        mine.append((ringing, routing.AgentStateChanged("ringing", call=id), SYSTEM))
        mine.append((served.answered_at, routing.AgentStateChanged("talking", call=id), SYSTEM))
        mine.append((over, routing.AgentStateChanged("wrap_up", call=id, until=over + timedelta(seconds=60)), SYSTEM))
        mine.append((ready, saved, Actor.staff(agent)))
        mine.append((ready, routing.AgentStateChanged("ready"), Actor.staff(agent)))

    def _missed(self, id: str, agent: str, at: datetime) -> None:
        mine = self._agents[agent]
        rang = at - timedelta(seconds=UNANSWERED_SECONDS)
        mine.append((rang, routing.AgentStateChanged("ringing", call=id), SYSTEM))
        mine.append((at, routing.AgentStateChanged("missed", call=id), SYSTEM))
        mine.append((at + timedelta(seconds=60), routing.AgentStateChanged("ready"), Actor.staff(agent)))

    def _numbered(self, subject: str, facts: Iterable[DatedFact], after: int = 0) -> list[Envelope]:
        return [
            envelope(fact, subject=subject, seq=seq, at=at, actor=actor, site=self._site, node=NODE)
            for seq, (at, fact, actor) in enumerate(facts, after + 1)
        ]


def _queued(id: str, served: Served, queued_at: datetime) -> Iterator[DatedFact]:
    visit = served.visit
    yield queued_at, calls.CallQueued(visit.queue, 1, 0, []), SYSTEM
    if served.missed_by and served.missed_at:
        yield queued_at, calls.CallOffered(f"{id}-o1", served.missed_by, visit.queue), SYSTEM


def _gave_up(id: str, served: Served, queued_at: datetime) -> Iterator[DatedFact]:
    visit, left_at = served.visit, served.left_at or queued_at
    yield from _queued(id, served, queued_at)
    if served.missed_by and served.missed_at:
        rang_out = served.missed_at < left_at
        lapsed = calls.OfferLapsed(f"{id}-o1", served.missed_by, "no_answer" if rang_out else "caller_gone")
        yield min(served.missed_at, left_at), lapsed, SYSTEM
    waited = (left_at - queued_at).total_seconds()
    yield left_at, calls.QueueLeft(visit.queue, 1, "abandoned", waited), CITIZEN
    yield left_at, calls.CallEnded("caller", NORMAL, "queued"), CITIZEN


def _waited(id: str, served: Served, queued_at: datetime, answered_at: datetime) -> Iterator[DatedFact]:
    queue, agent = served.visit.queue, served.agent
    yield from _queued(id, served, queued_at)
    if served.missed_by and served.missed_at:
        yield served.missed_at, calls.OfferLapsed(f"{id}-o1", served.missed_by, "no_answer"), SYSTEM
    yield (
        answered_at - timedelta(seconds=served.visit.ring_seconds),
        calls.CallOffered(f"{id}-o2", agent, queue),
        SYSTEM,
    )
    waited = (answered_at - queued_at).total_seconds()
    yield answered_at, calls.QueueLeft(queue, 1, "answered", waited), SYSTEM
    yield answered_at, calls.TalkStarted(agent, f"{id}-o2", 1, queue), Actor.staff(agent)


def _talked(id: str, served: Served, answered_at: datetime) -> Iterator[DatedFact]:
    visit, agent = served.visit, served.agent
    who = Actor.staff(agent)
    over = answered_at + timedelta(seconds=visit.talk_seconds + visit.hold_seconds)
    if visit.hold_seconds:
        held = answered_at + timedelta(seconds=visit.talk_seconds / 2)
        yield held, calls.CallHeld(agent), who
        yield held + timedelta(seconds=visit.hold_seconds), calls.CallResumed(agent), who
    if visit.ending != "rating":
        by = visit.ending
        yield over, calls.TalkEnded(agent, 1, by, "hangup"), who if by == "agent" else Actor.parse(by)
        yield over, calls.CallEnded(by, NORMAL, "talking"), who if by == "agent" else Actor.parse(by)
        return
    yield over, calls.TalkEnded(agent, 1, "agent", "rating"), who
    yield over, calls.RatingStarted(agent), SYSTEM
    rated = over + timedelta(seconds=RATING_SECONDS)
    if visit.score is None:
        yield rated, calls.RatingSkipped(agent, "hung_up"), CITIZEN
        yield rated, calls.CallEnded("caller", NORMAL, "rating"), CITIZEN
    else:
        yield rated, calls.Rated(agent, visit.score), CITIZEN
        yield rated + timedelta(seconds=GOODBYE_SECONDS), calls.CallEnded("system", NORMAL, "in_flow"), SYSTEM
