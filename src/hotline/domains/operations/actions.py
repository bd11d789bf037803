"""Raising and clearing alarms. The events are the truth; the table follows."""

from django.db import transaction

from hotline.domains.operations.models import Alarm
from hotline.domains.operations.queries import alarm
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope
from hotline.events.operations import AlarmCleared, AlarmRaised, fact_of, subject
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.eventlog.log import last_seq
from hotline.infrastructure.permissions import Signed
from hotline.kernel.errors import Refused


def fold(event: Envelope) -> None:
    """Bring one alarm up to date. Whichever of its two events comes first, and however often, the row ends the same."""
    row = Alarm.objects.filter(pk=subject_id(event)).first() or Alarm(pk=subject_id(event), raised_at=event.at)
    match fact_of(event):
        case AlarmRaised(level=level, kind=kind, about=about, message=message):
            row.level, row.kind, row.about, row.message, row.raised_at = level, kind, about, message, event.at
        case AlarmCleared(by=by, note=note):
            row.cleared_at, row.cleared_by, row.note = event.at, by, note
    row.save()


@transaction.atomic
def clear(*, by: Signed, alarm_id: str, note: str) -> None:
    """Say that the alarm is dealt with. Raises NotFound, Refused when somebody did before."""
    found = alarm(alarm_id)
    if found.cleared_at is not None:
        raise Refused("这条告警已经解除。", code="cleared_already")
    name = subject(alarm_id)
    outbox.announce(AlarmCleared(by.number, note), subject=name, actor=f"staff:{by.number}", after=last_seq(name))
    audit.record(by=by.number, action="operations.clear_alarm", about=subject(alarm_id))
