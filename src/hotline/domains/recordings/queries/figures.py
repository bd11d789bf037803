"""How the archive stands: what lies raw, what is archived and what that saves, night by night, the last check."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.cache import cache
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncDate

from hotline.domains.recordings.models import CheckRun, LegalHold, RecordingFile
from hotline.kernel.clock import BEIJING, beijing_day, day_bounds

NIGHTS = 14
#: A night is called by the day on which it begins, and goes on until noon.
HALF_A_DAY = timedelta(hours=12)
#: Millions of rows are summed up, so not for every look.
KEPT_SECONDS = 60
KEY = "figures-of-the-archive"


@dataclass(frozen=True)
class Amount:
    """``size`` in bytes as they lie; ``raw_size`` as they would lie raw."""

    count: int
    size: int
    raw_size: int


@dataclass(frozen=True)
class Night:
    night: date
    amount: Amount


@dataclass(frozen=True)
class Figures:
    at: datetime
    raw: Amount
    archived: Amount
    faulty: int
    held: int
    destroyed: int
    nights: list[Night]
    check: CheckRun | None


def figures(now: datetime) -> Figures:
    """At most a minute old."""
    known: Figures | None = cache.get(KEY)
    if known is None:
        known = _figures(now)
        cache.set(KEY, known, KEPT_SECONDS)
    return known


def _figures(now: datetime) -> Figures:
    files = RecordingFile.objects
    kept = {
        "raw_count": Count("pk", filter=Q(archived_at=None)),
        "raw_bytes": Sum("size", filter=Q(archived_at=None)),
        "archived_count": Count("pk", filter=Q(archived_at__isnull=False)),
        "archived_bytes": Sum("archive_size", filter=Q(archived_at__isnull=False)),
        "archived_raw_bytes": Sum("size", filter=Q(archived_at__isnull=False)),
        "faulty": Count("pk", filter=Q(state="faulty")),
    }
    found = {name: value or 0 for name, value in files.filter(deleted_at=None).aggregate(**kept).items()}
    return Figures(
        at=now,
        raw=Amount(found["raw_count"], found["raw_bytes"], found["raw_bytes"]),
        archived=Amount(found["archived_count"], found["archived_bytes"], found["archived_raw_bytes"]),
        faulty=found["faulty"],
        held=LegalHold.objects.filter(lifted_at=None).count(),
        destroyed=files.filter(deleted_at__isnull=False).count(),
        nights=_nights(now),
        check=CheckRun.objects.exclude(ended_at=None).order_by("-started_at").first(),
    )


def _nights(now: datetime) -> list[Night]:
    """The last two weeks', the oldest first, those in which nothing was archived too."""
    last = beijing_day(now - HALF_A_DAY)
    first = last - timedelta(days=NIGHTS - 1)
    since, _ = day_bounds(first)
    rows = RecordingFile.objects.filter(archived_at__gte=since + HALF_A_DAY)
    by_night = rows.annotate(night=TruncDate(F("archived_at") - HALF_A_DAY, tzinfo=BEIJING)).values("night")
    sums = by_night.annotate(count=Count("pk"), bytes=Sum("archive_size"), raw_bytes=Sum("size"))
    found = {row["night"]: Amount(row["count"], row["bytes"], row["raw_bytes"]) for row in sums}
    days = (first + timedelta(days=n) for n in range(NIGHTS))
    return [Night(day, found.get(day, Amount(0, 0, 0))) for day in days]
