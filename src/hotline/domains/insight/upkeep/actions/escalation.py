"""Calling people to a fault that nobody has answered: who is on call, then the next on the rota, then everybody."""

from datetime import datetime

from django.db import transaction

from hotline.domains.insight.upkeep.models import Fault, FaultStep
from hotline.domains.insight.upkeep.queries import faults as queries
from hotline.domains.insight.upkeep.queries.rota import duties, duty_of
from hotline.domains.insight.upkeep.rules.faults import ESCALATIONS, FaultStepKind
from hotline.domains.insight.upkeep.rules.rota import FIRST, NEXT, on_call
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import PermissionHolders, Recipients
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.infrastructure.row_change import locked_if_there
from hotline.kernel.clock import now
from hotline.kernel.permissions import Permission

KIND = "fault.duty"
TITLES = ("设备故障，请确认", "设备故障无人确认，请确认", "设备故障超过三分钟无人确认")
EVERYBODY = PermissionHolders(Permission.FAULTS_WORK)


@transaction.atomic
def call(*, fault: str, step: int) -> list[str]:
    """Call whoever is due at this step; returns the staff numbers. Nobody once it is answered. Safe to repeat."""
    row = locked_if_there(Fault.objects.filter(pk=fault, acknowledged_at=None, closed_at=None))
    if row is None:
        return []
    at = now()
    people = _due(step, at)
    content = Content(
        key=f"{queries.about(fault)}/{step}",
        about=queries.about(fault),
        kind=KIND,
        title=TITLES[step],
        text=row.title,
        link=f"/operations/faults/{fault}",
        at=row.raised_at,
        urgency=Urgency.URGENT,
    )
    called = notify(content, [Recipients(tuple(people)) if people else EVERYBODY])
    if called:
        FaultStep.objects.create(
            fault=row, kind=FaultStepKind.CALLED.value, at=at, text=_text(called, bool(people), step)
        )
    return called


def _due(step: int, at: datetime) -> list[str]:
    """Empty for everybody: at the last step, and where the rota has nobody."""
    if step == len(ESCALATIONS) - 1:
        return []
    return on_call((duty_of(row) for row in duties(at, at + ESCALATIONS[-1])), at, (FIRST, NEXT)[step])


def _text(called: list[str], by_rota: bool, step: int) -> str:
    names = names_of(set(called))
    people = "、".join(f"{number} {names.get(number, '')}".strip() for number in called[:6])
    more = f"等 {len(called)} 人" if len(called) > 6 else ""
    why = "" if by_rota or step == len(ESCALATIONS) - 1 else "（值班表无人）"
    return f"{people}{more}{why}"
