"""Pushes events to webhooks in the order of the log, each under its own id, at least once, until they are received."""

import asyncio
from datetime import UTC, datetime

import msgspec
import structlog
from asgiref.sync import sync_to_async
from django.db import transaction

from hotline.domains.edge.integrations.models import Webhook
from hotline.domains.edge.integrations.ports import Posted, Poster
from hotline.domains.edge.integrations.queries import events
from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.domains.edge.integrations.rules.public import PublicEvent
from hotline.domains.edge.integrations.rules.push import DEAD_AFTER, GONE, again_in, is_taken
from hotline.domains.edge.integrations.rules.signatures import signature_headers
from hotline.events import operations
from hotline.infrastructure import outbox
from hotline.infrastructure.row_change import locked_if_there
from hotline.infrastructure.sealing import secret_to_sign
from hotline.kernel.ids import new_id

log = structlog.get_logger()
SIDE_BY_SIDE = 8


async def push_due(poster: Poster) -> int:
    """Push a page of events to each subscription that has new ones, several at a time. Returns how many events were
    taken.

    Only one worker at a time may run this (a lease guards it): two would push everything twice.
    """
    rows = await sync_to_async(events.due)(datetime.now(UTC))
    limiter = asyncio.Semaphore(SIDE_BY_SIDE)

    async def push(row: Webhook) -> int:
        async with limiter:
            return await _push_page(row, poster)

    return sum(await asyncio.gather(*(push(row) for row in rows)))


async def _push_page(row: Webhook, poster: Poster) -> int:
    page = await sync_to_async(events.events)(_owner(row), row.cursor, row.types)
    secret, taken = secret_to_sign(bytes(row.secret), *Webhook.sealed_secret.place(row)), 0
    for event in page.events:
        posted = await _push(row, secret, event, poster)
        if not is_taken(posted.status):
            await sync_to_async(_failed)(row, posted)
            return taken
        taken += 1
        if not await sync_to_async(_moved)(row, event.cursor):
            return taken
    await sync_to_async(_moved)(row, page.cursor)
    return taken


async def _push(row: Webhook, secret: bytes, event: PublicEvent, poster: Poster) -> Posted:
    body = msgspec.json.encode(event)
    now = int(datetime.now(UTC).timestamp())
    headers = signature_headers(secret, id=event.id, timestamp=now, body=body, sm3=row.sm3)
    return await poster.post(row.url, body, headers | {"Content-Type": "application/json"})


def _owner(row: Webhook) -> Caller:
    client = row.client
    scopes, agents, queues = (frozenset(names) for names in (client.scopes, client.agents, client.queues))
    return Caller(client.id, client.name, scopes, agents, queues, client.per_minute)


def _moved(row: Webhook, cursor: int) -> bool:
    """Move the webhook's cursor.

    False when somebody moved, paused or removed the webhook meanwhile: their change counts.
    """
    unchanged = Webhook.objects.filter(pk=row.pk, cursor=row.cursor, state="active")
    fresh = {"failures": 0, "failing_since": None, "last_error": "", "last_pushed_at": datetime.now(UTC)}
    if not unchanged.update(cursor=cursor, **fresh):
        return False
    row.cursor = cursor
    return True


@transaction.atomic
def _failed(seen: Webhook, posted: Posted) -> None:
    row = locked_if_there(Webhook.objects.filter(pk=seen.pk, cursor=seen.cursor, state="active"))
    if row is None:
        return
    now = datetime.now(UTC)
    row.failures, row.failing_since = row.failures + 1, row.failing_since or now
    row.last_error = posted.error or f"HTTP {posted.status}"
    row.due_at = now + again_in(row.failures)
    if posted.status == GONE or now - row.failing_since >= DEAD_AFTER:
        row.state = "dead"
        _raise_alarm(row)
    row.save()
    log.info("a push failed", action="push_failed", webhook=row.id, error=row.last_error, failures=row.failures)


def _raise_alarm(row: Webhook) -> None:
    raised = operations.AlarmRaised(
        level="yellow",
        kind="webhook_dead",
        about=f"webhook/{row.id}",
        message=f"给“{row.client.name}”的事件推送已停止：{row.last_error}。对方恢复后请恢复推送，事件已保留。",
    )
    outbox.announce(raised, subject=operations.subject(new_id("alarm")))
