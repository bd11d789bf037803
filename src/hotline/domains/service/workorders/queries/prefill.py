"""Reads what a call already provides for a new case."""

from dataclasses import dataclass
from datetime import datetime

from hotline.domains.platform.citizens.queries.blocks import is_blocked
from hotline.domains.service.workorders.models import Case
from hotline.domains.service.workorders.queries.cases import REPEAT_WITHIN
from hotline.domains.service.workorders.rules.sources import CALL, HANDED_OVER
from hotline.domains.voice.records.ports import CallRecord
from hotline.domains.voice.records.queries.access import may_see, may_see_record
from hotline.domains.voice.records.queries.details import record_of
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import indexes_of
from hotline.kernel.errors import NotFound

MAX_CASES = 10


@dataclass(frozen=True)
class Prefill:
    """``known``: cases of the same number in the last thirty days, newest first."""

    call: str
    source: str
    phone: str
    place: str
    topic: str
    external_number: str
    known: list[Case]


def visible_record(reader: Principal, call: str, late: CallRecord | None) -> CallRecord:
    """The call's record, from its row or, while the projector lags, ``late``: folded from the events on the bus.

    Raises NotFound for a call the reader may not see.
    """
    if may_see(reader, call) and (record := record_of(call)):
        return record
    if late is not None and late.id == call and may_see_record(reader, late):
        return late
    raise NotFound("没有这通电话，或您无权查看。请核对后重试。")


def prefill(reader: Principal, call: str, now: datetime, late: CallRecord | None = None) -> Prefill:
    """Raises NotFound for a call the reader may not see."""
    record = visible_record(reader, call, late)
    known = Case.objects.none()
    if record.number and not is_blocked(record.number):
        lately = Case.objects.filter(trial=False, created_at__gte=now - REPEAT_WITHIN)
        known = lately.filter(phone_index__in=indexes_of(record.number))
    return Prefill(
        call=call,
        source=HANDED_OVER if record.case_number else CALL,
        phone=record.number.masked if record.number else "",
        place=record.place,
        topic=record.topic,
        external_number=record.case_number,
        known=list(known.select_related("version").order_by("-created_at")[:MAX_CASES]),
    )
