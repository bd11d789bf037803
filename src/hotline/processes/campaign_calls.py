"""One web worker hands out entries of campaigns to agents who are ready, and dials those of progressive ones and
those of AI seats.

The router reserves the agent, then the agent's telephone is connected, then the citizen is rung: nobody is rung without
an agent. A ready agent is one for whom no caller waits, so that callers in line come first.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

import structlog
from django.db import transaction

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.service.campaigns.actions.dial import begin
from hotline.domains.service.campaigns.actions.entries import CampaignCall, hand_out_entries, tidy
from hotline.domains.service.campaigns.actions.seat_calls import hand_out_to_seats, settle_unreported
from hotline.domains.service.campaigns.rules.entries import FreeAgent
from hotline.domains.voice.calls.queries.screens import config_of
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.database import from_database
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Refused
from hotline.processes.free_agents import free_agents, free_ai_seats
from hotline.processes.one_looks import one_looks

log = structlog.get_logger()
LOOK_SECONDS = 2.0
#: The agent's rights are read anew for each call.
RIGHTS_LAST = timedelta(minutes=1)


async def run_campaign_calls(bus: Bus, mirror: Mirror, name: str) -> None:
    """Runs until cancelled; of all who do, one hands out."""

    async def look_now() -> int:
        return await look(mirror, datetime.now(UTC))

    await one_looks(bus, mirror, lease="campaigns", name=name, every=LOOK_SECONDS, look=look_now)


async def look(mirror: Mirror, now: datetime) -> int:
    """Hand out what is due to whoever is free, people and AI seats; returns how many entries."""
    held = {name.removeprefix("calls/") for name, _ in mirror.named("calls")}
    await from_database(lambda: _tidy(held, now))
    return await _to_people(mirror, now) + await _to_seats(mirror, now)


def _tidy(held: Collection[str], now: datetime) -> None:
    with transaction.atomic():
        tidy(held, now)
        settle_unreported(held, now)


async def _to_seats(mirror: Mirror, now: datetime) -> int:
    seats = free_ai_seats(mirror)
    calls = await from_database(lambda: hand_out_to_seats(seats, now)) if seats else []
    for call in calls:
        await _begin(call)
    return len(calls)


async def _to_people(mirror: Mirror, now: datetime) -> int:
    free = [FreeAgent(agent.id, frozenset(agent.skills)) for agent in free_agents(mirror).free]
    if not free:
        return 0
    skills = {queue.id: queue.skill for queue in config_of(mirror).queues}
    handed_out = await from_database(lambda: hand_out_entries(free, skills, now))
    for call in handed_out.calls:
        await _begin(call)
    return handed_out.offered + len(handed_out.calls)


async def _begin(call: CampaignCall) -> None:
    by = await from_database(lambda: _principal(call.agent))
    try:
        await begin(by=by, call=call)
    except (Refused, *DOWN) as error:
        log.info("a call of a campaign did not begin", action="campaign_not_dialled", call_id=call.call, why=str(error))


def _principal(number: str) -> Principal:
    staff = accounts.by_number(number)
    assert staff is not None, "who was chosen is active staff"
    return accounts.session_of(staff, datetime.now(UTC) + RIGHTS_LAST)
