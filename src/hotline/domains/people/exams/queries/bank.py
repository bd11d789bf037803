"""Reads of the bank: questions by what they are about, and what of them a paper may draw."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from hotline.domains.people.exams.models import Question
from hotline.domains.people.exams.rules.blueprint import Drawable
from hotline.domains.people.exams.rules.questions import CLOSED, ExamQuestionKind, QuestionContent, QuestionStage
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page

NONE = "没有这道题，请刷新列表。"


@dataclass(frozen=True)
class QuestionFilters:
    stage: str = ""
    kind: str = ""
    category: str = ""
    text: str = ""
    is_doubtful: bool = False


def about(id: int) -> str:
    return f"question/{id}"


def categories() -> list[str]:
    """Of topics, in the order of the tree."""
    return list(dict.fromkeys(topic.category for topic in topics()))


def category_of(topic: str) -> str:
    return next((each.category for each in topics() if each.id == topic), "")


def topics_of(category: str) -> list[str]:
    return [topic.id for topic in topics() if topic.category == category]


def questions(filters: QuestionFilters, cursor: str = "") -> Page[Question]:
    """Fifty a page, the newest first."""
    return page_by_moment(_filtered(filters), "created_at", cursor)


def _filtered(filters: QuestionFilters) -> QuerySet[Question]:
    rows = Question.objects.all()
    rows = rows.filter(stage=filters.stage) if filters.stage else rows
    rows = rows.filter(kind=filters.kind) if filters.kind else rows
    rows = rows.filter(topic__in=topics_of(filters.category)) if filters.category else rows
    rows = rows.filter(is_doubtful=True) if filters.is_doubtful else rows
    return rows.filter(stem__icontains=filters.text) if filters.text else rows


def counts() -> dict[str, int]:
    """Stage -> how many questions; ``doubtful``: how many of the approved ones."""
    found = dict(Question.objects.values_list("stage").order_by().annotate(Count("id")))
    doubtful = Question.objects.filter(stage=QuestionStage.APPROVED.value, is_doubtful=True).count()
    return {stage.value: found.get(stage.value, 0) for stage in QuestionStage} | {"doubtful": doubtful}


def question(id: int) -> Question:
    """Raises NotFound."""
    row = Question.objects.filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def content_of(row: Question) -> QuestionContent:
    return QuestionContent(
        kind=ExamQuestionKind(row.kind),
        topic=row.topic,
        stem=row.stem,
        options=tuple(row.options),
        right=tuple(row.right),
        wordings=tuple(row.wordings),
        explanation=row.explanation,
        article=row.article,
    )


def _usable() -> QuerySet[Question]:
    """Approved questions that nobody has to look at again."""
    return Question.objects.filter(stage=QuestionStage.APPROVED.value, is_doubtful=False)


def usable_questions(ids: Collection[int], kinds: Collection[ExamQuestionKind]) -> dict[int, QuestionContent]:
    """Id -> content, of those among these that may be put to people."""
    rows = _usable().filter(pk__in=ids, kind__in=[kind.value for kind in kinds])
    return {row.pk: content_of(row) for row in rows}


def found_questions(text: str, kinds: Collection[ExamQuestionKind], count: int) -> dict[int, QuestionContent]:
    """The same of those whose stem holds the text, the newest first."""
    rows = _usable().filter(stem__icontains=text, kind__in=[kind.value for kind in kinds])
    return {row.pk: content_of(row) for row in rows.order_by("-created_at", "-id")[:count]}


def questions_about(code: str) -> list[int]:
    """Usable ones about an article that a machine grades."""
    kinds = [kind.value for kind in CLOSED]
    return list(_usable().filter(article=code, kind__in=kinds).order_by("pk").values_list("pk", flat=True))


def drawable() -> list[Drawable]:
    """Usable questions. ``uses``: published papers that have them."""
    category = {topic.id: topic.category for topic in topics()}
    uses = Count("papers", filter=Q(papers__paper__published_at__isnull=False))
    rows = _usable().annotate(uses=uses).order_by("id").only("id", "kind", "topic")
    return [Drawable(row.pk, ExamQuestionKind(row.kind), category.get(row.topic, ""), row.uses) for row in rows]
