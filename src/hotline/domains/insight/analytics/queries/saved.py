"""Questions and schedules kept under a name, by who may see them."""

from django.db.models import Q

from hotline.domains.insight.analytics.models import Result, SavedQuestion, Schedule
from hotline.infrastructure.permissions import Principal


def seen_by(reader: Principal) -> Q:
    """One's own, and what is shared with everybody, a role of one's, or oneself."""
    seen = Q(owner=reader.number) | Q(shared=True) | Q(people__contains=[reader.number])
    for role in reader.roles:
        seen |= Q(roles__contains=[role])
    return seen


def saved_questions(reader: Principal) -> list[SavedQuestion]:
    return list(SavedQuestion.objects.filter(seen_by(reader)).order_by("name", "owner"))


def schedules(reader: Principal) -> list[Schedule]:
    return list(Schedule.objects.filter(seen_by(reader)).order_by("name", "owner"))


def results(reader: Principal, limit: int) -> list[Result]:
    """Newest first."""
    mine = Schedule.objects.filter(seen_by(reader)).values("pk")
    return list(Result.objects.filter(schedule__in=mine).select_related("schedule").order_by("-made_at", "-pk")[:limit])


def result(reader: Principal, id: int) -> Result | None:
    mine = Schedule.objects.filter(seen_by(reader)).values("pk")
    return Result.objects.filter(pk=id, schedule__in=mine).select_related("schedule").first()
