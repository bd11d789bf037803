"""What the virus scanner and the checks of contents refused."""

from dataclasses import dataclass
from datetime import datetime

from hotline.infrastructure.models import QuarantinedFile
from hotline.infrastructure.paging import filters_of, page_by_moment
from hotline.kernel.paging import Page

#: Beginning of a path -> what people call the place; the first that fits.
PLACES = (
    ("/api/workorders/", "工单附件"),
    ("/api/assessment/registers/import", "考核台账导入"),
    ("/api/assessment/", "考核佐证"),
    ("/api/knowledge/import", "知识导入"),
    ("/api/knowledge/", "知识附件"),
    ("/api/prompts/", "播报录音"),
    ("/api/assistant/", "京晓保语音"),
    ("/api/security/accidents/", "安全事故证据"),
    ("/api/statistics/", "统计导入"),
    ("/api/v1/", "开放接口"),
)


@dataclass(frozen=True)
class QuarantineFilters:
    """``kind``: of QuarantinedFile.Kind, "" for any."""

    kind: str = ""
    start: datetime | None = None
    end: datetime | None = None


def page(filters: QuarantineFilters, cursor: str = "") -> Page[QuarantinedFile]:
    """Fifty, the newest first. Raises Invalid for a cursor of no page."""
    lookups = {"kind": "kind", "start": "at__gte", "end": "at__lt"}
    return page_by_moment(QuarantinedFile.objects.filter(**filters_of(filters, lookups)), "at", cursor)


def place_name(place: str) -> str:
    """What people call the place of a request."""
    path = place.partition(" ")[2]
    return next((name for beginning, name in PLACES if path.startswith(beginning)), "其他" if path else "系统内部")
