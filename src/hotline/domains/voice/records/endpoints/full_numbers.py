"""Calls exported with their full numbers: requested with the filters, approved by another person, taken once."""

from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse
from ninja import Router, Status

from hotline.domains.platform.citizens import actions as citizens
from hotline.domains.voice.records.queries import workbook
from hotline.domains.voice.records.queries.search import RecordFilters, rows_for_export, search_calls
from hotline.domains.voice.records.schemas import CallQuery, FullNumbersBody
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.voice.records.models import CallRecord

router = Router(tags=["calls"], auth=needs(Permission.CALLS_EXPORT))
#: Fewer than without numbers: each is opened.
MAX_WITH_NUMBERS = 20_000
LABELS = {
    "agent": "坐席", "from": "从", "to": "到", "topic": "主题", "rating": "评价", "queue": "队列",
    "hung_up_by": "挂断方", "flag": "标记", "case": "12345 工单号",
}  # fmt: skip


@router.post("/export/number-requests", response={204: None})
def request_numbers(request: StaffRequest, body: FullNumbersBody) -> Status[None]:
    """Request an export with full numbers of what these filters find. 422 with a number among the filters."""
    by = current_staff(request)
    if body.number:
        raise Invalid("导出完整号码时不能按号码筛选。请先清除号码条件。")
    conditions = body.dict(by_alias=True, exclude={"number", "reason"})
    filters = {
        name: value.isoformat() if hasattr(value, "isoformat") else str(value)
        for name, value in conditions.items()
        if value
    }
    count = _rows_of(by, filters).count()
    if not 0 < count <= MAX_WITH_NUMBERS:
        raise Invalid(f"没有可导出的通话，或超过 {MAX_WITH_NUMBERS:,} 条。请修改筛选条件后申请。")
    facts = [("现在共", f"{count:,} 条"), *((LABELS[name], value) for name, value in filters.items())]
    citizens.request_full_numbers(
        by=by, title=f"导出 {count:,} 条通话记录，带完整号码", filters=filters, facts=facts, reason=body.reason
    )
    return Status(204, None)


@router.post("/export/numbers", response={200: None})
def take_numbers(request: StaffRequest) -> FileResponse:
    """The approved workbook, once, with what the filters find now. 409 ``approval_needed``."""
    by = current_staff(request)
    file = SpooledTemporaryFile(max_size=1 << 20)  # noqa: SIM115  the response closes it
    with transaction.atomic():
        rows = list(rows_for_export(_rows_of(by, citizens.use_full_numbers(by=by)), MAX_WITH_NUMBERS))
        numbers = citizens.full_numbers(by=by, numbers=[(row.pk, row.number) for row in rows])
        workbook.write(cast("IO[bytes]", file), zip(rows, numbers, strict=True))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="通话记录（完整号码）.xlsx", content_type=MEDIA_TYPE)


def _rows_of(by: Principal, filters: dict[str, str]) -> "QuerySet[CallRecord]":
    return search_calls(by, RecordFilters(**CallQuery.model_validate(filters).dict()))
