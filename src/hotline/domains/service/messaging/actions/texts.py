"""Text messages that flows requested: stored, handed to the gateway, tried again, given up.

Handing over is safe to repeat: the gateway knows each text by its name and sends it once.
"""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.models import Text
from hotline.domains.service.messaging.ports import text_gateway
from hotline.domains.service.messaging.rules.texts import Sending, SendOutcome, SendResult, outcome_of
from hotline.events import operations
from hotline.events.calls import TextRequested
from hotline.events.texts import TextFailed, TextSent, subject
from hotline.infrastructure import jobs, outbox
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.sealing import opened_to_send
from hotline.infrastructure.settings import settings
from hotline.kernel.ids import new_id

SEND = "hotline.domains.service.messaging.jobs.send_text"
#: A job that was to try and did not: its worker died.
FORGOTTEN_AFTER = timedelta(minutes=1)
#: One alarm is enough for a gateway that is away.
ALARM_EVERY = timedelta(hours=1)


@transaction.atomic
def receive_text(*, call: str, requested: TextRequested, at: datetime) -> None:
    """Nothing when it is there already."""
    row = Text(
        id=requested.message,
        call=call,
        requested_at=at,
        due_at=at,
        by_carrier=bool(settings().texts.accounts),
        **Text.number.columns(requested.number, id=requested.message),
        **Text.text.columns(requested.text, id=requested.message),
    )
    if not Text.objects.filter(pk=row.pk).exists():
        row.save()
        if not row.by_carrier:  # the process gateway looks for the others
            _defer(row)


def send_text(*, message: str) -> None:
    """Try once; what is sent or given up stays so."""
    row = Text.objects.filter(pk=message, sending=Sending.WAITING.value).first()
    if row is None:
        return
    try:
        verdict = _hand_over(row)
    except KeyError:
        _note(message, SendOutcome(Sending.FAILED, why="destroyed"))
    else:
        _note(message, outcome_of(verdict, row.tries + 1))


def send_forgotten_texts(now: datetime) -> int:
    """Queue another try for every text whose try is overdue. Returns how many."""
    rows = list(queries.texts_due(now - FORGOTTEN_AFTER))
    for row in rows:
        _defer(row)
    return len(rows)


def _hand_over(row: Text) -> SendResult:
    number, text = opened_to_send(row.number), opened_to_send(row.text)
    return text_gateway().hand_over(message=row.id, number=number, text=text)


@transaction.atomic
def _note(message: str, outcome: SendOutcome) -> None:
    row = locked(Text.objects.filter(pk=message), missing="没有这条短信。")
    if row.sending != Sending.WAITING.value:
        return
    now = datetime.now(UTC)
    row.tries, row.sending, row.why = row.tries + 1, outcome.sending.value, outcome.why
    match outcome.sending:
        case Sending.WAITING:
            row.due_at = now + timedelta(seconds=outcome.again_in)
            _defer(row, outcome.again_in)
        case Sending.SENT:
            row.over_at = now
            outbox.announce(TextSent(row.call, row.tries), subject=subject(row.id))
        case _:
            row.over_at = now
            outbox.announce(TextFailed(row.call, row.tries, row.why), subject=subject(row.id))
            raise_failure_alarm(row, now)
    row.save()


def raise_failure_alarm(row: Text, now: datetime) -> None:
    if not queries.texts_failed_since(now - ALARM_EVERY).exists():
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
