"""The openings of sealed values, counted by who holds the keys, come into the audit trail: a row for ten minutes."""

import msgspec

from hotline.infrastructure import audit
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import key_management

ACTION = "keys.openings"


def record() -> int:
    """Write the rows of the periods that are over. Returns their number.

    Broken off after a row it does not write it again: the row names its period.
    """
    management, written = key_management(), 0
    for period in management.openings():
        about = f"keys/openings/{period.name}"
        if not AuditRow.objects.filter(action=ACTION, about=about).exists():
            counted = [msgspec.to_builtins(each) for each in period.openings]
            audit.record(by="system", action=ACTION, about=about, openings=counted)
            written += 1
        management.forget_openings([period.name])
    return written
