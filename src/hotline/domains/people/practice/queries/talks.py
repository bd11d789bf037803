"""Reads about practices: a person's own, everybody's, and what to practise next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max

from hotline.domains.people.practice.models import PracticeTalk
from hotline.domains.people.practice.queries import library
from hotline.domains.people.practice.rules.citizen import Outcome
from hotline.kernel.errors import NotFound

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


def proposed(own: Own) -> str:
    """The code of the first scenario that the person has not brought to its goal, the easiest first."""
    some = sorted(library.scenarios().values(), key=lambda each: each.level)
    return next((each.code for each in some if each.code not in own.reached), some[-1].code if some else "")
