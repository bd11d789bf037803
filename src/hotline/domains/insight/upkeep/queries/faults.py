"""Reads faults."""

from django.db.models import QuerySet

from hotline.domains.insight.upkeep.models import Fault
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page

NONE = "没有这张故障单，请刷新列表。"


def about(id: str) -> str:
    return f"fault/{id}"


def page(state: str, cursor: str = "") -> Page[Fault]:
    """``state``: waiting (for an answer), open, closed; "" for any. Fifty, the newest first. Raises Invalid."""
    rows = Fault.objects.all()
    match state:
        case "waiting":
            rows = rows.filter(acknowledged_at=None, closed_at=None)
        case "open":
            rows = rows.filter(closed_at=None)
        case "closed":
            rows = rows.filter(closed_at__isnull=False)
        case _:
            pass
    return page_by_moment(rows, "raised_at", cursor)


def open_faults() -> list[Fault]:
    """Those that nobody has closed, the newest first."""
    return list(Fault.objects.filter(closed_at=None).order_by("-raised_at", "-pk"))


def fault(id: str) -> Fault:
    """With its timeline. Raises NotFound."""
    row = Fault.objects.prefetch_related("steps").filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def of_alarm(alarm: str) -> QuerySet[Fault]:
    return Fault.objects.filter(alarm=alarm)
