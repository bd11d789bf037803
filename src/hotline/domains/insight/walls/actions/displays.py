"""Links for screens in the house. The secret is told once, to who made it, and kept nowhere."""

import secrets
from datetime import UTC, datetime, timedelta

from django.db import transaction

from hotline.domains.insight.walls.models import Display, Wall
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing
from hotline.infrastructure.sealing import secret_digest
from hotline.kernel.errors import Invalid, NotFound, Refused

PREFIX = "hd_"
MAX_DISPLAYS, LONGEST_DAYS = 50, 400
#: A screen that comes back within this time has not been opened anew.
REOPENED = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)


@transaction.atomic
def make_display(*, by: Principal, key: str, place: str, days: int) -> tuple[Display, str]:
    """The link and its secret. Raises NotFound, Invalid, Refused ``not_published``."""
    wall = Wall.objects.filter(pk=key).first()
    if wall is None:
        raise NotFound("没有这块大屏，请刷新列表。")
    if not place.strip() or not 1 <= days <= LONGEST_DAYS:
        raise Invalid(f"请填写屏的位置，有效期 1 到 {LONGEST_DAYS} 天。")
    if not wall.published:
        raise Refused("请先发布再生成链接。", code="not_published")
    now, secret = datetime.now(UTC), PREFIX + secrets.token_urlsafe(32)
    if Display.objects.filter(revoked_at=None, expires_at__gt=now).count() >= MAX_DISPLAYS:
        raise Refused(f"最多 {MAX_DISPLAYS} 个在用链接。请先停用不需要的。", code="too_many")
    display = Display.objects.create(
        wall=wall,
        place=place.strip(),
        digest=secret_digest(secret),
        made_by=by.number,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    audit.record(
        by=by.number, action="walls.make_display", about=f"display/{display.pk}", wall=key, place=place, days=days
    )
    return display, secret


def revoke_display(*, by: Principal, id: int) -> Display:
    """Revoke a link.

    Its screen goes dark within seconds. The row stays for the audit trail; a repeat changes nothing.
    """
    rows = Display.objects.filter(pk=id)
    with changing(rows, by=by.number, about=f"display/{id}", missing="没有这个链接，请刷新列表。") as change:
        display = change.row
        if display.revoked_at is None:
            display.revoked_at, display.revoked_by = change.at, by.number
            change.record("walls.revoke_display", wall=display.wall_id)
    return display


def note_opened(display: Display, now: datetime) -> None:
    """Note that a screen has opened its link. An audit row is written unless the screen only reconnected."""
    about = f"display/{display.pk}"
    if not audit.recorded_since(now - REOPENED, by="display", action="walls.open", about=about):
        audit.record(by="display", action="walls.open", about=about, wall=display.wall_id)
    note_seen([display.pk], now)


def note_seen(ids: list[int], now: datetime) -> None:
    """Note that these links were in use, to the minute."""
    Display.objects.filter(pk__in=ids).exclude(seen_at__gt=now - SEEN_EVERY).update(seen_at=now)
