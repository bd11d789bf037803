"""Restores the routing state of a new leader: configuration, agents as the last leader left them, event numbers."""

import asyncio
from datetime import datetime

import structlog

from hotline.domains.voice.routing.ports import AgentDoc, RoutingConfig
from hotline.domains.voice.routing.rules.routing_state import RoutingState
from hotline.events import routing as events
from hotline.infrastructure.bus.connection import Bus

log = structlog.get_logger()
PATIENCE_SECONDS = 0.5


async def configuration(bus: Bus) -> RoutingConfig:
    """The published configuration; waits until there is one."""
    bucket = bus.bucket("config", RoutingConfig)
    while (found := await bucket.get("routing")) is None:
        log.info("waiting for a configuration", action="configuration_missing")
        await asyncio.sleep(PATIENCE_SECONDS)
    return found[0]


async def restore_agents(bus: Bus, routing: RoutingState, now: datetime) -> None:
    """Numbers of events continue after the last one stored, also when its agent's document was not written any more.

    Where document and events of an agent do not agree, the document counts and the state is told again: either may have
    been the last that a leader got away.
    """
    docs = await bus.bucket("agents", AgentDoc).items()
    last = await asyncio.gather(*(bus.last_number(events.subject(agent)) for agent in docs))
    for doc, number in zip(docs.values(), last, strict=True):
        routing.restore(doc, now)
        routing.change(doc.id, seq=max(doc.seq, number))
        if number != doc.seq:
            routing.emit_state(doc.id, now)
