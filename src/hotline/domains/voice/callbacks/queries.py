"""Reads of the call-back list."""

from collections.abc import Collection
from datetime import datetime
from typing import TypedDict

from django.db.models import F, Q, QuerySet

from hotline.domains.platform.citizens.queries.blocks import refuse_blocked
from hotline.domains.voice.callbacks.models import CallBack, CallBackTry, Correction
from hotline.domains.voice.callbacks.rules import (
    CORRECTION,
    DIALS_FOR,
    LATER,
    NOTIFY_BEFORE,
    NOTIFY_WITHIN,
    RATING,
    REMIND_BEFORE,
    REQUESTED,
    UNCOUNTED,
    next_try,
    try_refusal,
)
from hotline.domains.voice.records.queries.details import presentations, record_of
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.events import assistant
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound, NotPermitted, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

MAX_CALLBACKS = 200


class DialRequest(TypedDict):
    """Whom to dial, as ``calls.actions.commands.dial`` takes it."""

    number: Sealed
    after: str
    callback: str
    presentation: Presentation


def callback(entry_id: str, *, lock: bool = False) -> CallBack:
    """The entry. ``lock``: locks the row until the transaction ends. Raises NotFound."""
    rows = CallBack.objects.select_for_update() if lock else CallBack.objects.all()
    entry = rows.filter(pk=entry_id).first()
    if entry is None:
        raise NotFound("没有这条回拨，请刷新列表。")
    return entry


def callback_requested_in(talk: str) -> CallBack | None:
    """The entry requested in this written conversation; ``talk`` is a subject, such as ``assistant/…``."""
    return CallBack.objects.filter(call=talk, kind=REQUESTED).first()


def callback_about_rating(call: str, *, lock: bool = False) -> CallBack | None:
    """The entry of the citizen who rated this call badly."""
    return _about_ratings([call], lock=lock).first()


def callbacks_about_ratings(calls: Collection[str]) -> dict[str, CallBack]:
    """Rated call -> the entry of the citizen, with its tries."""
    return {entry.call: entry for entry in _about_ratings(calls).prefetch_related("tries")}


def _about_ratings(calls: Collection[str], *, lock: bool = False) -> QuerySet[CallBack]:
    rows = CallBack.objects.filter(call__in=calls, kind=RATING)
    return rows.select_for_update() if lock else rows


def corrections_of(calls: Collection[str]) -> dict[str, CallBack]:
    """Call with a wrong answer -> the entry of its citizen, with what is to be corrected."""
    rows = CallBack.objects.filter(call__in=calls, kind=CORRECTION).select_related("correction")
    return {entry.call: entry for entry in rows}


def corrections_in(entries: Collection[CallBack]) -> dict[str, Correction]:
    """Entry -> what is to be corrected, of those that are about a wrong answer."""
    return Correction.objects.in_bulk([entry.pk for entry in entries if entry.kind == CORRECTION])


def taker_refusal(reader: Principal, entry: CallBack) -> Refused | None:
    """Why the reader may not take this entry, whoever has it: nobody calls about the own mistakes."""
    if entry.kind == RATING and rated_agent(entry) == reader.number:
        return Refused("这是对您本人的评价，须由他人回访。", code="own_rating")
    if entry.kind != CORRECTION:
        return None
    if entry.correction.agent == reader.number:
        return Refused("这是您本人的答复，须由他人纠错回访。", code="own_answer")
    if entry.correction.assigned_to != reader.number and not reader.may(Permission.CALLBACKS_MANAGE):
        return Refused("纠错回访由指定的班长或专员办理，请在列表中选择其他回拨。", code="not_assigned")
    return None


def rated_agent(entry: CallBack) -> str:
    """Whose talk the citizen of this entry rated; "" where no record says."""
    record = record_of(entry.call)
    return record.agent if record else ""


def visits_of(indexes: Collection[str]) -> list[str]:
    """The visits to 京晓保 in which a number with one of these indexes was left for a call-back."""
    talks = CallBack.objects.filter(kind=REQUESTED, number_index__in=indexes).values_list("call", flat=True)
    return [talk.removeprefix(assistant.subject("")) for talk in talks]


def callbacks_of_number(indexes: Collection[str], limit: int) -> list[CallBack]:
    """The newest first. Reads through the table: some thousands a year."""
    return list(CallBack.objects.filter(number_index__in=indexes).order_by("-made_at", "-id")[:limit])


def require_conversation_reader(reader: Principal, entry: CallBack) -> None:
    """Raises NotPermitted unless the reader has taken the entry, has called the citizen or manages call-backs.

    The list itself displays every entry to all who dial, without the conversation.
    """
    tried = {tried.agent for tried in entry.tries.all()}
    if reader.number not in {entry.taken_by, *tried} and not reader.may(Permission.CALLBACKS_MANAGE):
        raise NotPermitted("请先领取这条回拨，再查看市民填写的内容。", code="not_yours")


def open_entries(kind: str = "") -> QuerySet[CallBack]:
    """The earliest due first."""
    rows = CallBack.objects.filter(closed_at=None).order_by("due_at", "id")
    return rows.filter(kind=kind) if kind else rows


