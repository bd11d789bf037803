"""Alarms for a condition of the system: raised once, and cleared once the condition is over."""

from datetime import datetime

from django.db import transaction

from hotline.domains.insight.operations.actions.invariants import clear_alarms
from hotline.domains.insight.operations.models import OpenViolation
from hotline.domains.insight.operations.rules.invariants import INVARIANT
from hotline.events.operations import AlarmRaised, subject
from hotline.infrastructure import outbox
from hotline.kernel.ids import new_id


@transaction.atomic
def raise_or_clear(kind: str, about: str, text: str, now: datetime) -> bool:
    """``text``: "" when the condition is over. Returns whether it holds. Safe to repeat."""
    open = list(OpenViolation.objects.select_for_update().filter(invariant=kind))
    if not text:
        clear_alarms(open)
    elif not open:
        alarm = new_id(INVARIANT.removesuffix("-"))
        outbox.announce(AlarmRaised("red", kind, about, text), subject=subject(alarm))
        OpenViolation.objects.create(invariant=kind, about=about, alarm=alarm, since=now)
    return bool(text)
