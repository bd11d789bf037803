"""Calibrations: set up by one, graded blind by the invited, opened, decided item by item. Nothing of them counts."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from django.db import transaction

from hotline.domains.people.quality.actions.inspect import Graded, drafted
from hotline.domains.people.quality.models import Calibration, CalibrationSheet, Precedent
from hotline.domains.people.quality.queries.calibrations import (
    NONE,
    about,
    is_inspected_now,
    item_grades,
    sheets_of,
)
from hotline.domains.people.quality.queries.plans import possible_inspectors
from hotline.domains.people.quality.queries.standards import content_of, in_force
from hotline.domains.people.quality.rules.calibrations import (
    CalibrationSettings,
    CalibrationStage,
    check_settings,
    undecided,
)
from hotline.domains.people.quality.rules.inspections import MAX_COMMENT, MAX_SECONDS
from hotline.domains.people.quality.rules.standards import Grade, StandardKind, check_complete, check_grades
from hotline.domains.platform.accounts.queries import ai_seats
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.voice.records.queries.access import visible_call
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.redaction import hidden

#: With fewer grades there is nothing to compare.
MIN_SUBMITTED = 2


@transaction.atomic
def set_up(*, by: Principal, chosen: CalibrationSettings) -> Calibration:
    """Invite inspectors to grade a call that the chair may see.

    Raises NotPermitted, NotFound, Invalid ``bad_calibration``, ``no_agent``, Refused ``being_inspected``,
    ``no_standard``.
    """
    _may(by, Permission.QUALITY_DESIGN, "calibration/new")
    call = visible_call(by, chosen.call.strip())
    _check_call(call.pk, call.agent, StandardKind(chosen.kind))
    at = now()
    check_settings(chosen, possible_inspectors(), call.agent, beijing_day(at))
    row = Calibration(
        id=new_id("calibration"),
        name=chosen.name.strip(),
        standard=in_force(StandardKind(chosen.kind)),
        call=call.pk,
        call_at=call.at,
        agent=call.agent,
        chair=by.number,
        created_at=at,
        due=chosen.due,
    )
    row.save(force_insert=True)
    CalibrationSheet.objects.bulk_create(
        CalibrationSheet(calibration=row, inspector=number) for number in sorted(set(chosen.inspectors))
    )
    audit.record(
        by=by.number,
        action="quality.calibration",
        about=about(row.pk),
        call=call.pk,
        inspectors=sorted(set(chosen.inspectors)),
    )
    _notify_invited(row, at, "invited", f"校准会邀请：{row.name}", f"请在 {row.due} 前独立评分。")
    return row


def save_sheet(*, by: Principal, id: str, graded: Mapping[str, Graded]) -> None:
    """Store what is graded so far. A draft decides nothing, so it leaves no audit row.

    Raises NotFound, NotPermitted, Invalid, Refused ``submitted``, ``not_marking``.
    """
    _may(by, Permission.QUALITY_INSPECT, about(id))
    with transaction.atomic():
        sheet = _own_sheet(by, id)
        sheet.marks = drafted(content_of(sheet.calibration.standard), graded)
        sheet.save(update_fields=["marks"])


def submit_sheet(*, by: Principal, id: str, graded: Mapping[str, Graded]) -> Calibration:
    """Grade every item for good. The last of the invited opens the grades to all.

    Raises NotFound, NotPermitted, Invalid ``incomplete``, Refused ``submitted``, ``not_marking``.
    """
    _may(by, Permission.QUALITY_INSPECT, about(id))
    with _changing(by, id) as change:
        sheet = _own_sheet(by, id)
        content = content_of(change.row.standard)
        sheet.marks = drafted(content, graded)
        grades = {key: Grade(each["grade"]) for key, each in sheet.marks["items"].items() if each["grade"]}
        check_complete(content, grades)
        sheet.submitted_at = change.at
        sheet.save(update_fields=["marks", "submitted_at"])
        change.record("quality.calibration_mark")
        if all(each.submitted_at is not None for each in sheets_of(change.row)):
            _open(change)
    return change.row


def open_grades(*, by: Principal, id: str) -> Calibration:
    """Show all grades before everybody has submitted; who has not does not any more.

    Raises NotFound, NotPermitted, Refused ``not_chair``, ``wrong_stage``, ``too_few``.
    """
    with _chairing(by, id, CalibrationStage.MARKING) as change:
        if sum(each.submitted_at is not None for each in sheets_of(change.row)) < MIN_SUBMITTED:
            raise Refused(f"至少 {MIN_SUBMITTED} 人提交后才能公开，请提醒未评分的质检员。", code="too_few")
        _open(change)
    return change.row


def decide(*, by: Principal, id: str, item: str, grade: Grade, reason: str, seconds: int | None = None) -> Calibration:
    """The right grade of an item, with the reason. Until the calibration is closed it can be decided otherwise.

    Raises NotFound, NotPermitted, Invalid ``reason_missing``, ``unknown_item``, Refused ``not_chair``, ``wrong_stage``.
    """
    with _chairing(by, id, CalibrationStage.OPENED) as change:
        check_grades(content_of(change.row.standard), {item: grade})
        reason = hidden(reason.strip())
        if not 2 <= len(reason) <= MAX_COMMENT:
            raise Invalid("请填写定论理由，2 到 300 字。", code="reason_missing")
        if seconds is not None and not 0 <= seconds <= MAX_SECONDS:
            raise Invalid("时间点有误，请重新标记。", code="bad_seconds")
        decision = {"grade": grade.value, "reason": reason, "seconds": seconds, "by": by.number, "at": change.at}
        Precedent.objects.update_or_create(calibration=change.row, item=item, defaults=decision)
        change.record("quality.calibration_decide", item=item, grade=grade.value)
    return change.row


def close(*, by: Principal, id: str) -> Calibration:
    """The decisions stand and become precedents.

    Raises NotFound, NotPermitted, Refused ``not_chair``, ``wrong_stage``, ``undecided``.
    """
    with _chairing(by, id, CalibrationStage.OPENED) as change:
        row = change.row
        content = content_of(row.standard)
        if left := undecided(item_grades(row)):
            names = "、".join(content.item(item).name for item in left)
            raise Refused(f"以下评分项意见不一，请先定论：{names}。", code="undecided")
        row.stage, row.closed_at = CalibrationStage.CLOSED.value, change.at
        published = Precedent.objects.filter(calibration=row).update(published_at=change.at)
        change.record("quality.calibration_close", precedents=published)
        _notify_invited(row, change.at, "closed", f"校准会已定论：{row.name}", f"形成判例 {published} 条。")
    return change.row


def cancel(*, by: Principal, id: str, reason: str) -> Calibration:
    """Give it up while nothing is decided for good. Raises NotFound, NotPermitted, Invalid, Refused ``not_chair``."""
    with _chairing(by, id, CalibrationStage.MARKING, CalibrationStage.OPENED) as change:
        reason = hidden(reason.strip())
        if not 2 <= len(reason) <= MAX_COMMENT:
            raise Invalid("请填写取消理由，2 到 300 字。", code="reason_missing")
        change.row.stage, change.row.reason = CalibrationStage.CANCELLED.value, reason
        change.record("quality.calibration_cancel")
        _notify_invited(change.row, change.at, "cancelled", f"校准会已取消：{change.row.name}", reason)
    return change.row


def _open(change: Change[Calibration]) -> None:
    row = change.row
    row.stage, row.opened_at = CalibrationStage.OPENED.value, change.at
    change.record("quality.calibration_open")
    _notify_invited(row, change.at, "opened", f"校准会已公开评分：{row.name}", "可查看各人评分和一致性。", row.chair)


def _check_call(call: str, agent: str, kind: StandardKind) -> None:
    if not agent:
        raise Invalid("该通话没有坐席接听，不能校准，请另选通话。", code="no_agent")
    expected = StandardKind.AI_CALL if agent in ai_seats() else StandardKind.CALL
    if kind is not expected:
        raise Invalid("所选评分标准与通话种类不符，请重新选择。", code="bad_calibration")
    if is_inspected_now(call):
        raise Refused("该通话有未提交的质检单或申诉复核，请在办结后校准。", code="being_inspected")


def _own_sheet(by: Principal, id: str) -> CalibrationSheet:
    """The inspector's own, locked, while it can be filled in."""
    sheet = (
        CalibrationSheet.objects.select_for_update(of=("self",))
        .filter(calibration=id, inspector=by.number)
        .select_related("calibration__standard")
        .first()
    )
    if sheet is None:
        raise NotFound(NONE)
    if sheet.calibration.stage != CalibrationStage.MARKING.value:
        raise Refused("评分已公开或已取消，不能再评。请刷新查看。", code="not_marking")
    if sheet.submitted_at is not None:
        raise Refused("您已提交评分，不能再改。请等待公开。", code="submitted")
    return sheet


