"""What the bus refuses a process is a red alarm, until nothing was refused for ten minutes."""

from datetime import datetime

from django.db import transaction

from hotline.domains.insight.operations.actions.invariants import clear_alarms
from hotline.domains.insight.operations.models import OpenViolation
from hotline.domains.insight.operations.ports import bus_log
from hotline.domains.insight.operations.rules.invariants import INVARIANT
from hotline.domains.insight.operations.rules.refusals import alarm_text, refusals
from hotline.events.operations import AlarmRaised, subject
from hotline.infrastructure import outbox
from hotline.kernel.ids import new_id

KIND, ABOUT = "bus_refused", "bus/refusals"


@transaction.atomic
def check_refusals(now: datetime) -> bool:
    """Raise the alarm once, clear it later; returns whether it stands. Safe to repeat."""
    text = alarm_text(refusals(bus_log()(), now))
    open = list(OpenViolation.objects.select_for_update().filter(invariant=KIND))
    if not text:
        clear_alarms(open)
        return False
    if not open:
        alarm = new_id(INVARIANT.removesuffix("-"))
        outbox.announce(AlarmRaised("red", KIND, ABOUT, text), subject=subject(alarm))
        OpenViolation.objects.create(invariant=KIND, about=ABOUT, alarm=alarm, since=now)
    return True
