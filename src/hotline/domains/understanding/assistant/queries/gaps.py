"""Reads about gaps, the most frequent first."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, QuerySet

from hotline.domains.platform.citizens import actions as citizens
from hotline.domains.understanding.assistant.models import Gap, StoredQuestion
from hotline.domains.understanding.assistant.queries.stored_questions import stored_exchange
from hotline.domains.understanding.knowledge.queries import articles
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound

MAX_CLUSTERS, MAX_EXAMPLES, ALL = 200, 3, 100


@dataclass(frozen=True)
class Near:
    code: str
    title: str


@dataclass(frozen=True)
class Example:
    text: str
    doubt: str
    row: StoredQuestion


@dataclass(frozen=True)
class GapCluster:
    """``doubts``: how many for each reason. ``examples``: the most typical first."""

    gap: Gap
    doubts: dict[str, int]
    nearest: list[Near]
    examples: list[Example]


def counts() -> dict[str, int]:
    """State -> number of gaps. A gap that gets new questions after it was dealt with is open again."""
    found = dict(Gap.objects.values_list("state").annotate(Count("pk")))
    return {state: found.get(state, 0) for state in Gap.State.values}


def gaps(*, by: Principal, state: str) -> list[GapCluster]:
    """The most asked first. What is shown of citizens' words is on record."""
    rows = list(Gap.objects.filter(state=state).order_by("-size", "-last_at")[:MAX_CLUSTERS])
    return _clusters(by, rows, MAX_EXAMPLES, f"assistant/gaps?state={state}")


def gap(*, by: Principal, number: int) -> GapCluster:
    """A gap with all its stored questions. Raises NotFound."""
    row = Gap.objects.filter(pk=number).first()
    if row is None:
        raise NotFound("问法不存在，可能已过保存期，请刷新。")
    return _clusters(by, [row], ALL, f"assistant/gap/{number}")[0]


def _clusters(by: Principal, rows: list[Gap], max_examples: int, about: str) -> list[GapCluster]:
    examples = _examples(by, rows, max_examples, about)
    titles = {each.article.code: each.article.title for each in articles.in_force()}
    doubts = _doubts(StoredQuestion.objects.filter(gap__in=rows))
    return [
        GapCluster(
            row,
            doubts.get(row.pk, {}),
            [Near(code, titles[code]) for code in row.nearest if code in titles],
            examples.get(row.pk, []),
        )
        for row in rows
    ]


def _examples(by: Principal, rows: list[Gap], max_examples: int, about: str) -> dict[int, list[Example]]:
    examples = list(StoredQuestion.objects.filter(gap__in=rows, place__lt=max_examples).order_by("gap", "place"))
    if not examples:
        return {}
    opened = citizens.read_notes(by=by, about=about, notes=[each.content for each in examples])
    texts = [
        Example(stored_exchange(text).question, row.doubt, row) for row, text in zip(examples, opened, strict=True)
    ]
    return {number: list(some) for number, some in groupby(texts, lambda each: each.row.gap_id or 0)}


def _doubts(rows: QuerySet[StoredQuestion]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for gap, doubt, count in rows.values_list("gap", "doubt").annotate(Count("pk")):
        found.setdefault(gap or 0, {})[doubt] = count
    return found
