"""Reads of the book of wrong answers, and of what whole groups answer wrong."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Q, QuerySet

from hotline.domains.people.exams.models import Answer, ReviewCard
from hotline.domains.people.exams.queries.exams import OVER
from hotline.domains.people.exams.rules.questions import ExamQuestionKind, QuestionStage
from hotline.domains.people.exams.rules.review import Memory
from hotline.domains.people.exams.rules.sittings import Release, option_order
from hotline.domains.platform.accounts.queries import groups_of
from hotline.domains.understanding.knowledge.queries.tree import topics

NONE = "没有这道错题，请刷新页面。"
LISTED = 200
#: A week of exams says little of a topic, a year hides what was learned since.
SPAN = timedelta(days=90)


@dataclass(frozen=True)
class BookCounts:
    """``due``: to be repeated now; ``waiting``: on a later day; ``mastered``: until answered wrong once more."""

    due: int
    waiting: int
    mastered: int


def usable(number: str) -> QuerySet[ReviewCard]:
    """A person's cards but those whose question was retired or waits for a person's look: its key may be wrong."""
    rows = ReviewCard.objects.filter(number=number, question__stage=QuestionStage.APPROVED.value)
    return rows.filter(question__is_doubtful=False).select_related("question")


def counts(number: str, moment: datetime) -> BookCounts:
    due = Count("id", filter=Q(due_at__lte=moment))
    mastered = Count("id", filter=Q(due_at__isnull=True))
    found = usable(number).aggregate(all=Count("id"), due=due, mastered=mastered)
    return BookCounts(found["due"], found["all"] - found["due"] - found["mastered"], found["mastered"])


def cards(number: str) -> list[ReviewCard]:
    """Those that come back first, then the mastered ones."""
    return list(usable(number).order_by("due_at", "id")[:LISTED])


def next_due(number: str, moment: datetime) -> ReviewCard | None:
    return usable(number).filter(due_at__lte=moment).order_by("due_at", "id").first()


def memory_of(row: ReviewCard) -> Memory:
    return Memory(row.stability, row.difficulty, row.reviewed_at)


def order_of(row: ReviewCard) -> list[int]:
    """Place on the screen -> place in the bank: another one at each presentation."""
    return option_order(f"card/{row.pk}", row.reviews, ExamQuestionKind(row.question.kind), len(row.question.options))


@dataclass(frozen=True)
class Share:
    wrong: int
    answered: int


def wrong_by_category(since: datetime) -> Mapping[tuple[str, str], Share]:
    """(category of topics, group) -> wrong among all graded answers of exams whose results are released.

    Costs one count by question's topic and person over the answers of these sittings.
    """
    released = Q(sitting__exam__release=Release.AT_ONCE.value) | Q(sitting__exam__released_at__isnull=False)
    graded = Answer.objects.filter(released, sitting__stage__in=OVER, sitting__handed_in_at__gte=since)
    graded = graded.filter(points__isnull=False, sitting__exam__paper__questions__position=F("position"))
    rows = graded.values_list("sitting__exam__paper__questions__question__topic", "sitting__number").order_by()
    sums = list(rows.annotate(all_of=Count("id"), bad=Count("id", filter=Q(points=0))))
    category = {topic.id: topic.category for topic in topics()}
    group = groups_of({number for _, number, _, _ in sums})
    wrong, answered = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for topic, number, all_of, bad in sums:
        key = (category.get(topic, ""), group.get(number, ""))
        answered[key] += all_of
        wrong[key] += bad
    return {key: Share(wrong[key], total) for key, total in answered.items() if key[0]}
