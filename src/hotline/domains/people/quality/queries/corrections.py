"""How wrong answers are put right: whether the citizen can be called back, and how that ended."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from hotline.domains.people.quality.models import WrongAnswer
from hotline.domains.people.quality.rules.inspections import Unreachable, WrongState
from hotline.domains.platform.citizens.queries.blocks import was_blocked
from hotline.domains.service.messaging.queries.barred_numbers import bars_of
from hotline.domains.understanding.knowledge.queries.articles import InForce, article_on
from hotline.domains.voice.callbacks.queries import corrections_of
from hotline.domains.voice.records.queries.details import presentations
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.infrastructure.sealing import indexes_of
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid, NotFound

if TYPE_CHECKING:
    from hotline.domains.voice.records.models import CallRecord


@dataclass(frozen=True)
class CorrectionCall:
    """The call-back about a wrong answer. ``result``: "" while it is open; ``by``: who ended it.

    ``to``: who is to call, "" for everybody who manages call-backs.
    """

    entry: str
    to: str
    due: datetime
    result: str
    note: str
    by: str
    closed_at: datetime | None


class PutRight(NamedTuple):
    """``unreachable``: why there is no call-back."""

    call: CorrectionCall | None
    unreachable: Unreachable | None


def unreachable(record: "CallRecord | None", at: datetime) -> Unreachable | None:
    """Why the citizen of this call may not be called back; None where that is possible."""
    if record is None or record.number is None:
        return Unreachable.WITHHELD
    if presentations([record.pk])[record.pk] is Presentation.CLAIMED:
        return Unreachable.UNVERIFIED
    if was_blocked(record.number, at):
        return Unreachable.BLOCKED
    if bars_of(dict.fromkeys(indexes_of(record.number), record.number.index)):
        return Unreachable.OPTED_OUT
    return None


def article_at(code: str, moment: datetime) -> InForce:
    """The article as it stood then, else as it stands today. Raises Invalid ``no_article``."""
    try:
        return article_on(code, beijing_day(moment), moment)
    except NotFound:
        pass
    try:
        return article_on(code)
    except NotFound:
        raise Invalid("该条目不存在或已下线，请重新选择，或选“无对应条目”。", code="no_article") from None


def correction_calls(calls: Collection[str]) -> dict[str, CorrectionCall]:
    """Call with a wrong answer -> its call-back, where there is one."""
    return {
        call: CorrectionCall(
            entry=entry.pk,
            to=entry.correction.assigned_to,
            due=entry.due_at,
            result=entry.result,
            note=entry.note,
            by=entry.closed_by,
            closed_at=entry.closed_at,
        )
        for call, entry in corrections_of(calls).items()
    }


def put_right(inspections: Iterable[str]) -> dict[str, PutRight]:
    """Inspection -> how its confirmed wrong answer is put right."""
    rows = WrongAnswer.objects.filter(pk__in=list(inspections), state=WrongState.CONFIRMED.value)
    found = list(rows.values_list("pk", "inspection__call", "unreachable"))
    calls = correction_calls({call for _, call, _ in found})
    return {
        inspection: PutRight(calls.get(call), Unreachable(reason) if reason else None)
        for inspection, call, reason in found
    }
