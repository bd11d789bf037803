"""Writes of alarms: rows follow the alarms' events, people acknowledge alarms and set thresholds."""

from collections.abc import Container

from django.db import transaction
from msgspec import to_builtins

from hotline.domains.insight.operations.models import Alarm, AlarmThreshold
from hotline.domains.insight.operations.queries.alarms import (
    alarm,
    open_alarms,
    threshold_of,
    thresholds,
    to_open_alarm,
)
from hotline.domains.insight.operations.rules.invariants import is_invariant
from hotline.domains.insight.operations.rules.thresholds import Threshold, what_is_wrong
from hotline.domains.insight.operations.rules.watch import is_watched
from hotline.domains.platform.accounts.queries import group_names
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope
from hotline.events.operations import (
    AlarmAcknowledged,
    AlarmCleared,
    AlarmEscalated,
    AlarmRaised,
    fact_of,
    subject,
)
from hotline.infrastructure import audit, outbox
from hotline.infrastructure.eventlog.log import last_seq
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked_if_there
from hotline.kernel.actor import Actor
from hotline.kernel.errors import Invalid, NotFound, Refused

BUCKET = "alarms"
ACKNOWLEDGED = "operations.acknowledge_alarm"


def fold(event: Envelope) -> None:
    """Bring one alarm's row up to date. The result does not depend on the order or repetition of events.

    The watch publishes its own alarms on the bus. This function publishes and removes all others.
    """
    id = subject_id(event)
    row = Alarm.objects.filter(pk=id).first() or Alarm(pk=id, raised_at=event.at)
    _take_up(row, event)
    row.save()
    if is_watched(id):
        return
    if row.cleared_at is None:
        outbox.publish(BUCKET, id, to_open_alarm(row))
    else:
        outbox.withdraw(BUCKET, id)


def _take_up(row: Alarm, event: Envelope) -> None:
    match fact_of(event):
        case AlarmRaised(level=level, kind=kind, about=about, message=message) as raised:
            row.kind, row.about, row.raised_at = kind, about, event.at
            row.queue, row.group, row.agent, row.call = raised.queue, raised.group, raised.agent, raised.call
            if row.escalated_at is None:
                row.level, row.message = level, message
        case AlarmEscalated(level=level, message=message):
            row.level, row.message, row.escalated_at = level, message, event.at
            if row.acknowledged_at is not None and row.acknowledged_at < event.at:
                row.acknowledged_at, row.acknowledged_by, row.acknowledged_name = None, "", ""
                row.acknowledged_note = ""
        case AlarmAcknowledged(by=by, name=name, note=note):
            _acknowledged(row, event, by, name, note)
        case AlarmCleared(by=by, note=note):
            row.cleared_at, row.cleared_by, row.note = event.at, by, note


def _acknowledged(row: Alarm, event: Envelope, by: str, name: str, note: str) -> None:
    """Record an acknowledgement.

    Those given to the watch, even while the database was away, get their audit row here.
    """
    if row.escalated_at is not None and event.at < row.escalated_at:
        return
    if is_watched(row.id) and row.acknowledged_at != event.at:
        audit.record(by=by, action=ACKNOWLEDGED, about=subject(row.id), at=event.at.isoformat())
    row.acknowledged_at, row.acknowledged_by = event.at, by
    row.acknowledged_name, row.acknowledged_note = name, note


@transaction.atomic
def show_again(*, unless_in: Container[str]) -> None:
    """Publish the open alarms again after the bus lost its store.

    ``unless_in``: names of documents that the bus still has.
    """
    for row in open_alarms():
        if not is_watched(row.id) and f"{BUCKET}/{row.id}" not in unless_in:
            outbox.publish(BUCKET, row.id, to_open_alarm(row))


@transaction.atomic
def acknowledge(*, by: Principal, alarm_id: str, note: str) -> None:
    """Acknowledge an alarm that the watch does not hold.

    Raises NotFound; Refused when it is over or acknowledged already.
    """
    found = alarm(alarm_id)
    if found.cleared_at is not None:
        raise Refused("告警已解除，无需确认。", code="cleared_already")
    if found.acknowledged_at is not None:
        who = found.acknowledged_name or found.acknowledged_by
        raise Refused(f"{who} 已确认，无需再确认。", code="acknowledged_already")
    _emit(by, alarm_id, AlarmAcknowledged(by.number, by.name, note))
    audit.record(by=by.number, action=ACKNOWLEDGED, about=subject(alarm_id))


@transaction.atomic
def clear(*, by: Principal, alarm_id: str, note: str) -> None:
    """Mark the alarm as dealt with.

    Raises NotFound; Refused when it is cleared already, or is of a kind that clears by itself.
    """
    found = alarm(alarm_id)
    if found.cleared_at is not None:
        raise Refused("告警已解除，无需处理。", code="cleared_already")
    if is_watched(alarm_id) or is_invariant(alarm_id):
        raise Refused("此类告警自动解除，请用“确认”。", code="clears_itself")
    _emit(by, alarm_id, AlarmCleared(by.number, note))
    audit.record(by=by.number, action="operations.clear_alarm", about=subject(alarm_id))


def _emit(by: Principal, alarm_id: str, fact: AlarmAcknowledged | AlarmCleared) -> None:
    name = subject(alarm_id)
    outbox.announce(fact, subject=name, actor=Actor.staff(by.number), after=last_seq(name))


@transaction.atomic
def set_threshold(*, by: Principal, row: Threshold) -> None:
    """Set a threshold for all, or for one queue or group. It counts from the next look on. Raises Invalid."""
    if wrong := what_is_wrong(row) or _unknown(row):
        raise Invalid(wrong)
    known = locked_if_there(AlarmThreshold.objects.filter(kind=row.kind, queue=row.queue, group=row.group))
    before = to_builtins(threshold_of(known)) if known else None
    values = {"on": row.on, "warn": row.warn, "urgent": row.urgent, "min_calls": row.min_calls}
    AlarmThreshold.objects.update_or_create(defaults=values, kind=row.kind, queue=row.queue, group=row.group)
    _publish_thresholds()
    about = f"threshold/{row.kind}"
    audit.record(by=by.number, action="operations.set_threshold", about=about, before=before, after=to_builtins(row))


@transaction.atomic
def remove_threshold(*, by: Principal, kind: str, queue: str, group: str) -> None:
    """Back to the general threshold, or (both "") to the one delivered. Raises NotFound."""
    found = AlarmThreshold.objects.filter(kind=kind, queue=queue, group=group).first()
    if found is None:
        raise NotFound("没有这条阈值，可能已被删除。请刷新列表。")
    before = to_builtins(threshold_of(found))
    found.delete()
    _publish_thresholds()
    audit.record(by=by.number, action="operations.remove_threshold", about=f"threshold/{kind}", before=before)


@transaction.atomic
def send_thresholds_again() -> None:
    """Publish the thresholds to a bus that does not have them."""
    _publish_thresholds()


def _publish_thresholds() -> None:
    outbox.publish("config", BUCKET, thresholds())


def _unknown(row: Threshold) -> str:
    if row.queue and row.queue not in queue_names():
        return "没有这个队列，请重新选择。"
    if row.group and row.group not in group_names():
        return "没有这个班组，请重新选择。"
    return ""
