"""One web worker dials promised call-backs at their moment, each for an agent who is ready.

The router reserves the agent, then the agent's telephone is connected, then the citizen is rung: nobody is rung without
an agent. A ready agent is one for whom no caller waits, so that callers in line come first.
"""

from datetime import UTC, datetime

import structlog

from hotline.domains.voice.callbacks.actions.dial import PromisedCall, hand_out_promises, take_back
from hotline.domains.voice.calls.actions import commands
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.database import from_database
from hotline.infrastructure.mirror import Mirror
from hotline.kernel.errors import Refused, Unavailable
from hotline.processes.free_agents import free_agents
from hotline.processes.one_looks import one_looks

log = structlog.get_logger()
LOOK_SECONDS = 2.0
#: Refusals that say only that this agent cannot dial now.
NOT_THIS_AGENT = {"agent_busy", "signed_out"}


async def run_promised_calls(bus: Bus, mirror: Mirror, name: str) -> None:
    """Runs until cancelled; of all who do, one dials."""

    async def look_now() -> int:
        return await look(mirror, datetime.now(UTC))

    await one_looks(bus, mirror, lease="promises", name=name, every=LOOK_SECONDS, look=look_now)


async def look(mirror: Mirror, now: datetime) -> int:
    """Dial what is due for whoever is free; returns how many calls were begun."""
    signed_in, ready = free_agents(mirror)
    if not ready:
        return 0
    free = [agent.id for agent in ready]
    handed_out = await from_database(lambda: hand_out_promises(free, signed_in, now))
    return sum([await _begin(promised) for promised in handed_out])


async def _begin(promised: PromisedCall) -> bool:
    """False when the call did not begin. What nobody may dial stays in the agent's hand, who reads why in the list."""
    entry, by = promised.request["callback"], promised.by.number
    try:
        call = await commands.dial(by=promised.by, **promised.request)
    except (Refused, *DOWN) as error:
        log.info("a promised call did not begin", action="promise_not_dialled", entry=entry, agent=by, why=str(error))
        if not isinstance(error, Refused) or isinstance(error, Unavailable) or error.code in NOT_THIS_AGENT:
            await from_database(lambda: take_back(entry_id=entry, of=by))
        return False
    log.info("a promised call begins", action="promise_dialled", entry=entry, agent=by, call_id=call)
    return True
