"""The one check before a text is handed over, to a carrier or to the gateway over HTTP."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Count

from hotline.domains.service.messaging.models import BarredNumber, Text
from hotline.domains.service.messaging.queries.text_rules import limits
from hotline.domains.service.messaging.rules.permits import DAY, Bar, Permit, permit
from hotline.domains.service.messaging.rules.texts import Purpose
from hotline.infrastructure.sealing import number_indexes


def permits_of(rows: Sequence[Text], numbers: Mapping[str, str], now: datetime) -> dict[str, Permit]:
    """Text's id -> whether it may leave. ``numbers``: by the texts' ids, in the clear, as the caller needs them anyway.

    Texts of one purpose to one number among ``rows`` count on: the second one sees the first as left.
    """
    indexes = {number: number_indexes(number) for number in set(numbers.values())}
    known = [index for several in indexes.values() for index in several]
    bars, left, rules = _bars(known), _left(known, now), limits()
    found: dict[str, Permit] = {}
    for row in rows:
        own, purpose = indexes[numbers[row.id]], Purpose(row.purpose)
        count = sum(left[index, row.purpose] for index in own)
        found[row.id] = permit(purpose, {bar for index in own for bar in bars[index]}, count, now, rules)
        left[own[0], row.purpose] += 1
    return found


def _bars(indexes: Sequence[str]) -> dict[str, set[Bar]]:
    found: dict[str, set[Bar]] = defaultdict(set)
    for index, why in BarredNumber.objects.filter(number_index__in=indexes).values_list("number_index", "why"):
        found[index].add(Bar(why))
    return found


def _left(indexes: Sequence[str], now: datetime) -> dict[tuple[str, str], int]:
    rows = Text.objects.filter(number_index__in=indexes, left_at__gt=now - DAY).values("number_index", "purpose")
    found: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows.annotate(count=Count("id")).order_by():
        found[row["number_index"], row["purpose"]] = row["count"]
    return found
