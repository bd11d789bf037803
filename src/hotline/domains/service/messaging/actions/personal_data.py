"""What the inbox and text messages store about a citizen, for the citizen's own requests about it."""

from django.db import transaction

from hotline.domains.platform.citizens.ports import Corrected, Stored, StoredFact, Subject
from hotline.domains.service.messaging.models import Item, Text
from hotline.domains.voice.records.queries.search import history_of
from hotline.infrastructure import audit
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Refused

NAME = "留言、传真与短信"
ITEMS, TEXTS = "item/", "text/"
PREFIXES = (ITEMS, TEXTS)
MAX_CALLS = 2000
KIND_NAMES = {"voicemail": "留言", "fax": "传真", "handover": "12345 转来", "text": "短信"}
RECORD = "受理记录，按合同保存。"
UNDER_WAY = "短信未发送完成。完成后可以删除。"
GONE = "该项已不存在。请刷新后重新选择。"


def stored_about(subject: Subject) -> list[Stored]:
    items = Item.objects.filter(number_index__in=subject.numbers)
    calls = [row.pk for row in history_of(subject.numbers, MAX_CALLS)]
    return [*map(_item, items), *map(_text, Text.objects.filter(call__in=calls))]


def _item(row: Item) -> Stored:
    facts = [StoredFact("号码", row.number)] if row.number else []
    facts += [StoredFact("办理结果", row.note)] if row.note else []
    facts += [
        StoredFact("12345 工单号", row.case_number),
        StoredFact("留言时长", f"{row.seconds:.0f} 秒" if row.seconds else ""),
    ]
    return Stored(f"{ITEMS}{row.pk}", KIND_NAMES[row.kind], row.received_at, tuple(facts), RECORD)


def _text(row: Text) -> Stored:
    facts = (StoredFact("发往", row.number), StoredFact("内容", row.text))
    return Stored(f"{TEXTS}{row.pk}", "短信", row.requested_at, facts, "" if row.over_at else UNDER_WAY)


def correct(*, by: str, about: str, field: str, value: str) -> Corrected:
    """Raises Refused: what was received and sent stays as it was."""
    raise Refused("收到的留言、传真和发出的短信不能改写。请在答复中说明。", code="not_correctable")


@transaction.atomic
def delete(*, by: str, about: str) -> None:
    """Delete a text message that was sent or given up. Raises NotFound, Refused."""
    if not about.startswith(TEXTS):
        raise Refused(f"{RECORD}请在答复中说明。", code="kept")
    row = locked(Text.objects.filter(pk=about.removeprefix(TEXTS)), missing=GONE)
    if row.over_at is None:
        raise Refused(UNDER_WAY, code="kept")
    row.delete()
    audit.record(by=by, action="texts.delete", about=about)