def _changing(by: Principal, id: str) -> AbstractContextManager[Change[Calibration]]:
    return changing(Calibration.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE)


@contextmanager
def _chairing(by: Principal, id: str, *stages: CalibrationStage) -> Iterator[Change[Calibration]]:
    """The calibration for its chair, in one of these stages."""
    _may(by, Permission.QUALITY_DESIGN, about(id))
    with _changing(by, id) as change:
        if change.row.chair != by.number:
            raise Refused("您不是主持人，请由主持人办理。", code="not_chair")
        if change.row.stage not in {each.value for each in stages}:
            raise Refused("校准会状态已变，请刷新查看。", code="wrong_stage")
        yield change


def _notify_invited(row: Calibration, at: datetime, step: str, title: str, text: str, *also: str) -> None:
    content = Content(
        key=f"{about(row.pk)}/{step}",
        kind="quality.due",
        title=title,
        text=text,
        link=f"/quality/calibrations/{row.pk}",
        at=at,
        urgency=Urgency.IMPORTANT,
        about=about(row.pk),
    )
    notify(content, [Person(each) for each in (*(sheet.inspector for sheet in sheets_of(row)), *also)])


def _may(by: Principal, permission: Permission, on: str) -> None:
    if not by.may(permission):
        deny(by, permission, on)
