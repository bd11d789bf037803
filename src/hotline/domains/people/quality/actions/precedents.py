"""A precedent that does not hold any more is retired, with the reason; what it said stays as it is."""

from hotline.domains.people.quality.models import Precedent
from hotline.domains.people.quality.queries.calibrations import NO_PRECEDENT
from hotline.domains.people.quality.rules.inspections import MAX_COMMENT
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import changing
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission
from hotline.kernel.redaction import hidden


def retire(*, by: Principal, id: int, reason: str) -> Precedent:
    """Inspectors do not see it any more. Raises NotFound, NotPermitted, Invalid ``reason_missing``."""
    on = f"precedent/{id}"
    if not by.may(Permission.QUALITY_DESIGN):
        deny(by, Permission.QUALITY_DESIGN, on)
    reason = hidden(reason.strip())
    if not 2 <= len(reason) <= MAX_COMMENT:
        raise Invalid("请填写停用理由，2 到 300 字。", code="reason_missing")
    rows = Precedent.objects.filter(pk=id, published_at__isnull=False, retired_at=None)
    with changing(rows, by=by.number, about=on, missing=NO_PRECEDENT) as change:
        change.row.retired_by, change.row.retired_at, change.row.retired_reason = by.number, change.at, reason
        change.record("quality.precedent_retire", item=change.row.item)
    return change.row
