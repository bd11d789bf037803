"""Reading alarms and thresholds."""

import base64
import binascii
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from hotline.domains.insight.operations.models import Alarm, AlarmThreshold
from hotline.domains.insight.operations.rules import OpenAlarm, Threshold, Thresholds
from hotline.kernel.clock import BEIJING, day_bounds
from hotline.kernel.errors import Invalid, NotFound

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """``state``: open, waiting (open, and nobody acknowledged it), cleared, "" any; lasting ``longer`` seconds."""

    kind: str = ""
    state: str = ""
    level: str = ""
    start: datetime | None = None
    end: datetime | None = None
    longer: int = 0


@dataclass(frozen=True)
class Page:
    rows: list[Alarm]
    next: str | None


@dataclass(frozen=True)
class DayCount:
    day: date
    kind: str
    level: str
    count: int


def page(wanted: Wanted, now: datetime, cursor: str = "") -> Page:
    """Newest first, fifty. Raises Invalid for a cursor of no page."""
    rows = _wanted(wanted, now).order_by("-raised_at", "-id")
    if cursor:
        at, id = _read_cursor(cursor)
        rows = rows.filter(Q(raised_at__lt=at) | Q(raised_at=at, id__lt=id))
    found = list(rows[: PAGE + 1])
    return Page(found[:PAGE], _cursor(found[PAGE - 1]) if len(found) > PAGE else None)


def _wanted(wanted: Wanted, now: datetime) -> QuerySet[Alarm]:
    rows = Alarm.objects.filter(_in_state(wanted.state))
    plain = {"kind": wanted.kind, "level": wanted.level, "raised_at__gte": wanted.start, "raised_at__lt": wanted.end}
    rows = rows.filter(**{field: value for field, value in plain.items() if value})
    if wanted.longer:
        lasted = ExpressionWrapper(Coalesce(F("cleared_at"), now) - F("raised_at"), output_field=DurationField())
        rows = rows.annotate(lasted=lasted).filter(lasted__gte=timedelta(seconds=wanted.longer))
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
    """How many were raised on each of these Beijing days, by kind and level."""
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
        raise NotFound("没有这条告警。")
    return found


def shown(row: Alarm) -> OpenAlarm:
    """As the live screens have it."""
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
    return Threshold(row.kind, row.queue, row.group, row.on, row.warn, row.urgent, row.least)


def _cursor(row: Alarm) -> str:
    return base64.urlsafe_b64encode(f"{row.raised_at.isoformat()}|{row.id}".encode()).decode()


def _read_cursor(cursor: str) -> tuple[datetime, str]:
    try:
        at, _, id = base64.urlsafe_b64decode(cursor.encode()).decode().partition("|")
        return datetime.fromisoformat(at), id
    except (ValueError, binascii.Error) as error:
        raise Invalid("这一页已经翻不到了，请从头看起。") from error
