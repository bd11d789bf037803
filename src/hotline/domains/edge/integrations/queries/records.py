"""Call records and recordings of a client's agents and queues, by the same reads as the pages."""

from datetime import datetime
from typing import TYPE_CHECKING

from hotline.domains.edge.integrations.queries.clients import staff_view
from hotline.domains.edge.integrations.rules.caller import EVERY, Caller
from hotline.domains.voice.recordings.queries import library
from hotline.domains.voice.records.queries.access import visible_to
from hotline.domains.voice.records.queries.search import RecordFilters, page_of, search_calls
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from hotline.domains.voice.records.models import CallRecord


def records(caller: Caller, filters: RecordFilters, cursor: str, now: datetime) -> "Page[CallRecord]":
    """Newest first, fifty a page. Raises Invalid."""
    return page_of(_seen(caller, search_calls(staff_view(caller, now), filters)), cursor)


def record(caller: Caller, call: str, now: datetime) -> "Page[CallRecord]":
    """A page of one. Raises NotFound, also for what is none of the caller's business."""
    found = list(_seen(caller, visible_to(staff_view(caller, now)).filter(pk=call)))
    if not found:
        raise NotFound("没有这通电话，或您无权查看。请核对后重试。")
    return Page(found)


def recorded(caller: Caller, filters: RecordFilters, cursor: str, now: datetime) -> "Page[CallRecord]":
    """Calls whose recording is kept."""
    sought = library.Sought(filters)
    rows = library.library_rows(staff_view(caller, now), sought)
    return page_of(_seen(caller, rows), cursor)


def recording(caller: Caller, call: str, now: datetime) -> "Page[CallRecord]":
    """A page of one, which has a recording. Raises NotFound."""
    page = record(caller, call, now)
    if not library.files_of(page):
        raise NotFound("这通电话没有录音文件，请查看其他通话。", code="recording_missing")
    return page


def _seen(caller: Caller, rows: "QuerySet[CallRecord]") -> "QuerySet[CallRecord]":
    """The calls in which one of the client's agents talked, and that waited in one of its queues or in none."""
    if EVERY not in caller.agents:
        rows = rows.filter(agents__overlap=sorted(caller.agents))
    return rows if EVERY in caller.queues else rows.filter(queue__in=["", *caller.queues])
