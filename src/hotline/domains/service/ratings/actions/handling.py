"""What people do about a bad rating: own it, report the call to the citizen, find the cause, mend it, close it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction

from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.platform.calendar.rules import end_of_day
from hotline.domains.service.ratings.actions import invitations, notices
from hotline.domains.service.ratings.models import BadRating, Mending
from hotline.domains.service.ratings.queries import ratings as queries
from hotline.domains.service.ratings.rules.handling import (
    CAUSE_NAMES,
    CONTACT_NAMES,
    Act,
    Cause,
    Contact,
    Stage,
    Verdict,
    act_refusal,
    closing_refusal,
    contact_refusal,
    owner_refusal,
    stage_of,
)
from hotline.domains.service.ratings.rules.terms import mending_refusal
from hotline.domains.voice.callbacks.actions import call_again_about_rating
from hotline.events.ratings import (
    CitizenContacted,
    HandlingAssigned,
    HandlingClosed,
    HandlingOverdue,
    MendingDone,
    MendingMoved,
    MendingPlanned,
    RatingVerified,
    subject,
)
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import Change, changing, emit, free_rows, locked
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all

MENDED = "整改已完成，请告知结果并请来电人再评价"


@transaction.atomic
def take(*, by: Principal, call: str) -> BadRating:
    """Own the handling. Raises NotFound, NotPermitted, Refused ``not_now``."""
    with handled(by, call, Act.TAKE) as change:
        if change.row.owner != by.number:
            _give(change, by.number)
    return change.row


@transaction.atomic
def assign(*, by: Principal, call: str, owner: str) -> BadRating:
    """Give the handling to somebody. Raises NotFound, NotPermitted, Refused ``not_now``, Invalid."""
    with handled(by, call, Act.ASSIGN) as change:
        handling = queries.handling_of(change.row, change.at)
        if why_not := owner_refusal(handling, owner):
            raise Invalid(why_not)
        if not staff_with(Permission.RATINGS_WORK).filter(number=owner).exists():
            raise Invalid("没有这个工号，或其不处置差评。请更换。")
        _give(change, owner)
    if owner != by.number:
        notices.of_assignment(change.row, change.at)
    return change.row


def _give(change: Change[BadRating], owner: str) -> None:
    was, change.row.owner = change.row.owner, owner
    change.announce(HandlingAssigned(owner, change.by, was))
    change.record("ratings.assign", owner=owner, was=was)
    note(change, "assigned", owner)
    notices.settled(change.row)


@transaction.atomic
def report_contact(*, by: Principal, call: str, outcome: Contact, text: str) -> BadRating:
    """How the call to the citizen ended, as calls show. Raises NotFound, NotPermitted, Refused, Invalid."""
    with handled(by, call, Act.CONTACT) as change:
        row, found = change.row, queries.calls_about([call]).get(call, queries.Calls())
        reached = bool(found.reached_in)
        if why_not := contact_refusal(
            outcome, reached=reached, abandoned=found.abandoned, has_number=found.entry != ""
        ):
            raise Refused(why_not, code="no_call")
        by_call = found.reached_in[-1] if reached and outcome in (Contact.REACHED, Contact.DECLINED) else ""
        row.contact, row.contacted_at = outcome.value, row.contacted_at or change.at
        change.announce(CitizenContacted(by.number, outcome.value, by_call))
        change.record("ratings.contact", outcome=outcome.value, call=by_call)
        note(change, "contacted", _joined(CONTACT_NAMES[outcome], text), call=by_call)
        notices.settled(row)
    return change.row


@transaction.atomic
def verify(*, by: Principal, call: str, cause: Cause, text: str) -> BadRating:
    """The rating is valid, for this cause. Raises NotFound, NotPermitted, Refused ``not_now``, Invalid."""
    with handled(by, call, Act.VERIFY) as change:
        row = change.row
        row.verdict, row.cause = Verdict.VALID.value, cause.value
        change.announce(RatingVerified(by.number, cause.value))
        change.record("ratings.verify", cause=cause.value)
        note(change, "verified", _joined(CAUSE_NAMES[cause], _required(text, "请写明核实的情况。")))
    return change.row


@transaction.atomic
def plan_mending(*, by: Principal, call: str, measure: str, due: date | None, result: str = "") -> BadRating:
    """Enter what is mended, with its deadline or, when it was mended at once, its result.

    Raises NotFound, NotPermitted, Refused ``not_now``, Invalid.
    """
    with handled(by, call, Act.PLAN) as change:
        row, measure, result = change.row, _required(measure, "请填写整改措施。"), fit_for_all(result)
        if due is None and not result:
            raise Invalid("请填写整改期限；已整改的，填写结果。")
        if due is not None and (why_not := mending_refusal(due, row.received_at, change.at, working_calendar())):
            raise Invalid(why_not)
        mending = Mending(
            rating=row,
            number=row.mendings.count() + 1,
            measure=measure,
            planned_by=by.number,
            planned_at=change.at,
            due_at=end_of_day(due) if due else change.at,
        )
        change.announce(MendingPlanned(by.number, mending.number, mending.due_at))
        change.record("ratings.plan_mending", mending=mending.number, due=mending.due_at.isoformat())
        note(change, "planned", _joined(measure, f"{_day(mending.due_at)} 前完成" if due else ""))
        if result:
            _finish(change, mending, result)
        mending.save()
    return change.row


@transaction.atomic
def finish_mending(*, by: Principal, call: str, number: int, result: str) -> BadRating:
    """Raises NotFound, NotPermitted, Refused ``not_now``, Invalid."""
    with handled(by, call, Act.FINISH) as change:
        mending = _open_mending(change.row, number)
        _finish(change, mending, _required(result, "请填写整改结果。"))
        mending.save()
        if stage_of(queries.handling_of(change.row, change.at)) is Stage.RATE_AGAIN and not change.row.second_score:
            call_again_about_rating(call=call, reason=MENDED, now=change.at)
        notices.settled(change.row)
    return change.row


@transaction.atomic
def move_mending(*, by: Principal, call: str, number: int, due: date, reason: str) -> BadRating:
    """Another deadline, within the fifteen working days. Raises NotFound, NotPermitted, Refused, Invalid."""
    with handled(by, call, Act.MOVE) as change:
        row, reason = change.row, _required(reason, "请写明调整期限的理由。")
        if why_not := mending_refusal(due, row.received_at, change.at, working_calendar()):
            raise Invalid(why_not)
        mending = _open_mending(row, number)
        before, mending.due_at, mending.overdue_reported = mending.due_at, end_of_day(due), False
        change.announce(MendingMoved(by.number, number, mending.due_at))
        change.record(
            "ratings.move_mending", mending=number, before=before.isoformat(), after=mending.due_at.isoformat()
        )
        note(change, "moved", _joined(f"改为 {_day(mending.due_at)} 前完成", reason))
        mending.save()
        notices.settled(row)
    return change.row


@transaction.atomic
def invite_again(*, by: Principal, call: str) -> BadRating:
    """Ask the citizen by text for a second rating. Raises NotFound, NotPermitted, Refused."""
    with handled(by, call, Act.INVITE) as change:
        invitations.invite_again(call=call, agent=change.row.agent, now=change.at)
        change.record("ratings.invite_again")
        note(change, "invited", "短信")
    return change.row


@transaction.atomic
def close(*, by: Principal, call: str, reason: str) -> BadRating:
    """Raises NotFound, NotPermitted, Refused ``not_now``, Invalid without a second rating and without a reason."""
    with handled(by, call, Act.CLOSE) as change:
        row, reason = change.row, fit_for_all(reason)
        if why_not := closing_refusal(queries.handling_of(row, change.at), reason):
            raise Invalid(why_not, code="reason_missing")
        row.closed_at = change.at
        change.announce(HandlingClosed(by.number, row.second_score or 0))
        change.record("ratings.close", score=row.second_score)
        note(change, "closed", reason)
        notices.settled(row)
    return change.row


@transaction.atomic
def report_overdue(now: datetime) -> int:
    """Note each deadline that is over, once, and notify. Returns how many. Safe to repeat."""
    contacts = list(free_rows(queries.overdue_contacts(now)))
    for row in contacts:
        row.overdue_reported = True
        _note_overdue(row, "contact", row.due_at, now)
        notices.of_overdue_contact(row, now)
    mendings = list(free_rows(queries.overdue_mendings(now)))
    for mending in mendings:
        row = locked(BadRating.objects.filter(pk=mending.rating_id), missing=queries.NONE)
        mending.overdue_reported = True
        mending.save(update_fields=["overdue_reported"])
        _note_overdue(row, "mending", mending.due_at, now)
        notices.of_overdue_mending(row, mending, now)
    return len(contacts) + len(mendings)


@transaction.atomic
def remind_of_deadlines(now: datetime) -> int:
    """Remind owners an hour before a citizen has to be called and a day before a mending is due, once."""
    return notices.of_deadlines(now)


def _note_overdue(row: BadRating, what: str, due: datetime, now: datetime) -> None:
    emit(row, HandlingOverdue(what, due), subject=subject(row.pk), actor=SYSTEM, at=now)
    row.steps.create(at=now, by="system", kind="overdue", text="回访超时" if what == "contact" else "整改超时")
    row.save()
    audit.record(by="system", action="ratings.overdue", about=subject(row.pk), what=what, due=due.isoformat())


@contextmanager
def handled(by: Principal, call: str, act: Act) -> Iterator[Change[BadRating]]:
    """The rating, locked, when this person may do this now; its stage follows what is done.

    Raises NotFound, Refused ``not_now``.
    """
    rows = queries.visible_to(by).filter(pk=call)
    with changing(rows, by=by.number, about=subject(call), missing=queries.NONE) as change:
        handling, manages = queries.handling_of(change.row, change.at), by.may(Permission.RATINGS_MANAGE)
        if why_not := act_refusal(handling, act, by.number, manages=manages):
            raise Refused(why_not, code="not_now")
        yield change
        change.row.stage = stage_of(queries.handling_of(change.row, change.at)).value


def note(change: Change[BadRating], kind: str, text: str = "", *, call: str = "", second: int | None = None) -> None:
    """A line of the timeline."""
    change.row.steps.create(at=change.at, by=change.by, kind=kind, text=text[:300], about_call=call, second=second)


def _finish(change: Change[BadRating], mending: Mending, result: str) -> None:
    mending.done_at, mending.done_by, mending.result = change.at, change.by, result
    change.announce(MendingDone(change.by, mending.number))
    change.record("ratings.finish_mending", mending=mending.number)
    note(change, "mended", result)


def _open_mending(row: BadRating, number: int) -> Mending:
    mending = row.mendings.filter(number=number).first()
    if mending is None:
        raise NotFound("没有这项整改，请刷新查看。")
    if mending.done_at is not None:
        raise Refused("这项整改已完成，请刷新查看。", code="not_now")
    return mending


def _required(text: str, missing: str) -> str:
    """Raises Invalid."""
    if not (text := fit_for_all(text)):
        raise Invalid(missing)
    return text


def _joined(chosen: str, text: str) -> str:
    return "：".join(filter(None, (chosen, fit_for_all(text))))


def _day(at: datetime) -> str:
    local = at.astimezone(BEIJING)
    return f"{local.month} 月 {local.day} 日"
