"""Reads of assignments: who has to learn a course, by which day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from hotline.domains.people.courses.models import Course, CourseAssignment, CourseLearner
from hotline.domains.people.training.queries.batches import running_members, running_numbers
from hotline.domains.platform.accounts.queries import ai_seats, staff_with
from hotline.kernel.permissions import Permission


class Figures(NamedTuple):
    """Of the people to whom a course is assigned."""

    people: int
    finished: int
    late: int


def assignments_of(course: str) -> list[CourseAssignment]:
    """Those due first in front."""
    return list(CourseAssignment.objects.filter(course=course).order_by("due_on", "id"))


def may_learn() -> dict[str, str]:
    """Number -> name of the people to whom courses are assigned: no machines."""
    machines = ai_seats()
    rows = staff_with(Permission.COURSES_LEARN)
    return {one.number: one.name for one in rows if one.number not in machines}


def dues_of(courses: Iterable[str]) -> dict[str, dict[str, date]]:
    """Course -> number -> the day by which it is to be learned: the earliest of all assignments of a person."""
    members: dict[str, list[str]] = {}
    dues: dict[str, dict[str, date]] = defaultdict(dict)
    for row in CourseAssignment.objects.filter(course__in=list(courses)).order_by("-due_on"):
        if row.batch and row.batch not in members:
            members[row.batch] = running_numbers(row.batch)
        numbers = members[row.batch] if row.batch else [row.number]
        dues[row.course_id] |= dict.fromkeys(numbers, row.due_on)
    return dues


def own_dues(number: str) -> dict[str, date]:
    """Course -> the day by which this person is to learn it."""
    batches = [member.batch_id for member in running_members(number)]
    rows = CourseAssignment.objects.filter(Q(number=number) | Q(batch__in=batches)).order_by("-due_on")
    return dict(rows.values_list("course", "due_on"))


def batches_assigned(course: str) -> list[str]:
    """Ids of the batches that have to learn it."""
    rows = CourseAssignment.objects.filter(course=course).exclude(batch="")
    return list(rows.order_by("id").values_list("batch", flat=True))


def figures_of(rows: Iterable[Course], today: date) -> dict[str, Figures]:
    ids = [row.pk for row in rows]
    finished: Mapping[str, set[str]] = defaultdict(set)
    learners = CourseLearner.objects.filter(course__in=ids, finished_at__isnull=False)
    for course, number in learners.values_list("course", "number"):
        finished[course].add(number)
    dues = dues_of(ids)
    return {id: _figures(dues.get(id, {}), finished[id], today) for id in ids}


def _figures(dues: Mapping[str, date], finished: set[str], today: date) -> Figures:
    open_dues = [due for number, due in dues.items() if number not in finished]
    return Figures(len(dues), len(dues) - len(open_dues), sum(due < today for due in open_dues))
