"""Links for screens in the house: made, listed, taken back."""

from datetime import UTC, datetime
from typing import Any

from ninja import Router

from hotline.domains.insight.walls.actions import displays as walls_displays
from hotline.domains.insight.walls.models import Display
from hotline.domains.insight.walls.queries import displays as queries_displays
from hotline.domains.insight.walls.queries import layouts
from hotline.domains.insight.walls.schemas import DisplayIn, DisplayOut, NewDisplayOut
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["walls"], auth=needs(Permission.WALLS_DESIGN))


@router.get("/{key}/displays", response=list[DisplayOut])
def displays(request: StaffRequest, key: str) -> list[DisplayOut]:
    return [DisplayOut(**_fields(each)) for each in queries_displays.displays_of(layouts.wall_named(key).key)]


@router.post("/{key}/displays", response=NewDisplayOut)
def make(request: StaffRequest, key: str, body: DisplayIn) -> NewDisplayOut:
    """Create a display and return its path.

    The secret follows the ``#``, which browsers do not send: no log holds it.
    """
    assert request.staff is not None
    display, secret = walls_displays.make_display(by=request.staff, key=key, place=body.place, days=body.days)
    return NewDisplayOut(**_fields(display), path=f"/wall/{key}#{secret}")


@router.post("/displays/{id}/revoke", response=DisplayOut)
def revoke(request: StaffRequest, id: int) -> DisplayOut:
    assert request.staff is not None
    return DisplayOut(**_fields(walls_displays.revoke_display(by=request.staff, id=id)))


def _fields(display: Display) -> dict[str, Any]:
    state = "revoked" if display.revoked_at else "on" if display.expires_at > datetime.now(UTC) else "expired"
    names = ("id", "place", "made_by", "made_at", "expires_at", "seen_at", "revoked_by")
    return {name: getattr(display, name) for name in names} | {"wall": display.wall_id, "state": state}
