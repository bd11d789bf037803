"""After an inspection: the agent agrees or appeals an item, another inspector grades it blind, the client decides."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Q

from hotline.domains.people.quality.actions.inspect import about
from hotline.domains.people.quality.models import Appeal, Inspection, Mark, WrongAnswer
from hotline.domains.people.quality.queries.calibrations import have_calibrated
from hotline.domains.people.quality.queries.inspections import NO_RESULT, marks_of, results_of
from hotline.domains.people.quality.queries.plans import possible_inspectors
from hotline.domains.people.quality.queries.standards import content_of
from hotline.domains.people.quality.rules.inspections import (
    APPEAL_DAYS,
    MAX_COMMENT,
    AppealState,
    InspectionState,
    WrongState,
    appeal_ends,
)
from hotline.domains.people.quality.rules.standards import POLICY_CORRECT, Grade, check_grades, scored
from hotline.domains.platform.accounts.queries import groups_of
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import Addressee, PermissionHolders, Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing, locked
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.random_draws import draw_by_digest
from hotline.kernel.redaction import hidden

NO_APPEAL = "没有这条申诉，或不由您办理。请刷新列表。"


def agree(*, by: Principal, id: str) -> Inspection:
    """The agent confirms the result: no appeal any more. Raises NotFound, NotPermitted, Refused ``agreed``."""
    _may(by, Permission.QUALITY_VIEW_OWN, id)
    with changing(results_of(by.number).filter(pk=id), by=by.number, about=about(id), missing=NO_RESULT) as change:
        if change.row.agreed_at is not None:
            raise Refused("您已确认过该结果，无需再次确认。", code="agreed")
        change.row.agreed_at = change.at
        change.record("quality.agree")
    return change.row


def appeal(*, by: Principal, id: str, item: str, reason: str) -> Appeal:
    """Appeal one item that failed, once.

    Raises NotFound, NotPermitted, Invalid ``reason_missing``, Refused ``agreed``, ``too_late``, ``not_appealable``.
    """
    _may(by, Permission.QUALITY_VIEW_OWN, id)
    reason = _text(reason, "请填写申诉理由，2 到 300 字。")
    with changing(results_of(by.number).filter(pk=id), by=by.number, about=about(id), missing=NO_RESULT) as change:
        row = change.row
        if row.agreed_at is not None:
            raise Refused("您已确认该结果，不能再申诉。如有疑问请联系班长。", code="agreed")
        if row.submitted_at is None or appeal_ends(row.submitted_at) < change.at:
            raise Refused(f"已超过 {APPEAL_DAYS} 天申诉期，不能再申诉。如有疑问请联系班长。", code="too_late")
        mark = row.marks.filter(item=item).first()
        if mark is None or mark.grade != Grade.FAIL.value or Appeal.objects.filter(mark=mark).exists():
            raise Refused("该项未扣分、已申诉过或已提交仲裁，请选择其他评分项。", code="not_appealable")
        reviewer = _reviewer_of(row)
        state = AppealState.REVIEW if reviewer else AppealState.ARBITRATION
        found = Appeal(
            id=new_id("appeal"),
            mark=mark,
            reason=reason,
            by=by.number,
            at=change.at,
            state=state.value,
            reviewer=reviewer,
            due=beijing_day(change.at) + timedelta(days=APPEAL_DAYS),
        )
        found.save(force_insert=True)
        change.record("quality.appeal", item=item, appeal=found.pk)
        to: Addressee = Person(reviewer) if reviewer else PermissionHolders(Permission.QUALITY_ARBITRATE)
        _notify(found, change, "quality.due", "质检申诉待办", "/quality/appeals", to)
    return found


def review(*, by: Principal, id: str, grade: Grade, comment: str) -> Appeal:
    """Another inspector grades the item without seeing the first grade. The same grade stands; another goes to the
    client.

    Raises NotFound, NotPermitted, Invalid, Refused ``over``.
    """
    _may(by, Permission.QUALITY_INSPECT, id)
    comment = _text(comment, "请填写复核说明，2 到 300 字。")
    mine = Appeal.objects.filter(pk=id, reviewer=by.number)
    with changing(mine, by=by.number, about=f"appeal/{id}", missing=NO_APPEAL) as change:
        row = change.row
        _in_state(row, AppealState.REVIEW)
        _check_grade(row.mark, grade)
        row.review_grade, row.review_comment, row.reviewed_at = grade.value, comment, change.at
        change.record("quality.review", item=row.mark.item)
        if grade.value == row.mark.grade:
            row.state = AppealState.UPHELD.value
            _notify(row, change, "quality.result", "质检申诉：维持原评分", _page(row), Person(row.by))
        else:
            row.state = AppealState.ARBITRATION.value
            everybody = PermissionHolders(Permission.QUALITY_ARBITRATE)
            _notify(row, change, "quality.due", "质检申诉待仲裁", "/quality/appeals", everybody)
    return row


def arbitrate(*, by: Principal, id: str, grade: Grade, comment: str) -> Appeal:
    """The client decides the item for good. The first grade stays in the inspection beside the one that counts.

    Raises NotFound, NotPermitted, Invalid, Refused ``over``.
    """
    _may(by, Permission.QUALITY_ARBITRATE, id)
    comment = _text(comment, "请填写仲裁说明，2 到 300 字。")
    rows = Appeal.objects.filter(pk=id)
    with changing(rows, by=by.number, about=f"appeal/{id}", missing=NO_APPEAL) as change:
        row = change.row
        _in_state(row, AppealState.ARBITRATION)
        _check_grade(row.mark, grade)
        row.decided_by, row.decision, row.decided_at = by.number, comment, change.at
        changed = grade.value != row.mark.grade
        row.state = (AppealState.CHANGED if changed else AppealState.UPHELD).value
        change.record("quality.arbitrate", item=row.mark.item, grade=grade.value)
        if changed:
            _correct(row.mark, grade)
        _notify_agent(row, change, changed=changed)
        _notify_inspectors(row, change, changed=changed)
    return row


@transaction.atomic
def _correct(mark: Mark, grade: Grade) -> None:
    inspection = locked(Inspection.objects.filter(pk=mark.inspection_id), missing=NO_APPEAL)
    mark.final = grade.value
    mark.save(update_fields=["final"])
    counted = {each.item: Grade(each.final or each.grade) for each in marks_of([inspection])[inspection.pk]}
    score = scored(content_of(inspection.standard), counted)
    inspection.final_score, inspection.red_line = score.points, score.red_line
    inspection.save(update_fields=["final_score", "red_line"])
    if mark.item != POLICY_CORRECT:
        return
    if grade is Grade.FAIL:
        WrongAnswer.objects.get_or_create(inspection=inspection)
    else:
        waiting = WrongAnswer.objects.filter(inspection=inspection, state=WrongState.WAITING.value)
        waiting.update(state=WrongState.DISMISSED.value, comment="仲裁后更正")


def _reviewer_of(row: Inspection) -> str:
    """Neither who graded the call or calibrated it, nor of the agent's group; whoever has fewest appeals, or ""."""
    graded = set(Inspection.objects.filter(call=row.call).values_list("inspector", flat=True))
    graded |= have_calibrated(row.call)
    groups = groups_of(possible_inspectors())
    group = groups_of([row.agent]).get(row.agent, row.group)
    eligible = [
        each
        for each in possible_inspectors()
        if each not in graded and each != row.agent and (not group or groups.get(each) != group)
    ]
    counted = Appeal.objects.filter(reviewer__in=eligible).values_list("reviewer").order_by()
    loads = dict(counted.annotate(open=Count("pk", filter=Q(state=AppealState.REVIEW.value))))
    order = draw_by_digest(eligible, row.pk, len(eligible))
    return min(order, key=lambda each: loads.get(each, 0), default="")


