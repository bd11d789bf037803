"""Clients manage their own webhooks. Every change leaves an audit row."""

import secrets
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from hotline.domains.edge.integrations.models import Webhook
from hotline.domains.edge.integrations.queries import events
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.domains.edge.integrations.rules.public import TYPES, unknown_types
from hotline.domains.edge.integrations.rules.push import url_error
from hotline.domains.edge.integrations.rules.signatures import secret_bytes, secret_text
from hotline.infrastructure import audit
from hotline.infrastructure.row_change import Change, changing
from hotline.infrastructure.sealing import seal_secret
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id

MAX_WEBHOOKS = 20


@dataclass(frozen=True)
class Subscription:
    """A client's wish to have events pushed to ``url``."""

    url: str
    #: Event types; empty for all public ones.
    types: Sequence[str] = ()
    #: Signs the pushes; "" to have one made.
    secret: str = ""
    #: Whether pushes carry the v1sm3 signature (HMAC-SM3) too.
    sm3: bool = False
    #: Push the events after this cursor; None for events from now on.
    after: int | None = None


@transaction.atomic
def subscribe(*, by: Caller, subscription: Subscription) -> tuple[Webhook, str]:
    """Create a webhook. Returns it with its secret, which must be shown only once.

    Raises Invalid; Refused when the client has too many webhooks.
    """
    if len(events.webhooks(by)) >= MAX_WEBHOOKS:
        raise Refused(f"一个客户端最多 {MAX_WEBHOOKS} 个推送。", code="too_many")
    if why := url_error(subscription.url, settings().webhooks.allowed):
        raise Invalid(why, code="url_refused")
    if unknown := unknown_types(list(subscription.types)):
        raise Invalid(f"没有这些事件：{'、'.join(unknown)}。请重新选择。")
    secret = secret_bytes(subscription.secret) if subscription.secret else secrets.token_bytes(32)
    if secret is None:
        raise Invalid("密钥须为 24 到 64 字节的 base64，可带 whsec_。")
    now = datetime.now(UTC)
    id = new_id("hook")
    row = Webhook.objects.create(
        id=id,
        client_id=by.id,
        url=subscription.url,
        types=sorted(set(subscription.types) or TYPES),
        secret=seal_secret(secret, *Webhook.sealed_secret.place_of(id=id)),
        sm3=subscription.sm3,
        cursor=_within_log(subscription.after),
        made_at=now,
        due_at=now,
    )
    _note(by, "subscribe", row, types=list(subscription.types))
    return row, secret_text(secret)


@transaction.atomic
def unsubscribe(*, by: Caller, id: str) -> None:
    """Raises NotFound."""
    row = events.webhook(by, id)
    _note(by, "unsubscribe", row)
    row.delete()


def pause(*, by: Caller, id: str) -> Webhook:
    """Nothing is pushed until it is resumed, and nothing is lost."""
    return _into(by, id, "paused")


def resume(*, by: Caller, id: str) -> Webhook:
    """Resume pushing at once from where it stopped, also for a dead webhook."""
    return _into(by, id, "active")


def replay(*, by: Caller, id: str, after: int) -> Webhook:
    """Everything after this cursor is pushed once more, under the ids it had."""
    with _changing(by, id) as change:
        row = change.row
        row.cursor = _within_log(after)
        _wake(row)
        change.record("integrations.replay", after=row.cursor)
    return row


def _into(by: Caller, id: str, state: str) -> Webhook:
    with _changing(by, id) as change:
        _wake(change.row)
        change.row.state = state
        change.record(f"integrations.{state}")
    return change.row


def _wake(row: Webhook) -> None:
    if row.state == "dead":
        row.state = "active"
    row.failures, row.failing_since, row.due_at, row.last_error = 0, None, datetime.now(UTC), ""


def _changing(by: Caller, id: str) -> AbstractContextManager[Change[Webhook]]:
    """Raises NotFound, also for another client's."""
    rows = Webhook.objects.filter(pk=id, client_id=by.id)
    return changing(rows, by=by.id, about=f"webhook/{id}", missing="没有这个推送，请刷新列表。")


def _within_log(after: int | None) -> int:
    end = events.end_of_log()
    return end if after is None else min(after, end)


def _note(by: Caller, what: str, row: Webhook, **detail: Any) -> None:
    audit.record(by=by.id, action=f"integrations.{what}", about=f"webhook/{row.id}", **detail)
