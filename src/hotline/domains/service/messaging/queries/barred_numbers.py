"""Numbers that get no texts, as a list."""

from django.db.models import QuerySet

from hotline.domains.platform.citizens.queries.blocking import searched_indexes
from hotline.domains.service.messaging.models import BarredNumber
from hotline.infrastructure.number_handles import MARK, number_of
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.errors import Invalid
from hotline.kernel.paging import Page


def barred(*, why: str = "", number: str = "") -> QuerySet[BarredNumber]:
    """``why``: opted_out or blacklisted, "" for both. ``number``: a handle of the complete number.

    Raises Invalid for another ``number``; Refused ``blocked``.
    """
    rows = BarredNumber.objects.filter(**({"why": why} if why else {}))
    if not number:
        return rows
    if MARK not in number:
        raise Invalid("请输入完整号码。")
    return rows.filter(number_index__in=searched_indexes(number_of(number)))


def page(rows: QuerySet[BarredNumber], cursor: str) -> Page[BarredNumber]:
    """Fifty, the latest first. Raises Invalid for a bad cursor."""
    return page_by_moment(rows, "since", cursor)
