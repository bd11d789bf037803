"""Calls that are over: for who asks citizens afterwards, or writes down what was said."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from hotline.domains.voice.records.models import CallRecord
from hotline.kernel.sealed import Sealed

#: How AI seats are numbered.
AI_SEAT = r"^AI[0-9]"
#: Of one number, newest first.
MAX_SAME_NUMBER = 200


class OverCall(NamedTuple):
    id: str
    ended_at: datetime
    agent: str
    queue: str
    topic: str
    talk_seconds: float
    rating: int | None
    number: Sealed | None


def calls_over(since: datetime, until: datetime) -> list[OverCall]:
    """Answered calls that began between these moments and are over, oldest first."""
    rows = CallRecord.objects.filter(
        at__gte=since, at__lte=until, ended_at__isnull=False, direction="in", answered=True
    ).order_by("at", "id")
    return [_over(row) for row in rows.exclude(number_index="").defer("detail")]


def calls_of_same_number(call: OverCall) -> list[str]:
    """Ids of the newest calls of the caller, this one among them."""
    if call.number is None:
        return [call.id]
    same = CallRecord.objects.filter(number_index=call.number.index).order_by("-at", "-id")
    return list(same.values_list("pk", flat=True)[:MAX_SAME_NUMBER])


def _over(row: CallRecord) -> OverCall:
    assert row.ended_at is not None, "as the query requires"
    return OverCall(row.pk, row.ended_at, row.agent, row.queue, row.topic, row.talk_seconds, row.rating, row.number)


def talks_of_people(since: datetime, without: Collection[str]) -> QuerySet[CallRecord]:
    """Calls since then that a person had last, no AI seat, but of these callers, by the index of their number."""
    calls = CallRecord.objects.filter(at__gte=since).exclude(agent="").exclude(agent__regex=AI_SEAT)
    return calls.exclude(number_index__in=without)
