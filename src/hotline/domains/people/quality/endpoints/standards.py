"""Endpoints of standards: the versions of a kind."""

from ninja import Router

from hotline.domains.people.quality.endpoints.shapes import standard_of
from hotline.domains.people.quality.queries import standards
from hotline.domains.people.quality.rules.standards import StandardKind
from hotline.domains.people.quality.schemas.inspections import StandardListOut
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.permissions import Permission

router = Router(
    tags=["quality"],
    auth=needs(
        Permission.QUALITY_DESIGN,
        Permission.QUALITY_PUBLISH,
        Permission.QUALITY_INSPECT,
        Permission.QUALITY_VIEW,
        Permission.QUALITY_VIEW_GROUP,
        Permission.QUALITY_VIEW_OWN,
    ),
)


@router.get("", response=StandardListOut)
def versions(request: StaffRequest, kind: StandardKind = StandardKind.CALL) -> StandardListOut:
    """All versions, the newest first."""
    return StandardListOut(rows=[standard_of(row) for row in standards.versions(kind)])
