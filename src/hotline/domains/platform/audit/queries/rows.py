"""Searches the audit trail: rows, one person's day, one object's history, events by hour."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncHour

from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import number_of
from hotline.infrastructure.paging import filters_of, page_by_moment
from hotline.infrastructure.sealing import search_digest
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid
from hotline.kernel.paging import Page

LOOKUPS = {
    "by": "by",
    "outcome": "outcome",
    "address": "address",
    "correlation": "correlation",
    "session": "session",
    "permission": "permission",
    "start": "at__gte",
    "end": "at__lt",
}
REFUSED = ("refused", "locked")
#: Hours that a chart shows at most.
MAX_HOURS = 31 * 24
READ_AT_ONCE = 2000


@dataclass(frozen=True)
class AuditFilters:
    """The filters of a search; "" is any."""

    by: str = ""
    #: A whole action (``citizens.reveal``), or its beginning (``citizens.``).
    action: str = ""
    #: A subject (``call/c1``), or a kind of subjects (``call``).
    about: str = ""
    outcome: str = ""
    address: str = ""
    correlation: str = ""
    session: str = ""
    permission: str = ""
    #: What somebody searched for, as a handle: found by its digest.
    searched: str = ""
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True)
class HourCount:
    hour: datetime
    done: int
    refused: int
    failed: int


def filtered(filters: AuditFilters) -> QuerySet[AuditRow]:
    rows = AuditRow.objects.filter(**filters_of(filters, LOOKUPS))
    if filters.action:
        lookup = "action__startswith" if filters.action.endswith(".") else "action"
        rows = rows.filter(**{lookup: filters.action})
    if filters.about:
        rows = rows.filter(Q(about=filters.about) if "/" in filters.about else _of_kind(filters.about))
    if filters.searched:
        digest = search_digest(number_of(filters.searched))
        rows = rows.filter(Q(detail__searched__icontains=digest) | Q(detail__asked__icontains=digest))
    return rows


def _of_kind(kind: str) -> Q:
    return Q(about=kind) | Q(about__startswith=f"{kind}/")


def page(filters: AuditFilters, cursor: str = "", *, newest_first: bool = True) -> Page[AuditRow]:
    """Fifty rows. Raises Invalid for a cursor of no page."""
    return page_by_moment(filtered(filters), "at", cursor, newest_first=newest_first)


def per_hour(filters: AuditFilters) -> list[HourCount]:
    """Rows of each hour that has any. Raises Invalid for a span without ends, or one of more than a month."""
    start, end = filters.start, filters.end
    if start is None or end is None or end - start > timedelta(hours=MAX_HOURS):
        raise Invalid("图表最多显示 31 天，请缩短时间。")
    refused, failed = Q(outcome__in=REFUSED), Q(outcome="failed")
    counted = (
        filtered(filters)
        .annotate(hour=TruncHour("at", tzinfo=BEIJING))
        .values("hour")
        .annotate(
            done=Count("id", filter=~refused & ~failed),
            refused=Count("id", filter=refused),
            failed=Count("id", filter=failed),
        )
        .order_by("hour")
    )
    return [HourCount(**row) for row in counted]


def in_order(filters: AuditFilters, limit: int) -> Iterator[AuditRow]:
    """At most ``limit`` rows, the oldest first, without holding them all."""
    yield from filtered(filters).order_by("at", "id")[:limit].iterator(READ_AT_ONCE)
