"""The audit trail: who did what, from where. Rows are written in the transaction of the action: both exist or neither.

Requests whose action writes no row of its own get one from ``config.trail``.
"""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from hotline.infrastructure import audit_origin
from hotline.infrastructure.models import AuditRow


def record(*, by: str, action: str, about: str, outcome: str = "done", **detail: Any) -> None:
    """Write an audit row.

    ``by`` is a staff number, ``action`` a name such as ``citizens.reveal``, ``about`` a subject such as
    ``call/bj1a-…``. ``detail`` must hold no personal data.
    """
    row = AuditRow(at=datetime.now(UTC), by=by, action=action, about=about, outcome=outcome, detail=detail)
    if (origin := audit_origin.current()) is not None:
        transaction.on_commit(origin.note_row, robust=True)
        row.correlation, row.session, row.address = origin.correlation, origin.session, origin.address
        row.client, row.permission = origin.client, origin.permission
    row.save(force_insert=True)


def recorded_since(moment: datetime, *, by: str, action: str, about: str) -> bool:
    """Whether this person has an audit row for this action on this subject since ``moment``."""
    return AuditRow.objects.filter(by=by, action=action, about=about, at__gte=moment).exists()
