"""Searching call records: filters, pages, rows for an export, earlier and later calls of one caller."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db.models import Q, QuerySet

from hotline.domains.platform.citizens.queries.blocks import blocked_indexes, searched_indexes
from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.records.queries.access import talked_in, visible_to
from hotline.events.recordings import NO_DIGEST
from hotline.infrastructure.key_service.key_set import TAIL
from hotline.infrastructure.number_handles import number_of
from hotline.infrastructure.paging import filters_of, page_by_moment
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import tail_indexes
from hotline.kernel.errors import Invalid
from hotline.kernel.paging import Page

LOOKUPS = {
    "topic": "topic",
    "queue": "queue",
    "hung_up_by": "hung_up_by",
    "case": "detail__case_number",
    "start": "at__gte",
    "end": "at__lt",
}


@dataclass(frozen=True)
class RecordFilters:
    """The conditions of a search; empty means any. ``start``/``end``: the call began in [start, end)."""

    number: str = ""
    agent: str = ""
    start: datetime | None = None
    end: datetime | None = None
    topic: str = ""
    rating: str = ""
    queue: str = ""
    hung_up_by: str = ""
    flag: str = ""
    case: str = ""
    notice: str = ""


def search_calls(reader: Principal, filters: RecordFilters) -> QuerySet[CallRecord]:
    """The calls that the reader may see and that pass the filters, newest first.

    Raises Invalid for a number, rating or notice that cannot be searched for.
    """
    rows = visible_to(reader).filter(_number(filters.number), _rating(filters.rating), _notice(filters.notice))
    if filters.agent:
        rows = rows.filter(talked_in([filters.agent]))
    if filters.flag:
        rows = rows.filter(flags__contains=[filters.flag])
    return rows.filter(**filters_of(filters, LOOKUPS)).order_by("-at", "-id")


def _number(number: str) -> Q:
    """Filter by number: a complete number or its last four digits, by keyed indexes.

    Raises Invalid; Refused ``blocked`` for a complete number.
    """
    digits = number.replace(" ", "").replace("-", "")
    if not digits:
        return Q()
    if not digits.removeprefix("+").isdecimal() or len(digits) < TAIL:
        raise Invalid("请输入完整号码，或号码的后四位。")
    if len(digits) == TAIL:
        return Q(number_tail__in=tail_indexes(digits)) & ~Q(number_index__in=blocked_indexes())
    return Q(number_index__in=searched_indexes(digits))


def _rating(rating: str) -> Q:
    if not rating:
        return Q()
    if rating == "none":
        return Q(rating=None, flags__contains=["to_rating"])
    if rating not in {"1", "2", "3", "4", "5"}:
        raise Invalid("评价请选 1 到 5，或“未评价”。")
    return Q(rating=int(rating))


def filters_of_export(stored: Mapping[str, str]) -> RecordFilters:
    """The filters of a request, as an export stores them: moments as text, a number as its handle."""
    return msgspec.convert(dict(stored) | {"number": number_of(stored.get("number", ""))}, RecordFilters)


def _notice(notice: str) -> Q:
    """Whether the citizen was told that the call is recorded: told, objected, or untold among calls with a talk."""
    match notice:
        case "":
            return Q()
        case "told" | "objected":
            return Q(flags__contains=[notice])
        case "untold":
            return ~Q(agents=[]) & ~Q(flags__contains=["told"])
        case _:
            raise Invalid("录音告知请选“已告知”“无告知记录”或“反对录音”。")


def page_of(rows: QuerySet[CallRecord], cursor: str = "") -> Page[CallRecord]:
    """Fifty rows after the cursor. Rows that arrive meanwhile do not shift the pages."""
    return page_by_moment(rows.defer("detail"), "at", cursor)


def rows_for_export(rows: QuerySet[CallRecord], limit: int) -> Iterator[CallRecord]:
    """The first ``limit`` rows, read from the database 2000 at a time to bound memory."""
    return rows.defer("detail")[:limit].iterator(chunk_size=2000)


def calls_of_number(reader: Principal, indexes: Sequence[str], limit: int) -> list[CallRecord]:
    """The newest calls of a number that the reader may see, by any of its indexes."""
    rows = visible_to(reader).filter(number_index__in=indexes).defer("detail").order_by("-at", "-id")
    return list(rows[:limit])


def history_of(indexes: Sequence[str], limit: int = 10) -> list[CallRecord]:
    """The newest ``limit`` calls of a caller, by any index of their number, newest first; none for a withheld number.

    Not limited to what the reader may see: for the desk of the agent who answers this caller now.
    """
    known = [index for index in indexes if index]
    if not known:
        return []
    return list(CallRecord.objects.filter(number_index__in=known).order_by("-at", "-id").defer("detail")[:limit])


def invented_among(rows: Sequence[CallRecord]) -> set[str]:
    """Which of these calls a demonstration's history invented: they have no sound."""
    invented = CallRecord.objects.filter(detail__recording__digest=NO_DIGEST, id__in=[row.id for row in rows])
    return set(invented.values_list("id", flat=True))


def following(reader: Principal, call: str) -> list[CallRecord]:
    """Calls that agents dialled because of this call, as far as the reader may see them, oldest first."""
    return list(visible_to(reader).filter(after=call).exclude(after="").order_by("at").defer("detail"))


def case_of(row: CallRecord) -> str:
    """12345's case number in a row that ``visible_to`` found, read without loading the complete record."""
    return str(getattr(row, "case", None) or "")
