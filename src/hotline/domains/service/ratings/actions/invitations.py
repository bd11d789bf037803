"""Invitations to rate by text: planned when a call ends unrated, sent within the hour, answered within a day."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.platform.citizens.queries.blocks import is_blocked
from hotline.domains.service.messaging.actions.arrivals import receive_reply
from hotline.domains.service.messaging.actions.texts import NewText, request_text
from hotline.domains.service.messaging.rules.texts import Purpose as TextPurpose
from hotline.domains.service.ratings.actions.intake import note_second_rating, receive_rating
from hotline.domains.service.ratings.models import PREFIX, Invitation
from hotline.domains.service.ratings.ports import read_level
from hotline.domains.service.ratings.rules.handling import RatingChannel
from hotline.domains.service.ratings.rules.invitations import (
    ANSWERED_WITHIN,
    Purpose,
    answer_of,
    due_at,
    invitation_text,
    is_invited,
    is_planned,
)
from hotline.domains.voice.records.ports import CallRecord
from hotline.domains.voice.records.queries.details import record_of
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.events.ratings import InvitationAnswered, InvitationSent, invitation_subject
from hotline.events.texts import TextReplied, fact_of
from hotline.events.texts import subject as text_subject
from hotline.infrastructure.eventlog.log import events_of_subject
from hotline.infrastructure.row_change import emit, free_rows, locked_if_there
from hotline.infrastructure.sealing import opened_to_rate, seal_text
from hotline.infrastructure.settings import settings
from hotline.kernel.actor import CITIZEN, SYSTEM
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id

AT_ONCE = 200


@transaction.atomic
def plan(*, record: CallRecord) -> None:
    """Plan the invitation of a call that is over and was not rated. Safe to repeat."""
    now = datetime.now(UTC)
    if not settings().ratings.by_text or not is_invited(record) or record.ended_at is None:
        return
    if not is_planned(record.ended_at, now):
        return
    Invitation.objects.get_or_create(
        call=record.id,
        purpose=Purpose.FIRST.value,
        defaults=_planned(record, due_at(record.ended_at)),
    )


def _planned(record: CallRecord, due: datetime) -> dict[str, object]:
    return {
        "id": new_id("invite"),
        "agent": record.agent,
        "called_at": record.at,
        "transferred": record.rating is not None,
        "due_at": due,
    }


@transaction.atomic
def invite_again(*, call: str, agent: str, now: datetime) -> None:
    """Plan a text that asks for the second rating. Raises Refused where the number cannot be texted."""
    record = record_of(call)
    if not settings().ratings.by_text:
        raise Refused("未开通短信邀评，请在回访通话后转评价。", code="not_now")
    if record is None or record.number is None or record.presentation == Presentation.CLAIMED:
        raise Refused("来电人没有可发短信的号码，请在回访通话后转评价。", code="not_now")
    if Invitation.objects.filter(call=call, purpose=Purpose.AGAIN.value, over_at=None).exists():
        raise Refused("已安排再评价短信，请稍候。", code="not_now")
    Invitation.objects.create(call=call, purpose=Purpose.AGAIN.value, **_planned(record, due_at(now)))


@transaction.atomic
def send_due(now: datetime) -> int:
    """Send the invitations that are due. Who has rated meanwhile, or may not be texted, gets none. Returns how many."""
    rows = list(free_rows(Invitation.objects.filter(over_at=None, due_at__lte=now).order_by("due_at"))[:AT_ONCE])
    return sum(_send(row, now) for row in rows)


def _send(row: Invitation, now: datetime) -> bool:
    record, purpose = record_of(row.call), Purpose(row.purpose)
    row.over_at = now
    if (why := _dropped(record, purpose)) or record is None or record.number is None:
        row.dropped = why
        row.save(update_fields=["over_at", "dropped"])
        return False
    text = seal_text(invitation_text(record.at, purpose), f"text/{row.message}")
    request_text(
        NewText(row.message, TextPurpose.INVITATION, record.number, text, call=row.call, awaits_reply=True), at=now
    )
    row.until = now + ANSWERED_WITHIN
    sent = InvitationSent(row.call, row.agent, row.called_at, row.purpose, row.transferred, row.message, row.until)
    emit(row, sent, subject=invitation_subject(row.pk), actor=SYSTEM, at=now)
    row.save()
    return True


def _dropped(record: CallRecord | None, purpose: Purpose) -> str:
    """Why no text goes out after all; "" when one does."""
    if record is None or record.number is None:
        return "no_number"
    if is_blocked(record.number):
        return "blocked"
    return "rated" if purpose is Purpose.FIRST and record.score is not None else ""


def is_invitation(message: str) -> bool:
    """Whether the text with this id may be an invitation."""
    return message.startswith(PREFIX)


def read_answer(*, reply: str) -> None:
    """Read a citizen's answer to an invitation. One that names no level is for an agent: it goes into the inbox."""
    for event in events_of_subject(text_subject(reply), ["text.replied"]):
        fact = fact_of(event)
        assert isinstance(fact, TextReplied), "as its type says"
        try:
            text = opened_to_rate(fact.text)
        except KeyError:  # destroyed meanwhile
            return
        if not receive_answer(message=fact.answers, text=text, at=event.at):
            receive_reply(id=reply, reply=fact, at=event.at)


@transaction.atomic
def receive_answer(*, message: str, text: str, at: datetime) -> bool:
    """A citizen's answer to the text with this id. False when the text is no invitation or names no level.

    The first one in time counts; later ones stand in the log of events. Safe to repeat.
    """
    row = locked_if_there(Invitation.objects.filter(pk=message.removeprefix(PREFIX), until__isnull=False))
    level = read_level()(text) if row is not None else None
    if row is None or level is None or row.until is None:
        return False
    if row.answered_at == at:
        return True
    record = record_of(row.call)
    is_first = row.purpose == Purpose.FIRST.value
    rated = is_first and record is not None and record.rating is not None and record.rating.score is not None
    answer = answer_of(at, row.until, answered=row.score is not None, rated=rated)
    if answer.counts:
        row.score, row.answered_at = level, at
    answered = InvitationAnswered(row.call, row.purpose, level, answer.counts)
    emit(row, answered, subject=invitation_subject(row.pk), actor=CITIZEN, at=at)
    row.save()
    if not answer.counts:
        return True
    if not is_first:
        note_second_rating(call=row.call, channel=RatingChannel.TEXT, score=level, at=at)
    elif record is not None:
        receive_rating(record=record, channel=RatingChannel.TEXT, score=level, at=at)
    return True
