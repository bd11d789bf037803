"""What every page says about the installation that serves it, before anybody signs in."""

from ninja import Router

from hotline.domains.insight.operations.schemas import InstallationOut
from hotline.infrastructure.permissions import StaffRequest
from hotline.infrastructure.settings import settings

router = Router(tags=["installation"])


@router.get("", response=InstallationOut, auth=None)
async def installation(request: StaffRequest) -> InstallationOut:
    return InstallationOut(demonstration=settings().is_demonstration)
