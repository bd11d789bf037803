"""An agent's time, cut into periods of one state each."""

from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

import msgspec

from hotline.events import routing
from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope


class AgentPeriod(msgspec.Struct, frozen=True):
    """A period in which an agent was in one state."""

    agent: str
    #: Number of the event that began the period; identifies it within the agent.
    seq: int
    state: str
    reason: str
    call: str
    start: datetime
    #: None: the period lasts.
    end: datetime | None


def periods_of(events: Iterable[Envelope]) -> list[AgentPeriod]:
    """Periods of one agent, from events in any order; the last one is open.

    Ordered by moment, then number: past time written in afterwards has numbers of its own range.
    """
    turns = {event.seq: event for event in events if event.type in routing.TURNS}.values()
    opened = [_opened(turn) for turn in sorted(turns, key=lambda event: (event.at, event.seq))]
    closed = [msgspec.structs.replace(a, end=b.start) for a, b in pairwise(opened)]
    return closed + opened[-1:]


def _opened(turn: Envelope) -> AgentPeriod:
    agent = subject_id(turn)
    match fact_of(turn):
        case routing.AgentStateChanged(state=state, reason=reason, call=call):
            return AgentPeriod(agent, turn.seq, state, reason, call, turn.at, None)
        case routing.AgentSignedOut(why=why):
            return AgentPeriod(agent, turn.seq, "signed_out", why, "", turn.at, None)
        case _:
            return AgentPeriod(agent, turn.seq, "not_ready", "", "", turn.at, None)
