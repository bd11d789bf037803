"""Alarms of equipment open faults; who acknowledges the alarm has answered the fault."""

from collections.abc import Sequence

from hotline.domains.insight.operations.queries.alarms import alarm
from hotline.domains.insight.upkeep.actions import faults
from hotline.events.catalogue import kind_of, subject_id
from hotline.events.envelope import Envelope
from hotline.events.operations import AlarmAcknowledged, AlarmCleared, AlarmEscalated, AlarmRaised, fact_of


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if kind_of(event) != "alarm" or event.test:
            continue
        id = subject_id(event)
        match fact_of(event):
            case AlarmRaised() | AlarmEscalated():
                row = alarm(id)
                found = faults.AlarmFacts(id, row.kind, row.about, row.level, row.message)
                faults.open_by_alarm(found, at=event.at)
            case AlarmAcknowledged(by=by, name=name):
                faults.acknowledge_by_alarm(id, at=event.at, by=by, name=name)
            case AlarmCleared():
                faults.clear_by_alarm(id, at=event.at)