def _check_grade(mark: Mark, grade: Grade) -> None:
    check_grades(content_of(mark.inspection.standard), {mark.item: grade})


def _in_state(row: Appeal, state: AppealState) -> None:
    if row.state != state.value:
        raise Refused("该申诉已办理，请刷新查看结果。", code="over")


def _text(text: str, missing: str) -> str:
    text = hidden(text.strip())
    if not 2 <= len(text) <= MAX_COMMENT:
        raise Invalid(missing, code="reason_missing")
    return text


def _page(row: Appeal) -> str:
    return f"/quality/own/{row.mark.inspection_id}"


def _notify_agent(row: Appeal, change: Change[Appeal], *, changed: bool) -> None:
    """Whoever has not appealed hears of a change alone."""
    if changed or not row.is_double:
        source = "双人复核" if row.is_double else "质检申诉"
        title = f"{source}：{'已更正评分' if changed else '维持原评分'}"
        _notify(row, change, "quality.result", title, _page(row), Person(row.mark.inspection.agent))


def _notify_inspectors(row: Appeal, change: Change[Appeal], *, changed: bool) -> None:
    """Whoever graded the call sees the decision on the own form."""
    title = f"仲裁结果：{'已更正评分' if changed else '维持原评分'}"
    of_call = Inspection.objects.filter(plan=row.mark.inspection.plan_id, call=row.mark.inspection.call)
    for graded in of_call.filter(state=InspectionState.SUBMITTED.value):
        link = f"/quality/work/{graded.pk}"
        _notify(row, change, "quality.result", title, link, Person(graded.inspector), part=f"/{graded.pk}")


def _notify(
    row: Appeal, change: Change[Any], kind: str, title: str, link: str, to: Addressee, *, part: str = ""
) -> None:
    """``part`` keeps two notifications of one decision distinct."""
    item = content_of(row.mark.inspection.standard).item(row.mark.item)
    content = Content(
        key=f"appeal/{row.pk}/{row.state}{part}",
        kind=kind,
        title=title,
        text=f"评分项“{item.name}”",
        link=link,
        at=change.at,
        urgency=Urgency.IMPORTANT,
        about=f"appeal/{row.pk}",
    )
    notify(content, [to])


def _may(by: Principal, permission: Permission, id: str) -> None:
    if not by.may(permission):
        deny(by, permission, id)
