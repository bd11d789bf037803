"""Who of the people at their desks, and which AI seats, could dial now, as the router's documents say."""

from typing import NamedTuple

import msgspec

from hotline.domains.voice.routing.ports import AgentDoc, AgentState
from hotline.infrastructure.mirror import Mirror


class AgentsAtWork(NamedTuple):
    """``free``: ready, with nothing planned for afterwards, the longest idle first."""

    signed_in: frozenset[str]
    free: list[AgentDoc]


def free_ai_seats(mirror: Mirror) -> list[str]:
    """AI seats that could dial now, the longest idle first."""
    agents = [msgspec.json.decode(raw, type=AgentDoc) for _, raw in mirror.named("agents")]
    ready = [agent for agent in agents if agent.is_ai and agent.state is AgentState.READY and not agent.next_state]
    return [agent.id for agent in sorted(ready, key=lambda agent: agent.idle_since or agent.since)]


def free_agents(mirror: Mirror) -> AgentsAtWork:
    agents = [msgspec.json.decode(raw, type=AgentDoc) for _, raw in mirror.named("agents")]
    people = [agent for agent in agents if not agent.is_ai and agent.state is not AgentState.SIGNED_OUT]
    ready = [agent for agent in people if agent.state is AgentState.READY and not agent.next_state]
    free = sorted(ready, key=lambda agent: agent.idle_since or agent.since)
    return AgentsAtWork(frozenset(agent.id for agent in people), free)
