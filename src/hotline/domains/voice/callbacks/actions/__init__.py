"""Writes of the call-back list: calls and citizens' written requests add entries, agents work them off.

Every action of a person is audited.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.platform.citizens import actions as citizens
from hotline.domains.platform.citizens.queries.blocks import refuse_blocked, was_blocked
from hotline.domains.platform.notifications.actions import notify, receipts
from hotline.domains.platform.notifications.queries.own import notified_keys
from hotline.domains.platform.notifications.rules.addressees import Addressee, Group, PermissionHolders, Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.voice.callbacks import models, queries
from hotline.domains.voice.callbacks import rules as callbacks
from hotline.domains.voice.callbacks.ports import Line
from hotline.domains.voice.records.ports import CallRecord
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import indexes_of, seal_number, seal_text
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

NOT_PROMISED = "来电号码未经运营商核实，可能是冒用的，不能约定回拨。请问来电人能打通的号码，填入“回拨号码”后再约。"


def note_callbacks(records: Iterable[CallRecord]) -> None:
    """Add the call-backs that these calls require, and record the tries that they were. Call inside a transaction."""
    for record in records:
        if record.number is not None:
            for due_call in callbacks.left_by(record):
                if due_call.kind in callbacks.UNREQUESTED and was_blocked(record.number, due_call.at):
                    continue
                if due_call.kind == callbacks.LINE and _awaited(record, due_call.at):
                    continue
                enter(due_call.kind, record.id, record.number, record.place, at=due_call.at, reason=due_call.reason)
        if record.callback_entry:
            _note_try(record)


def _awaited(record: CallRecord, at: datetime) -> bool:
    """Whether an entry for this citizen was open at this moment, so that two line failures give one call-back.

    Judged as of the moment, so that folding the events again gives the same answer.
    """
    assert record.number is not None
    entries = models.CallBack.objects.filter(number_index__in=indexes_of(record.number), kind__in=callbacks.SOON)
    return entries.filter(opened_at__lte=at).exclude(call=record.id).exclude(closed_at__lt=at).exists()


def enter(
    kind: str,
    call: str,
    number: Sealed,
    place: str,
    *,
    at: datetime,
    due: datetime | None = None,
    by: str = "",
    reason: str = "",
) -> models.CallBack:
    id = new_id("cb")
    entry, _ = models.CallBack.objects.get_or_create(
        call=call,
        kind=kind,
        defaults={
            "id": id,
            **models.CallBack.number.columns(number, id=id),
            "place": place,
            "made_at": at,
            "made_by": by,
            "opened_at": at,
            "due_at": due or at,
            "reason": reason,
        },
    )
    return entry


def _note_try(record: CallRecord) -> None:
    """Record the call as a try of its entry. A result that the agent has reported is not overwritten."""
    entry = models.CallBack.objects.select_for_update().filter(pk=record.callback_entry).first()
    if entry is None:
        return
    result = callbacks.result_of(record)
    fresh = {"entry": entry, "at": record.at, "agent": record.agent, "result": result}
    tried, is_new = models.CallBackTry.objects.get_or_create(call=record.id, defaults=fresh)
    if is_new or (tried.result != result and not tried.reported_result):
        tried.result = result
        tried.save(update_fields=["result"])
        receipts.settle(about(entry))
        _settle(entry, record.ended_at or record.at, tried.agent)


def _settle(entry: models.CallBack, at: datetime, by: str) -> None:
    """Close the entry when the results of its tries are final."""
    results = [tried.outcome for tried in queries.tries_that_count(entry)]
    if entry.closed_at is None and (result := callbacks.closes_with(results, entry.kind)):
        entry.closed_at, entry.closed_by, entry.result = at, by, result
        entry.save(update_fields=["closed_at", "closed_by", "result"])


@transaction.atomic
def promise_callback(
    *,
    by: Principal,
    call: str,
    number: Sealed,
    place: str,
    due: datetime,
    now: datetime,
    presentation: Presentation = Presentation.UNSCREENED,
    stated: str = "",
) -> models.CallBack:
    """Record an agent's promise to call the citizen at ``due``; a second one replaces the moment and the number.

    ``number`` is that of the call, ``presentation`` says who vouches for it; ``stated``: another number that the
    citizen said. Raises Invalid; Refused ``number_claimed`` where neither the carrier nor the citizen gave a number.
    """
    if not now < due <= now + callbacks.FURTHEST:
        raise Invalid("约定时间须在今后 30 天内。")
    if stated.strip():
        number, place = seal_number(callbacks.number_of_citizen(stated), f"call/{call}"), ""
    elif presentation is Presentation.CLAIMED:
        raise Refused(NOT_PROMISED, code="number_claimed")
    refuse_blocked(number, "约定回拨")
    entry = enter("promised", call, number, place, at=now, due=due, by=by.number)
    entry.due_at, entry.made_by = due, by.number
    entry.number, entry.place, entry.number_stated = number, place, bool(stated.strip())
    receipts.settle(about(entry))
    if entry.closed_at is not None:
        _open_again(entry, now)
    entry.save()
    audit.record(by=by.number, action="callbacks.promise", about=f"callback/{entry.id}", call=call, due=due.isoformat())
    return entry


@transaction.atomic
def require_for_rating(*, record: CallRecord, score: int, at: datetime) -> None:
    """Have the citizen called who rated this call badly, by whatever way. Nobody is called twice for one call.

    Nothing without a number, for one that may be somebody else's, and for a citizen whose data is blocked.
    """
    number = record.number
    if number is None or record.presentation == Presentation.CLAIMED or was_blocked(number, at):
        return
    enter(callbacks.RATING, record.id, number, record.place, at=at, reason=str(score))


@transaction.atomic
def call_again_about_rating(*, call: str, reason: str, now: datetime) -> None:
    """Have the citizen called once more: what the rating complained of is mended. Nothing while they are to be."""
    entry = queries.callback_about_rating(call, lock=True)
    if entry is None or entry.closed_at is None:
        return
    _open_again(entry, now)
    entry.due_at, entry.note = now, reason
    entry.save()


@transaction.atomic
def take_callback(*, by: Principal, entry_id: str, now: datetime) -> models.CallBack:
    """Assign an open entry to the agent. Raises Refused: ``taken`` while another agent has it, ``closed``."""
    entry = _open_entry(entry_id)
    if entry.taken_by != by.number and callbacks.is_taken(entry.taken_by, entry.taken_at, now):
        raise Refused(f"{entry.taken_by} 正在办理这条回拨。如需接手请与其联系。", code="taken")
    if refusal := queries.taker_refusal(by, entry):
        raise refusal
    entry.taken_by, entry.taken_at = by.number, now
    entry.save(update_fields=["taken_by", "taken_at"])
    audit.record(by=by.number, action="callbacks.take", about=f"callback/{entry.id}")
    return entry


@transaction.atomic
def release_callback(*, by: Principal, entry_id: str) -> models.CallBack:
    """Return an entry to the list: the agent's own entry, or any entry for those who manage call-backs."""
    entry = _open_entry(entry_id)
    if entry.taken_by != by.number and not by.may(Permission.CALLBACKS_MANAGE):
        raise Refused("这条回拨不由您办理。请先领取。", code="not_yours")
    entry.taken_by, entry.taken_at = "", None
    entry.save(update_fields=["taken_by", "taken_at"])
    audit.record(by=by.number, action="callbacks.release", about=f"callback/{entry.id}")
    return entry


