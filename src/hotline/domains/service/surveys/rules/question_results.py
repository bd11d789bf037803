"""What the answers to one question of a questionnaire come to: counts by option, shares with their intervals."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hotline.domains.service.surveys.rules.questionnaire import SATISFIED, Kind, Question
from hotline.domains.service.surveys.rules.shares import Share, share_of


@dataclass(frozen=True)
class OptionCount:
    value: int
    label: str
    share: Share


@dataclass(frozen=True)
class QuestionResult:
    """``options``: none for a text. ``satisfied``: of a scale. ``nps``: promoters less detractors, −100 to 100."""

    id: str
    kind: Kind
    title: str
    answered: int
    options: list[OptionCount] = field(default_factory=list)
    satisfied: Share | None = None
    nps: float | None = None


def result_of(question: Question, answer_sets: Sequence[Mapping[str, object]]) -> QuestionResult:
    """``answer_sets``: of each questionnaire that was filled in, the answers by question."""
    values = [answers[question.id] for answers in answer_sets if question.id in answers]
    if question.kind == "text":
        return QuestionResult(question.id, question.kind, question.title, 0)
    total = len(values)
    counts = Counter(
        value for each in values for value in (each if isinstance(each, list) else [each]) if isinstance(value, int)
    )
    return QuestionResult(
        question.id,
        question.kind,
        question.title,
        total,
        [OptionCount(value, label, share_of(counts[value], total)) for value, label in question.labels.items()],
        satisfied=share_of(satisfied_in(counts), total) if question.kind == "scale" else None,
        nps=_nps(counts, total) if question.kind == "nps" and total else None,
    )


def satisfied_in(counts: Counter[int]) -> int:
    """How many of a scale's answers are satisfied."""
    return sum(counts[level] for level in SATISFIED)


def _nps(counts: Counter[int], total: int) -> float:
    promoters, detractors = counts[9] + counts[10], sum(counts[value] for value in range(7))
    return 100 * (promoters - detractors) / total
