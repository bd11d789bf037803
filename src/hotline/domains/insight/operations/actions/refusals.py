"""What bus or database refuse a process is a red alarm, until nothing was refused for ten minutes."""

from datetime import datetime

from django.db import transaction

from hotline.domains.insight.operations.actions.invariants import clear_alarms
from hotline.domains.insight.operations.models import OpenViolation
from hotline.domains.insight.operations.ports import bus_log, database_log
from hotline.domains.insight.operations.rules.invariants import INVARIANT
from hotline.domains.insight.operations.rules.refusals import alarm_text, database_refusals, refusals
from hotline.events.operations import AlarmRaised, subject
from hotline.infrastructure import outbox
from hotline.kernel.ids import new_id

BUS, DATABASE = "bus_refused", "database_refused"


def check_refusals(now: datetime) -> set[str]:
    """Raise each alarm once, clear it later; returns the kinds that stand. Safe to repeat."""
    texts = {
        BUS: alarm_text(refusals(bus_log()(), now), "内部通道"),
        DATABASE: alarm_text(database_refusals(database_log()(), now), "数据库"),
    }
    for kind, text in texts.items():
        _raise_or_clear(kind, text, now)
    return {kind for kind, text in texts.items() if text}


@transaction.atomic
def _raise_or_clear(kind: str, text: str, now: datetime) -> None:
    """``text``: "" when the alarm is over."""
    open = list(OpenViolation.objects.select_for_update().filter(invariant=kind))
    if not text:
        clear_alarms(open)
    elif not open:
        about, alarm = f"{kind.removesuffix('_refused')}/refusals", new_id(INVARIANT.removesuffix("-"))
        outbox.announce(AlarmRaised("red", kind, about, text), subject=subject(alarm))
        OpenViolation.objects.create(invariant=kind, about=about, alarm=alarm, since=now)
