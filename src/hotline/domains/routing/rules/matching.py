"""Who gets whom. A free agent for a caller, a waiting caller for an agent who has become free.

Invariant that makes each decision small: between two changes no ready agent stands beside a caller who could be offered
to them. So a new caller is matched against free agents only, and a freed agent against the heads of the lines only.
Cost: O(agents passed over + log n) for a caller, O(queues + log n) for an agent.
"""

from collections.abc import Iterator
from datetime import datetime

from hotline.domains.routing.rules.configuration import QueueConfig, RoutingConfig
from hotline.domains.routing.rules.documents import AgentState
from hotline.domains.routing.rules.effects import SendOffer
from hotline.domains.routing.rules.floor import Floor, Reservation, after
from hotline.domains.routing.rules.lines import Waiting
from hotline.domains.routing.rules.messages import Offer
from hotline.domains.routing.rules.refusals import skills_wanted

GRACE_SECONDS = 5.0  # beyond the ringing itself, in case the callcontrol that rings has died


def configure(floor: Floor, config: RoutingConfig, now: datetime) -> None:
    """A new configuration counts at once, for those who wait and those who are free. O(agents + waiting)."""
    floor.configure(config)
    for agent in list(floor.agents):
        match_agent(floor, agent, now)


def match_call(floor: Floor, call: str, now: datetime) -> None:
    """A caller has joined, come back, or waited long enough for others to help: look for an agent."""
    waiting = floor.lines.get(call)
    if waiting is None or waiting.not_before > now.timestamp():
        return
    agent = best_agent(floor, waiting, now)
    if agent is not None:
        reserve(floor, waiting, agent, now)


def match_agent(floor: Floor, agent: str, now: datetime) -> None:
    """An agent has become free: look for the most urgent caller they may take."""
    if agent not in floor.pool:
        return
    waiting = most_urgent(floor, agent, now)
    if waiting is not None:
        reserve(floor, waiting, agent, now)


def best_agent(floor: Floor, waiting: Waiting, now: datetime) -> str | None:
    """The preferred agent if free; else own skill before overflow, who let it ring only when nobody else is left."""
    queue = floor.queues.get(waiting.call.queue)
    if queue is None:
        return None
    wanted = skills_wanted(queue, (now - waiting.call.since).total_seconds())
    preferred = waiting.call.prefer_agent
    if preferred and any(floor.pool.has_skill(preferred, skill) for skill in wanted):
        return preferred
    second_best = None
    for skill in wanted:
        for agent in floor.pool.best_first(skill):
            if agent not in waiting.passed_over:
                return agent
            second_best = second_best or agent
    return second_best


def most_urgent(floor: Floor, agent: str, now: datetime) -> Waiting | None:
    fresh: Waiting | None = None
    passed: Waiting | None = None
    for waiting in _candidates(floor, agent, now):
        if agent in waiting.passed_over:
            passed = waiting if passed is None or waiting.key < passed.key else passed
        elif fresh is None or waiting.key < fresh.key:
            fresh = waiting
    return fresh or passed


def _candidates(floor: Floor, agent: str, now: datetime) -> Iterator[Waiting]:
    """Of every queue the agent may serve: the first caller not passed over, and those before who were."""
    skills = floor.agents[agent].skills
    for queue in floor.queues.values():
        own = queue.skill in skills
        if not own and not any(rule.skill in skills for rule in queue.overflow):
            continue
        for waiting in floor.lines.in_order(queue.id):
            if waiting.not_before > now.timestamp() or not (own or _overflows(queue, waiting, skills, now)):
                continue
            yield waiting
            if agent not in waiting.passed_over:
                break


def _overflows(queue: QueueConfig, waiting: Waiting, skills: dict[str, int], now: datetime) -> bool:
    return any(skill in skills for skill in skills_wanted(queue, (now - waiting.call.since).total_seconds())[1:])


def reserve(floor: Floor, waiting: Waiting, agent: str, now: datetime) -> None:
    """Keep the agent for this caller and have the phone rung."""
    offer = floor.new_offer_id()
    call, queue = waiting.call, floor.queues[waiting.call.queue]
    place = floor.lines.place(call.call)
    floor.lines.leave(call.call)
    due = after(now, queue.ring_seconds + GRACE_SECONDS)
    floor.reservations[offer] = Reservation(offer, agent, call, place, due)
    floor.ringing_for[call.call] = offer
    floor.remember(due, "offer", offer)
    doc = floor.turn(agent, AgentState.RINGING, now, call=call.call, offer=offer, queue=queue.id)
    floor.effects.queues.add(queue.id)
    floor.effects.sends.append(SendOffer(call.node, Offer(offer, call.call, agent, doc.endpoint, queue.ring_seconds)))
