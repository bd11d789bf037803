"""Which requests a person may see: those they may decide on, their own, and all for the audit."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.domains.platform.approvals.models import Approval
from hotline.domains.platform.approvals.rules.kinds import KINDS, ApprovalKind
from hotline.domains.platform.approvals.rules.requests import ApprovalState
from hotline.infrastructure.paging import page_by_moment
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid
from hotline.kernel.paging import Page
from hotline.kernel.permissions import Permission

NONE = "没有这项申请，或您无权查看。请刷新列表。"
OPEN = ApprovalState.OPEN.value


def decided_by(reader: Principal) -> list[str]:
    """The kinds on which this person may decide."""
    return [kind.value for kind, spec in KINDS.items() if reader.may(spec.decides)]


def visible_to(reader: Principal) -> QuerySet[Approval]:
    if reader.may(Permission.AUDIT_VIEW):
        return Approval.objects.all()
    return Approval.objects.filter(Q(requested_by=reader.number) | Q(kind__in=decided_by(reader)))


def waiting_for(reader: Principal, now: datetime) -> QuerySet[Approval]:
    """Open requests on which this person may decide now."""
    rows = Approval.objects.filter(state=OPEN, kind__in=decided_by(reader), expires_at__gt=now)
    return rows.exclude(requested_by=reader.number).exclude(about=f"staff/{reader.number}")


def open_abouts(kind: ApprovalKind, abouts: Collection[str], now: datetime) -> set[str]:
    """Of these subjects those for which somebody's request of this kind waits for a decision."""
    rows = Approval.objects.filter(state=OPEN, kind=kind.value, about__in=abouts, expires_at__gt=now)
    return set(rows.values_list("about", flat=True))


def page(reader: Principal, scope: str, now: datetime, cursor: str = "") -> Page[Approval]:
    """``scope``: waiting (for the reader), mine, or past. Fifty a page, newest first. Raises Invalid."""
    match scope:
        case "waiting":
            rows = waiting_for(reader, now)
        case "mine":
            rows = Approval.objects.filter(requested_by=reader.number)
        case "past":
            rows = visible_to(reader).exclude(state=OPEN, expires_at__gt=now)
        case _:
            raise Invalid("没有这种列表，请重新选择。")
    return page_by_moment(rows, "requested_at", cursor)


def usable(by: Principal, kind: ApprovalKind, about: str, now: datetime) -> Approval | None:
    """This person's approved request that is not used up."""
    rows = Approval.objects.filter(requested_by=by.number, kind=kind.value, about=about)
    return rows.filter(state=ApprovalState.APPROVED.value, usable_until__gt=now).order_by("requested_at").first()


def pending(by: Principal, kind: ApprovalKind, about: str, now: datetime) -> Approval | None:
    """This person's request on which nobody has decided yet."""
    rows = Approval.objects.filter(requested_by=by.number, kind=kind.value, about=about)
    return rows.filter(state=OPEN, expires_at__gt=now).first()


def is_pending(kind: ApprovalKind, about: str, now: datetime) -> bool:
    """Whether anybody's request waits for a decision."""
    return Approval.objects.filter(kind=kind.value, about=about, state=OPEN, expires_at__gt=now).exists()
