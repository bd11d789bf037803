"""Faults: opened by an alarm or reported, answered by name, worked on, closed with cause and mending."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.domains.insight.upkeep.models import Fault, FaultStep
from hotline.domains.insight.upkeep.queries import faults as queries
from hotline.domains.insight.upkeep.queries.planned import announced
from hotline.domains.insight.upkeep.rules.faults import (
    ESCALATIONS,
    FRESH,
    FaultKind,
    FaultStepKind,
    Responsible,
    answer_seconds,
    down_days,
    kind_of_alarm,
    period_refusal,
)
from hotline.domains.insight.upkeep.rules.planned import is_covered
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.events.faults import DownDay, FaultAcknowledged, FaultClosed, FaultOpened
from hotline.infrastructure import audit, jobs
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import changing, emit, locked_if_there
from hotline.infrastructure.settings import settings
from hotline.kernel import clock
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

CALL = "hotline.domains.insight.upkeep.jobs.call_to_fault"
MAX_TITLE = 120


@dataclass(frozen=True)
class AlarmFacts:
    """What a fault needs of the alarm that opens it."""

    id: str
    kind: str
    about: str
    level: str
    message: str


@dataclass(frozen=True)
class Closing:
    """What is known of a fault once it is mended. ``down_*``: when 京晓保 could not be used; None when it could."""

    cause: str
    mending: str
    responsible: Responsible
    counts: bool
    why_not: str = ""
    down_from: datetime | None = None
    down_until: datetime | None = None


@transaction.atomic
def open_by_alarm(alarm: AlarmFacts, *, at: datetime) -> Fault | None:
    """Open the fault that an alarm is, or note it in the open one of the same subject. Safe to repeat.

    None for an alarm that is no fault, and for one of an earlier time, whose events are read again.
    """
    kind = kind_of_alarm(alarm.kind, alarm.about, alarm.level)
    if kind is None or clock.is_invented() or now() - at > FRESH:
        return None
    serialise(f"faults of {alarm.kind} {alarm.about}")
    if (known := queries.of_alarm(alarm.id).first()) is not None:
        return known
    open = Fault.objects.filter(alarm_kind=alarm.kind, alarm_about=alarm.about, closed_at=None).first()
    if open is not None:
        if not open.steps.filter(kind=FaultStepKind.ALARMED.value, at=at).exists():
            _note(open, FaultStepKind.ALARMED, at, "", alarm.message)
        return open
    return _open(
        Fault(kind=kind.value, alarm=alarm.id, alarm_kind=alarm.kind, alarm_about=alarm.about, raised_at=at),
        title=alarm.message,
        by="",
    )


@transaction.atomic
def report(*, by: Principal, kind: FaultKind, title: str, equipment: str = "") -> Fault:
    """A person reports a fault: the clock runs from now. Raises NotPermitted, Invalid."""
    if not (by.may(Permission.FAULTS_REPORT) or by.may(Permission.FAULTS_WORK)):
        deny(by, Permission.FAULTS_REPORT, "faults")
    title = fit_for_all(title)
    if len(title) < 2:
        raise Invalid("请写明故障现象，例如“3 排 12 号话机无声音”。", code="title_missing")
    row = Fault(kind=kind.value, equipment=fit_for_all(equipment), raised_at=now())
    fault = _open(row, title=title, by=by.number)
    audit.record(by=by.number, action="upkeep.report_fault", about=queries.about(fault.pk), kind=kind.value)
    return fault


def _open(row: Fault, *, title: str, by: str) -> Fault:
    place, day = settings().place, f"{beijing_day(row.raised_at):%Y%m%d}"
    serialise(f"serials of faults {day}")
    row.id, row.site, row.node = new_id("fault"), place.site, place.node
    row.serial = f"{day}-{Fault.objects.filter(serial__startswith=day).count() + 1}"
    row.title, row.opened_by = title[:MAX_TITLE], by
    actor = Actor.staff(by) if by else SYSTEM
    opened = FaultOpened(row.kind, row.title, row.raised_at, row.alarm, by)
    emit(row, opened, subject=queries.about(row.pk), actor=actor, alone=True)
    row.save(force_insert=True)
    _note(row, FaultStepKind.OPENED, row.raised_at, by, row.title)
    for step, after in enumerate(ESCALATIONS):
        jobs.defer(CALL, seconds=(row.raised_at + after - now()).total_seconds(), fault=row.pk, step=step)
    return row


def acknowledge(*, by: Principal, id: str) -> Fault:
    """The first answer of a person, by name. Raises NotPermitted, NotFound, Refused ``acknowledged_already``."""
    if not by.may(Permission.FAULTS_WORK):
        deny(by, Permission.FAULTS_WORK, queries.about(id))
    with changing(Fault.objects.filter(pk=id), by=by.number, about=queries.about(id), missing=queries.NONE) as change:
        row = change.row
        if row.acknowledged_at is not None:
            raise Refused(f"{row.acknowledged_name} 已确认，无需再确认。", code="acknowledged_already")
        change.announce(_acknowledged(row, change.at, by.number, by.name))
        change.record("upkeep.acknowledge_fault")
    settle(queries.about(id))
    return row


@transaction.atomic
def acknowledge_by_alarm(alarm: str, *, at: datetime, by: str, name: str) -> None:
    """Who acknowledges the alarm has answered the fault that it opened. Safe to repeat."""
    row = locked_if_there(queries.of_alarm(alarm).filter(acknowledged_at=None))
    if row is None:
        return
    fact = _acknowledged(row, at, by, name)
    emit(row, fact, subject=queries.about(row.pk), actor=Actor.staff(by), at=at)
    row.save()
    settle(queries.about(row.pk))


def _acknowledged(row: Fault, at: datetime, by: str, name: str) -> FaultAcknowledged:
    row.acknowledged_at, row.acknowledged_by, row.acknowledged_name = at, by, name
    _note(row, FaultStepKind.ACKNOWLEDGED, at, by, "")
    return FaultAcknowledged(by, name, answer_seconds(row.raised_at, at))


@transaction.atomic
def clear_by_alarm(alarm: str, *, at: datetime) -> None:
    """The alarm is over: noted, for a person to find out why and close the fault. Safe to repeat."""
    row = locked_if_there(queries.of_alarm(alarm).filter(closed_at=None))
    if row is not None and not row.steps.filter(kind=FaultStepKind.CLEARED.value, at=at).exists():
        _note(row, FaultStepKind.CLEARED, at, "", "")


def note(*, by: Principal, id: str, text: str) -> Fault:
    """What was found or done about it. Raises NotPermitted, NotFound, Refused, Invalid."""
    if not by.may(Permission.FAULTS_WORK):
        deny(by, Permission.FAULTS_WORK, queries.about(id))
    text = fit_for_all(text)
    if not text:
        raise Invalid("请写明发现的情况或采取的措施。")
    with changing(Fault.objects.filter(pk=id), by=by.number, about=queries.about(id), missing=queries.NONE) as change:
        _require_open(change.row)
        _note(change.row, FaultStepKind.NOTED, change.at, by.number, text)
        change.record("upkeep.note_fault")
    return change.row


def close(*, by: Principal, id: str, closing: Closing) -> Fault:
    """Mended: cause and mending are written, and the assessment's registers are told by the event.

    Raises NotPermitted, NotFound, Invalid; Refused while nobody has answered it, or when it is closed already.
    """
    if not by.may(Permission.FAULTS_WORK):
        deny(by, Permission.FAULTS_WORK, queries.about(id))
    with changing(Fault.objects.filter(pk=id), by=by.number, about=queries.about(id), missing=queries.NONE) as change:
        row = change.row
        _require_open(row)
        if row.acknowledged_at is None:
            raise Refused("尚未确认，请先确认再办结。", code="not_acknowledged")
        _take_in(row, closing, change.at)
        row.closed_at, row.closed_by = change.at, by.number
        _note(row, FaultStepKind.CLOSED, change.at, by.number, row.mending)
        change.announce(_closed(row, row.acknowledged_at))
        change.record("upkeep.close_fault", counts=row.counts, responsible=row.responsible)
    return row


def _take_in(row: Fault, closing: Closing, at: datetime) -> None:
    cause, mending, why_not = map(fit_for_all, (closing.cause, closing.mending, closing.why_not))
    if not cause or not mending:
        raise Invalid("请填写原因和处理结果。", code="cause_missing")
    if not closing.counts and not why_not:
        raise Invalid("不计入考核的，请写明理由。", code="why_missing")
    if refusal := period_refusal(closing.down_from, closing.down_until, row.raised_at, at):
        raise Invalid(refusal, code="period")
    if closing.responsible is Responsible.PLANNED and not _was_announced(closing):
        raise Invalid("停用时段没有事先报备的计划维护，不能按计划维护计。请另选责任。", code="not_announced")
    row.cause, row.mending, row.why_not = cause, mending, "" if closing.counts else why_not
    row.counts, row.responsible = closing.counts, closing.responsible.value
    row.down_from, row.down_until = closing.down_from, closing.down_until


def _was_announced(closing: Closing) -> bool:
    start, end = closing.down_from, closing.down_until
    return start is None or end is None or is_covered(start, end, announced(start, end))


def _closed(row: Fault, acknowledged_at: datetime) -> FaultClosed:
    down = down_days(row.down_from, row.down_until) if row.down_from and row.down_until else []
    return FaultClosed(
        row.serial,
        row.title,
        beijing_day(row.raised_at),
        answer_seconds(row.raised_at, acknowledged_at),
        bool(row.counts),
        row.closed_by,
        row.responsible,
        tuple(DownDay(day, minutes) for day, minutes in down),
    )


def _require_open(row: Fault) -> None:
    if row.closed_at is not None:
        raise Refused("该故障已办结，请刷新查看。", code="closed")


def _note(row: Fault, kind: FaultStepKind, at: datetime, by: str, text: str) -> None:
    FaultStep.objects.create(fault=row, kind=kind.value, at=at, by=by, text=text[:300])
