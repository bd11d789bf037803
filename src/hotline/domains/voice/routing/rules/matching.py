"""Who gets whom. A free agent for a caller, a waiting caller for an agent who has become free.

Invariant that makes each decision small: between two changes no ready agent stands beside a caller who could be offered
to them. So a new caller is matched against free agents only, and a freed agent against the heads of the lines only.
Cost, beside the floor's own: O(agents passed over) for a caller, O(skills + callers this agent let ring) for an agent.
"""

import contextlib
from collections.abc import Iterator
from datetime import datetime

from hotline.domains.voice.routing.rules.documents import AgentState
from hotline.domains.voice.routing.rules.effects import SendOffer
from hotline.domains.voice.routing.rules.floor import SERVING, Floor, Reservation, after
from hotline.domains.voice.routing.rules.lines import Waiting
from hotline.domains.voice.routing.rules.messages import Offer
from hotline.domains.voice.routing.rules.refusals import Refusal, refusals

GRACE_SECONDS = 5.0  # beyond the ringing itself, in case the callcontrol that rings has died
PREFER_SECONDS = 30.0


@contextlib.contextmanager
def much_news(floor: Floor, now: datetime) -> Iterator[None]:
    """Let much happen at once before anybody is matched; then the most urgent caller chooses first."""
    if not floor.matching:
        yield
        return
    floor.matching = False
    try:
        yield
    finally:
        floor.matching = True
    _match_all(floor, now)


def _match_all(floor: Floor, now: datetime) -> None:
    """O(skills) an offer: whoever heads the line of a skill with somebody free can be offered to somebody."""
    while heads := [head for skill in floor.pool.skills() if (head := next(floor.lines.open_to(skill), None))]:
        waiting = min(heads, key=lambda head: head.key)
        agent = best_agent(floor, waiting, now)
        assert agent is not None, "a free agent has the skill"
        if agent in waiting.passed_over:
            match_agent(floor, agent, now)
        else:
            reserve(floor, waiting, agent, now)


def match_call(floor: Floor, call: str, now: datetime) -> None:
    """A caller has joined, come back, or waited long enough for others to help: look for an agent."""
    waiting = floor.lines.get(call)
    if waiting is None or waiting.paused or not floor.matching:
        return
    agent = best_agent(floor, waiting, now)
    if agent is not None:
        reserve(floor, waiting, agent, now)


def match_agent(floor: Floor, agent: str, now: datetime) -> None:
    """An agent has become free: look for the most urgent caller they may take."""
    if agent not in floor.pool or not floor.matching:
        return
    waiting = most_urgent(floor, agent)
    if waiting is not None:
        reserve(floor, waiting, agent, now)


def best_agent(floor: Floor, waiting: Waiting, now: datetime) -> str | None:
    """The preferred agent if free; own skill before overflow; who let it ring only when nobody else is left."""
    preferred = floor.agent(waiting.call.prefer_agent)
    fresh = now < after(waiting.joined_at, PREFER_SECONDS)
    if preferred is not None and fresh and not refusals(preferred, waiting):
        return preferred.id
    for skill in waiting.open_to:
        for agent in floor.pool.best_first(skill):
            if not refusals(floor.agents[agent], waiting):
                return agent
    return _who_let_it_ring_longest_ago(floor, waiting)


def _who_let_it_ring_longest_ago(floor: Floor, waiting: Waiting) -> str | None:
    known = (doc for agent in waiting.passed_over if (doc := floor.agent(agent)))
    return next((doc.id for doc in known if refusals(doc, waiting) == [Refusal.PASSED_OVER]), None)


def most_urgent(floor: Floor, agent: str) -> Waiting | None:
    """Whom this agent let ring comes after the others, as long as somebody else at work will be free for them."""
    fresh: list[Waiting] = []
    let_ring: list[Waiting] = []
    for skill in floor.agents[agent].skills:
        for waiting in floor.lines.open_to(skill):
            if agent not in waiting.passed_over or not _others_will_be_free(floor, waiting):
                fresh.append(waiting)
                break
            let_ring.append(waiting)
    return min(fresh or let_ring, key=lambda waiting: waiting.key, default=None)


def _others_will_be_free(floor: Floor, waiting: Waiting) -> bool:
    known = [doc for agent in waiting.passed_over if (doc := floor.agent(agent)) and doc.state in SERVING]
    return any(floor.serving(skill) > sum(skill in doc.skills for doc in known) for skill in waiting.open_to)


def reserve(floor: Floor, waiting: Waiting, agent: str, now: datetime) -> None:
    """Keep the agent for this caller and have the phone rung."""
    offer = floor.new_offer_id()
    call, queue = waiting.call, floor.queue(waiting.call.queue)
    floor.lines.leave(call.call)
    due = after(now, queue.ring_seconds + GRACE_SECONDS)
    floor.reservations[offer] = Reservation(offer, agent, waiting, due)
    floor.ringing_for[call.call] = offer
    floor.remember(due, "offer", offer)
    doc = floor.turn(agent, AgentState.RINGING, now, call=call.call, offer=offer, queue=queue.id, call_node=call.node)
    floor.effects.queues.add(queue.id)
    floor.effects.sends.append(SendOffer(call.node, Offer(offer, call.call, agent, doc.endpoint, queue.ring_seconds)))
