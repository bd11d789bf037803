"""The trail of who did what. Written in the transaction of the deed, so neither is without the other."""

from datetime import UTC, datetime
from typing import Any

from hotline.infrastructure.models import AuditRow


def record(*, by: str, action: str, about: str, outcome: str = "done", **detail: Any) -> None:
    """``by`` a staff number, ``action`` ``citizens.reveal``, ``about`` ``call/bj1a-…``; ``detail`` no personal data."""
    AuditRow.objects.create(at=datetime.now(UTC), by=by, action=action, about=about, outcome=outcome, detail=detail)


def recorded_since(moment: datetime, *, by: str, action: str, about: str) -> bool:
    """Whether this deed by this person is on record since then: a playback that goes on is not a new one."""
    return AuditRow.objects.filter(by=by, action=action, about=about, at__gte=moment).exists()
