"""A citizen's request about their data: registered, identity checked, decided by another person, answered.

What a decision changes is changed in its transaction: all of it, with the record of each thing, or nothing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.platform.citizens.models import PersonalDataChange, PersonalRequest
from hotline.domains.platform.citizens.ports import Stored
from hotline.domains.platform.citizens.queries import personal_requests as queries
from hotline.domains.platform.citizens.rules.personal_requests import (
    KIND_NAMES,
    IdentityCheck,
    RequestKind,
    RequestState,
    Source,
    decision_refusal,
    due_at,
    outcome_of,
    reminder_of,
)
from hotline.domains.platform.notifications.actions import notify, receipts
from hotline.domains.platform.notifications.queries.own import notified_keys
from hotline.domains.platform.notifications.rules.addressees import PermissionHolders
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing
from hotline.infrastructure.sealing import seal_masked, seal_number, seal_text
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.masking import mask_name, mask_number
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

MIN_DIGITS, MAX_DIGITS = 5, 15
IDENTITY_LENGTHS = (15, 18)
REMINDERS = {"near": (Urgency.IMPORTANT, "临近答复期限"), "overdue": (Urgency.URGENT, "已过答复期限")}


@dataclass(frozen=True)
class Registration:
    """What is registered. ``number``: as typed, or sealed as found in the call that the citizen is in."""

    kind: RequestKind
    source: Source
    name: str
    number: str | Sealed
    wish: str
    call: str = ""


@dataclass(frozen=True)
class Correction:
    """A field of something stored, and what it should be."""

    about: str
    field: str
    value: str


@transaction.atomic
def register(*, by: Principal, registration: Registration) -> PersonalRequest:
    """Raises NotPermitted, Invalid."""
    if not by.may(Permission.CITIZENS_REGISTER):
        deny(by, Permission.CITIZENS_REGISTER, "personal-requests")
    name, wish, now = registration.name.strip(), registration.wish.strip(), datetime.now(UTC)
    if not name or not wish:
        raise Invalid("请填写请求人姓名和请求内容。")
    row = PersonalRequest(
        id=new_id("request"),
        kind=registration.kind.value,
        source=registration.source.value,
        call=registration.call,
        registered_by=by.number,
        registered_at=now,
        due_at=due_at(now, working_calendar()),
    )
    subject = queries.about(row.pk)
    row.name = seal_masked(name, mask_name(name), subject, "name")
    row.number = _number(registration.number, subject)
    row.wish = seal_text(wish, subject, "wish")
    row.serial = _serial(now)
    row.save(force_insert=True)
    audit.record(by=by.number, action="citizens.request", about=subject, kind=row.kind, source=row.source)
    _notify(row, "new", Urgency.IMPORTANT, "待您办理", now)
    return row


def _number(number: str | Sealed, subject: str) -> Sealed:
    if isinstance(number, Sealed):
        return number
    figures = "".join(each for each in number if each.isdecimal())
    if not MIN_DIGITS <= len(figures) <= MAX_DIGITS:
        raise Invalid("请填写请求人的电话号码，5 到 15 位。")
    return seal_number(figures, subject)


def _serial(now: datetime) -> str:
    """The day and a count within it."""
    day = f"{beijing_day(now):%Y%m%d}"
    serialise(f"serials of personal requests {day}")
    return f"{day}-{PersonalRequest.objects.filter(serial__startswith=day).count() + 1}"


def check_identity(*, by: Principal, id: str, how: IdentityCheck, identity: str = "") -> PersonalRequest:
    """Note how and by whom identity was checked. ``identity``: a document's number that finds more of their data.

    Raises NotFound, Refused, Invalid.
    """
    with _changing(by, id) as change:
        row = change.row
        _require_open(row)
        row.identity_check, row.identity_by, row.identity_at = how.value, by.number, change.at
        if identity:
            plain = "".join(each for each in identity.upper() if each.isalnum())
            if len(plain) not in IDENTITY_LENGTHS:
                raise Invalid("证件号须为 18 位（或 15 位）。")
            row.identity = seal_masked(plain, mask_number(plain), change.about, "identity")
        change.record("citizens.check_identity", how=how.value)
    return row


def withdraw(*, by: Principal, id: str) -> PersonalRequest:
    """The citizen takes the request back. Raises NotFound, Refused."""
    with _changing(by, id) as change:
        _require_open(change.row)
        close(change, RequestState.WITHDRAWN)
        change.record("citizens.withdraw_request")
    return change.row


def refuse(*, by: Principal, id: str, reason: str) -> PersonalRequest:
    """Refuse with the reason that the citizen is told (article 50). Raises NotFound, NotPermitted, Refused, Invalid."""
    with deciding(by, id, reason, grants=False) as change:
        close(change, RequestState.REFUSED)
        change.record("citizens.refuse_request", kind=change.row.kind)
    return change.row


def grant_access(*, by: Principal, id: str, reason: str = "") -> PersonalRequest:
    """The citizen may see and take what is stored. Raises as ``refuse``."""
    with deciding(by, id, reason) as change:
        require_kind(change.row, RequestKind.ACCESS)
        close(change, RequestState.GRANTED)
        change.record("citizens.grant_access")
    return change.row


def correct(*, by: Principal, id: str, corrections: Sequence[Correction], reason: str = "") -> PersonalRequest:
    """Correct what is stored. Raises as ``refuse``, and what the domain that stores it raises: nothing is changed."""
    with deciding(by, id, reason) as change:
        row = change.row
        require_kind(row, RequestKind.CORRECTION)
        if not corrections:
            raise Invalid("请至少填写一处更正。")
        stored = _stored(row)
        for one in corrections:
            _require_stored(one.about, stored)
            done = queries.holder_of(one.about).correct(by=by.number, about=one.about, field=one.field, value=one.value)
            recorded = PersonalDataChange(
                request=row, at=change.at, by=by.number, what="corrected", about=one.about, title=done.label
            )
            recorded.before, recorded.after = done.before, seal_text(one.value, change.about)
            recorded.save()
        close(change, RequestState.GRANTED)
        change.record("citizens.correct", things=[one.about for one in corrections])
    return row


def delete(*, by: Principal, id: str, things: Sequence[str], reason: str = "") -> PersonalRequest:
    """Delete these things; what else is stored stays, and the record says why.

    Raises as ``refuse``; Invalid where something stays that law or contract does not keep, without a reason for it.
    """
    with deciding(by, id, reason) as change:
        row = change.row
        require_kind(row, RequestKind.DELETION)
        stored = _stored(row)
        for one in things:
            _require_stored(one, stored)
        retained = [thing for thing in stored.values() if thing.about not in things]
        if not reason.strip() and any(not thing.retention_reason for thing in retained):
            raise Invalid("有可删除的内容未选。请写明保留理由。", code="reason_missing")
        for thing in retained:
            _note(change, thing, "retained", thing.retention_reason or "按答复保留")
        for one in things:
            queries.holder_of(one).delete(by=by.number, about=one)
            _note(change, stored[one], "deleted")
        close(change, outcome_of([thing.about for thing in retained], things))
        change.record("citizens.delete", things=list(things), retained=len(retained))
    return row


def _note(change: Change[PersonalRequest], thing: Stored, what: str, reason: str = "") -> None:
    PersonalDataChange.objects.create(
        request=change.row,
        at=change.at,
        by=change.by,
        what=what,
        about=thing.about,
        title=thing.title,
        reason=reason,
    )


def _stored(row: PersonalRequest) -> dict[str, Stored]:
    return {thing.about: thing for group in queries.stored_about(row) for thing in group.things}


def _require_stored(about: str, stored: dict[str, Stored]) -> None:
    if about not in stored:
        raise Refused("所选内容已有变化。请刷新后重新选择。", code="stale")


def require_kind(row: PersonalRequest, kind: RequestKind) -> None:
    if row.kind != kind:
        raise Refused(f"这项请求是“{KIND_NAMES[RequestKind(row.kind)]}”，请按该类办理。", code="other_kind")


def _require_open(row: PersonalRequest) -> None:
    if row.state != RequestState.OPEN:
        raise Refused("该请求已有结果。请刷新查看。", code="not_now")


def close(change: Change[PersonalRequest], state: RequestState) -> None:
    row = change.row
    row.state = state.value
    receipts.settle(change.about)


@contextmanager
def deciding(by: Principal, id: str, reason: str, *, grants: bool = True) -> Iterator[Change[PersonalRequest]]:
    """The transaction of a decision by whoever may make it. Raises NotFound, NotPermitted, Refused, Invalid."""
    with _changing(by, id) as change:
        if not by.may(Permission.CITIZENS_DECIDE):
            deny(by, Permission.CITIZENS_DECIDE, change.about)
        if why_not := decision_refusal(change.row.status, by.number, grants=grants):
            raise Refused(why_not, code="not_now")
        if not grants and not reason.strip():
            raise Invalid("请写明拒绝理由，请求人可见。", code="reason_missing")
        change.row.decided_by, change.row.decided_at = by.number, change.at
        change.row.answer = seal_text(reason.strip(), change.about, "answer") if reason.strip() else None
        yield change


@contextmanager
def _changing(by: Principal, id: str) -> Iterator[Change[PersonalRequest]]:
    rows = queries.visible_to(by).filter(pk=id)
    with changing(rows, by=by.number, about=queries.about(id), missing=queries.NONE) as change:
        yield change


@transaction.atomic
def remind(now: datetime) -> int:
    """Remind who decides of requests near or past their term, once each. Returns how many. Safe to repeat."""
    calendar = working_calendar()
    due = [(row, why) for row in queries.open_requests() if (why := reminder_of(row.due_at, now, calendar))]
    sent = notified_keys(_key(row, why) for row, why in due)
    fresh = [(row, why) for row, why in due if _key(row, why) not in sent]
    for row, why in fresh:
        urgency, text = REMINDERS[why]
        _notify(row, why, urgency, text, now)
    return len(fresh)


def _key(row: PersonalRequest, why: str) -> str:
    return f"personal-request/{row.pk}/{why}"


def _notify(row: PersonalRequest, why: str, urgency: Urgency, text: str, at: datetime) -> None:
    content = Content(
        key=_key(row, why),
        kind="personal.request",
        title=f"个人信息{KIND_NAMES[RequestKind(row.kind)]}请求{text}",
        text=f"编号 {row.serial}，{row.name_masked}，答复期限 {beijing_day(row.due_at):%Y-%m-%d}。",
        link=f"/personal-requests?id={row.pk}",
        at=at,
        urgency=urgency,
        about=queries.about(row.pk),
    )
    notify.notify(content, [PermissionHolders(Permission.CITIZENS_DECIDE)])
