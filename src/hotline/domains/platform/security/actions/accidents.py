"""The register of security accidents: opened, stepped through, closed and reopened with another person's approval.

What counts for the contract goes from here into the assessment's register, by ``ports.accident_register``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.ports import Approved
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.platform.notifications.rules.addressees import PermissionHolders
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.platform.security.models import Accident, AccidentStep
from hotline.domains.platform.security.ports import accident_register
from hotline.domains.platform.security.queries import accidents as queries
from hotline.domains.platform.security.rules.accidents import (
    KIND_NAMES,
    LEVEL_NAMES,
    STEP_NAMES,
    AccidentKind,
    Clock,
    DecisionKind,
    Level,
    StepKind,
    reminders,
    step_refusal,
)
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing
from hotline.kernel.clock import BEIJING, beijing_day
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

ADMINISTRATORS = PermissionHolders(Permission.SECURITY_MANAGE)
OUTCOMES = {True: "计入考核（K19）", False: "不计入考核"}
KIND = "security.accident"


@dataclass(frozen=True)
class Report:
    """What is known when an accident is opened. ``alarm``: the one it was opened from; "" for none."""

    title: str
    kind: AccidentKind
    level: Level
    text: str
    found_at: datetime
    alarm: str = ""


@transaction.atomic
def open_accident(*, by: Principal, report: Report) -> Accident:
    """Raises NotPermitted, Invalid."""
    _may(by, "accidents")
    now, title, text = datetime.now(UTC), fit_for_all(report.title), fit_for_all(report.text)
    if not title or not text:
        raise Invalid("请填写名称和经过。")
    if report.found_at > now:
        raise Invalid("发现时间不能晚于现在。请改时间。")
    day = f"{beijing_day(now):%Y%m%d}"
    serialise(f"serials of accidents {day}")
    row = Accident.objects.create(
        id=new_id("accident"),
        serial=f"{day}-{Accident.objects.filter(serial__startswith=day).count() + 1}",
        title=title,
        kind=report.kind.value,
        level=report.level.value,
        text=text,
        alarm=report.alarm,
        found_at=report.found_at,
        opened_at=now,
        opened_by=by.number,
    )
    _note(row, StepKind.FOUND, report.found_at, text[:500], by, now)
    about = queries.about(row.pk)
    audit.record(by=by.number, action="security.open_accident", about=about, level=row.level, alarm=row.alarm)
    _notify(row, "new", Urgency.URGENT, f"{LEVEL_NAMES[report.level]}安全事故已登记，请立即处置并记录", now)
    return row


@transaction.atomic
def note_step(*, by: Principal, id: str, kind: StepKind, at: datetime, text: str) -> AccidentStep:
    """Note what was done about it, and when. Raises NotPermitted, NotFound, Refused, Invalid."""
    with _changing(by, id) as change:
        row, text = change.row, fit_for_all(text)
        if not text:
            raise Invalid("请写明处置措施。")
        if why_not := step_refusal(at, row.found_at, change.at):
            raise Invalid(why_not)
        step = _note(row, kind, at, text, by, change.at)
        change.record("security.note_accident", step=kind.value)
    for reminder in ("near", "overdue"):
        settle(f"{queries.about(id)}/{kind.value}/{reminder}")
    settle(queries.about(id))
    return step


@transaction.atomic
def set_level(*, by: Principal, id: str, level: Level, reason: str) -> Accident:
    """Another level, for a reason; its terms follow. Raises NotPermitted, NotFound, Refused, Invalid."""
    with _changing(by, id) as change:
        row, reason = change.row, fit_for_all(reason)
        if not reason:
            raise Invalid("请写明修改级别的理由。")
        if row.level == level.value:
            raise Invalid("级别未变化，请另选级别。")
        change.record("security.grade_accident", before=row.level, after=level.value, reason=reason)
        row.level = level.value
    return row


@transaction.atomic
def request_closure(*, by: Principal, id: str, counts: bool, conclusion: str) -> None:
    """Request of the client that it is closed; ``counts``: as an accident of the contract.

    Raises NotPermitted, NotFound, Refused while a step is missing, Invalid.
    """
    with _changing(by, id) as change:
        row, facts = change.row, queries.facts_of(change.row)
        if why_not := queries.missing_for_closure(row):
            raise Refused(why_not, code="steps_missing")
        change.record("security.request_closure", counts=counts)
        requests.submit(
            by=by,
            kind=ApprovalKind.ACCIDENT_CLOSURE,
            about=change.about,
            title=f"{row.serial} {row.title}：结案，{OUTCOMES[counts]}",
            reason=conclusion,
            payload={"counts": counts},
            facts=[
                ("事故", f"{row.serial} {row.title}"),
                ("级别、种类", f"{LEVEL_NAMES[Level(row.level)]}，{KIND_NAMES[AccidentKind(row.kind)]}"),
                *((STEP_NAMES[step.kind], f"{step.at.astimezone(BEIJING):%m-%d %H:%M}") for step in facts),
                ("证据", f"{row.files.count()} 个文件"),
                ("批准后", f"结案，{OUTCOMES[counts]}"),
            ],
        )


def carry_out_closure(approved: Approved) -> None:
    """Close it, and have it counted. Raises NotFound, Refused when it is not possible any more."""
    id, counts = approved.about.removeprefix("accident/"), bool(approved.payload["counts"])
    rows = Accident.objects.filter(pk=id)
    with changing(rows, by=approved.approved_by, about=approved.about, missing=queries.NONE) as change:
        row = change.row
        _require_open(row)
        row.counts, row.conclusion, row.closed_at = counts, approved.reason, change.at
        row.closed_by, row.approved_by = approved.requested_by, approved.approved_by
        _decide(row, DecisionKind.CLOSED, approved, change.at, counts)
        change.record(
            "security.close_accident", counts=counts, requested_by=approved.requested_by, approval=approved.id
        )
    if counts:
        accident_register().enter(
            accident=id,
            day=beijing_day(row.found_at),
            about=f"{row.serial} {row.title}",
            note=row.conclusion,
            made_by=row.closed_by,
            approved_by=row.approved_by,
        )


@transaction.atomic
def request_reopening(*, by: Principal, id: str, reason: str) -> None:
    """Request that a closed accident is worked on and decided again: its keepers may, and who decides what counts.

    Raises NotPermitted, NotFound, Refused ``not_closed``, ``requested_already``, Invalid.
    """
    about = queries.about(id)
    if not by.may(Permission.SECURITY_MANAGE) and not by.may(Permission.ASSESSMENT_DECIDE):
        deny(by, Permission.SECURITY_MANAGE, about)
    with changing(Accident.objects.filter(pk=id), by=by.number, about=about, missing=queries.NONE) as change:
        row = change.row
        _require_closed(row)
        outcome = OUTCOMES[bool(row.counts)]
        change.record("security.request_reopening")
        requests.submit(
            by=by,
            kind=ApprovalKind.ACCIDENT_REOPENING,
            about=about,
            title=f"{row.serial} {row.title}：重新处理，原{outcome}",
            reason=reason,
            payload={},
            facts=[
                ("事故", f"{row.serial} {row.title}"),
                ("原结论", f"{row.conclusion}，{outcome}"),
                ("批准后", "回到处理中，时限继续计算" + ("；考核台账里的登记撤回" if row.counts else "")),
            ],
        )


def carry_out_reopening(approved: Approved) -> None:
    """Undo the closure. Raises NotFound; Refused when it is not closed, or counts in a quarter that is frozen."""
    id = approved.about.removeprefix("accident/")
    rows = Accident.objects.filter(pk=id)
    with changing(rows, by=approved.approved_by, about=approved.about, missing=queries.NONE) as change:
        row = change.row
        _require_closed(row)
        if row.counts:
            accident_register().withdraw(accident=id, why=approved.reason, by=approved.approved_by)
        _decide(row, DecisionKind.REOPENED, approved, change.at)
        change.record(
            "security.reopen_accident", counted=row.counts, requested_by=approved.requested_by, approval=approved.id
        )
        row.counts, row.conclusion, row.closed_at, row.reopened_at = None, "", None, change.at
        row.closed_by = row.approved_by = ""
    times = row.decisions.filter(kind=DecisionKind.REOPENED.value).count()
    _notify(row, f"reopened/{times}", Urgency.URGENT, "已批准重新处理，请继续处置并记录，再申请结案", row.reopened_at)


def _decide(row: Accident, kind: DecisionKind, approved: Approved, at: datetime, counts: bool | None = None) -> None:
    row.decisions.create(
        kind=kind.value,
        at=at,
        counts=counts,
        reason=approved.reason,
        requested_by=approved.requested_by,
        approved_by=approved.approved_by,
    )


def remind(now: datetime) -> int:
    """Notify of terms of open accidents that are near or over. Safe to repeat; returns how many were notified."""
    return sum(
        _remind(row, clock, reminder, now)
        for row in queries.open_accidents()
        for clock in queries.clocks_of(row, now)
        for reminder in reminders(clock, now)
    )


def _remind(row: Accident, clock: Clock, reminder: str, now: datetime) -> int:
    what = {"near": "临近时限", "overdue": "已过时限"}[reminder]
    due = f"{clock.due_at.astimezone(BEIJING):%m-%d %H:%M}"
    urgency = Urgency.URGENT if reminder == "overdue" else Urgency.IMPORTANT
    return _notify(row, f"{clock.step.value}/{reminder}", urgency, f"{STEP_NAMES[clock.step]}{what}（{due}）", now)


def _note(row: Accident, kind: StepKind, at: datetime, text: str, by: Principal, now: datetime) -> AccidentStep:
    return row.steps.create(kind=kind.value, at=at, text=text, by=by.number, noted_at=now)


def _notify(row: Accident, what: str, urgency: Urgency, text: str, now: datetime) -> int:
    about = queries.about(row.pk)
    content = Content(
        key=f"{about}/{what}",
        kind=KIND,
        title=f"安全事故 {row.serial}：{row.title}",
        text=f"{text}。",
        link=f"/accidents/{row.pk}",
        at=now,
        urgency=urgency,
        about=about if what == "new" else f"{about}/{what}",
    )
    return len(notify(content, [ADMINISTRATORS]))


@contextmanager
def _changing(by: Principal, id: str) -> Iterator[Change[Accident]]:
    _may(by, queries.about(id))
    rows = Accident.objects.filter(pk=id)
    with changing(rows, by=by.number, about=queries.about(id), missing=queries.NONE) as change:
        _require_open(change.row)
        yield change


def _require_open(row: Accident) -> None:
    if row.closed_at is not None:
        raise Refused("这起事故已经结案，不能再改。须改的，先申请重新处理。", code="closed")


def _require_closed(row: Accident) -> None:
    if row.closed_at is None:
        raise Refused("这起事故还在处理中，请直接记录经过。", code="not_closed")


def _may(by: Principal, about: str) -> None:
    if not by.may(Permission.SECURITY_MANAGE):
        deny(by, Permission.SECURITY_MANAGE, about)
