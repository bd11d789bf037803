"""One web worker keeps seats and sessions in step.

A call and its wrap-up are use: the agent's sessions do not end meanwhile for want of use. An agent whose sessions are
all over (ended by somebody, unused for too long, past their hours) is signed out of the seat, so that no caller is
offered to nobody; a talk goes on to the end of its wrap-up.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import msgspec
import structlog

from hotline.domains.voice.calls.ports import RemovePhone
from hotline.domains.voice.routing.ports import AgentDoc, AgentReply, AgentState, SignOut
from hotline.infrastructure import session_registry
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.session_registry import SessionBook, SessionState, is_idle
from hotline.infrastructure.settings import settings
from hotline.processes.one_looks import one_looks

log = structlog.get_logger()
LOOK_SECONDS = 1.0
#: How far the noted use of a session on a call may lag behind.
NOTE_AFTER = timedelta(seconds=60)
WHY = "forced"
FREE = (AgentState.READY, AgentState.NOT_READY, AgentState.MISSED)
BUSY = (AgentState.RINGING, AgentState.TALKING, AgentState.WRAP_UP)

type OwnSessions = Mapping[str, SessionState]


async def run_seat_watch(bus: Bus, mirror: Mirror, book: SessionBook, name: str) -> None:
    """Runs until cancelled; of all who do, one watches."""

    async def look_now() -> None:
        if book.is_current():
            await look(bus, mirror, book, datetime.now(UTC))

    await one_looks(bus, mirror, lease="seats", name=name, every=LOOK_SECONDS, look=look_now)


async def look(bus: Bus, mirror: Mirror, book: SessionBook, now: datetime) -> None:
    sessions: defaultdict[str, dict[str, SessionState]] = defaultdict(dict)
    for session, state in book.items():
        sessions[state.number][session] = state
    for _, raw in mirror.named("agents"):
        agent = msgspec.json.decode(raw, type=AgentDoc)
        own = sessions.get(agent.id, {})
        if agent.state in FREE and own and not open_among(own, now):
            await _sign_out(bus, agent)
        elif agent.state in BUSY:
            for session, state in open_among(own, now).items():
                if now - state.used_at > NOTE_AFTER:
                    await session_registry.note_use(bus, session, now)


def open_among(sessions: OwnSessions, now: datetime) -> OwnSessions:
    """Those that have not ended by anything."""
    idle_minutes = settings().sign_in.idle_minutes
    return {
        session: state
        for session, state in sessions.items()
        if not state.ended and state.expires_at > now and not is_idle(state, now, idle_minutes)
    }


async def _sign_out(bus: Bus, agent: AgentDoc) -> None:
    reply = await bus.request("router.agent", SignOut(agent.id, WHY), AgentReply)
    log.info("an agent without a session is signed out", action="seat_cleared", agent=agent.id)
    if reply.agent is not None and reply.agent.state is AgentState.SIGNED_OUT:
        await bus.send(f"callcontrol.{agent.node or settings().place.node}.phone_remove", RemovePhone(agent.id))
