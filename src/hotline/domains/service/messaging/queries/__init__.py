"""Reads about the inbox: a page of items, one item, its history, and the counts."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from hotline.domains.platform.accounts.queries import leads_person
from hotline.domains.platform.citizens.queries.blocks import refuse_blocked
from hotline.domains.service.messaging.models import Item, Text
from hotline.domains.service.messaging.ports import InboxSummary, KindCount
from hotline.domains.service.messaging.rules.items import WAITING, ItemKind, ItemState, may_open
from hotline.domains.service.messaging.rules.texts import OF_THE_NUMBER, Sending
from hotline.events.envelope import Envelope
from hotline.events.messaging import subject
from hotline.infrastructure import outbox, storage
from hotline.infrastructure.eventlog.log import events_of_subject
from hotline.infrastructure.paging import page_by_moment
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealed_files import open_file
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.paging import Page
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

#: Events that an item's page lists. The archiving of its content is internal and left out.
TIMELINE_EVENTS = (
    "item.received",
    "item.taken",
    "item.assigned",
    "item.put_back",
    "item.done",
    "item.reopened",
    "item.overdue",
)


@dataclass(frozen=True)
class ItemFilters:
    """The filters of the inbox. ``kind`` "" is any."""

    #: waiting (nobody has them), open (not done), mine (in my hands) or done.
    scope: str = "open"
    kind: str = ""
    overdue: bool = False


def page(reader: Principal, filters: ItemFilters, now: datetime, cursor: str = "") -> Page[Item]:
    """Fifty items: open ones by urgency, done ones newest first. Raises Invalid for a malformed cursor."""
    rows = _scoped(reader, filters.scope)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.overdue:
        rows = rows.filter(due_at__lt=now)
    done = filters.scope == "done"
    return page_by_moment(rows, "done_at" if done else "due_at", cursor, newest_first=done)


def _scoped(reader: Principal, scope: str) -> QuerySet[Item]:
    match scope:
        case "waiting":
            return Item.objects.filter(state__in=[state.value for state in WAITING])
        case "mine":
            return Item.objects.filter(state=ItemState.TAKEN.value, holder=reader.number)
        case "done":
            return Item.objects.filter(state=ItemState.DONE.value)
        case _:
            return Item.objects.exclude(state=ItemState.DONE.value)


def item(id: str) -> Item:
    """Raises NotFound."""
    found = Item.objects.filter(pk=id).first()
    if found is None:
        raise NotFound("没有这条待办，请刷新列表。")
    return found


def history_of(row: Item) -> list[Envelope]:
    """The events of an item in order, including those of this moment that the log does not have yet."""
    name = subject(row.id)
    recorded = {event.seq: event for event in (*outbox.announced(name), *events_of_subject(name, TIMELINE_EVENTS))}
    return [recorded[seq] for seq in sorted(recorded) if recorded[seq].type in TIMELINE_EVENTS]


def content_for(reader: Principal, id: str, kind: ItemKind) -> bytes:
    """The message or fax in the clear, for the person who deals with the item and for leaders.

    The caller must write the audit row. Raises NotFound; NotPermitted; Refused while the content is being archived,
    when its key was destroyed, or ``blocked``.
    """
    row = item(id)
    if row.of_kind is not kind:
        raise NotFound("这条待办没有此内容，请刷新查看。")
    require_opener(reader, row)
    refuse_blocked_once_done(row, "查看留言和传真")
    if row.fault:
        raise NotFound("内容接收不全，无法打开。请按号码联系来电人。", code=f"content_{row.fault}")
    if not row.file:
        raise Refused("内容正在入库，约一分钟。请稍后打开。", code="content_pending")
    try:
        return open_file(b"".join(storage.recordings().pieces(row.file)))
    except KeyError as error:
        raise Refused("密钥已按规定销毁，不能再查看，请按号码联系来电人。", code="destroyed") from error


def note_for(reader: Principal, id: str) -> Sealed:
    """The sealed result of an item, for the same people. Raises NotFound, NotPermitted, Refused ``blocked``."""
    row = item(id)
    if row.note is None:
        raise NotFound("暂无办理结果，请稍后查看。")
    require_opener(reader, row)
    refuse_blocked_once_done(row, "查看办理结果")
    return row.note


def refuse_blocked_once_done(row: Item, what: str) -> None:
    """What is still to be dealt with goes on; afterwards blocked data is not used. Raises Refused ``blocked``."""
    if row.done_at is not None:
        refuse_blocked(row.number, what)


def leads_on(by: Principal, row: Item) -> bool:
    """Whether this person may act for the item's holder: as a leader, of the holder's group."""
    return by.may(Permission.INBOX_ASSIGN) and leads_person(by, row.holder)


def require_opener(by: Principal, row: Item) -> None:
    """Raises NotPermitted. The list names every item and its holder, so that this gives nothing away."""
    if not may_open(row.status, by.number, leads=leads_on(by, row)):
        deny(by, Permission.INBOX_ASSIGN, subject(row.id))


def summary(now: datetime) -> InboxSummary:
    """The number of open items by kind."""
    waits, late = Q(state__in=[state.value for state in WAITING]), Q(due_at__lt=now)
    counted = Item.objects.exclude(state=ItemState.DONE.value).values("kind").order_by("kind")
    rows = counted.annotate(all=Count("id"), waiting=Count("id", filter=waits), overdue=Count("id", filter=late))
    found = {row["kind"]: KindCount(row["waiting"], row["all"] - row["waiting"], row["overdue"]) for row in rows}
    return InboxSummary(now, {kind.value: found.get(kind.value, KindCount()) for kind in ItemKind})


def overdue_untold(now: datetime) -> QuerySet[Item]:
    return Item.objects.exclude(state=ItemState.DONE.value).filter(due_at__lt=now, overdue_reported=False)


def unkept(before: datetime) -> QuerySet[Item]:
    """Items received before this moment whose content is neither stored nor found faulty."""
    return Item.objects.filter(file="", fault="", received_at__lt=before).exclude(source="")


def has_item(call: str, kind: ItemKind) -> bool:
    return Item.objects.filter(call=call, kind=kind.value).exists()


def texts_of(call: str) -> list[Text]:
    return list(Text.objects.filter(call=call).order_by("requested_at", "id"))


def text(call: str, message: str) -> Text:
    """Raises NotFound."""
    found = Text.objects.filter(pk=message, call=call).first()
    if found is None:
        raise NotFound("没有这条短信，请刷新列表。")
    return found


def texts_due(before: datetime) -> QuerySet[Text]:
    return Text.objects.filter(sending=Sending.WAITING.value, by_carrier=False, due_at__lt=before)


def texts_failed_since(moment: datetime) -> QuerySet[Text]:
    """Without those whose number gets no such text."""
    failed = Text.objects.filter(sending=Sending.FAILED.value, over_at__gte=moment)
    return failed.exclude(why__in=OF_THE_NUMBER)
