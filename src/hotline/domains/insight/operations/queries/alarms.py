"""Reading alarms and thresholds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from hotline.domains.insight.operations.models import Alarm, AlarmThreshold
from hotline.domains.insight.operations.rules.thresholds import Threshold, Thresholds
from hotline.domains.insight.operations.rules.watch import OpenAlarm
from hotline.infrastructure.paging import filters_of, page_by_moment
from hotline.kernel.clock import BEIJING, day_bounds
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page

LOOKUPS = {"kind": "kind", "level": "level", "start": "raised_at__gte", "end": "raised_at__lt"}


@dataclass(frozen=True)
class AlarmFilters:
    """The filters of the list of alarms; "" is any."""

    kind: str = ""
    #: open, waiting (open and not acknowledged) or cleared.
    state: str = ""
    level: str = ""
    start: datetime | None = None
    end: datetime | None = None
    #: Lasting at least so many seconds.
    longer: int = 0


@dataclass(frozen=True)
class DayCount:
    day: date
    kind: str
    level: str
    count: int


def page(filters: AlarmFilters, now: datetime, cursor: str = "") -> Page[Alarm]:
    """Newest first, fifty. Raises Invalid for a cursor of no page."""
    return page_by_moment(_filtered(filters, now), "raised_at", cursor)


def _filtered(filters: AlarmFilters, now: datetime) -> QuerySet[Alarm]:
    rows = Alarm.objects.filter(_in_state(filters.state))
    rows = rows.filter(**filters_of(filters, LOOKUPS))
    if filters.longer:
        lasted = ExpressionWrapper(Coalesce(F("cleared_at"), now) - F("raised_at"), output_field=DurationField())
        rows = rows.annotate(lasted=lasted).filter(lasted__gte=timedelta(seconds=filters.longer))
    return rows


def _in_state(state: str) -> Q:
    match state:
        case "open":
            return Q(cleared_at=None)
        case "waiting":
            return Q(cleared_at=None, acknowledged_at=None)
        case "cleared":
            return Q(cleared_at__isnull=False)
        case _:
            return Q()


def per_day(first: date, last: date) -> list[DayCount]:
    """Number of alarms raised on each of these Beijing days, by kind and level."""
    start, end = day_bounds(first)[0], day_bounds(last)[1]
    rows = Alarm.objects.filter(raised_at__gte=start, raised_at__lt=end)
    counted = (
        rows.annotate(day=TruncDate("raised_at", tzinfo=BEIJING))
        .values("day", "kind", "level")
        .annotate(count=Count("id"))
        .order_by("day", "kind", "level")
    )
    return [DayCount(**row) for row in counted]


def open_alarms() -> QuerySet[Alarm]:
    return Alarm.objects.filter(cleared_at=None)


def alarm(id: str) -> Alarm:
    """Raises NotFound."""
    found = Alarm.objects.filter(pk=id).first()
    if found is None:
        raise NotFound("没有这条告警，请刷新列表。")
    return found


def to_open_alarm(row: Alarm) -> OpenAlarm:
    """The alarm as the live screens show it."""
    return OpenAlarm(
        id=row.id,
        kind=row.kind,
        level=row.level,
        about=row.about,
        message=row.message,
        raised_at=row.raised_at,
        changed_at=row.acknowledged_at or row.raised_at,
        seq=2 if row.acknowledged_at else 1,
        queue=row.queue,
        group=row.group,
        agent=row.agent,
        call=row.call,
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=row.acknowledged_by,
        acknowledged_name=row.acknowledged_name,
        note=row.acknowledged_note,
    )


def thresholds() -> Thresholds:
    rows = AlarmThreshold.objects.order_by("kind", "queue", "group")
    return Thresholds(tuple(threshold_of(row) for row in rows))


def threshold_of(row: AlarmThreshold) -> Threshold:
    return Threshold(row.kind, row.queue, row.group, row.on, row.warn, row.urgent, row.min_calls)
