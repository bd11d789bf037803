"""Once its person may know how a sitting went: the batch has the result, the book the wrong answers."""

from hotline.domains.people.exams.actions.review_cards import note_wrong_answers
from hotline.domains.people.exams.models import Exam, Sitting
from hotline.domains.people.exams.queries.exams import OVER, is_released
from hotline.domains.people.exams.queries.papers import full_points
from hotline.domains.people.exams.rules.sittings import is_passed, percent_of
from hotline.domains.people.training.actions.results import record_result
from hotline.domains.people.training.rules.batches import ResultKind
from hotline.kernel.clock import beijing_day


def report_exam(exam: Exam, *, by: str) -> int:
    """Of all sittings that were handed in; how many results were new to the batch. Safe to repeat."""
    over = exam.sittings.filter(stage__in=OVER).order_by("number")
    return sum(report_sitting(row, exam, by=by) for row in over)


def report_sitting(row: Sitting, exam: Exam, *, by: str) -> int:
    """In the transaction that grades or releases it: the trainee's progress never shows what the exam still hides."""
    if not is_released(exam) or row.handed_in_at is None:
        return 0
    note_wrong_answers(row, row.handed_in_at)
    if not exam.batch or row.score is None:
        return 0
    full = full_points(exam.paper_id)
    return record_result(
        number=row.number,
        kind=ResultKind.EXAM,
        score=percent_of(row.score, full),
        passed=is_passed(row.score, full, exam.pass_percent),
        day=beijing_day(row.handed_in_at),
        reference=f"sitting/{row.pk}",
        by=by,
        batch=exam.batch,
    )
