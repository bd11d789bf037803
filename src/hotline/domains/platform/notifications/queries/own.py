"""A person's own notifications: the live document behind the bell, and the paged list."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

import msgspec
from django.db.models import Count, Q

from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.domains.platform.notifications.queries.preferences import choices_of
from hotline.domains.platform.notifications.rules.kinds import KINDS, Channel, Urgency, preferred

PAGE = 30
#: A live document holds at most this many unread notifications, the newest ones.
NEWEST = 5


class NewNotification(msgspec.Struct, frozen=True):
    """One of the newest unread notifications. ``popup``: the person has the browser's pop-up on for its kind."""

    id: str
    kind: str
    urgency: Urgency
    title: str
    text: str
    link: str
    received_at: datetime
    popup: bool


class OwnNotifications(msgspec.Struct, frozen=True):
    """Value of the bucket ``notifications``, by staff number: count of unread, count of urgent, the newest unread."""

    unread: int
    urgent: int
    newest: tuple[NewNotification, ...] = ()


def own_documents(people: Collection[str]) -> dict[str, OwnNotifications]:
    """The current live document of each person."""
    unread = Receipt.objects.filter(person__in=people, read_at=None)
    urgent = Count("pk", filter=Q(notification__urgency=Urgency.URGENT.value))
    counts = {row["person"]: row for row in unread.values("person").annotate(unread=Count("pk"), urgent=urgent)}
    choices = choices_of(people)
    newest = {person: _newest(person, choices[person]) for person in counts}
    return {
        person: OwnNotifications(counts[person]["unread"], counts[person]["urgent"], newest[person])
        if person in counts
        else OwnNotifications(0, 0)
        for person in people
    }


def _newest(person: str, choices: Mapping[tuple[str, str], bool]) -> tuple[NewNotification, ...]:
    rows = Receipt.objects.filter(person=person, read_at=None).select_related("notification").order_by("-id")[:NEWEST]
    return tuple(
        NewNotification(
            id=row.notification.id,
            kind=row.notification.kind,
            urgency=Urgency(row.notification.urgency),
            title=row.notification.title,
            text=row.notification.text,
            link=row.notification.link,
            received_at=row.received_at,
            popup=row.notification.kind in KINDS and preferred(row.notification.kind, Channel.BROWSER, choices),
        )
        for row in rows
    )


def page_of(person: str, *, unread: bool, kind: str, before: int) -> tuple[list[Receipt], int | None]:
    """A page of notifications, newest first, and ``before`` of the next page. ``before`` 0: the first page."""
    rows = Receipt.objects.filter(person=person).select_related("notification")
    if unread:
        rows = rows.filter(read_at=None)
    if kind:
        rows = rows.filter(notification__kind=kind)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-id")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None


def unread_by_kind(person: str) -> dict[str, int]:
    """Kind -> number of unread notifications."""
    rows = Receipt.objects.filter(person=person, read_at=None).values_list("notification__kind")
    return dict(rows.annotate(count=Count("pk")).order_by())


def notified_keys(keys: Iterable[str]) -> set[str]:
    """Those of these keys for which a notification exists."""
    return set(Notification.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def with_unread() -> set[str]:
    """Staff numbers of the people with unread notifications."""
    return set(Receipt.objects.filter(read_at=None).values_list("person", flat=True))
