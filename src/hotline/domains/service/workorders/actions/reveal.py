"""Seeing a case's personal data leaves a row with the reason."""

from hotline.domains.service.workorders.actions.common import check
from hotline.domains.service.workorders.models import Case
from hotline.events.workorders import subject
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.permissions import Permission


def note_reveal(*, by: Principal, case: Case, reason: str) -> None:
    check(by, Permission.WORKORDERS_REVEAL, case)
    audit.record(by=by.number, action="workorders.reveal", about=subject(case.pk), reason=reason)
