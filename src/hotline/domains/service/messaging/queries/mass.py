"""Reads about mass sending: the list, one with its progress, the rows that are not sent, the result."""

from collections.abc import Iterator, Mapping

from django.db.models import Count

from hotline.domains.service.messaging.models import MassProblem, MassResult, MassSending, Text
from hotline.domains.service.messaging.rules.texts import Sending
from hotline.infrastructure.paging import page_by_moment
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page

NONE = "没有这次群发，请刷新列表。"
#: Rows with a problem that a page lists; the workbook has all.
LISTED = 100


def about(id: str) -> str:
    return f"mass/{id}"


def sendings(cursor: str = "") -> Page[MassSending]:
    """Fifty a page, the newest first. Raises Invalid for a bad cursor."""
    return page_by_moment(MassSending.objects.all(), "created_at", cursor)


def sending(id: str) -> MassSending:
    """Raises NotFound."""
    row = MassSending.objects.filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def progress(id: str) -> Mapping[Sending, int]:
    """How many of its texts are in which state."""
    rows = Text.objects.filter(mass=id).values("sending").order_by("sending").annotate(count=Count("id"))
    return {Sending(row["sending"]): row["count"] for row in rows}


def refused_rows(id: str) -> list[MassProblem]:
    return list(MassProblem.objects.filter(mass=id).order_by("line")[:LISTED])


def all_refused(id: str) -> Iterator[MassProblem]:
    return MassProblem.objects.filter(mass=id).order_by("line").iterator()


def all_texts(id: str) -> Iterator[Text]:
    """In the order of the table, without their contents."""
    columns = ("number_masked", "number_index", "mass_line", "sending", "why", "left_at", "over_at")
    return Text.objects.filter(mass=id).only(*columns).order_by("mass_line").iterator()


def own_result(id: str, by: Principal) -> MassResult | None:
    """The last workbook that this person requested."""
    rows = MassResult.objects.filter(mass=id, by=by.number).select_related("mass")
    return rows.order_by("-requested_at").first()
