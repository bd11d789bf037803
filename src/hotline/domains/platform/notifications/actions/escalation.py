"""Escalation: leaders, or else duty managers, are notified of urgent notifications that stay unread."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.domains.platform.notifications.rules.addressees import Addressee, Group, Role
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.infrastructure.settings import settings

KIND = "unread"
MAX_BATCH = 500
#: The title names at most this many of the people who have not read the notification.
MAX_NAMED = 5


@transaction.atomic
def escalate_unread(now: datetime) -> int:
    """Notify the leaders of people whose urgent notification is unread past ``escalates_at``; returns how many leaders.

    Duty managers are notified instead for people without a group, and for groups without another leader. Each receipt
    is escalated once. Safe to repeat.
    """
    due = Receipt.objects.select_for_update(skip_locked=True, of=("self",)).filter(escalates_at__lte=now)
    rows = list(due.select_related("notification").order_by("escalates_at")[:MAX_BATCH])
    Receipt.objects.filter(pk__in=[row.pk for row in rows]).update(escalates_at=None)
    unread = [row for row in rows if row.read_at is None]
    groups = accounts.groups_of({row.person for row in unread})
    late: dict[tuple[str, str], list[Receipt]] = defaultdict(list)
    for row in unread:
        late[row.notification_id, groups.get(row.person, "")].append(row)
    return sum(_escalate(group, receipts, now) for (_, group), receipts in late.items())


def _escalate(group: str, receipts: list[Receipt], now: datetime) -> int:
    source = receipts[0].notification
    people = [receipt.person for receipt in receipts]
    content = Content(
        key=f"unread/{source.pk}/{group}",
        kind=KIND,
        title=f"{_named(people)}未读：{source.title}",
        text=_text(source, receipts, now),
        link=source.link,
        at=now,
        urgency=Urgency.IMPORTANT,
    )
    return len(notify(content, [_responsible_for(group, people)], except_for=people))


def _responsible_for(group: str, people: Collection[str]) -> Addressee:
    """Whom to notify for these people of one group ("": people without a group): its leaders, or duty managers."""
    leaders = set(accounts.leaders_of_group(group)) - set(people) if group else set()
    return Group(group, leaders_only=True) if leaders else Role(settings().notifications.duty_role)


def _named(people: Iterable[str]) -> str:
    numbers = sorted(people)
    names = accounts.names_of(set(numbers))
    named = "、".join(f"{number} {names.get(number, '')}".strip() for number in numbers[:MAX_NAMED])
    return named if len(numbers) <= MAX_NAMED else f"{named}等 {len(numbers)} 人"


def _text(source: Notification, receipts: list[Receipt], now: datetime) -> str:
    minutes = int((now - min(receipt.received_at for receipt in receipts)).total_seconds() // 60)
    return f"紧急通知发出 {minutes} 分钟未读。请提醒本人或安排处理。{source.text}"
