"""Summaries of cases as agents wrote them, for counting known words in. They are never shown."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from hotline.domains.service.workorders.models import Case
from hotline.kernel.clock import day_bounds

SLOT_SECONDS = 900


def summaries_of(day: date) -> Iterator[tuple[int, str, str]]:
    """Quarter of an hour, district and summary of each case registered on the day; confidential ones are left out."""
    start = day_bounds(day)[0]
    for at, district, summary in _of(day).values_list("created_at", "district", "summary"):
        yield int((at - start).total_seconds()) // SLOT_SECONDS, district, summary


def cases_of(day: date) -> Iterator[tuple[str, str, str]]:
    """The cases of a day: id, district and summary."""
    yield from _of(day).values_list("id", "district", "summary")


def _of(day: date) -> QuerySet[Case]:
    start, end = day_bounds(day)
    return Case.objects.filter(created_at__gte=start, created_at__lt=end, trial=False, confidential=False)
