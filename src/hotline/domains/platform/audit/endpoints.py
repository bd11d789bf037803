"""The audit trail for its administrator: search, the state of the chain, signed exports."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from django.http import FileResponse
from ninja import Query, Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.audit.actions import export as exports
from hotline.domains.platform.audit.models import AuditVerification
from hotline.domains.platform.audit.permissions import SEE
from hotline.domains.platform.audit.ports import signer
from hotline.domains.platform.audit.queries import rows as queries
from hotline.domains.platform.audit.queries.rows import AuditFilters
from hotline.domains.platform.audit.queries.state import chain_state
from hotline.domains.platform.audit.schemas import (
    AuditChainOut,
    AuditExportBody,
    AuditFindingOut,
    AuditHeadOut,
    AuditHourOut,
    AuditHoursOut,
    AuditPageOut,
    AuditPlaceOut,
    AuditQuery,
    AuditRowOut,
    AuditVerificationOut,
    SearchedBody,
    SearchHandleOut,
)
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import handle_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable
from hotline.kernel.masking import mask_name, mask_number
from hotline.kernel.permissions import Permission

router = Router(tags=["audit"], auth=needs(SEE))
LABELS = {permission.value: permission.label for permission in Permission}


@router.get("/rows", response=AuditPageOut)
def audit_rows(
    request: StaffRequest, filters: Query[AuditQuery], oldest_first: bool = False, cursor: str = ""
) -> AuditPageOut:
    """Fifty rows; ``oldest_first`` for a person's day and an object's history."""
    found = queries.page(AuditFilters(**filters.dict()), cursor, newest_first=not oldest_first)
    return AuditPageOut(rows=_to_out(found.rows), next=found.next)


@router.post("/search-handle", response=SearchHandleOut)
def search_handle(request: StaffRequest, body: SearchedBody) -> SearchHandleOut:
    """A handle by which rows are searched for what somebody typed, without that standing in an address."""
    text = body.text.strip()
    figures = text.replace(" ", "").replace("-", "")
    is_number = figures.lstrip("+").isdigit()
    text, masked = (figures, mask_number(figures)) if is_number else (text, mask_name(text))
    return SearchHandleOut(handle=handle_of(text, masked))


@router.get("/hours", response=AuditHoursOut)
def audit_hours(request: StaffRequest, filters: Query[AuditQuery]) -> AuditHoursOut:
    """How many rows each hour has, and how many of them are refusals."""
    found = queries.per_hour(AuditFilters(**filters.dict()))
    hours = [AuditHourOut(hour=each.hour, done=each.done, refused=each.refused, failed=each.failed) for each in found]
    return AuditHoursOut(rows=hours)


@router.get("/chain", response=AuditChainOut)
def audit_chain(request: StaffRequest) -> AuditChainOut:
    """The last head, the second places, the last verification, what was found."""
    state = chain_state()
    head = state.head
    return AuditChainOut(
        head=AuditHeadOut(position=head.position, digest=head.digest, at=head.at, kind=head.kind) if head else None,
        places=[
            AuditPlaceOut(name=place.name, readable=place.readable, confirmed_at=place.confirmed_at)
            for place in state.places
        ],
        verification=_verification(state.verification) if state.verification else None,
        findings=[
            AuditFindingOut(kind=each.kind, text=each.text, first_at=each.first_at, last_at=each.last_at)
            for each in state.findings
        ],
        guards=list(state.guards),
        key=_fingerprint(),
        retention_days=settings().audit.retention_days,
        oldest=state.oldest,
        pruned_until=state.pruned_until,
    )


@router.post("/export")
def audit_export(request: StaffRequest, body: AuditExportBody) -> FileResponse:
    """An archive: the rows as CSV or JSON lines, a signed manifest, the program that checks it. Audited."""
    inputs = body.dict()
    form = inputs.pop("form")
    made = exports.export(by=current_staff(request), filters=AuditFilters(**inputs), form=form, now=datetime.now(UTC))
    return FileResponse(BytesIO(made.content), as_attachment=True, filename=made.name, content_type="application/zip")


def _fingerprint() -> str:
    try:
        return signer().fingerprint
    except Unavailable:
        return ""


def _verification(row: AuditVerification) -> AuditVerificationOut:
    return AuditVerificationOut(
        at=row.ended_at,
        seconds=(row.ended_at - row.started_at).total_seconds(),
        links=row.links,
        heads=row.heads,
        findings=row.findings,
        error=row.error,
    )


def _to_out(rows: Sequence[AuditRow]) -> list[AuditRowOut]:
    names = names_of({row.by for row in rows})
    return [
        AuditRowOut(
            id=row.pk,
            at=row.at,
            by=row.by,
            by_name=names.get(row.by, ""),
            action=row.action,
            about=row.about,
            outcome=row.outcome,
            status=row.status,
            permission=row.permission,
            permission_label=LABELS.get(row.permission, ""),
            address=row.address,
            client=row.client,
            session=row.session,
            correlation=row.correlation,
            detail=row.detail,
        )
        for row in rows
    ]
