"""Figures of the archive: what is raw, what is archived and how much that saves, by day, and the last check."""

import time
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.core.cache import cache
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncDate

from hotline.domains.voice.recordings.models import CheckRun, Destruction, LegalHold, RecordingFile
from hotline.kernel.clock import BEIJING, beijing_day, day_bounds

DAYS = 14
#: Summing millions of rows takes half a second, few rows no time. The result is reused for so many times as long as it
#: took, so that looking costs little and a small archive is always current.
TIMES_AS_LONG = 500
CACHE_SECONDS = 300
KEY = "figures-of-the-archive"


@dataclass(frozen=True)
class Amount:
    """A number of recordings and their size."""

    count: int
    #: Bytes as stored.
    size: int
    #: Bytes that they would take raw.
    raw_size: int


@dataclass(frozen=True)
class ArchivedOfDay:
    """``day``: the Beijing day on which they were archived, not that of the calls."""

    day: date
    amount: Amount


@dataclass(frozen=True)
class Figures:
    at: datetime
    raw: Amount
    archived: Amount
    faulty: int
    held: int
    destroyed: int
    days: list[ArchivedOfDay]
    check: CheckRun | None


def figures(now: datetime) -> Figures:
    """The figures, at most five minutes old.

    The held recordings are current: they are few, and a new hold must show at once.
    """
    known: Figures | None = cache.get(KEY)
    if known is None:
        begun = time.monotonic()
        known = _figures(now)
        cache.set(KEY, known, min(CACHE_SECONDS, TIMES_AS_LONG * (time.monotonic() - begun)))
    return replace(known, held=_held())


def _held() -> int:
    return LegalHold.objects.filter(lifted_at=None).count()


def _figures(now: datetime) -> Figures:
    stored = RecordingFile.objects.filter(deleted_at=None)
    raw = stored.filter(archived_at=None).aggregate(count=Count("pk"), bytes=Sum("size"))
    away = _archived().aggregate(count=Count("archived_at"), bytes=Sum("archive_size"), raw_bytes=Sum("size"))
    return Figures(
        at=now,
        raw=Amount(raw["count"], raw["bytes"] or 0, raw["bytes"] or 0),
        archived=Amount(away["count"], away["bytes"] or 0, away["raw_bytes"] or 0),
        faulty=stored.filter(state="faulty").count(),
        held=_held(),
        destroyed=Destruction.objects.aggregate(sum=Sum("destroyed"))["sum"] or 0,
        days=_days(now),
        check=CheckRun.objects.exclude(ended_at=None).order_by("-started_at").first(),
    )


def _archived() -> QuerySet[RecordingFile]:
    """The archived recordings, by exactly the condition of the index ``recording_sums``, so that sums need no rows."""
    return RecordingFile.objects.filter(deleted_at=None, archived_at__isnull=False)


def _days(now: datetime) -> list[ArchivedOfDay]:
    """The last two weeks', the oldest first, those on which nothing was archived too."""
    first = beijing_day(now) - timedelta(days=DAYS - 1)
    since, _ = day_bounds(first)
    by_day = (
        _archived().filter(archived_at__gte=since).annotate(day=TruncDate("archived_at", tzinfo=BEIJING)).values("day")
    )
    sums = by_day.annotate(count=Count("archived_at"), bytes=Sum("archive_size"), raw_bytes=Sum("size"))
    found = {row["day"]: Amount(row["count"], row["bytes"], row["raw_bytes"]) for row in sums}
    days = (first + timedelta(days=n) for n in range(DAYS))
    return [ArchivedOfDay(day, found.get(day, Amount(0, 0, 0))) for day in days]
