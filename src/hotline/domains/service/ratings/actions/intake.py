"""A bad rating opens its handling at once; a rating at the end of a call back is the second one."""

from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.service.ratings.actions import notices
from hotline.domains.service.ratings.models import BadRating
from hotline.domains.service.ratings.queries.ratings import leader_of
from hotline.domains.service.ratings.rules.handling import BAD, RatingChannel, Stage
from hotline.domains.service.ratings.rules.terms import contact_due
from hotline.domains.voice.callbacks.actions import require_for_rating
from hotline.domains.voice.callbacks.queries import callback
from hotline.domains.voice.callbacks.rules import RATING
from hotline.domains.voice.records.ports import CallRecord
from hotline.events.ratings import HandlingAssigned, HandlingOpened, RatedAgain, subject
from hotline.infrastructure.row_change import emit, locked_if_there
from hotline.kernel.actor import CITIZEN, SYSTEM


@transaction.atomic
def receive_rating(*, record: CallRecord, channel: RatingChannel, score: int, at: datetime) -> None:
    """A citizen rated this call. Safe to repeat; test calls open nothing."""
    if "test" in record.flags:
        return
    if (rated := _rated_before(record)) is not None:
        note_second_rating(call=rated, channel=channel, score=score, at=at, by_call=record.id)
    elif score >= BAD:
        _open(record, channel, score, at)


def _rated_before(record: CallRecord) -> str | None:
    """The call whose bad rating this call was made about; None for any other call."""
    entry = callback(record.callback_entry) if record.callback_entry else None
    return entry.call if entry is not None and entry.kind == RATING else None


def _open(record: CallRecord, channel: RatingChannel, score: int, at: datetime) -> None:
    due, agent = contact_due(at, working_calendar()), record.agent
    row, is_new = BadRating.objects.get_or_create(
        pk=record.id,
        defaults={
            "channel": channel.value,
            "score": score,
            "agent": agent,
            "received_at": at,
            "due_at": due,
            "stage": Stage.CONTACT.value,
            "owner": leader_of(agent),
        },
    )
    if not is_new:
        return
    require_for_rating(record=record, score=score, at=at)
    about = subject(record.id)
    opened = HandlingOpened(agent, channel.value, score, record.at, due)
    emit(row, opened, subject=about, actor=CITIZEN, at=at)
    row.steps.create(at=at, by="citizen", kind="opened", text=notices.LEVELS.get(score, ""), about_call=record.id)
    if row.owner:
        emit(row, HandlingAssigned(row.owner, str(SYSTEM), ""), subject=about, actor=SYSTEM, at=at)
        row.steps.create(at=at, by="system", kind="assigned", text=row.owner)
    row.save()
    notices.of_opening(row, datetime.now(UTC))


@transaction.atomic
def note_second_rating(*, call: str, channel: RatingChannel, score: int, at: datetime, by_call: str = "") -> None:
    """The last rating before the handling is closed counts; all stand in the timeline."""
    row = locked_if_there(BadRating.objects.filter(pk=call, closed_at=None))
    if row is None or row.steps.filter(kind="rated_again", at=at, about_call=by_call).exists():
        return
    row.second_score, row.second_channel, row.second_call = score, channel.value, by_call
    emit(row, RatedAgain(channel.value, score, by_call), subject=subject(call), actor=CITIZEN, at=at)
    row.steps.create(at=at, by="citizen", kind="rated_again", text=str(score), about_call=by_call)
    row.save()
