"""Directions of leaders: set an agent's state, end a talk. Today's directions are listed for permitted readers."""

from datetime import UTC, datetime

from ninja import Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.schemas.answers import AgentNow
from hotline.domains.voice.calls.schemas.desk import DirectBody, DirectionOut, DirectionsOut
from hotline.domains.voice.routing.queries.administered import directions_of
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope
from hotline.infrastructure.answers import JsonAnswer
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

router = Router(tags=["live"], auth=needs(Permission.LIVE_FLOOR, Permission.LIVE_DIRECT))


@router.post("/agents/{number}/direct", auth=needs(Permission.LIVE_DIRECT))
async def direct(request: StaffRequest, number: str, body: DirectBody) -> JsonAnswer[AgentNow]:
    """Set an agent ready, not ready or signed out, or end the talk. 403 for another group's agent, 409 ``not_now``."""
    by = current_staff(request)
    agent = await commands.direct(by=by, number=number, to=body.to, why=fit_for_all(body.reason))
    return JsonAnswer(AgentNow(agent))


@router.get("/directions", response=DirectionsOut)
def directions(request: StaffRequest) -> DirectionsOut:
    """Today's directions, newest first."""
    directions = directions_of(current_staff(request), beijing_day(datetime.now(UTC)))
    names = names_of({subject_id(event) for event in directions} | {str(event.data["by"]) for event in directions})
    return DirectionsOut(rows=[_to_out(event, names) for event in directions])


def _to_out(event: Envelope, names: dict[str, str]) -> DirectionOut:
    agent, by = subject_id(event), str(event.data["by"])
    return DirectionOut(
        at=event.at,
        by=by,
        by_name=names.get(by, ""),
        agent=agent,
        agent_name=names.get(agent, ""),
        to=event.data["to"],
        why=event.data["why"],
        call=event.data["call"],
    )
