"""Notifying people: addressees become people, their choices are respected, each source notifies a person once."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

from django.db import transaction

from hotline.domains.platform.notifications.actions.live_documents import BUCKET, lock, publish
from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.domains.platform.notifications.queries.addressees import people_of
from hotline.domains.platform.notifications.queries.preferences import choices_of
from hotline.domains.platform.notifications.rules.addressees import Addressee
from hotline.domains.platform.notifications.rules.kinds import Channel, Urgency, preferred
from hotline.domains.platform.notifications.rules.texts import Content, fitted
from hotline.infrastructure.settings import settings
from hotline.kernel import clock
from hotline.kernel.ids import new_id

__all__ = ["BUCKET", "notify"]


@transaction.atomic
def notify(content: Content, to: Iterable[Addressee], *, except_for: Collection[str] = ()) -> list[str]:
    """Notify everybody whom ``to`` means, without ``except_for``; returns the staff numbers notified by this call.

    Safe to repeat: people who already have a notification of this ``key`` get no second one. Content older than
    ``notifications.stored_days`` is ignored; nobody is notified of an invented history. Raises Invalid for an unknown
    kind or a link to another system.
    """
    content, now = fitted(content), datetime.now(UTC)
    if content.at < now - timedelta(days=settings().notifications.stored_days) or clock.is_invented():
        return []
    people = set(people_of(to)) - set(except_for)
    choices = choices_of(people)
    people = {person for person in people if preferred(content.kind, Channel.LIST, choices[person])}
    if not people:
        return []
    lock(people)
    row = _stored(content, now)
    fresh = sorted(people - set(row.receipts.filter(person__in=people).values_list("person", flat=True)))
    if not fresh:
        return []
    escalates_at = _escalates_at(content, now)
    Receipt.objects.bulk_create(
        Receipt(notification=row, person=person, received_at=now, escalates_at=escalates_at) for person in fresh
    )
    publish(fresh)
    return fresh


def _stored(content: Content, now: datetime) -> Notification:
    """The notification with this key, created when it does not exist."""
    row, _ = Notification.objects.get_or_create(
        key=content.key,
        defaults={
            "id": new_id("notification"),
            "about": content.about,
            "kind": content.kind,
            "urgency": content.urgency.value,
            "title": content.title,
            "text": content.text,
            "link": content.link,
            "at": content.at,
            "created_at": now,
        },
    )
    return row


def _escalates_at(content: Content, now: datetime) -> datetime | None:
    if content.urgency is not Urgency.URGENT:
        return None
    return now + timedelta(minutes=settings().notifications.escalate_after_minutes)
