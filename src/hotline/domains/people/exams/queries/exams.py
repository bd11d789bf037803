"""Reads of exams: the list with how far each is, one with its sittings."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from hotline.domains.people.exams.models import Answer, Exam, Sitting
from hotline.domains.people.exams.queries.papers import full_points
from hotline.domains.people.exams.rules.sittings import Release, SittingStage, is_passed
from hotline.kernel.errors import NotFound

NONE = "没有这场考试，请刷新列表。"
LISTED = 100
OVER = (SittingStage.HANDED_IN.value, SittingStage.GRADED.value)


def about(id: int) -> str:
    return f"exam/{id}"


def exams() -> QuerySet[Exam]:
    """The newest hundred, with how many people sit it, and how many have handed in."""
    rows = _counted().order_by("-created_at", "-id")
    return rows[:LISTED]


def exam(id: int) -> Exam:
    """Raises NotFound."""
    row = _counted().filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def _counted() -> QuerySet[Exam]:
    over = Count("sittings", filter=Q(sittings__stage__in=OVER))
    return Exam.objects.select_related("paper").annotate(people=Count("sittings"), over=over)


def sittings_of(exam_id: int) -> list[Sitting]:
    """By number."""
    return list(Sitting.objects.filter(exam=exam_id).order_by("number"))


def not_passed(exam: Exam) -> list[str]:
    """Who sits it again: below the mark, or not there. Whoever waits for a person's grading is not among them."""
    full = full_points(exam.paper_id)
    return [row.number for row in sittings_of(exam.pk) if _failed(row, full, exam.pass_percent)]


def _failed(row: Sitting, full: int, pass_percent: int) -> bool:
    if row.stage == SittingStage.WAITING.value:
        return True
    return row.score is not None and not is_passed(row.score, full, pass_percent)


def answered_of(exam_id: int) -> dict[int, int]:
    """Sitting -> how many questions have an answer."""
    rows = Answer.objects.filter(sitting__exam=exam_id, sequence__gt=0)
    return dict(rows.values_list("sitting").order_by().annotate(Count("id")))


def own_sittings(number: str) -> list[Sitting]:
    """Of one person, those that open last first."""
    rows = Sitting.objects.filter(number=number).select_related("exam__paper")
    return list(rows.order_by("-exam__opens_at", "-id")[:LISTED])


def own_sitting(id: int, number: str) -> Sitting:
    """Raises NotFound for another's."""
    row = Sitting.objects.filter(pk=id, number=number).select_related("exam").first()
    if row is None:
        raise NotFound(NONE)
    return row


def is_released(exam: Exam) -> bool:
    """Whether those examined see their results."""
    return exam.release == Release.AT_ONCE.value or exam.released_at is not None


def run_out(moment: datetime) -> list[int]:
    """Sittings whose time was over before this moment."""
    rows = Sitting.objects.filter(stage=SittingStage.RUNNING.value, ends_at__lt=moment)
    return list(rows.values_list("id", flat=True))
