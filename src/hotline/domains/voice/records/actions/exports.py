"""Workbooks of calls: requested, made in the background with their progress, announced, removed after some days."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, cast

import structlog
from django.db import transaction

from hotline.domains.platform.accounts.queries import by_number, session_of
from hotline.domains.platform.citizens.queries.blocks import hiding
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.voice.records.models import CallExport, CallRecord
from hotline.domains.voice.records.queries import workbook
from hotline.domains.voice.records.queries.exports import export_of
from hotline.domains.voice.records.queries.search import filters_of_export, rows_for_export, search_calls
from hotline.domains.voice.records.rules.exports import (
    FORSAKEN,
    MAX_ROWS,
    MAX_UNFINISHED,
    STORED_FOR,
    UNFINISHED,
    ExportState,
)
from hotline.infrastructure import audit, jobs
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked_if_there
from hotline.infrastructure.uploads.sealed_store import discard, read_stored, store_sealed
from hotline.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

log = structlog.get_logger()
JOB = "hotline.domains.voice.records.jobs.export"
FAILED = "导出失败，请重新导出。"
#: Rows after which the progress is written.
STEP = 1000


@transaction.atomic
def request_export(*, by: Principal, filters: Mapping[str, str], audited: Mapping[str, str]) -> CallExport:
    """Request a workbook of what these filters find now. Raises Invalid for too many rows, Refused for too many
    exports at a time. ``audited``: the filters as the audit trail may have them.
    """
    total = search_calls(by, filters_of_export(filters))[: MAX_ROWS + 1].count()
    if total > MAX_ROWS:
        raise Invalid(f"超过 {MAX_ROWS:,} 条，请缩小时间范围后导出。")
    if total == 0:
        raise Invalid("没有可导出的通话。请修改筛选条件。")
    if CallExport.objects.filter(by=by.number, state__in=UNFINISHED).count() >= MAX_UNFINISHED:
        raise Refused(f"您已有 {MAX_UNFINISHED} 个导出未完成，请稍后再导出。", code="too_many")
    now = datetime.now(UTC)
    row = CallExport.objects.create(
        id=new_id("export"), by=by.number, filters=dict(filters), total=total, requested_at=now, touched_at=now
    )
    audit.record(by=by.number, action="calls.export", about=f"export/{row.pk}", rows=total, asked=dict(audited))
    jobs.defer(JOB, lock=f"export {row.pk}", id=row.pk)
    return row


def make(id: str) -> None:
    """Make a requested workbook and notify who requested it. Does nothing for one that is done."""
    row = CallExport.objects.filter(pk=id, state__in=UNFINISHED).first()
    if row is None:
        return
    try:
        reader = _reader(row.by)
        content = _written(row, reader)
        row.file = store_sealed("exports", row.pk, row.requested_at, content)
        row.size, row.state = len(content), ExportState.DONE.value
    except Exception as error:  # whatever ails it, who waits for it is told
        log.exception("an export of calls was not made", action="export_failed", export=row.pk)
        row.state, row.error = ExportState.FAILED.value, error.message if isinstance(error, Refused) else FAILED
    row.filters, row.touched_at = {}, datetime.now(UTC)
    row.save()
    _announce(row)


def _reader(number: str) -> Principal:
    """Who requested it, with the permissions of this moment. Raises NotPermitted when they may export no more."""
    staff = by_number(number)
    if staff is None or Permission.CALLS_EXPORT not in staff.permissions:
        raise NotPermitted("您已无导出通话的权限。需要时请联系管理员开通。")
    return session_of(staff, datetime.now(UTC))


def _written(row: CallExport, reader: Principal) -> bytes:
    found = rows_for_export(search_calls(reader, filters_of_export(row.filters)), MAX_ROWS)
    with SpooledTemporaryFile(max_size=1 << 20) as file:
        workbook.write(cast("IO[bytes]", file), _counted(row, found))
        file.seek(0)
        return file.read()


def _counted(row: CallExport, found: Iterator[CallRecord]) -> Iterator[tuple[CallRecord, str]]:
    """The calls with their masked numbers; the progress is written as they pass."""
    row.done, hide = 0, hiding()
    for call in found:
        if row.done % STEP == 0:
            _progressed(row)
        row.done += 1
        yield call, hide(call.number_masked, call.number_index)


def _progressed(row: CallExport) -> None:
    row.state, row.touched_at = ExportState.MAKING.value, datetime.now(UTC)
    row.save(update_fields=["state", "done", "touched_at"])


def _announce(row: CallExport) -> None:
    made = row.state == ExportState.DONE
    content = Content(
        key=f"call-export/{row.pk}",
        kind="report.ready",
        title=f"通话导出已完成：{row.done:,} 条" if made else "通话导出失败",
        text=f"{STORED_FOR.days} 天内在“通话 › 导出”下载。" if made else row.error,
        link="/calls#exports",
        at=row.touched_at,
        urgency=Urgency.ROUTINE if made else Urgency.IMPORTANT,
    )
    notify(content, [Person(row.by)])


def take(*, by: Principal, id: str) -> Iterator[bytes]:
    """The workbook of one's own export, piece by piece. Raises NotFound, Unavailable."""
    row = export_of(by, id)
    if not row.file:
        raise NotFound("该导出未完成，或已删除。请重新导出。")
    content = read_stored(row.file)
    audit.record(by=by.number, action="calls.take_export", about=f"export/{row.pk}", rows=row.done)
    return content


def go_on(now: datetime) -> None:
    """Begin again where a worker died, and remove what has been there long enough."""
    forsaken = CallExport.objects.filter(state__in=UNFINISHED, touched_at__lt=now - FORSAKEN)
    for id in forsaken.values_list("pk", flat=True):
        jobs.defer(JOB, lock=f"export {id}", id=id)
    for id in CallExport.objects.filter(requested_at__lt=now - STORED_FOR).values_list("pk", flat=True):
        _remove(id)


@transaction.atomic
def _remove(id: str) -> None:
    row = locked_if_there(CallExport.objects.filter(pk=id))
    if row is None:
        return
    if row.file:
        discard(row.file)
    row.delete()
