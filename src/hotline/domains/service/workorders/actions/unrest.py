"""Reactions to unrest in a case: the leaders are notified at once and the unrest lane begins, whenever it is found."""

from django.db import transaction

from hotline.domains.service.workorders.actions import progress
from hotline.domains.service.workorders.actions.common import check, fit, locked_now, note, record, refuse_over, save
from hotline.domains.service.workorders.actions.form_values import fill, store_keywords
from hotline.domains.service.workorders.models import Case
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules import forms
from hotline.domains.service.workorders.rules.unrest import not_below, urgency_of
from hotline.domains.understanding.screening.queries import ALARM_LEVELS, is_graver
from hotline.events import operations
from hotline.events.workorders import CaseChanged, subject
from hotline.infrastructure import outbox
from hotline.infrastructure.eventlog.log import last_seq
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission

ALARM = "unrest_case"


@transaction.atomic
def mark_unrest(*, by: Principal, case: str, revision: int, level: str, about: str) -> Case:
    """Found after the registering: marked, urgent, its lane begun. Only ever graver. Raises Invalid, Refused."""
    row, at = locked_now(by, case, revision)
    if not by.may(Permission.WORKORDERS_WORK):
        check(by, Permission.WORKORDERS_CREATE, row)
    refuse_over(row)
    before, model = row.unrest, blueprint(row.version)
    if not model.unrest_gate or "unrest" not in forms.fields(model.form):
        raise Refused("这类工单没有不稳定因素的处置流程。请另建一张诉求工单。", code="no_lane")
    if not is_graver(level, before):
        raise Refused(f"工单已标为“{before}”，只能升级。", code="not_now")
    text = fit(about)
    if not text:
        raise Invalid("请填写人数、地点、时间、诉求、是否已报警；不详请填“不清楚”。", code="reason_missing")
    values = {"unrest": level, "unrest_about": text, "urgency": not_below(row.urgency, urgency_of(level))}
    changed = fill(row, model, values, only=values.keys(), draft=True)
    store_keywords(row)
    note(row, "unrest", by=by.number, at=at, text=text, level=level)
    fact = CaseChanged(sorted(changed), by.number, row.kind, row.topic, row.district, row.urgency)
    record(row, fact, by=by.number)
    alarm_leaders(row)
    if not before:
        progress.find_unrest(row, at, by=by.number)
    return save(row, at)


def alarm_leaders(case: Case) -> None:
    """Raise an alarm in the transaction that marks the case, once for each level. It does not quote the case."""
    name = operations.subject(f"{case.pk}-unrest-{ALARM_LEVELS[case.unrest]}")
    if case.trial or outbox.announced(name) or last_seq(name):
        return
    due = "立即" if case.unrest == "红" else "十分钟内"
    message = f"工单 {case.number} 有不稳定因素（{case.unrest}）。请班长按清单处置，{due}上报。"
    level = ALARM_LEVELS[case.unrest]
    raised = operations.AlarmRaised(level=level, kind=ALARM, about=subject(case.pk), message=message, call=case.call)
    outbox.announce(raised, subject=name)
