"""Reads about practices: a person's own, everybody's, and what to practise next."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from django.db.models import Max

from hotline.domains.people.practice.models import PracticeTalk
from hotline.domains.people.practice.queries import library
from hotline.domains.people.practice.rules import progress
from hotline.domains.people.practice.rules.citizen import Outcome
from hotline.domains.people.practice.rules.progress import Past, Proposed
from hotline.domains.people.practice.rules.scores import PracticeScore
from hotline.domains.people.quality.rules.marks.talk import Result
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page

NEWEST = 20


@dataclass(frozen=True)
class Own:
    """Best points by scenario, and scenarios whose goal was reached."""

    best: dict[str, int]
    reached: frozenset[str]


def own_results(number: str) -> Own:
    scored = PracticeTalk.objects.filter(number=number).exclude(points=None)
    best = {each["code"]: each["best"] for each in scored.values("code").annotate(best=Max("points"))}
    reached = scored.filter(outcome=Outcome.REACHED.value).values_list("code", flat=True)
    return Own(best, frozenset(reached))


def newest_of(number: str) -> Sequence[PracticeTalk]:
    return list(PracticeTalk.objects.filter(number=number).order_by("-started_at", "-pk")[:NEWEST])


def own_talk(number: str, id: int) -> PracticeTalk:
    """Raises NotFound, also for somebody else's."""
    found = PracticeTalk.objects.filter(pk=id, number=number).first()
    if found is None:
        raise NotFound("没有这次练习，请从列表重新进入。")
    return found


def scored_talks(number: str = "", cursor: str = "") -> Page[PracticeTalk]:
    """Everybody's, or one person's: fifty a page, the latest scored first."""
    rows = PracticeTalk.objects.exclude(scored_at=None)
    return page_by_moment(rows.filter(number=number) if number else rows, "scored_at", cursor)


def scored_talk(id: int) -> PracticeTalk:
    """Anybody's. Raises NotFound, also for one that is not scored."""
    found = PracticeTalk.objects.filter(pk=id).exclude(scored_at=None).first()
    if found is None:
        raise NotFound("没有这次练习，请刷新列表。")
    return found


def proposed(number: str) -> Proposed:
    """What the person had better practise next, and why."""
    scored = PracticeTalk.objects.filter(number=number).exclude(points=None).order_by("-started_at", "-pk")
    return progress.proposed(list(library.scenarios().values()), [_past(each) for each in scored[:NEWEST]])


def _past(talk: PracticeTalk) -> Past:
    score = msgspec.convert(talk.score, PracticeScore)
    failed = frozenset(each.key for each in score.items if each.result == Result.FAIL.value)
    slots = sum(not each.is_disclosed for each in score.slots)
    return Past(talk.code, talk.topic, talk.level, score.points, score.reached, slots, failed)
