"""Writes audit rows for leaders' directions to agents, even for those given while the database was away."""

from collections.abc import Sequence

from hotline.events.envelope import Envelope
from hotline.events.routing import AgentDirected, fact_of
from hotline.infrastructure import audit


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if event.type != "agent.directed":
            continue
        fact = fact_of(event)
        assert isinstance(fact, AgentDirected)
        moment = event.at.isoformat(timespec="seconds")
        audit.record(
            by=fact.by,
            action=f"live.direct_{fact.to}",
            about=event.subject,
            why=fact.why,
            call=fact.call,
            moment=moment,
        )
