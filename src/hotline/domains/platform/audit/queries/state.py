"""The state of the chain as its administrator sees it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from hotline.domains.platform.audit.models import AuditFinding, AuditHead, AuditPruning, AuditVerification
from hotline.domains.platform.audit.ports import second_places
from hotline.domains.platform.audit.queries import chain as queries
from hotline.infrastructure.models import AuditRow

RECENT_FINDINGS = 20


@dataclass(frozen=True)
class PlaceState:
    """``confirmed_at``: the newest head that this place has taken; None for none of those looked at."""

    name: str
    readable: bool
    confirmed_at: datetime | None


@dataclass(frozen=True)
class ChainState:
    head: AuditHead | None
    places: list[PlaceState]
    verification: AuditVerification | None
    findings: list[AuditFinding]
    guards: tuple[str, ...]
    #: The oldest row, None when there is none; rows were removed up to ``pruned_until``.
    oldest: datetime | None
    pruned_until: datetime | None


#: Heads that are looked through for what a place has taken.
LOOKED_THROUGH = 60


def chain_state() -> ChainState:
    recent = list(AuditHead.objects.order_by("-at", "-id")[:LOOKED_THROUGH])
    places = [
        PlaceState(place.name, place.readable, next((head.at for head in recent if place.name in head.confirmed), None))
        for place in second_places()
    ]
    return ChainState(
        head=recent[0] if recent else None,
        places=places,
        verification=AuditVerification.objects.order_by("-started_at").first(),
        findings=list(AuditFinding.objects.order_by("-last_at")[:RECENT_FINDINGS]),
        guards=queries.guards(),
        oldest=AuditRow.objects.order_by("at").values_list("at", flat=True).first(),
        pruned_until=AuditPruning.objects.aggregate(until=Max("until"))["until"],
    )
