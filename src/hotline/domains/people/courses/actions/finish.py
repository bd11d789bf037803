"""A course that is finished: noted once, and reported to the batches that have to learn it."""

from django.db import transaction

from hotline.domains.people.courses.actions.reminders import settle_course
from hotline.domains.people.courses.models import Course, CourseLearner
from hotline.domains.people.courses.queries.assignments import batches_assigned
from hotline.domains.people.courses.queries.courses import about
from hotline.domains.people.courses.queries.learners import Enrolment
from hotline.domains.people.training.actions.results import record_result
from hotline.domains.people.training.rules.batches import ResultKind
from hotline.infrastructure import audit
from hotline.infrastructure.row_change import locked_if_there
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import beijing_day, now


def finish(learner: CourseLearner, *, by: str) -> None:
    """The learner is locked. It stays finished, whatever becomes of the course."""
    learner.finished_at, learner.finished_version = now(), learner.course.version
    learner.save(update_fields=["finished_at", "finished_version"])
    version = learner.finished_version
    audit.record(by=by, action="courses.finish", about=about(learner.course_id), staff=learner.number, version=version)
    settle_course(learner.course_id, learner.number)
    for batch in batches_assigned(learner.course_id):
        _report(learner, batch, by)


def finish_complete(enrolment: Enrolment) -> None:
    """What was still open of it is in use no more, or left out of a later version. Safe to repeat."""
    learner = enrolment.learner
    if learner is None or learner.finished_at is not None or not enrolment.progress.is_complete:
        return
    with transaction.atomic():
        row = locked_if_there(CourseLearner.objects.select_related("course").filter(pk=learner.pk, finished_at=None))
        if row is not None:
            finish(row, by=str(SYSTEM))


def report_to_batches(course: Course, *, by: str) -> None:
    """What members had finished before their batch was to learn it, or before they joined. Safe to repeat."""
    for batch in batches_assigned(course.pk):
        for learner in course.learners.filter(finished_at__isnull=False):
            _report(learner, batch, by)


def _report(learner: CourseLearner, batch: str, by: str) -> None:
    assert learner.finished_at is not None, "only a finished course counts"
    record_result(
        number=learner.number,
        kind=ResultKind.COURSE,
        score=1,
        passed=True,
        day=beijing_day(learner.finished_at),
        reference=about(learner.course_id),
        by=by,
        batch=batch,
    )
