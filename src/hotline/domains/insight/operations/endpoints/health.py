"""Does everything live? Answered without a session, and without the database when that is what is away."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from ninja import Router

from hotline.domains.insight.operations.ports import machine_reader
from hotline.domains.insight.operations.queries.invariants import last_run
from hotline.domains.insight.operations.rules.machine import findings
from hotline.domains.insight.operations.rules.processes import ProcessHealth, process_health
from hotline.domains.insight.operations.schemas import (
    BanOut,
    FindingOut,
    InvariantOut,
    InvariantsOut,
    MachineOut,
    SipEdgeOut,
)
from hotline.infrastructure import live
from hotline.infrastructure.answers import JsonAnswer
from hotline.infrastructure.heartbeat import Heartbeat
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.infrastructure.probes import Part, probe_parts
from hotline.infrastructure.sip_edge import edge_state
from hotline.kernel.permissions import Permission

router = Router(tags=["health"])
UNHEARD = {"silent", "missing"}


class Health(msgspec.Struct, frozen=True):
    """``parts`` and ``processes`` are there for whoever may see them."""

    ok: bool
    now: datetime
    parts: list[Part] | msgspec.UnsetType = msgspec.UNSET
    processes: list[ProcessHealth] | msgspec.UnsetType = msgspec.UNSET


@router.get("", auth=None)
async def health(request: StaffRequest) -> JsonAnswer[Health]:
    """The installation's health. ``ok`` is false when a part is away or an expected process is silent.

    Only readers with the permission get the lines behind it.
    """
    now, mirror = datetime.now(UTC), await live.ready_mirror()
    parts = await probe_parts()
    beats = [msgspec.json.decode(raw, type=Heartbeat) for _, raw in mirror.named("health")]
    processes = process_health(beats, now)
    ok = all(part.ok for part in parts) and all(process.state not in UNHEARD for process in processes)
    if request.staff is not None and request.staff.may(Permission.LIVE_HEALTH):
        return JsonAnswer(Health(ok, now, parts, processes))
    return JsonAnswer(Health(ok, now))


@router.get("/invariants", response=InvariantsOut, auth=needs(Permission.LIVE_HEALTH))
def invariants(request: StaffRequest) -> InvariantsOut:
    """The invariants as the last look found them."""
    run = last_run()
    if run is None:
        return InvariantsOut(at=None, seconds=0, invariants=[])
    found = [_invariant(code, figures) for code, figures in run.found.items()]
    return InvariantsOut(at=run.ended_at, seconds=(run.ended_at - run.started_at).total_seconds(), invariants=found)


def _invariant(code: str, figures: dict[str, Any]) -> InvariantOut:
    return InvariantOut(
        code=code, checked=figures["checked"], violations=figures["violations"], error=figures["trouble"]
    )


@router.get("/machine", response=MachineOut, auth=needs(Permission.LIVE_HEALTH))
def machine(request: StaffRequest) -> MachineOut:
    """The machine that answers: version, disk, clock, certificate, backup, work that waits."""
    now = datetime.now(UTC)
    found = machine_reader()(now)
    return MachineOut(
        site=found.site,
        node=found.node,
        version=found.version,
        revision=found.revision,
        database_bytes=found.database_bytes,
        findings=[FindingOut(code=e.code, tone=e.tone, text=e.text, remedy=e.remedy) for e in findings(found, now)],
    )


@router.get("/door", response=SipEdgeOut, auth=needs(Permission.LIVE_HEALTH))
async def sip_edge(request: StaffRequest) -> SipEdgeOut:
    """Whom the front door has banned. 503 when it does not answer."""
    found = await edge_state()
    if found is None:
        return SipEdgeOut(on=False, dropped=0, refused=0, bans=[])
    bans = [BanOut(source=ban.source, seconds=ban.seconds, why=ban.why) for ban in found.bans]
    return SipEdgeOut(on=True, dropped=found.dropped, refused=found.refused, bans=bans)
