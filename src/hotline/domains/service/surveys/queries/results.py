"""The results of a survey: rates with their intervals, by agent, queue and topic, and what the comments say."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hotline.domains.service.surveys.models import Comment, Invitation, Survey
from hotline.domains.service.surveys.queries.surveys import QUESTIONNAIRES
from hotline.domains.service.surveys.rules.question_results import QuestionResult, result_of, satisfied_in
from hotline.domains.service.surveys.rules.questionnaire import Question, questionnaire_from
from hotline.domains.service.surveys.rules.shares import MIN_ANSWERS, Share, share_of

type Dimension = Literal["agent", "queue", "topic"]
DIMENSIONS: tuple[Dimension, ...] = ("agent", "queue", "topic")
#: Answers of a survey that are counted at once.
MAX_ANSWERS = 200_000
#: From one browser and network: that many look as if somebody else answered for citizens.
SAME_DEVICE = 3


@dataclass(frozen=True)
class ResultsQuery:
    """``start`` to before ``end``: when it was answered; empty texts for all."""

    start: datetime
    end: datetime
    agent: str = ""
    queue: str = ""
    topic: str = ""


@dataclass(frozen=True)
class GroupResult:
    """The first scale's satisfied among one agent's, queue's or topic's answers."""

    code: str
    satisfied: Share


@dataclass(frozen=True)
class Results:
    """``hidden``: by dimension, groups with too few answers. ``same_device``: answers of marks that answered often."""

    invited: int
    opened: int
    answered: Share
    questions: list[QuestionResult]
    groups: dict[Dimension, list[GroupResult]]
    hidden: dict[Dimension, int]
    same_device: int
    themes: dict[str, Counter[str]]
    kinds: Counter[str]
    needs_follow_up: int


def results(survey: Survey, query: ResultsQuery) -> Results:
    invited = _filtered(Invitation.objects.filter(survey=survey), query).filter(
        invited_at__gte=query.start, invited_at__lt=query.end
    )
    answered = list(answered_in(survey, query))
    questions = questions_of(survey)
    answer_sets = [row.response.answers for row in answered]
    groups, hidden = _groups(answered, questions)
    themes, kinds, follow_up = _comments(answered)
    devices = Counter(row.response.device for row in answered)
    count, opened = invited.count(), invited.filter(opened_at__isnull=False).count()
    return Results(
        invited=count,
        opened=opened,
        answered=share_of(invited.filter(answered_at__isnull=False).count(), count),
        questions=[result_of(question, answer_sets) for question in questions],
        groups=groups,
        hidden=hidden,
        same_device=sum(times for times in devices.values() if times >= SAME_DEVICE),
        themes=themes,
        kinds=kinds,
        needs_follow_up=follow_up,
    )


def answered_in(survey: Survey, query: ResultsQuery) -> Iterable[Invitation]:
    """Invitations with their responses and comments, newest first."""
    rows = Invitation.objects.filter(survey=survey, answered_at__gte=query.start, answered_at__lt=query.end)
    found = _filtered(rows, query).select_related("response").prefetch_related("response__comments")
    return found.order_by("-answered_at", "id")[:MAX_ANSWERS]


def questions_of(survey: Survey) -> list[Question]:
    """All questions of all versions, once each, as they stand in the newest version that has them."""
    found: dict[str, Question] = {}
    for version in QUESTIONNAIRES.all(survey):
        for question in questionnaire_from(version.content).questions:
            found.setdefault(question.id, question)
    return list(found.values())


def comments_of(survey: Survey, query: ResultsQuery, *, theme: str, follow_up: bool, limit: int) -> list[Comment]:
    rows = Comment.objects.filter(
        response__invitation__survey=survey,
        response__invitation__answered_at__gte=query.start,
        response__invitation__answered_at__lt=query.end,
    )
    for name in ("agent", "queue", "topic"):
        if value := getattr(query, name):
            rows = rows.filter(**{f"response__invitation__{name}": value})
    if theme:
        rows = rows.filter(themes__contains=[theme])
    if follow_up:
        rows = rows.filter(needs_follow_up=True)
    return list(
        rows.select_related("response__invitation").order_by("-response__invitation__answered_at", "id")[:limit]
    )


def _filtered[Rows](rows: Rows, query: ResultsQuery) -> Rows:
    for name in ("agent", "queue", "topic"):
        if value := getattr(query, name):
            rows = rows.filter(**{name: value})  # type: ignore[attr-defined]
    return rows


def _groups(
    answered: list[Invitation], questions: list[Question]
) -> tuple[dict[Dimension, list[GroupResult]], dict[Dimension, int]]:
    scale = next((question.id for question in questions if question.kind == "scale"), "")
    found: dict[Dimension, list[GroupResult]] = {}
    hidden: dict[Dimension, int] = {}
    for name in DIMENSIONS:
        levels: dict[str, Counter[int]] = defaultdict(Counter)
        for row in answered:
            if (level := row.response.answers.get(scale)) is not None and (code := getattr(row, name)):
                levels[code][level] += 1
        enough = {code: counts for code, counts in levels.items() if counts.total() >= MIN_ANSWERS}
        hidden[name] = len(levels) - len(enough)
        rows = [GroupResult(code, share_of(satisfied_in(counts), counts.total())) for code, counts in enough.items()]
        found[name] = sorted(rows, key=lambda row: (row.satisfied.low or 0, row.code))
    return found, hidden


def _comments(answered: list[Invitation]) -> tuple[dict[str, Counter[str]], Counter[str], int]:
    themes: dict[str, Counter[str]] = defaultdict(Counter)
    kinds, follow_up = Counter[str](), 0
    for row in answered:
        for comment in row.response.comments.all():
            kinds[comment.kind] += 1
            follow_up += comment.needs_follow_up
            for theme in comment.themes:
                themes[theme][comment.sentiment] += 1
    return dict(themes), kinds, follow_up
