"""Messages to 12345: written in the transaction of the change that they report, and sent until they are taken."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import structlog
from django.db import transaction

from hotline.domains.service.workorders.models import Case, Entry, Sent
from hotline.domains.service.workorders.ports import City, city
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.exchange.outgoing import (
    DeliveryResult,
    ExchangeStatus,
    again_in,
    message_for,
    verdict_of,
)
from hotline.domains.service.workorders.rules.exchange.signatures import signature_headers
from hotline.domains.service.workorders.rules.keywords import TAG
from hotline.events import operations
from hotline.events.workorders import CaseFact, subject
from hotline.infrastructure import audit, jobs, outbox
from hotline.infrastructure.locks import try_lock
from hotline.infrastructure.row_change import locked_if_there
from hotline.infrastructure.sealing import opened_to_send, seal_text
from hotline.infrastructure.settings import settings
from hotline.kernel.ids import new_id

log = structlog.get_logger()
PUSH = "hotline.domains.service.workorders.jobs.send_to_city"
ONE_AT_A_TIME = "workorders.city"
AT_ONCE = 50
ALARM_AFTER = timedelta(minutes=30)
Waiting = Sent.State.WAITING.value


def write_for_city(case: Case, fact: CaseFact, at: datetime) -> None:
    """Write the message about a fact to 12345.

    Only for 12345's cases and callers handed over, and only where an exchange is set up.
    """
    if not case.external_number or not settings().city.url or case.trial:
        return
    message = message_for(fact, _exchange_status(case))
    if message is None:
        return
    kind, body = message
    full_message = {"kind": kind, "external": case.external_number, "at": at.isoformat(), **body}
    row = Sent.objects.create(case=case, kind=kind, written_at=at, due_at=at)
    row.body = seal_text(msgspec.json.encode(full_message).decode(), *Sent.body.place(row))
    row.save(update_fields=["body_cipher"])
    jobs.defer(PUSH)


def _exchange_status(case: Case) -> ExchangeStatus:
    model = blueprint(case.version)
    last = Entry.objects.filter(case=case).exclude(text="").order_by("-id").values_list("text", flat=True).first()
    return ExchangeStatus(
        number=case.number,
        state=case.state,
        state_name=model.states.get(case.state, case.state),
        reply=TAG.sub(" ", case.reply).strip(),
        result=case.result,
        satisfied=case.satisfied,
        due_at=case.due_at,
        reason=case.ended_because or last or "",
    )


@transaction.atomic
def send_to_city(now: datetime) -> int:
    """Send due messages to 12345, oldest first within each case. Returns how many 12345 accepted.

    Only one worker at a time sends.
    """
    if not try_lock(ONE_AT_A_TIME):
        return 0
    taken, held = 0, set[str]()
    for row in Sent.objects.filter(state=Waiting).select_related("case").order_by("id")[: AT_ONCE * 10]:
        if row.case_id in held or row.due_at > now or taken >= AT_ONCE:
            held.add(row.case_id)
            continue
        verdict = _send(row, city(), now)
        taken += verdict is DeliveryResult.TAKEN
        if verdict is DeliveryResult.LATER:
            break  # 12345 is away: each further message would wait ten seconds
    return taken


def _send(row: Sent, city: City, now: datetime) -> DeliveryResult:
    body = _body(row)
    if body is None:
        return _over(row, Sent.State.REFUSED.value, 0, now)
    configured = settings().city
    headers = signature_headers(
        configured.secret.get_secret_value().encode(),
        digest=configured.digest,
        timestamp=int(datetime.now(UTC).timestamp()),
        nonce=secrets.token_hex(16),
        body=body,
    )
    status = city.post(body, headers)
    verdict = verdict_of(status)
    row.tries += 1
    match verdict:
        case DeliveryResult.TAKEN:
            return _over(row, Sent.State.TAKEN.value, status, now)
        case DeliveryResult.REFUSED:
            _alarm(row, f"12345 拒收工单 {row.case.number} 的“{row.kind}”报文（HTTP {status}）。请运维核对后重发。")
            return _over(row, Sent.State.REFUSED.value, status, now)
        case DeliveryResult.LATER:
            row.due_at, row.status = now + again_in(row.tries), status
            row.save(update_fields=["tries", "due_at", "status"])
            if row.written_at < now - ALARM_AFTER and not row.alarmed:
                _alarm(row, "发往 12345 的报文半小时未送达。对方恢复后自动补发。")
    return verdict


def _over(row: Sent, state: str, status: int, now: datetime) -> DeliveryResult:
    row.state, row.status, row.over_at = state, status, now
    row.save(update_fields=["tries", "state", "status", "over_at"])
    return DeliveryResult.TAKEN if state == Sent.State.TAKEN.value else DeliveryResult.REFUSED


def _body(row: Sent) -> bytes | None:
    """The message with its id for 12345; None when its key was destroyed."""
    try:
        message: dict[str, Any] = msgspec.json.decode(opened_to_send(row.body))
    except KeyError:
        return None
    return msgspec.json.encode({"id": f"{settings().place.site}-{row.pk}", **message})


def _alarm(row: Sent, message: str) -> None:
    row.alarmed = True
    row.save(update_fields=["alarmed"])
    raised = operations.AlarmRaised(level="orange", kind="city_exchange", about=subject(row.case_id), message=message)
    outbox.announce(raised, subject=operations.subject(new_id("alarm")))


@transaction.atomic
def send_again(*, by: str, id: int, now: datetime) -> None:
    """Send a refused message again, after a person has looked into it."""
    row = locked_if_there(Sent.objects.filter(pk=id, state=Sent.State.REFUSED.value))
    if row is not None:
        row.state, row.due_at, row.over_at = Waiting, now, None
        row.save(update_fields=["state", "due_at", "over_at"])
        audit.record(by=by, action="workorders.send_again", about=subject(row.case_id), message=id)
        jobs.defer(PUSH)
