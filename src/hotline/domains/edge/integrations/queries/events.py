"""Reads the public part of the event log page by page, and the webhooks that events are pushed to."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from hotline.domains.edge.integrations.models import Webhook
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.domains.edge.integrations.rules.public import TYPES, PublicEvent, may_see, public_event
from hotline.infrastructure.database import has_any
from hotline.infrastructure.eventlog.log import events_after, head
from hotline.kernel.errors import NotFound

PAGE = 100


@dataclass(frozen=True)
class Events:
    """A page of events. ``cursor`` leads to the next page; ``more``: that page is not empty."""

    events: list[PublicEvent]
    cursor: int
    more: bool


def events(caller: Caller, after: int, types: list[str]) -> Events:
    """Events after a cursor, in the order of the log, as far as the client may see them.

    At most one page of the log is read, so the result may be empty while there is more.
    """
    end = head().position
    found = events_after(after, end, types or list(TYPES), PAGE)
    visible = [each for position, event in found if may_see(caller, each := public_event(position, event))]
    full = len(found) == PAGE
    return Events(visible, found[-1][0] if full else end, full)


def end_of_log() -> int:
    return head().position


def webhooks(caller: Caller) -> list[Webhook]:
    return list(Webhook.objects.filter(client_id=caller.id))


def webhook(caller: Caller, id: str) -> Webhook:
    """Raises NotFound, also for another client's."""
    row = Webhook.objects.filter(pk=id, client_id=caller.id).first()
    if row is None:
        raise NotFound("没有这个推送，请刷新列表。")
    return row


def webhooks_of_all() -> list[Webhook]:
    """All webhooks, for the page on which clients are administered."""
    return list(Webhook.objects.all())


def due(now: datetime) -> list[Webhook]:
    """Active ones of clients in use, that have not been told to wait, with something new in the log."""
    if not has_any(Webhook, "state = 'active' AND due_at <= %s", [now]):
        return []
    rows = Webhook.objects.filter(state="active", due_at__lte=now, cursor__lt=head().position)
    may = rows.filter(client__active=True, client__scopes__contains=["webhooks.manage"])
    lasting = may.filter(Q(client__expires_at=None) | Q(client__expires_at__gt=now))
    return list(lasting.select_related("client").order_by("due_at"))
