"""Raises an alarm for what a check has found, once; again after a day in which it was still found."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import structlog
from django.db import transaction

from hotline.domains.platform.audit.models import AuditFinding
from hotline.domains.platform.audit.rules.findings import Finding
from hotline.events import operations
from hotline.infrastructure import outbox
from hotline.kernel.ids import new_id

log = structlog.get_logger()
RAISED_AGAIN_AFTER = timedelta(days=1)
#: Longer than the hours of heads that a verification reads, so that each gap is told once.
GONE_AFTER = timedelta(hours=30)


@transaction.atomic
def report(findings: Iterable[Finding], now: datetime) -> int:
    """Returns how many alarms were raised."""
    raised = 0
    for finding in findings:
        known = AuditFinding.objects.filter(kind=finding.kind.value, about=finding.about).first()
        if known is not None and not _is_raised_again(finding, known, now):
            AuditFinding.objects.filter(pk=known.pk).update(last_at=now)
            continue
        alarm = _raise(finding)
        values = {"text": finding.text, "alarm": alarm, "last_at": now, "raised_at": now}
        AuditFinding.objects.update_or_create(
            kind=finding.kind.value, about=finding.about, defaults=values, create_defaults=values | {"first_at": now}
        )
        raised += 1
    return raised


def _is_raised_again(finding: Finding, known: AuditFinding, now: datetime) -> bool:
    """What went away and is back; what is grave and still there a day later."""
    lasting = finding.level == "red" and now - known.raised_at > RAISED_AGAIN_AFTER
    return lasting or now - known.last_at > GONE_AFTER


def _raise(finding: Finding) -> str:
    alarm = new_id("alarm")
    log.error("the audit trail was tampered with", action=finding.kind.value, about=finding.about, alarm=alarm)
    raised = operations.AlarmRaised(finding.level, finding.kind.value, finding.about, finding.text)
    outbox.announce(raised, subject=operations.subject(alarm))
    return alarm
