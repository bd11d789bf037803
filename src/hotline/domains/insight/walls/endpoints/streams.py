"""A wall as it is shown: a snapshot, then every change, to who may see walls and to screens with a link."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router

from hotline.domains.insight.walls.actions import displays
from hotline.domains.insight.walls.endpoints.counts import Count, count_of, documents
from hotline.domains.insight.walls.models import Display
from hotline.domains.insight.walls.queries import displays as walls_displays
from hotline.domains.insight.walls.queries import layouts
from hotline.domains.insight.walls.queries.snapshots import wall_snapshot
from hotline.infrastructure import live
from hotline.infrastructure.answers import JsonAnswer
from hotline.infrastructure.database import from_database
from hotline.infrastructure.event_stream import Snapshot, follow, snapshot_of, streamed
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, deny
from hotline.infrastructure.sessions import refusal_of
from hotline.kernel.errors import NotPermitted, Refused, Unavailable
from hotline.kernel.permissions import Permission

#: Often enough that what is counted once a second is on screen within two.
HEARTBEAT_SECONDS = 0.5
SCHEME = "Display"
COUNTING = b": counting\n\n"


class LinkOver(Refused):
    status = 401
    code = "display_over"


@dataclass(frozen=True)
class Viewer:
    """The viewer of a wall: a signed-in person or a screen with a link. One of both is set."""

    staff: Principal | None
    display: Display | None

    def farewell(self, count: Count) -> str:
        """The code of the reason to end the stream now; "" for none."""
        if live.is_cut_off():
            return "no_answer"
        if self.display is not None:
            return "" if self.display.pk in count.displays else LinkOver.code
        refusal = refusal_of(self.staff) if self.staff else None
        return refusal.code if refusal else ""


class Sees:
    """A person who may see walls, or a screen with a link: ``Authorization: Display hd_…``."""

    permissions = (Permission.WALLS_VIEW,)

    async def __call__(self, request: StaffRequest) -> Viewer:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme == SCHEME:
            return Viewer(None, await from_database(lambda: _display(secret.strip())))
        staff = current_staff(request)
        if not staff.may(Permission.WALLS_VIEW):
            deny(staff, Permission.WALLS_VIEW, request.path)
        return Viewer(staff, None)


router = Router(tags=["walls"], auth=Sees())


@router.get("/{key}/snapshot")
async def snapshot(request: HttpRequest, key: str) -> JsonAnswer[Snapshot]:
    """The first event of the stream, computed for this request."""
    _only_its_own(_viewer(request), key)
    counted = await from_database(lambda: documents(key, datetime.now(UTC)))
    mirror = await live.ready_mirror()
    return JsonAnswer(snapshot_of(mirror, wall_snapshot(mirror, counted)))


@router.get("/{key}/stream")
async def stream(request: HttpRequest, key: str) -> StreamingHttpResponse:
    """Server-Sent Events of a wall: first a snapshot (layout, figures of its tiles, live data), then changes."""
    viewer = _viewer(request)
    _only_its_own(viewer, key)
    await from_database(lambda: _opened(viewer.display, key))
    await live.ready_mirror()
    if live.is_cut_off():
        raise Unavailable("系统内部通道已断开，大屏暂停更新，正在重连，请稍候。", code="no_answer")
    return streamed(_streamed(count_of(key), viewer))


async def _streamed(count: Count, viewer: Viewer) -> AsyncIterator[bytes]:
    """Every line begins with a snapshot: what is counted has no past to resume from."""
    mirror = await live.ready_mirror()
    async with count.watched(viewer.display.pk if viewer.display else None):
        yield COUNTING
        await count.first.wait()
        why: Callable[[], str] = lambda: viewer.farewell(count)  # noqa: E731
        async for event in follow(mirror, lambda m: wall_snapshot(m, count.docs), "", why, HEARTBEAT_SECONDS):
            yield event


def _viewer(request: HttpRequest) -> Viewer:
    viewer: Viewer = request.auth  # type: ignore[attr-defined]
    return viewer


def _display(secret: str) -> Display:
    display = walls_displays.display_with(secret, datetime.now(UTC))
    if display is None:
        raise LinkOver("这块屏的链接已停用或过期。请管理员重新生成。")
    return display


def _only_its_own(viewer: Viewer, key: str) -> None:
    if viewer.display is not None and viewer.display.wall_id != key:
        raise NotPermitted("这个链接不是这块大屏的。请用管理员提供的链接打开。")


def _opened(display: Display | None, key: str) -> None:
    layouts.displayed_version(layouts.wall_named(key))
    if display is not None:
        displays.note_opened(display, datetime.now(UTC))
