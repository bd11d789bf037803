"""Assignments: a course for a batch or for some people, due on a day."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from hotline.domains.people.courses.actions.courses import may_manage
from hotline.domains.people.courses.actions.finish import report_to_batches
from hotline.domains.people.courses.actions.reminders import notify_assigned
from hotline.domains.people.courses.models import Course, CourseAssignment
from hotline.domains.people.courses.queries.assignments import may_learn
from hotline.domains.people.courses.queries.courses import NONE, about
from hotline.domains.people.courses.rules.chapters import CourseStage
from hotline.domains.people.training.queries.batches import running_numbers
from hotline.domains.people.training.rules.lists import numbers_typed
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, NotFound, Refused

MAX_PEOPLE = 500


@transaction.atomic
def assign(*, by: Principal, id: str, batch: str, listed: str, due_on: date) -> Course:
    """``listed``: numbers or names of people, as typed. Whoever has it already has the new day.

    Raises NotFound, NotPermitted, Invalid ``bad_list``, ``bad_assignment``, Refused ``unpublished``.
    """
    may_manage(by, about(id))
    row = locked(Course.objects.filter(pk=id), missing=NONE)
    if row.stage != CourseStage.PUBLISHED.value:
        raise Refused("课程尚未发布，请先发布。", code="unpublished")
    if due_on < beijing_day(now()):
        raise Invalid("截止日不能早于今天，请重新选择。", code="bad_assignment")
    people = numbers_typed(listed, may_learn())
    members = running_numbers(batch) if batch else []
    if batch and not members:
        raise Invalid("所选批次没有在训学员，请另选。", code="bad_assignment")
    if not batch and not people:
        raise Invalid("请选择批次，或填写工号、姓名。", code="bad_assignment")
    if len(people) > MAX_PEOPLE:
        raise Invalid(f"一次最多安排 {MAX_PEOPLE} 人，请分次安排。", code="bad_assignment")
    if batch:
        _set(row, by, due_on, batch=batch)
        report_to_batches(row, by=by.number)
    for number in people:
        _set(row, by, due_on, number=number)
    audit.record(
        by=by.number, action="courses.assign", about=about(id), batch=batch, people=len(people), due=str(due_on)
    )
    notify_assigned(row, due_on, _without_finished(row, {*members, *people}))
    return row


@transaction.atomic
def withdraw(*, by: Principal, id: str, assignment: int) -> Course:
    """They need not learn it any more; what they learned stays. Raises NotFound, NotPermitted."""
    may_manage(by, about(id))
    row = locked(Course.objects.filter(pk=id), missing=NONE)
    found = row.assignments.filter(pk=assignment).first()
    if found is None:
        raise NotFound("没有这项安排，请刷新页面。")
    audit.record(by=by.number, action="courses.withdraw", about=about(id), batch=found.batch, staff=found.number)
    found.delete()
    return row


def _set(row: Course, by: Principal, due_on: date, *, batch: str = "", number: str = "") -> None:
    columns = {"due_on": due_on, "assigned_by": by.number, "assigned_at": now()}
    CourseAssignment.objects.update_or_create(course=row, batch=batch, number=number, defaults=columns)


def _without_finished(row: Course, numbers: Iterable[str]) -> list[str]:
    finished = set(row.learners.filter(finished_at__isnull=False).values_list("number", flat=True))
    return sorted(set(numbers) - finished)
