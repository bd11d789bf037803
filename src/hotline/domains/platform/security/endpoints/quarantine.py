"""What was refused of uploads. There is no operation that takes a file out again, or destroys it before its term."""

from datetime import timedelta

from ninja import Query, Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.security.queries import quarantine as queries
from hotline.domains.platform.security.schemas import QuarantinedFileOut, QuarantineOut, QuarantineQuery
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.infrastructure.settings import settings
from hotline.kernel.permissions import Permission

router = Router(tags=["security"], auth=needs(Permission.SECURITY_MANAGE))


@router.get("/quarantine", response=QuarantineOut)
def quarantine(request: StaffRequest, filters: Query[QuarantineQuery], cursor: str = "") -> QuarantineOut:
    """Fifty refused uploads, the newest first."""
    page = queries.page(queries.QuarantineFilters(**filters.dict()), cursor)
    term, names = timedelta(days=settings().virus_scanner.quarantine_days), names_of({row.by for row in page.rows})
    return QuarantineOut(
        rows=[
            QuarantinedFileOut(
                id=row.pk,
                at=row.at,
                by=row.by,
                by_name=names.get(row.by, ""),
                place=queries.place_name(row.uploaded_to),
                kind=row.kind,
                name=row.name,
                size=row.size,
                finding=row.signature,
                sha256=row.digest,
                stored=row.file != "",
                destroyed_at=row.destroyed_at,
                destroyed_by=row.at + term if row.file else None,
            )
            for row in page.rows
        ],
        next=page.next,
    )
