"""Live updates over Server-Sent Events: a snapshot of a view, then each change of it (docs/api.md)."""

from collections.abc import Callable
from typing import Literal

from django.http import StreamingHttpResponse
from ninja import Router

from hotline.domains.voice.calls.queries import screens
from hotline.infrastructure import live
from hotline.infrastructure.answers import JsonAnswer
from hotline.infrastructure.event_stream import LiveSnapshot, Snapshot, follow, snapshot_of, streamed
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, deny, needs
from hotline.infrastructure.sessions import refusal_of
from hotline.kernel.errors import Unavailable
from hotline.kernel.permissions import Permission

router = Router(tags=["live"], auth=needs())

type View = Literal["desk", "colleagues", "floor", "health", "own"]
#: Permissions of a view: any one of them is enough. A view without permissions is open to all who are signed in.
PERMISSIONS: dict[str, tuple[Permission, ...]] = {
    "desk": (Permission.DESK_USE,),
    "colleagues": (Permission.DESK_USE,),
    "floor": (Permission.LIVE_FLOOR,),
    "health": (Permission.LIVE_HEALTH,),
    "own": (),
}
SEE_ALARMS = (Permission.LIVE_FLOOR, Permission.LIVE_HEALTH)


@router.get("/snapshot")
async def snapshot(request: StaffRequest, view: View = "desk") -> JsonAnswer[Snapshot]:
    """The snapshot, the same as the first event of the stream."""
    draw = drawing(current_staff(request), view, request.path)
    mirror = await live.ready_mirror()
    return JsonAnswer(snapshot_of(mirror, draw(mirror)))


@router.get("/stream")
async def stream(request: StaffRequest, view: View = "desk") -> StreamingHttpResponse:
    """Server-Sent Events: snapshot, change, change, …; ``Last-Event-ID`` resumes."""
    staff = current_staff(request)
    draw = drawing(staff, view, request.path)
    mirror = await live.ready_mirror()
    if live.is_cut_off():
        raise Unavailable("系统内部通道已断开，现场信息暂停更新，正在重连，请稍候。", code="no_answer")
    last_seen = request.headers.get("Last-Event-ID", "")
    return streamed(follow(mirror, draw, last_seen, lambda: farewell(staff)))


def drawing(staff: Principal, view: View, path: str) -> Callable[[Mirror], LiveSnapshot]:
    """The function that draws the view for this person. Raises NotPermitted."""
    if PERMISSIONS[view] and not any(map(staff.may, PERMISSIONS[view])):
        deny(staff, PERMISSIONS[view][0], path)
    match view:
        case "desk":
            return lambda mirror: screens.desk(mirror, staff.number)
        case "colleagues":
            return lambda mirror: screens.colleagues(mirror, staff.number)
        case "floor":
            return screens.floor
        case "health":
            return screens.health
        case "own":
            sees_alarms = any(map(staff.may, SEE_ALARMS))
            return lambda mirror: screens.own(mirror, staff.number, sees_alarms=sees_alarms)


def farewell(staff: Principal) -> str:
    """Code of the reason why this person's stream must end now; "" when it may go on."""
    if refusal := refusal_of(staff):
        return refusal.code
    return "no_answer" if live.is_cut_off() else ""
