"""Deletion of old notifications, and publication of live documents that the bus has lost."""

from collections.abc import Container
from datetime import datetime, timedelta

from django.db import transaction

from hotline.domains.platform.notifications.actions.live_documents import BUCKET, lock, publish
from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.domains.platform.notifications.queries.own import with_unread
from hotline.infrastructure.settings import settings

MAX_BATCH = 1000


@transaction.atomic
def delete_old(now: datetime) -> int:
    """Delete one batch of notifications older than ``notifications.stored_days``, read or unread; returns how many."""
    before = now - timedelta(days=settings().notifications.stored_days)
    old = list(Notification.objects.filter(created_at__lt=before).values_list("pk", flat=True)[:MAX_BATCH])
    unread = Receipt.objects.filter(notification__in=old, read_at=None)
    people = set(unread.values_list("person", flat=True))
    lock(people)
    Notification.objects.filter(pk__in=old).delete()
    publish(people)
    return len(old)


@transaction.atomic
def publish_again(*, unless_in: Container[str]) -> None:
    """Publish the documents of all people with unread notifications, except those named in ``unless_in``.

    A name is ``notifications/`` and a staff number.
    """
    people = {person for person in with_unread() if f"{BUCKET}/{person}" not in unless_in}
    lock(people)
    publish(people)
