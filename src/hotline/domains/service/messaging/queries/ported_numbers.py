"""Numbers that went to another carrier, as a list and by number."""

from django.db.models import QuerySet

from hotline.domains.service.messaging.models import PortedNumber
from hotline.domains.service.messaging.queries.number_search import of_number
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.paging import Page


def ported(*, carrier: str = "", number: str = "") -> QuerySet[PortedNumber]:
    """``carrier``: which one they went to, "" for all. ``number``: a handle of the complete number.

    Raises Invalid for another ``number``; Refused ``blocked``.
    """
    rows = PortedNumber.objects.filter(**({"carrier": carrier} if carrier else {}))
    return of_number(rows, number) if number else rows


def page(rows: QuerySet[PortedNumber], cursor: str) -> Page[PortedNumber]:
    """Fifty, the latest first. Raises Invalid for a bad cursor."""
    return page_by_moment(rows, "since", cursor)
