"""How many calls each queue had by quarter of an hour, and how long they took: what forecasts are made of."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from django.db.models import Count, DateTimeField, F, Func, Q, Sum, Value

from hotline.domains.voice.records.models import CallRecord

ORIGIN = datetime(2001, 1, 1, tzinfo=UTC)


class QueueLoad(NamedTuple):
    """``slot``: when the quarter of an hour begins. ``seconds``: talks and wrap-ups of the ``answered`` calls."""

    queue: str
    slot: datetime
    calls: int
    answered: int
    seconds: float


def loads_between(start: datetime, end: datetime) -> Iterator[QueueLoad]:
    """Callers who waited for an agent, by the queue that answered, else the last one waited in."""
    bin_of = Func(
        Value("15 minutes"), F("at"), Value(ORIGIN), function="date_bin",
        template="%(function)s(%(expressions)s)", output_field=DateTimeField(),
    )  # fmt: skip
    rows = (
        CallRecord.objects.filter(at__gte=start, at__lt=end, direction="in")
        .exclude(queue="")
        .annotate(slot=bin_of)
        .values_list("queue", "slot")
        .annotate(
            calls=Count("id"),
            taken=Count("id", filter=Q(answered=True)),
            spent=Sum(F("talk_seconds") + F("wrap_up_seconds"), filter=Q(answered=True), default=0.0),
        )
        .order_by("queue", "slot")
    )
    return (QueueLoad(*row) for row in rows.iterator(chunk_size=5000))
