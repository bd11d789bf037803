"""Recordings whose time is over, and the lists of them."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from django.db.models import Q, Sum

from hotline.domains.voice.recordings.models import Destruction, DueRecording, RecordingFile
from hotline.domains.voice.recordings.queries.keeping import held_among, keeping_of
from hotline.domains.voice.recordings.rules.destruction import Due
from hotline.domains.voice.recordings.rules.retention import SHORTEST_YEARS, Keeping, first_kept
from hotline.kernel.clock import day_bounds
from hotline.kernel.errors import NotFound

AT_ONCE = 1000
type DueNow = tuple[RecordingFile, Keeping]


def due_recordings(day: date, most: int) -> list[DueNow]:
    """The oldest first: over their time by every rule, held by nobody."""
    return list(islice(_due(day), most))


def _due(day: date) -> Iterator[DueNow]:
    over, _ = day_bounds(first_kept(day, SHORTEST_YEARS))
    rows, after = RecordingFile.objects.filter(deleted_at=None, at__lt=over).order_by("at", "call"), Q()
    while page := list(rows.filter(after)[:AT_ONCE]):
        held, kept = held_among(row.call for row in page), keeping_of(row.call for row in page)
        for row in page:
            keeping = kept.get(row.call)
            if keeping is not None and keeping.until < day and row.call not in held:
                yield row, keeping
        after = Q(at__gt=page[-1].at) | Q(at=page[-1].at, call__gt=page[-1].call)


def due_in(item: DueRecording) -> Due:
    return Due(item.call, item.digest, item.rule, item.kept_until)


def bytes_kept(calls: Iterable[str]) -> int:
    """What removing them frees."""
    rows = RecordingFile.objects.filter(pk__in=list(calls))
    figures = rows.aggregate(archived=Sum("archive_size"), raw=Sum("size", filter=~Q(path="")))
    return sum(figure or 0 for figure in figures.values())


def destructions(most: int = 50) -> list[Destruction]:
    """Newest first."""
    return list(Destruction.objects.order_by("-id")[:most])


def destruction(id: int) -> Destruction:
    """Raises NotFound."""
    row = Destruction.objects.filter(pk=id).first()
    if row is None:
        raise NotFound("没有这份清单。")
    return row


def items_of(row: Destruction, after: int = 0, most: int = 100) -> list[DueRecording]:
    """In the order of the list, after the item of this id."""
    return list(row.items.filter(pk__gt=after).order_by("id")[:most])