@transaction.atomic
def report_result(
    *, by: Principal, entry_id: str, result: str, now: datetime, due: datetime | None = None
) -> models.CallBack:
    """Store the result that the agent reports of their own last try. ``later`` requires ``due``."""
    entry = queries.callback(entry_id, lock=True)
    tried = entry.tries.order_by("at").last()
    if tried is None or tried.agent != by.number or tried.at < entry.opened_at:
        raise Refused("无您的拨打记录，请先拨打再填写结果。", code="not_tried")
    if result not in callbacks.reportable(entry.kind):
        raise Invalid("结果无效，请重新选择。")
    if result == callbacks.LATER:
        if due is None or not now < due <= now + callbacks.FURTHEST:
            raise Invalid("请填写约定时间，须在今后 30 天内。")
        entry.due_at = due
    tried.reported_result = result
    tried.save(update_fields=["reported_result"])
    entry.closed_at, entry.closed_by, entry.result = None, "", ""
    entry.save()
    receipts.settle(about(entry))
    _settle(entry, now, by.number)
    audit.record(by=by.number, action="callbacks.result", about=f"callback/{entry.id}", said=result)
    return entry


@transaction.atomic
def close_callback(*, by: Principal, entry_id: str, reason: str, now: datetime) -> models.CallBack:
    """Close an entry by hand. An agent can close only entries that they have taken."""
    entry = _open_entry(entry_id)
    if entry.taken_by != by.number and not by.may(Permission.CALLBACKS_MANAGE):
        raise Refused("请先领取这条回拨再办结。", code="not_yours")
    entry.closed_at, entry.closed_by, entry.result, entry.note = now, by.number, "closed", reason
    entry.save()
    receipts.settle(about(entry))
    audit.record(by=by.number, action="callbacks.close", about=f"callback/{entry.id}", reason=reason)
    return entry


@transaction.atomic
def reopen_callback(*, by: Principal, entry_id: str, reason: str, now: datetime) -> models.CallBack:
    """Reopen a closed entry with three new tries. Earlier tries stay on record."""
    entry = queries.callback(entry_id, lock=True)
    if entry.closed_at is None:
        raise Refused("这条回拨未办结，请先办结。", code="not_closed")
    _open_again(entry, now)
    entry.due_at, entry.note = now, reason
    entry.save()
    audit.record(by=by.number, action="callbacks.reopen", about=f"callback/{entry.id}", reason=reason)
    return entry


