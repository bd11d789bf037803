"""Reads about samples: the answers that a person has to grade, and the results."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from hotline.domains.platform.citizens import actions as citizens
from hotline.domains.understanding.assistant.models import Judgement, Sample, Sampled, StoredQuestion
from hotline.domains.understanding.assistant.queries.stored_questions import stored_exchange
from hotline.domains.understanding.assistant.rules.sample_rules import MARKERS, Grade, may_grade
from hotline.domains.understanding.assistant.rules.stored_exchange import StoredExchange
from hotline.domains.understanding.knowledge.queries import articles
from hotline.infrastructure.permissions import Principal
from hotline.kernel.agreement import cohen_kappa
from hotline.kernel.binomial import wilson
from hotline.kernel.clock import day_bounds
from hotline.kernel.errors import NotFound

GRADED = ("answer", "refer", "refuse")


class Source(NamedTuple):
    """A version of an article that an answer rests on."""

    article: str
    version: int
    title: str


@dataclass(frozen=True)
class Result:
    """The result of a sample."""

    sample: Sample
    #: Answers decided.
    decided: int
    #: Of those, right ones, with the 95 % confidence interval of their share.
    right: int
    low: float
    high: float
    #: Answers graded by two people.
    both: int
    #: Of those, answers on which they agreed.
    agreed: int
    #: Cohen's kappa; None where it is undefined.
    kappa: float | None

    @property
    def is_complete(self) -> bool:
        return self.decided == self.sample.size


@dataclass(frozen=True)
class Case:
    """An answer to grade. The two earlier grades are included only for the third person."""

    drawn: Sampled
    exchange: StoredExchange
    verdicts: list[Judgement]


def population(first: date, last: date) -> QuerySet[StoredQuestion]:
    """Answers of these days in Beijing; questions back, greetings and raised alarms are no answers."""
    since, until = day_bounds(first)[0], day_bounds(last)[1]
    return StoredQuestion.objects.filter(at__gte=since, at__lt=until, kind__in=GRADED, by_rule=False)


def verdicts(drawn: Sampled) -> list[Grade]:
    rows = drawn.judgements.order_by("at", "pk")
    return [Grade(row.by, row.right, row.decides) for row in rows]


def results() -> list[Result]:
    """Newest first."""
    return [_result(sample) for sample in Sample.objects.order_by("-first", "-key")]


def result(key: str) -> Result:
    """Raises NotFound."""
    sample = Sample.objects.filter(pk=key).first()
    if sample is None:
        raise NotFound("没有该期抽样，请先抽样。")
    return _result(sample)


def drawn_in(key: str) -> list[tuple[Sampled, list[Judgement]]]:
    """All answers of a sample with their grades, in the order drawn."""
    rows = (
        Sampled.objects.filter(sample=key).select_related("question").prefetch_related("judgements").order_by("place")
    )
    return [(row, sorted(row.judgements.all(), key=lambda each: each.pk)) for row in rows]


def sources(quoted: Iterable[str]) -> list[Source]:
    """The articles quoted as "code#version". An article that no longer exists has its code as title."""
    named = [(code, int(number)) for code, _, number in (each.rpartition("#") for each in quoted)]
    titles = articles.titles_of(code for code, _ in named)
    return [Source(code, number, titles.get((code, number), code)) for code, number in named]


def next_for(*, by: Principal, key: str) -> Case | None:
    """The next answer for this person to grade; None when there is none. The reading leaves an audit row."""
    for drawn, judgements in drawn_in(key):
        verdicts = [Grade(each.by, each.right, each.decides) for each in judgements]
        if drawn.right is None and may_grade(verdicts, by.number):
            about = f"assistant/sample/{key}/{drawn.place}"
            (opened,) = citizens.read_notes(by=by, about=about, notes=[drawn.question.content])
            return Case(drawn, stored_exchange(opened), judgements if len(judgements) == MARKERS else [])
    return None


def left_for(by: str, key: str) -> int:
    return sum(
        drawn.right is None and may_grade([Grade(each.by, each.right, each.decides) for each in judgements], by)
        for drawn, judgements in drawn_in(key)
    )


def _result(sample: Sample) -> Result:
    cases = drawn_in(sample.key)
    pairs = [(verdicts[0].right, verdicts[1].right) for _, verdicts in cases if len(verdicts) >= MARKERS]
    decided = [drawn.right for drawn, _ in cases if drawn.right is not None]
    right = sum(decided)
    low, high = wilson(right, len(decided)) or (0.0, 1.0)
    agreed = sum(one == other for one, other in pairs)
    return Result(sample, len(decided), right, low, high, len(pairs), agreed, cohen_kappa(Counter(pairs)))
