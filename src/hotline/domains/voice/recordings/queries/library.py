"""Searches recordings by call and by status. A reader finds only those of calls that the reader may see."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from hotline.domains.voice.recordings.models import Download, LegalHold, RecordingFile
from hotline.domains.voice.recordings.queries.transcripts import calls_with
from hotline.domains.voice.records.queries.access import visible_call
from hotline.domains.voice.records.queries.search import RecordFilters, search_calls
from hotline.infrastructure.paging import filters_of
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, NotFound
from hotline.kernel.paging import Page

if TYPE_CHECKING:
    from hotline.domains.voice.records.models import CallRecord

#: States of a recording, and the rows in each.
STATES = {
    "raw": Q(archived_at=None, deleted_at=None),
    "archived": Q(archived_at__isnull=False, deleted_at=None),
    "faulty": Q(state="faulty", deleted_at=None),
    "held": Q(Exists(LegalHold.objects.filter(call=OuterRef("pk"), lifted_at=None))),
    "deleted": Q(deleted_at__isnull=False),
}
DOWNLOADS = 50


@dataclass(frozen=True)
class Sought:
    """``shortest``, ``longest`` in seconds of sound; ``state`` one of STATES, empty is any."""

    of_calls: RecordFilters
    shortest: float | None = None
    longest: float | None = None
    state: str = ""
    #: What was said, as a transcript has it.
    phrase: str = ""


def library_rows(reader: Principal, sought: Sought) -> "QuerySet[CallRecord]":
    """The calls whose recordings are sought, newest first. Raises Invalid."""
    files = _with_status(sought).filter(pk=OuterRef("pk"))
    found = search_calls(reader, sought.of_calls).filter(Exists(files))
    return found.filter(pk__in=calls_with(sought.phrase, found)) if sought.phrase else found


def _with_status(sought: Sought) -> QuerySet[RecordingFile]:
    if sought.state and sought.state not in STATES:
        raise Invalid("没有这种状态。请重新选择。")
    lengths = filters_of(sought, {"shortest": "seconds__gte", "longest": "seconds__lte"})
    return RecordingFile.objects.filter(STATES.get(sought.state, Q()), **lengths)


def files_of(page: "Page[CallRecord]") -> dict[str, RecordingFile]:
    return RecordingFile.objects.in_bulk([row.pk for row in page.rows])


def library_entry(reader: Principal, call: str) -> "Page[CallRecord]":
    """One call that the reader may see, as a page of one row. Raises NotFound, also for a call without recording."""
    row = visible_call(reader, call)
    if not RecordingFile.objects.filter(pk=call).exists():
        raise NotFound("这通电话没有录音文件，请查看通话备注。", code="recording_missing")
    return Page([row])


def downloads_of(call: str) -> list[Download]:
    """Newest first."""
    return list(Download.objects.filter(call=call).order_by("-id"))


def downloads_since(number: str, moment: datetime) -> int:
    """How many copies this person has taken since ``moment``."""
    return Download.objects.filter(by=number, at__gte=moment).count()


def downloads(before: int | None = None) -> list[Download]:
    """Copies handed out, newest first; with ``before``, those with a lower number."""
    rows = Download.objects.filter(pk__lt=before) if before else Download.objects.all()
    return list(rows.order_by("-id")[:DOWNLOADS])