@transaction.atomic
def notify_of_promises(now: datetime) -> int:
    """Notify the responsible agents of promised call-backs that are due; returns how many people. Safe to repeat.

    The key holds the moment: a postponed call-back gets a new notification.
    """
    due = [entry for entry in queries.callbacks_falling_due(now) if _is_due(entry, now)]
    sent = notified_keys(map(_key, due))
    return sum(_notify_of(entry, now) for entry in due if _key(entry) not in sent)


def _is_due(entry: models.CallBack, now: datetime) -> bool:
    before = callbacks.notify_before(entry.kind, queries.agreed(entry, queries.tries_that_count(entry)))
    return callbacks.is_promise_due(
        entry.opened_at, entry.due_at, [tried.at for tried in entry.tries.all()], now, before
    )


def _notify_of(entry: models.CallBack, now: datetime) -> int:
    title, text = _due_text(entry)
    content = Content(
        key=_key(entry),
        kind="callback.due",
        title=f"{title}：{entry.number_masked}",
        text=text,
        link=f"/callbacks?id={entry.pk}",
        at=entry.due_at,
        urgency=Urgency.URGENT,
        about=about(entry),
    )
    return len(notify.notify(content, _responsible_for(entry, now)))


def _due_text(entry: models.CallBack) -> tuple[str, str]:
    """What the notification is called and what it says."""
    moment = callbacks.promise_line(entry.due_at, entry.place)
    if entry.kind == callbacks.CORRECTION:
        return "纠错回访将到期", f"{moment}前须完成。请领取后拨打。"
    return "约定回拨到时", f"约定 {moment}回拨。请领取后拨打；如需改期，请在回拨中改约。"


def _responsible_for(entry: models.CallBack, now: datetime) -> list[Addressee]:
    """The agent who has taken the entry, else the one who promised.

    For an inactive agent: the leaders of their group, else everybody who manages call-backs.
    """
    in_hand = callbacks.is_taken(entry.taken_by, entry.taken_at, now)
    promiser = queries.promiser_of(entry)
    if not promiser and entry.kind == callbacks.CORRECTION:
        promiser = entry.correction.assigned_to
    person = entry.taken_by if in_hand else promiser
    if person and accounts.active_among([person]):
        return [Person(person)]
    group = accounts.groups_of([person]).get(person, "") if person else ""
    if group and accounts.leaders_of_group(group):
        return [Group(group, leaders_only=True)]
    return [PermissionHolders(Permission.CALLBACKS_MANAGE)]


def _key(entry: models.CallBack) -> str:
    return f"callback/{entry.pk}/{entry.due_at.isoformat()}"


def about(entry: models.CallBack) -> str:
    return f"callback/{entry.pk}"


def _open_again(entry: models.CallBack, now: datetime) -> None:
    entry.opened_at, entry.closed_at, entry.closed_by, entry.result = now, None, "", ""
    entry.taken_by, entry.taken_at = "", None


def _open_entry(entry_id: str) -> models.CallBack:
    entry = queries.callback(entry_id, lock=True)
    if entry.closed_at is not None:
        raise Refused("这条回拨已办结，请刷新查看。", code="closed")
    return entry


@transaction.atomic
def request_callback(*, talk: str, number: str, lines: Sequence[Line], now: datetime) -> models.CallBack:
    """Add a call-back that a citizen requested in writing, due now.

    A repeated request in the same conversation replaces number and text of the entry. Raises Invalid for a text that is
    no telephone number.
    """
    clear = callbacks.number_of_citizen(number)
    entry, is_new = models.CallBack.objects.select_for_update().get_or_create(
        call=talk,
        kind=callbacks.REQUESTED,
        defaults={
            "id": new_id("cb"),
            "place": "",
            "reason": "",
            "made_by": "",
            "made_at": now,
            "opened_at": now,
            "due_at": now,
        },
    )
    entry.number = seal_number(clear, about(entry))
    entry.conversation = seal_text(msgspec.json.encode(list(lines)).decode(), about(entry), "conversation")
    if entry.closed_at is not None:
        entry.closed_at, entry.closed_by, entry.result, entry.note = None, "", "", ""
        entry.opened_at = entry.due_at = now
    entry.save()
    audit.record(by="citizen", action="callbacks.ask", about=f"callback/{entry.id}", talk=talk, again=not is_new)
    return entry


def read_conversation(*, by: Principal, entry_id: str) -> list[Line]:
    """The written conversation before the request; empty for entries that calls left. The read is audited.

    Raises NotFound, NotPermitted ``not_yours`` when the reader has not taken the entry, Refused ``destroyed``.
    """
    entry = queries.callback(entry_id)
    queries.require_conversation_reader(by, entry)
    if entry.conversation is None:
        return []
    (content,) = citizens.read_notes(by=by, about=f"callback/{entry.id}", notes=[entry.conversation])
    return msgspec.json.decode(content, type=list[Line])
