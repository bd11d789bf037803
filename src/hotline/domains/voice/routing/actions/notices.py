"""Telling agents in writing: sent, read, withdrawn, over. The row is locked meanwhile: events of one are in order.

A notice is a notification of everybody it is for as well. What counts as read is the notice's own receipt.
"""

from collections.abc import Container
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from django.db import transaction

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.notifications.actions import notify, receipts
from hotline.domains.platform.notifications.rules import addressees, kinds, texts
from hotline.domains.voice.routing.models import Notice, NoticeReceipt
from hotline.domains.voice.routing.queries.notices import document_of, reached_by
from hotline.domains.voice.routing.rules.notices import AGENTS, notice_error
from hotline.events.routing import NoticeRead, NoticeSent, NoticeWithdrawn, notice_subject
from hotline.infrastructure import audit, jobs, outbox
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import changing, free_rows, locked
from hotline.kernel.actor import Actor
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

BUCKET = "notices"
NOTIFY_JOB = "hotline.domains.voice.routing.jobs.notify_of_notice"


@transaction.atomic
def send_notice(
    *, by: Principal, text: str, important: bool, minutes: int, audience: str, meant: frozenset[str] = frozenset()
) -> Notice:
    """Show a notice on the desks of its audience, without the sender. Raises Invalid.

    Agents of the audience who sign in before the notice is over get it too.
    """
    if not by.may(Permission.LIVE_DIRECT):
        deny(by, Permission.LIVE_DIRECT, BUCKET)
    text = text.strip()
    if why_not := notice_error(text, minutes):
        raise Invalid(why_not)
    to = [agent for agent in reached_by(audience, meant) if agent != by.number]
    if not to:
        raise Invalid("所选范围无接收人，请重新选择。")
    named = [] if audience == AGENTS else sorted(meant)
    now = datetime.now(UTC)
    row = Notice.objects.create(
        id=new_id("notice"),
        text=text,
        important=important,
        audience=audience,
        meant=named,
        sent_at=now,
        until=now + timedelta(minutes=minutes),
        by=by.number,
    )
    NoticeReceipt.objects.bulk_create([NoticeReceipt(notice=row, agent=agent) for agent in to])
    subject = notice_subject(row.id)
    fact = NoticeSent(text, important, row.until, audience, tuple(named), tuple(to), by.number)
    outbox.announce(fact, subject=subject, actor=Actor.staff(by.number), at=now)
    _show(row)
    jobs.defer(NOTIFY_JOB, notice=row.id)
    audit.record(
        by=by.number,
        action="live.send_notice",
        about=subject,
        audience=audience,
        meant=named,
        important=important,
        to=len(to),
        text=text,
    )
    return row


@transaction.atomic
def read_notice(*, by: Principal, id: str) -> None:
    """Note that an addressee has read the notice; a repeat changes nothing.

    Raises NotFound, Refused once it is over.
    """
    row = _locked(id)
    receipt = row.receipts.filter(agent=by.number).first()
    if receipt is None:
        raise NotFound("没有这条通知，请刷新列表。")
    if receipt.read_at is not None:
        return
    now = datetime.now(UTC)
    _require_open(row, now)
    receipt.read_at = now
    receipt.save(update_fields=["read_at"])
    outbox.announce(NoticeRead(by.number), subject=notice_subject(id), actor=Actor.staff(by.number), at=now)
    _show(row)
    receipts.settle(notice_subject(id), by=by.number)
    audit.record(by=by.number, action="live.read_notice", about=notice_subject(id))


def withdraw_notice(*, by: Principal, id: str) -> Notice:
    """Withdraw a notice.

    Only its sender or a leader of all groups may. Raises NotFound, NotPermitted, Refused once it is over.
    """
    rows = Notice.objects.filter(pk=id)
    with changing(rows, by=by.number, about=notice_subject(id), missing="没有这条通知，请刷新列表。") as change:
        row = change.row
        if not by.may(Permission.LIVE_DIRECT) or (row.by != by.number and not by.may(Permission.CALLS_VIEW_ALL)):
            deny(by, Permission.LIVE_DIRECT, notice_subject(id))
        _require_open(row, change.at)
        row.withdrawn_at, row.withdrawn_by = change.at, by.number
        change.announce(NoticeWithdrawn(by.number))
        _take_down(row, change.at)
        jobs.defer(NOTIFY_JOB, notice=row.id)
        change.record("live.withdraw_notice")
    return row


@transaction.atomic
def notify_of_notice(id: str) -> int:
    """Notify everybody who has not read it yet, or settle what is over; returns how many people were notified.

    In the background: hundreds of people have a live document each. Safe to repeat.
    """
    row = _locked(id)
    if row.down_at is not None or row.until <= datetime.now(UTC):
        receipts.settle(notice_subject(id))
        return 0
    sender = names_of({row.by}).get(row.by, row.by)
    content = texts.Content(
        key=notice_subject(id),
        kind="notice",
        title=f"{sender} 的{'重要' if row.important else ''}通知",
        text=row.text,
        at=row.sent_at,
        urgency=kinds.Urgency.IMPORTANT if row.important else kinds.Urgency.ROUTINE,
        about=notice_subject(id),
    )
    unread = tuple(row.receipts.filter(read_at=None).values_list("agent", flat=True))
    return len(notify.notify(content, [addressees.Recipients(unread)]))


def receive_read(about: str, *, by: Principal) -> None:
    """Who opens the notification of a notice has read the notice, unless it is over."""
    kind, _, id = about.partition("/")
    if kind == notice_subject("").rstrip("/"):
        with suppress(Refused):
            read_notice(by=by, id=id)


@transaction.atomic
def take_down_notices(now: datetime) -> int:
    """Take notices whose time is over off the bus. The desks hid them by themselves. Returns the number."""
    over = free_rows(Notice.objects.filter(down_at=None, until__lte=now))
    for row in over:
        _take_down(row, now)
        receipts.settle(notice_subject(row.id))
    return len(over)


@transaction.atomic
def show_notices_again(*, unless_in: Container[str]) -> None:
    """Publish the notices again after the bus lost its store.

    ``unless_in``: names of documents that the bus still has.
    """
    for row in Notice.objects.filter(down_at=None):
        if f"{BUCKET}/{row.id}" not in unless_in:
            _show(row)


def _locked(id: str) -> Notice:
    return locked(Notice.objects.filter(pk=id), missing="没有这条通知，请刷新列表。")


def _require_open(row: Notice, now: datetime) -> None:
    if row.withdrawn_at is not None:
        raise Refused("该通知已撤回，请刷新列表。", code="not_now")
    if now >= row.until:
        raise Refused("该通知已过期，请刷新列表。", code="not_now")


def _show(row: Notice) -> None:
    outbox.publish(BUCKET, row.id, document_of(row))


def _take_down(row: Notice, now: datetime) -> None:
    row.down_at = now
    row.save()
    outbox.withdraw(BUCKET, row.id)
