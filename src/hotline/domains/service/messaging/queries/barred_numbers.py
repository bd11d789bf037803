"""Numbers that get no texts, as a list and by number."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import QuerySet

from hotline.domains.service.messaging.models import BarredNumber
from hotline.domains.service.messaging.queries.number_search import of_number
from hotline.domains.service.messaging.rules.permits import Bar
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.paging import Page


def barred(*, why: str = "", number: str = "") -> QuerySet[BarredNumber]:
    """``why``: opted_out or blacklisted, "" for both. ``number``: a handle of the complete number.

    Raises Invalid for another ``number``; Refused ``blocked``.
    """
    rows = BarredNumber.objects.filter(**({"why": why} if why else {}))
    return of_number(rows, number) if number else rows


def page(rows: QuerySet[BarredNumber], cursor: str) -> Page[BarredNumber]:
    """Fifty, the latest first. Raises Invalid for a bad cursor."""
    return page_by_moment(rows, "since", cursor)


def bars_of(owners: Mapping[str, str]) -> Mapping[str, set[Bar]]:
    """Why these numbers are barred, by number; none for one that is not. ``owners``: index -> number."""
    found: dict[str, set[Bar]] = defaultdict(set)
    for index, why in BarredNumber.objects.filter(number_index__in=owners).values_list("number_index", "why"):
        found[owners[index]].add(Bar(why))
    return found