def callbacks_open(kind: str = "") -> list[CallBack]:
    """Open entries, the earliest due first."""
    return list(open_entries(kind).prefetch_related("tries")[:MAX_CALLBACKS])


def listed_open(reader: Principal, kind: str = "") -> list[CallBack]:
    """The open entries that the reader's list has, the earliest due first."""
    return list(_seen_by(reader, open_entries(kind)).prefetch_related("tries")[:MAX_CALLBACKS])


def _seen_by(reader: Principal, rows: QuerySet[CallBack]) -> QuerySet[CallBack]:
    """Wrong answers are for who manages call-backs and who is to call: an agent's mistakes are not for all."""
    if reader.may(Permission.CALLBACKS_MANAGE):
        return rows
    mine = Q(correction__assigned_to=reader.number) | Q(taken_by=reader.number)
    return rows.filter(~Q(kind=CORRECTION) | mine)


def callbacks_by_id(ids: Collection[str]) -> dict[str, CallBack]:
    return CallBack.objects.in_bulk(list(ids))


def callbacks_falling_due(now: datetime) -> list[CallBack]:
    """Open entries due about now, locked until the transaction ends. Entries locked by others are skipped."""
    rows = CallBack.objects.select_for_update(skip_locked=True).filter(closed_at=None, due_at__gt=F("opened_at"))
    soon = Q(due_at__lte=now + NOTIFY_BEFORE) | Q(kind=CORRECTION, due_at__lte=now + REMIND_BEFORE)
    near = rows.filter(soon, due_at__gt=now - NOTIFY_WITHIN)
    return list(near.order_by("due_at", "id").prefetch_related("tries"))


def promises_to_dial(now: datetime) -> list[CallBack]:
    """Open promises whose moment has come, as ``callbacks_falling_due`` locks them. Corrections are dialled by hand."""
    rows = CallBack.objects.select_for_update(skip_locked=True).filter(closed_at=None, due_at__gt=F("opened_at"))
    rows = rows.exclude(kind=CORRECTION)
    due = rows.filter(due_at__lte=now, due_at__gt=now - DIALS_FOR).order_by("due_at", "id")
    return list(due.prefetch_related("tries")[:MAX_CALLBACKS])


def promiser_of(entry: CallBack) -> str:
    """Staff number of who agreed on the moment: the agent of the last ``later`` try, else ``made_by`` ("": nobody)."""
    agreeing = [tried for tried in entry.tries.all() if tried.at >= entry.opened_at and tried.reported_result == LATER]
    return max(agreeing, key=lambda tried: tried.at).agent if agreeing else entry.made_by


def listed_closed(reader: Principal, kind: str = "") -> list[CallBack]:
    """The closed entries that the reader's list has, the last closed first."""
    rows = CallBack.objects.exclude(closed_at=None).order_by("-closed_at", "-id").prefetch_related("tries")
    return list(_seen_by(reader, rows.filter(kind=kind) if kind else rows)[:MAX_CALLBACKS])


def presentations_of(entries: Collection[CallBack]) -> dict[str, Presentation]:
    """Entry -> who vouches for its number: as its call presented it. Nobody does for a number that was stated."""
    presented = presentations([entry.call for entry in entries])
    return {
        entry.pk: Presentation.UNSCREENED if entry.number_stated else presented.get(entry.call, Presentation.UNSCREENED)
        for entry in entries
    }


def tries_that_count(entry: CallBack) -> list[CallBackTry]:
    """Tries since ``opened_at``, the oldest first, without those that failed on the agent's side."""
    since = [tried for tried in entry.tries.all() if tried.at >= entry.opened_at]
    return sorted((t for t in since if t.outcome not in UNCOUNTED), key=lambda tried: tried.at)


def agreed(entry: CallBack, tries: list[CallBackTry]) -> datetime | None:
    """The moment agreed on with the citizen in the last of these tries; None without one."""
    return entry.due_at if tries and tries[-1].reported_result == LATER else None


def first_moment(entry: CallBack, tries: list[CallBackTry]) -> datetime:
    """The earliest moment of the next try. A correction is due until its deadline, not from it on."""
    due = entry.opened_at if entry.kind == CORRECTION else entry.due_at
    return next_try([tried.at for tried in tries], due, agreed(entry, tries))


def callback_to_dial(reader: Principal, entry_id: str, now: datetime) -> CallBack:
    """The open entry that the reader has taken and may dial now. Raises Refused with the reason."""
    entry = callback(entry_id)
    if entry.closed_at is not None:
        raise Refused("这条回拨已办结，请刷新查看。", code="closed")
    if entry.taken_by != reader.number:
        raise Refused("请先领取这条回拨再拨打。", code="not_yours")
    refuse_blocked(entry.number, "回拨")
    tries = tries_that_count(entry)
    if why := try_refusal([tried.at for tried in tries], now, agreed(entry, tries)):
        raise Refused(why, code="too_soon")
    return entry


def request_of_entry(by: Principal, entry_id: str, now: datetime) -> DialRequest:
    """Raises Refused as ``callback_to_dial`` does."""
    entry = callback_to_dial(by, entry_id, now)
    after = "" if entry.kind == REQUESTED else entry.call
    presentation = presentations_of([entry])[entry.pk]
    return DialRequest(number=entry.number, after=after, callback=entry.id, presentation=presentation)
