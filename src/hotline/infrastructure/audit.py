"""The audit trail: who did what. Rows are written in the transaction of the action, so that both exist or neither."""

from datetime import UTC, datetime
from typing import Any

from hotline.infrastructure.models import AuditRow


def record(*, by: str, action: str, about: str, outcome: str = "done", **detail: Any) -> None:
    """Write an audit row.

    ``by`` is a staff number, ``action`` a name such as ``citizens.reveal``, ``about`` a subject such as
    ``call/bj1a-…``. ``detail`` must hold no personal data.
    """
    AuditRow.objects.create(at=datetime.now(UTC), by=by, action=action, about=about, outcome=outcome, detail=detail)


def recorded_since(moment: datetime, *, by: str, action: str, about: str) -> bool:
    """Whether this person has an audit row for this action on this subject since ``moment``.

    A playback that goes on asks this, so that it does not write a second row.
    """
    return AuditRow.objects.filter(by=by, action=action, about=about, at__gte=moment).exists()
