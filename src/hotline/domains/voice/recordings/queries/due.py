"""Reads recordings whose time is over, and the lists for destruction."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from django.db.models import Q, Sum

from hotline.domains.voice.recordings.models import Destruction, DueRecording, RecordingFile
from hotline.domains.voice.recordings.queries.retention import held_among, retention_of
from hotline.domains.voice.recordings.rules.destruction import Due
from hotline.domains.voice.recordings.rules.retention import SHORTEST_YEARS, Retention, first_retained
from hotline.kernel.clock import day_bounds
from hotline.kernel.errors import NotFound

AT_ONCE = 1000
type DueNow = tuple[RecordingFile, Retention]


def due_recordings(day: date, limit: int) -> list[DueNow]:
    """Recordings whose time is over by every rule and that nobody holds, oldest first."""
    return list(islice(_due(day), limit))


def _due(day: date) -> Iterator[DueNow]:
    over, _ = day_bounds(first_retained(day, SHORTEST_YEARS))
    rows, after = RecordingFile.objects.filter(deleted_at=None, at__lt=over).order_by("at", "call"), Q()
    while page := list(rows.filter(after)[:AT_ONCE]):
        held, retained = held_among(row.call for row in page), retention_of(row.call for row in page)
        for row in page:
            retention = retained.get(row.call)
            if retention is not None and retention.until < day and row.call not in held:
                yield row, retention
        after = Q(at__gt=page[-1].at) | Q(at=page[-1].at, call__gt=page[-1].call)


def due_in(item: DueRecording) -> Due:
    return Due(item.call, item.digest, item.rule, item.retained_until)


def bytes_stored(calls: Iterable[str]) -> int:
    """The bytes that removing these recordings frees."""
    rows = RecordingFile.objects.filter(pk__in=list(calls))
    figures = rows.aggregate(archived=Sum("archive_size"), raw=Sum("size", filter=~Q(path="")))
    return sum(figure or 0 for figure in figures.values())


def destructions(limit: int = 50) -> list[Destruction]:
    """Newest first."""
    return list(Destruction.objects.order_by("-id")[:limit])


def destruction(id: int) -> Destruction:
    """Raises NotFound."""
    row = Destruction.objects.filter(pk=id).first()
    if row is None:
        raise NotFound("没有这份清单，请刷新列表。")
    return row


def items_of(row: Destruction, after: int = 0, limit: int = 100) -> list[DueRecording]:
    """Items of the list in order, after the item of this id."""
    return list(row.items.filter(pk__gt=after).order_by("id")[:limit])
