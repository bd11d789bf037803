"""One's own exports of calls."""

from hotline.domains.voice.records.models import CallExport
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound

LISTED = 10


def exports_of(by: Principal) -> list[CallExport]:
    """The last ones, newest first."""
    return list(CallExport.objects.filter(by=by.number).order_by("-requested_at")[:LISTED])


def export_of(by: Principal, id: str) -> CallExport:
    """Raises NotFound, also for another's."""
    row = CallExport.objects.filter(pk=id, by=by.number).first()
    if row is None:
        raise NotFound("没有这个导出，或不属于您。请刷新列表。")
    return row
