"""Text messages to citizens: requested, stored, handed to the gateway over HTTP, tried again, given up.

Handing over is safe to repeat: the gateway knows each text by its name and sends it once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.actions.permits import permits_of
from hotline.domains.service.messaging.models import Text
from hotline.domains.service.messaging.ports import text_gateway
from hotline.domains.service.messaging.rules.permits import Go, Never, Wait
from hotline.domains.service.messaging.rules.texts import (
    CANCELLED,
    OF_THE_NUMBER,
    PRIORITIES,
    Purpose,
    Sending,
    SendOutcome,
    outcome_of,
)
from hotline.events import operations
from hotline.events.calls import TextRequested
from hotline.events.texts import TextFailed, TextReplied, TextSent, subject
from hotline.infrastructure import jobs, outbox
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.sealing import opened_to_send, seal_text
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import now
from hotline.kernel.ids import new_id
from hotline.kernel.sealed import Sealed

SEND = "hotline.domains.service.messaging.jobs.send_text"
#: A job that was to try and did not: its worker died.
FORGOTTEN_AFTER = timedelta(minutes=1)
#: One alarm is enough for a gateway that is away.
ALARM_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class NewText:
    """A text that somebody requests. ``id``: the same one again is the same text.

    ``extension``: digits behind the access number by which its replies are known, "" for the account's own.
    ``awaits_reply``: whoever requests it reads ``text.replied``; replies then make no item of the inbox.
    """

    id: str
    purpose: Purpose
    number: Sealed
    text: Sealed
    call: str = ""
    case: str = ""
    extension: str = ""
    awaits_reply: bool = False


def receive_text(*, call: str, requested: TextRequested, at: datetime) -> None:
    """What a flow promised a caller. Nothing when it is there already."""
    text = NewText(requested.message, Purpose.REQUESTED, requested.number, requested.text, call)
    request_text(text, at=at)


def answer_reply(*, id: str, reply: TextReplied, at: datetime) -> None:
    """What the citizen is answered by machine."""
    name = f"{id}-answer"
    text = seal_text(reply.answer, subject(name))
    request_text(NewText(name, Purpose.REQUESTED, reply.number, text, reply.call, reply.case), at=at)


@transaction.atomic
def request_text(requested: NewText, *, at: datetime) -> bool:
    """Store a text, which leaves as soon as its purpose, its number and the hour allow. Whether it is a new one."""
    row = Text(
        id=requested.id,
        call=requested.call,
        case=requested.case,
        purpose=requested.purpose.value,
        priority=PRIORITIES[requested.purpose],
        extension=requested.extension,
        awaits_reply=requested.awaits_reply,
        requested_at=at,
        due_at=at,
        by_carrier=bool(settings().texts.accounts),
        **Text.number.columns(requested.number, id=requested.id),
        **Text.text.columns(requested.text, id=requested.id),
    )
    if Text.objects.filter(pk=row.pk).exists():
        return False
    row.save()
    if not row.by_carrier:  # the process gateway looks for the others
        _defer(row)
    return True


def send_text(*, message: str) -> None:
    """Try once; what is sent or given up stays so."""
    row = Text.objects.filter(pk=message, sending=Sending.WAITING.value).first()
    if row is None:
        return
    try:
        outcome = _outcome_of_a_try(row)
    except KeyError:
        outcome = SendOutcome(Sending.FAILED, why="destroyed")
    _note(message, outcome)


def send_forgotten_texts(now: datetime) -> int:
    """Queue another try for every text whose try is overdue. Returns how many."""
    rows = list(queries.texts_due(now - FORGOTTEN_AFTER))
    for row in rows:
        _defer(row)
    return len(rows)


def _outcome_of_a_try(row: Text) -> SendOutcome:
    number, text, at = opened_to_send(row.number), opened_to_send(row.text), now()
    match permits_of([row], {row.id: number}, at)[row.id]:
        case Never(why=why):
            return SendOutcome(Sending.FAILED, why=why)
        case Wait(until=until):
            return SendOutcome(Sending.WAITING, (until - at).total_seconds(), tried=False)
        case Go():
            return outcome_of(text_gateway().hand_over(message=row.id, number=number, text=text), row.tries + 1)


@transaction.atomic
def _note(message: str, outcome: SendOutcome) -> None:
    row = locked(Text.objects.filter(pk=message), missing="没有这条短信，请刷新列表。")
    # Paused or cancelled while the gateway took it: it has left all the same.
    is_back = row.sending == Sending.HELD.value or row.why == CANCELLED
    if row.sending != Sending.WAITING.value and not (is_back and outcome.sending is Sending.SENT):
        return
    at = now()
    row.tries, row.sending, row.why = row.tries + outcome.tried, outcome.sending.value, outcome.why
    match outcome.sending:
        case Sending.WAITING:
            row.due_at = at + timedelta(seconds=outcome.again_in)
            _defer(row, outcome.again_in)
        case Sending.SENT:
            row.over_at = row.left_at = at
            outbox.announce(TextSent(row.call, row.tries), subject=subject(row.id))
        case _:
            row.over_at = at
            outbox.announce(TextFailed(row.call, row.tries, row.why), subject=subject(row.id))
            raise_failure_alarm(row, at)
    row.save()


def raise_failure_alarm(row: Text, now: datetime) -> None:
    if row.why not in OF_THE_NUMBER and not queries.texts_failed_since(now - ALARM_EVERY).exists():
        raised = operations.AlarmRaised(
            level="yellow",
            kind="text_failed",
            about=subject(row.id),
            message=f"给 {row.number_masked} 的短信发送失败。一小时内不再重复提醒，请运维查看短信网关。",
            call=row.call,
        )
        outbox.announce(raised, subject=operations.subject(new_id("alarm")))


def _defer(row: Text, seconds: float = 0) -> None:
    """Defer the sending without a lock, which a dead worker would hold for ever.

    Two at once submit the same text, and the gateway sends it once.
    """
    jobs.defer(SEND, seconds=seconds, message=row.id)
