"""Reads of papers."""

from collections.abc import Collection

from django.db.models import Count, QuerySet, Sum

from hotline.domains.people.exams.models import Paper, PaperQuestion
from hotline.domains.people.exams.rules.blueprint import BlueprintLine
from hotline.domains.people.exams.rules.questions import ExamQuestionKind
from hotline.kernel.errors import NotFound

NONE = "没有这套试卷，请刷新列表。"
LISTED = 100


def about(id: int) -> str:
    return f"paper/{id}"


def papers(*, published_only: bool = False) -> QuerySet[Paper]:
    """The newest hundred, with ``count`` questions and ``full`` points."""
    rows = _counted().filter(published_at__isnull=False) if published_only else _counted()
    return rows.order_by("-created_at", "-id")[:LISTED]


def paper(id: int) -> Paper:
    """Raises NotFound."""
    row = _counted().filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def _counted() -> QuerySet[Paper]:
    return Paper.objects.annotate(count=Count("questions"), full=Sum("questions__points", default=0))


def questions_of(paper_id: int) -> list[PaperQuestion]:
    """In their order, with what they are."""
    return list(PaperQuestion.objects.filter(paper=paper_id).select_related("question").order_by("position"))


def questions_at(paper_id: int, positions: Collection[int]) -> dict[int, PaperQuestion]:
    """Position -> its question, of those that the paper has."""
    rows = PaperQuestion.objects.filter(paper=paper_id, position__in=positions).select_related("question")
    return {row.position: row for row in rows}


def lines_of(row: Paper) -> list[BlueprintLine]:
    return [
        BlueprintLine(ExamQuestionKind(each["kind"]), each["count"], each["points"], each["category"])
        for each in row.lines
    ]


def full_points(paper_id: int) -> int:
    found = PaperQuestion.objects.filter(paper=paper_id).aggregate(full=Sum("points", default=0))
    return int(found["full"])
