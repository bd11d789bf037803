"""The links by which screens show a wall."""

from datetime import datetime

from django.db.models import QuerySet

from hotline.domains.insight.walls.models import Display
from hotline.infrastructure.sealing import secret_digests


def display_with(secret: str, now: datetime) -> Display | None:
    """The link in force with this secret, or None."""
    return _in_force(now).filter(digest__in=secret_digests(secret)).first()


def displays_of(wall: str) -> list[Display]:
    """All displays of a wall, present and past, those in force first."""
    return sorted(Display.objects.filter(wall_id=wall).order_by("-made_at"), key=lambda d: d.revoked_at is not None)


def in_force(wall: str, now: datetime) -> frozenset[int]:
    """Ids of the links that may go on showing the wall."""
    return frozenset(_in_force(now).filter(wall_id=wall).values_list("pk", flat=True))


def _in_force(now: datetime) -> QuerySet[Display]:
    return Display.objects.filter(revoked_at=None, expires_at__gt=now)
