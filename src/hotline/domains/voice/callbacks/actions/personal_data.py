"""What the call-back list stores about a citizen, for the citizen's own requests about it."""

import msgspec
from django.db import transaction

from hotline.domains.platform.citizens.ports import Corrected, Stored, StoredFact, Subject
from hotline.domains.platform.notifications.actions import receipts
from hotline.domains.voice.callbacks.models import CallBack
from hotline.domains.voice.callbacks.ports import Line
from hotline.domains.voice.callbacks.queries import callback
from hotline.domains.voice.callbacks.rules import CORRECTION, KIND_NAMES, REQUESTED, number_of_citizen
from hotline.infrastructure import audit
from hotline.infrastructure.sealing import seal_number
from hotline.kernel.errors import Refused

NAME = "回拨"
PREFIXES = ("callback/",)
#: An entry that a call left is made again from the call's events, and is as much as the call's record says.
OF_A_CALL = "由通话产生，随通话记录按合同保存。"
OPEN = "未办结。办结后可以删除。"
SPEAKERS = {"citizen": "来电人", "assistant": "京晓保"}


def stored_about(subject: Subject) -> list[Stored]:
    rows = CallBack.objects.filter(number_index__in=subject.numbers).order_by("-made_at")
    return [_stored(row) for row in rows]


def _stored(row: CallBack) -> Stored:
    facts = [StoredFact("号码", row.number, "number" if row.kind == REQUESTED else ""), StoredFact("归属地", row.place)]
    facts += [StoredFact("对话", row.conversation, written=_dialogue)] if row.conversation else []
    if row.kind == CORRECTION:
        facts += [StoredFact("答错内容", row.correction.mistake), StoredFact("正确答复", row.correction.correction)]
    facts += [StoredFact("结果", row.result), StoredFact("备注", row.note)]
    title = KIND_NAMES.get(row.kind, row.kind)
    return Stored(f"callback/{row.pk}", title, row.made_at, tuple(facts), _retention_reason(row))


def _dialogue(stored: str) -> str:
    lines = msgspec.json.decode(stored, type=list[Line])
    return "\n".join(f"{SPEAKERS.get(line.role, line.role)}：{line.text}" for line in lines)


def _retention_reason(row: CallBack) -> str:
    if row.kind != REQUESTED:
        return OF_A_CALL
    return OPEN if row.closed_at is None else ""


@transaction.atomic
def correct(*, by: str, about: str, field: str, value: str) -> Corrected:
    """Correct the number that a citizen left in writing. Raises NotFound, Refused, Invalid."""
    row = callback(about.removeprefix("callback/"), lock=True)
    if row.kind != REQUESTED or field != "number":
        raise Refused("来电显示的号码不能更正；只能更正网上登记填写的号码。", code="not_correctable")
    before, row.number = row.number, seal_number(number_of_citizen(value), about)
    row.save(update_fields=["number_masked", "number_cipher", "number_index"])
    audit.record(by=by, action="callbacks.correct", about=about)
    return Corrected("号码", before)


@transaction.atomic
def delete(*, by: str, about: str) -> None:
    """Delete an entry that a citizen left in writing, with its conversation. Raises NotFound, Refused."""
    row = callback(about.removeprefix("callback/"), lock=True)
    if why := _retention_reason(row):
        raise Refused(why, code="kept")
    row.delete()
    receipts.settle(about)
    audit.record(by=by, action="callbacks.delete", about=about)
