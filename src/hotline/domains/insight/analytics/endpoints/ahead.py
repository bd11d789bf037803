"""Endpoint of 接下来: what leaders expect of the next two hours."""

from datetime import UTC, datetime

from ninja import Router

from hotline.domains.insight.analytics.queries.ahead import Ahead, ahead_of
from hotline.domains.insight.analytics.schemas.ahead import AheadOut
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["live"], auth=needs(Permission.LIVE_FLOOR))


@router.get("", response=AheadOut)
def ahead(request: StaffRequest) -> Ahead:
    """Calls to be expected, promised call-backs, announcements and articles that change by themselves, offices' hours,
    another kind of day tomorrow.
    """
    return ahead_of(datetime.now(UTC))
