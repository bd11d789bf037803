"""Matches agents and callers: a free agent for a caller, or a waiting caller for an agent who has become free.

An invariant makes each decision small: between two changes, no ready agent could take any waiting caller. A new caller
is therefore matched against free agents only, and a freed agent against the heads of the lines only. Cost, besides that
of the routing state: O(agents passed over) for a caller, O(skills + callers this agent let ring) for an agent.
"""

import contextlib
from collections.abc import Iterator
from datetime import datetime

from hotline.domains.voice.routing.rules.documents import AgentState
from hotline.domains.voice.routing.rules.effects import SendOffer
from hotline.domains.voice.routing.rules.lines import Waiting
from hotline.domains.voice.routing.rules.messages import Offer
from hotline.domains.voice.routing.rules.refusals import Refusal, refusals, skills_taken
from hotline.domains.voice.routing.rules.routing_state import SERVING, Reservation, RoutingState, after

GRACE_SECONDS = 5.0  # beyond the ringing itself, in case the callcontrol that rings has died
PREFER_SECONDS = 30.0


@contextlib.contextmanager
def much_news(state: RoutingState, now: datetime) -> Iterator[None]:
    """Postpone matching until all changes of a batch are made. Then the most urgent caller is matched first."""
    if not state.matching:
        yield
        return
    state.matching = False
    try:
        yield
    finally:
        state.matching = True
    _match_all(state, now)


def _match_all(state: RoutingState, now: datetime) -> None:
    """Match until no more caller can be.

    O(skills) an offer: the head of a line whose skill has a free agent can be offered.
    """
    while heads := [head for skill in state.pool.skills() if (head := next(state.lines.open_to(skill), None))]:
        waiting = min(heads, key=lambda head: head.key)
        agent = best_agent(state, waiting, now)
        assert agent is not None, "a free agent has the skill"
        if agent in waiting.passed_over:
            match_agent(state, agent, now)
        else:
            reserve(state, waiting, agent, now)


def match_call(state: RoutingState, call: str, now: datetime) -> None:
    """A caller has joined, come back, or waited long enough for others to help: look for an agent."""
    waiting = state.lines.get(call)
    if waiting is None or waiting.paused or not state.matching:
        return
    agent = best_agent(state, waiting, now)
    if agent is not None:
        reserve(state, waiting, agent, now)


def match_agent(state: RoutingState, agent: str, now: datetime) -> None:
    """An agent has become free: look for the most urgent caller they may take."""
    if agent not in state.pool or not state.matching:
        return
    waiting = first_in_line(state, agent)
    if waiting is not None:
        reserve(state, waiting, agent, now)


def best_agent(state: RoutingState, waiting: Waiting, now: datetime) -> str | None:
    """The best free agent for a caller, None for none.

    The preferred agent comes first, then agents of the queue's own skill, then those of the overflow. An agent who let
    this caller ring comes only when no other is left.
    """
    preferred = state.agent(waiting.call.prefer_agent)
    fresh = now < after(waiting.joined_at, PREFER_SECONDS)
    if preferred is not None and fresh and not refusals(preferred, waiting):
        return preferred.id
    for skill in waiting.open_to:
        for agent in state.pool.best_first(skill):
            if not refusals(state.agents[agent], waiting):
                return agent
    return _who_let_it_ring_longest_ago(state, waiting)


def _who_let_it_ring_longest_ago(state: RoutingState, waiting: Waiting) -> str | None:
    known = (doc for agent in waiting.passed_over if (doc := state.agent(agent)))
    return next((doc.id for doc in known if refusals(doc, waiting) == [Refusal.PASSED_OVER]), None)


def first_in_line(state: RoutingState, agent: str) -> Waiting | None:
    """The most urgent caller for a free agent.

    Callers whose offer this agent let lapse come after the others, as long as another agent will be free for them.
    """
    fresh: list[Waiting] = []
    let_ring: list[Waiting] = []
    for skill in skills_taken(state.agents[agent]):
        for waiting in state.lines.open_to(skill):
            if agent not in waiting.passed_over or not _others_will_be_free(state, waiting):
                fresh.append(waiting)
                break
            let_ring.append(waiting)
    return min(fresh or let_ring, key=lambda waiting: waiting.key, default=None)


def _others_will_be_free(state: RoutingState, waiting: Waiting) -> bool:
    known = [doc for agent in waiting.passed_over if (doc := state.agent(agent)) and doc.state in SERVING]
    return any(state.serving(skill) > sum(skill in skills_taken(doc) for doc in known) for skill in waiting.open_to)


def reserve(state: RoutingState, waiting: Waiting, agent: str, now: datetime) -> None:
    """Reserve the agent for this caller and request that the phone rings."""
    offer = state.new_offer_id()
    call, queue = waiting.call, state.queue(waiting.call.queue)
    state.lines.leave(call.call)
    due = after(now, queue.ring_seconds + GRACE_SECONDS)
    state.reservations[offer] = Reservation(offer, agent, waiting, due)
    state.ringing_for[call.call] = offer
    state.remember(due, "offer", offer)
    doc = state.turn(agent, AgentState.RINGING, now, call=call.call, offer=offer, queue=queue.id, call_node=call.node)
    state.effects.queues.add(queue.id)
    state.effects.sends.append(SendOffer(call.node, Offer(offer, call.call, agent, doc.endpoint, queue.ring_seconds)))
