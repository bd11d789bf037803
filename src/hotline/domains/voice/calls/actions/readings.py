"""The audit rows of those who read what is said in a talk while it lasts: one a reader, call and web worker."""

from functools import partial

from hotline.infrastructure import audit
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.recent import Recent

#: Readers are named in the audit trail once a call and web worker, not with every phrase.
REMEMBERED = 2_000


async def audit_reading(by: Principal, call: str, action: str) -> None:
    """Write the row before the first word is shown; nothing for later readings of the same."""
    known = _readings.get_or_add((by.number, call, action), list)
    if not known:
        await from_database(partial(audit.record, by=by.number, action=action, about=f"call/{call}"))
        known.append(True)


_readings: Recent[tuple[str, str, str], list[bool]] = Recent(REMEMBERED)
