"""Marking notifications as read: a person reads one or all, or the task that they ask for was done."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.platform.notifications.actions.live_documents import lock, publish
from hotline.domains.platform.notifications.models import Receipt
from hotline.domains.platform.notifications.ports import read_receiver
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, NotFound


@transaction.atomic
def read(*, by: Principal, id: str) -> None:
    """Mark one of the reader's own notifications as read. A second call changes nothing. Raises NotFound.

    The source of the notification is called before the person's document is locked: sources lock in this order too.
    """
    own = Receipt.objects.select_related("notification").filter(notification=id, person=by.number)
    receipt = own.first()
    if receipt is None:
        raise NotFound("没有这条通知，可能已过保存期，请刷新列表。")
    if receipt.read_at is not None:
        return
    if receipt.notification.about:
        read_receiver()(receipt.notification.about, by=by)
    lock([by.number])
    own.filter(read_at=None).update(read_at=datetime.now(UTC), escalates_at=None)
    publish([by.number])
    audit.record(by=by.number, action="notifications.read", about=f"notification/{id}")


@transaction.atomic
def read_all(*, by: Principal, kind: str = "") -> int:
    """Mark all own notifications, or those of one kind, as read; returns how many were unread. Calls no source."""
    lock([by.number])
    unread = Receipt.objects.filter(person=by.number, read_at=None)
    if kind:
        unread = unread.filter(notification__kind=kind)
    count = unread.update(read_at=datetime.now(UTC), escalates_at=None)
    if count:
        publish([by.number])
        audit.record(by=by.number, action="notifications.read_all", about=f"staff/{by.number}", kind=kind, count=count)
    return count


@transaction.atomic
def settle(about: str, *, by: str = "") -> int:
    """Mark all notifications with this ``about`` as read, because their task was done; returns how many were unread.

    They are not escalated. ``by``: staff number, when each person has to do the task and only this person did. Safe to
    repeat. Raises Invalid for an empty ``about``.
    """
    if not about:
        raise Invalid("请说明事项。")
    unread = Receipt.objects.filter(notification__about=about, read_at=None)
    if by:
        unread = unread.filter(person=by)
    people = set(unread.values_list("person", flat=True))
    if not people:
        return 0
    lock(people)
    count = unread.update(read_at=datetime.now(UTC), escalates_at=None)
    publish(people)
    return count
