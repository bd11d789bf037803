"""Complete records and events of given calls, and of all calls of a period."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

import msgspec
from django.db import connection

from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.records.rules import shape
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.log import events_of_calls
from hotline.kernel.clock import day_bounds
from hotline.kernel.sealed import Sealed


def record_in(row: CallRecord) -> shape.CallRecord:
    """The complete record that a row stores in its column ``detail``."""
    return msgspec.convert(row.detail, shape.CallRecord)


def presentation_of(row: CallRecord) -> Presentation:
    """Who vouches for the number of the call, from its column ``detail``."""
    return Presentation(row.detail.get("presentation", Presentation.UNSCREENED))


def presentations(calls: Collection[str]) -> dict[str, Presentation]:
    """Call -> who vouches for its number, of the calls that are recorded."""
    rows = CallRecord.objects.filter(pk__in=calls).values_list("pk", "detail__presentation")
    return {call: Presentation(found or Presentation.UNSCREENED) for call, found in rows}


def ratings_since(moment: datetime) -> int:
    """How many calls that began since were rated, by key or by text, those that do not count among them."""
    return CallRecord.objects.filter(rating__isnull=False, direction="in", at__gte=moment).count()


def number_of(call: str) -> Sealed | None:
    """The caller's sealed number; None without record or number."""
    row = CallRecord.objects.filter(pk=call).defer("detail").first()
    return row.number if row else None


def record_of(call: str) -> shape.CallRecord | None:
    return next(iter(records_of([call])), None)


def records_of(calls: Iterable[str]) -> list[shape.CallRecord]:
    """The records of these calls. Plain SQL instead of the ORM, because this runs with every batch of events."""
    if not (requested := list(calls)):
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT detail FROM {CallRecord._meta.db_table} WHERE id = ANY(%s)", [requested])
        return [msgspec.json.decode(detail, type=shape.CallRecord) for (detail,) in cursor.fetchall()]


def records_by_id(calls: Iterable[str]) -> dict[str, CallRecord]:
    return {row.pk: row for row in CallRecord.objects.filter(pk__in=list(calls)).defer("detail")}


def topics_of(calls: Iterable[str]) -> dict[str, str]:
    """Call -> code of its topic, of those that have one."""
    rows = CallRecord.objects.filter(pk__in=list(calls)).exclude(topic="")
    return dict(rows.values_list("pk", "topic"))


def records_of_day(day: date) -> list[shape.CallRecord]:
    """The records of calls that began on this Beijing day."""
    start, end = day_bounds(day)
    details = CallRecord.objects.filter(at__gte=start, at__lt=end).values_list("detail", flat=True)
    return [msgspec.convert(detail, shape.CallRecord) for detail in details.iterator(chunk_size=1000)]


def records_between(start: datetime, end: datetime) -> Iterator[shape.CallRecord]:
    """The records of calls that began in [start, end). A thousand rows are read at a time."""
    details = CallRecord.objects.filter(at__gte=start, at__lt=end).values_list("detail", flat=True)
    return (msgspec.convert(detail, shape.CallRecord) for detail in details.iterator(chunk_size=1000))


def first_moment() -> datetime | None:
    """The beginning of the oldest call; None without calls."""
    return CallRecord.objects.order_by("at").values_list("at", flat=True).first()


def events_of(call: str) -> list[Envelope]:
    """All logged events of a call, in the order of their moments."""
    return sorted(events_of_calls([call])[call], key=lambda event: (event.at, event.subject, event.seq))
