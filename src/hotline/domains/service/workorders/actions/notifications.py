"""Turns each event of a case into notifications to the people concerned."""

from collections.abc import Iterable

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.notifications.actions import notify, receipts
from hotline.domains.platform.notifications.rules.addressees import Addressee, PermissionHolders, Person, Role
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.service.workorders.actions.addressees import people_at
from hotline.domains.service.workorders.models import Case, CaseDeadline, Extension
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.blueprint import Effect
from hotline.domains.service.workorders.rules.deadlines.alerts import Level
from hotline.domains.service.workorders.rules.notifications import (
    ARRIVAL_URGENCY,
    Subject,
    deadline_title,
    deadline_urgency,
    due_line,
    line_of,
)
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope
from hotline.events.workorders import (
    CaseCommented,
    CaseDispatched,
    CaseFact,
    CaseStepDone,
    CaseSupervised,
    CaseUrged,
    DeadlineAlert,
    DeadlineMoved,
    DeadlineStopped,
    ExtensionAnswered,
    ExtensionRequested,
    TaskHeld,
    fact_of,
)
from hotline.kernel.permissions import Permission

DEADLINE, RETURNED, ASSIGNED, URGED = "case.deadline", "case.returned", "case.assigned", "case.urged"
MENTIONED, REQUESTED, ANSWERED = "case.mention", "approval.requested", "approval.answered"
SUPERVISORS = [PermissionHolders(Permission.WORKORDERS_SUPERVISE)]


def notify_of(event: Envelope) -> None:
    """Notify the people whom this event of a case concerns. Safe to repeat."""
    case = Case.objects.select_related("version", "department").filter(pk=subject_id(event)).first()
    if case is not None:
        _notify_of(event, fact_of(event), case)


def _notify_of(event: Envelope, fact: CaseFact, case: Case) -> None:
    match fact:
        case DeadlineAlert():
            _notify_of_deadline(event, fact, case)
        case DeadlineStopped():
            receipts.settle(_deadline_of(case, fact.clock))
        case DeadlineMoved(how="dropped" | "extended"):
            receipts.settle(_deadline_of(case, fact.clock))
        case CaseStepDone(effect=Effect.RETURN.value):
            holders = people_at(case, fact.to, with_heads=False)
            _send(event, case, RETURNED, "工单退回", holders, Urgency.IMPORTANT, by=fact.by)
        case TaskHeld(how="given" | "handed_over") if fact.person:
            _send(event, case, ASSIGNED, f"{_named(fact.by)} 转来工单", [Person(fact.person)], by=fact.by)
        case CaseDispatched() if urgency := ARRIVAL_URGENCY.get(case.urgency):
            _send(event, case, ASSIGNED, f"派来{case.urgency}工单", people_at(case, ()), urgency, by=fact.by)
        case CaseUrged():
            _send(event, case, URGED, f"第 {fact.times} 次催办", people_at(case, ()), Urgency.IMPORTANT, by=fact.by)
        case CaseSupervised(on=True):
            _send(event, case, URGED, "列入督办", people_at(case, ()), Urgency.IMPORTANT, by=fact.by)
        case CaseCommented():
            mentioned = [Person(number) for number in fact.mentions]
            _send(event, case, MENTIONED, f"{_named(fact.by)} 在留言里提到您", mentioned, by=fact.by)
        case ExtensionRequested():
            title = f"申请延期（{_clock_name(case, fact.clock)}）"
            about = _extension_of(case, fact.clock)
            _send(event, case, REQUESTED, title, SUPERVISORS, Urgency.IMPORTANT, by=fact.by, about=about)
        case ExtensionAnswered():
            receipts.settle(_extension_of(case, fact.clock))
            title = f"{'同意' if fact.granted else '不同意'}延期（{_clock_name(case, fact.clock)}）"
            _send(event, case, ANSWERED, title, _applicant(case, fact.clock), Urgency.IMPORTANT, by=fact.by)
        case _:
            pass


def _notify_of_deadline(event: Envelope, alert: DeadlineAlert, case: Case) -> None:
    """Notify of a deadline alert, unless its clock has stopped meanwhile."""
    plan = blueprint(case.version).clock(alert.clock)
    running = CaseDeadline.objects.filter(case=case, clock=alert.clock, stopped_at=None, dropped=False)
    if plan is None or not running.exists():
        return
    level, subject = Level(alert.level), _subject_of(case)
    to = people_at(case, plan.stops)
    if alert.to:
        to.append(Role(alert.to))
    title, line = deadline_title(subject, plan.name, level), due_line(alert.due_at, line_of(subject))
    about = _deadline_of(case, alert.clock)
    _notify(event, case, DEADLINE, title, to, deadline_urgency(level, alert.share), about=about, line=line)


def _send(
    event: Envelope,
    case: Case,
    kind: str,
    what: str,
    to: Iterable[Addressee],
    urgency: Urgency = Urgency.ROUTINE,
    *,
    by: str,
    about: str = "",
) -> None:
    """Notify people that ``what`` happened to the case. The person ``by`` whom it happened is left out."""
    _notify(event, case, kind, f"{what}：{case.number}", to, urgency, by=by, about=about)


def _notify(
    event: Envelope,
    case: Case,
    kind: str,
    title: str,
    to: Iterable[Addressee],
    urgency: Urgency,
    *,
    by: str = "",
    about: str = "",
    line: str = "",
) -> None:
    """``line``: in place of what the case is about."""
    content = Content(
        key=event.id,
        kind=kind,
        title=title,
        text=line or line_of(_subject_of(case)),
        link=f"/cases/{case.pk}",
        at=event.at,
        urgency=urgency,
        about=about,
    )
    notify.notify(content, to, except_for=[by])


def _deadline_of(case: Case, clock: str) -> str:
    return f"case/{case.pk}/deadline/{clock}"


def _extension_of(case: Case, clock: str) -> str:
    return f"case/{case.pk}/extension/{clock}"


def _subject_of(case: Case) -> Subject:
    return Subject(case.number, titles().get(case.topic, ""), case.district, case.confidential)


def _clock_name(case: Case, clock: str) -> str:
    plan = blueprint(case.version).clock(clock)
    return plan.name if plan else clock


def _applicant(case: Case, clock: str) -> list[Addressee]:
    """The person who requested the extension that was answered last."""
    last = Extension.objects.filter(case=case, deadline__clock=clock).order_by("-id").first()
    return [Person(last.requested_by)] if last else []


def _named(number: str) -> str:
    return f"{number} {names_of({number}).get(number, '')}".strip()
