"""What leaders do to the replies that agents insert in chats."""

from django.db import transaction

from hotline.domains.service.messaging.models import CannedReply
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

MISSING = "没有这条常用语。请刷新页面。"
MAX_REPLIES = 200


@transaction.atomic
def save_canned_reply(*, by: Principal, title: str, text: str, id: int | None = None) -> CannedReply:
    """A new one, or the one of this id changed.

    Raises NotPermitted, NotFound, Invalid; Refused ``title_taken``, ``too_many``.
    """
    _begin(by)
    title, text = fit_for_all(title), text.strip()
    if not title:
        raise Invalid("请填写标题。", code="title_missing")
    if not text:
        raise Invalid("请填写内容。", code="text_missing")
    row = locked(CannedReply.objects.filter(pk=id), missing=MISSING) if id else CannedReply()
    if CannedReply.objects.filter(title=title).exclude(pk=row.pk).exists():
        raise Refused(f"已有常用语“{title}”。请换一个标题。", code="title_taken")
    if not id and CannedReply.objects.count() >= MAX_REPLIES:
        raise Refused(f"常用语最多 {MAX_REPLIES} 条。请先删除不用的。", code="too_many")
    row.title, row.text, row.changed_by, row.changed_at = title, text, by.number, now()
    row.save()
    audit.record(by=by.number, action="chat.save_reply", about=f"canned-reply/{row.pk}", title=title, created=not id)
    return row


@transaction.atomic
def remove_canned_reply(*, by: Principal, id: int) -> None:
    """Raises NotPermitted, NotFound."""
    _begin(by)
    row = locked(CannedReply.objects.filter(pk=id), missing=MISSING)
    row.delete()
    audit.record(by=by.number, action="chat.remove_reply", about=f"canned-reply/{id}", title=row.title)


def _begin(by: Principal) -> None:
    if not by.may(Permission.CHAT_ASSIGN):
        deny(by, Permission.CHAT_ASSIGN, "canned-reply")
    serialise("messaging.canned_replies")
