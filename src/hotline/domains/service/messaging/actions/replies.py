"""What citizens write back: stored once, its parts joined, bound to the text it answers, and honoured if it opts out.

The gateway does this before it answers the carrier, so that nothing is lost when it dies, and an opt-out holds from
then on. What follows (an item for the inbox, an answer) is the reaction to ``text.replied``.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from django.db import transaction

from hotline.domains.service.messaging.actions.barred_numbers import note_opt_in, note_opt_out
from hotline.domains.service.messaging.models import ReplyPart, Text, TextReply
from hotline.domains.service.messaging.queries.text_rules import keywords
from hotline.domains.service.messaging.rules.carriers.content import extension_of
from hotline.domains.service.messaging.rules.carriers.dialects.base import Reply
from hotline.domains.service.messaging.rules.replies import (
    PARTS_WAIT,
    REPEATED_FOR,
    SAME_WITHIN,
    Bound,
    Meaning,
    SentText,
    answered_text,
    meaning_of,
)
from hotline.events.texts import TextReplied, subject
from hotline.infrastructure import outbox
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.sealing import number_index, number_indexes, opened_to_send, seal_number, seal_text
from hotline.infrastructure.settings import settings
from hotline.kernel.actor import CITIZEN
from hotline.kernel.ids import new_id

#: What a message that is no text is shown as.
DATA = "（不是文字的短信）"


@transaction.atomic
def receive(*, account: str, access: str, reply: Reply, at: datetime) -> TextReply | None:
    """The reply when its last part is there, None before, and for what is there already."""
    index = number_index(reply.sender)
    serialise(f"messaging.reply.{index}")  # parts may come over two connections at once
    message = _message(account, reply)
    if _has_come(number_indexes(message), reply, at):
        return None
    name = new_id("part")
    part = ReplyPart(
        id=name, digest=number_index(message), account=account, receiver=reply.receiver[:30], received_at=at
    )
    text = DATA if reply.text is None else reply.text
    if reply.part is None or not 1 <= reply.part.number <= reply.part.total or reply.part.total == 1:
        part.is_joined = True
        part.save()
        return _stored(part, reply.sender, text, access, is_complete=True)
    part.reference = f"{reply.part.reference}{'w' if reply.part.wide else ''}"
    part.total, part.position = reply.part.total, reply.part.number
    part.number, part.text = seal_number(reply.sender, f"replypart/{name}"), seal_text(text, f"replypart/{name}")
    part.save()
    parts = _parts_of(part)
    return _join(parts, access) if len(parts) == part.total else None


def join_overdue(now: datetime) -> int:
    """Long messages whose other parts did not come: what is there is the message. Returns how many."""
    late = ReplyPart.objects.filter(is_joined=False, received_at__lt=now - PARTS_WAIT).values_list("id", flat=True)
    count = 0
    for name in late:
        with transaction.atomic():
            part = ReplyPart.objects.select_for_update().filter(pk=name, is_joined=False).first()
            if part is not None:
                chosen = settings().texts.accounts.get(part.account)
                _join(_parts_of(part), chosen.access if chosen else "")
                count += 1
    return count


def forget_parts(now: datetime) -> int:
    """Parts that no carrier repeats any more. Returns how many."""
    return ReplyPart.objects.filter(is_joined=True, received_at__lt=now - REPEATED_FOR).delete()[0]


def _message(account: str, reply: Reply) -> str:
    """All that tells one message from another."""
    part = f"{reply.part.reference}/{reply.part.total}/{reply.part.number}" if reply.part else ""
    return f"reply:{account}:{reply.id}:{reply.sender}:{reply.receiver}:{part}:{reply.octets.hex()}"


def _has_come(digests: Sequence[str], reply: Reply, at: datetime) -> bool:
    """Whether the message is there already. Where the carrier gives no id, the same words may be a new one later."""
    same = ReplyPart.objects.filter(digest__in=digests)
    return (same if reply.id else same.filter(received_at__gt=at - SAME_WITHIN)).exists()


def _parts_of(part: ReplyPart) -> list[ReplyPart]:
    """The parts of the same long message that wait, this one among them, in order and each position once."""
    rows = ReplyPart.objects.select_for_update().filter(
        number_index=part.number_index,
        receiver=part.receiver,
        reference=part.reference,
        total=part.total,
        is_joined=False,
        received_at__range=(part.received_at - PARTS_WAIT, part.received_at + PARTS_WAIT),
    )
    by_position = {row.position: row for row in rows}
    return [by_position[at] for at in sorted(by_position)]


def _join(parts: Sequence[ReplyPart], access: str) -> TextReply:
    first = parts[0]
    assert first.number is not None, "only what is not joined is joined"
    number = opened_to_send(first.number)
    text = "".join(opened_to_send(part.text) for part in parts if part.text is not None)
    reply = _stored(first, number, text, access, is_complete=len(parts) == first.total)
    for part in parts:
        part.is_joined, part.number, part.text = True, None, None
        part.save()
    return reply


def _stored(first: ReplyPart, number: str, text: str, access: str, *, is_complete: bool) -> TextReply:
    extension = extension_of(first.receiver, access) or ""
    answered, bound = _answered(number, extension, first.received_at)
    meaning, answer = meaning_of(text, keywords(), is_awaited=answered is not None and answered.awaits_reply)
    id = new_id("reply")
    about = subject(id)
    sealed, content = seal_number(number, about), seal_text(text, about)
    row = TextReply(
        id=id,
        account=first.account,
        receiver=first.receiver,
        extension=extension[:20],
        received_at=first.received_at,
        is_complete=is_complete,
        answers=answered,
        bound_by=bound,
        call=answered.call if answered else "",
        case=answered.case if answered else "",
        meaning=meaning.value,
        **TextReply.number.columns(sealed, id=id),
        **TextReply.text.columns(content, id=id),
    )
    row.save(force_insert=True)  # the gateway may add replies, not change them
    if meaning is Meaning.OPT_OUT and note_opt_out(number, first.received_at):
        answer = settings().texts.rules.opt_out_answer
    elif meaning is Meaning.OPT_IN and note_opt_in(number):
        answer = settings().texts.rules.opt_in_answer
    fact = TextReplied(
        answers=answered.id if answered else "",
        bound_by=row.bound_by,
        purpose=answered.purpose if answered else "",
        call=row.call,
        case=row.case,
        number=sealed,
        text=content,
        receiver=row.receiver,
        meaning=row.meaning,
        answer=answer,
        is_complete=is_complete,
    )
    outbox.announce(fact, subject=about, actor=CITIZEN, at=first.received_at, alone=True)
    return row


def _answered(number: str, extension: str, at: datetime) -> tuple[Text | None, Bound | Literal[""]]:
    window = timedelta(hours=settings().texts.rules.reply_hours)
    rows = Text.objects.filter(number_index__in=number_indexes(number), left_at__gte=at - window, left_at__lte=at)
    sent = [SentText(row.id, row.extension, row.left_at) for row in rows if row.left_at]
    found = answered_text(extension, sent, at, window)
    if found is None:
        return None, ""
    text, bound = found
    return next(row for row in rows if row.id == text.id), bound
