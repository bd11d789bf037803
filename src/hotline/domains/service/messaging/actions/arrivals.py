"""Makes items of arrivals, once each, however often their event is delivered."""

from datetime import datetime, timedelta

from django.db import transaction

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.actions.facts import publish_summary, record_item
from hotline.domains.service.messaging.models import Item
from hotline.domains.service.messaging.rules.arrivals import item_of_reply
from hotline.domains.service.messaging.rules.items import ItemKind, due_of
from hotline.domains.voice.records.ports import CallRecord
from hotline.events import operations
from hotline.events.calls import VoicemailLeft
from hotline.events.faxes import FaxFailed, FaxReceived
from hotline.events.messaging import ItemOverdue, ItemReceived
from hotline.events.texts import TextReplied
from hotline.infrastructure import jobs, outbox, storage
from hotline.infrastructure.row_change import free_rows
from hotline.kernel.ids import call_id_of, new_id

ARCHIVE_JOB = "hotline.domains.service.messaging.jobs.archive"
#: The writer of the file needs a moment to close it.
ARCHIVE_AFTER_SECONDS = 2
#: The longest letter is through by then.
UNTOLD_AFTER = timedelta(hours=1)


def receive_voicemail(*, id: str, call: CallRecord, left: VoicemailLeft, at: datetime) -> None:
    _receive(
        Item(
            id=id,
            kind=ItemKind.VOICEMAIL.value,
            received_at=at,
            call=call.id,
            case_number=call.case_number,
            source=left.file,
            seconds=left.seconds,
            **Item.number.columns(call.number, id=id),
        )
    )


def receive_hand_over(*, id: str, call: CallRecord, at: datetime) -> None:
    """Make an item of a caller handed over by 12345 whom nobody answered, so that an agent calls the citizen.

    No item is made when the call left a voicemail: the voicemail's item has the case number.
    """
    if not queries.has_item(call.id, ItemKind.VOICEMAIL):
        _receive(
            Item(
                id=id,
                kind=ItemKind.HANDOVER.value,
                received_at=at,
                call=call.id,
                case_number=call.case_number,
                **Item.number.columns(call.number, id=id),
            )
        )


def receive_fax(*, id: str, fax: FaxReceived | FaxFailed, at: datetime) -> None:
    """Make an item of a fax. A fax that broke off keeps the pages that came; an alarm reports the failure."""
    _receive(
        Item(
            id=id,
            kind=ItemKind.FAX.value,
            received_at=at,
            source=fax.file,
            pages=fax.pages,
            station_masked=fax.station.masked if fax.station else "",
            **Item.number.columns(fax.number, id=id),
        )
    )


def receive_reply(*, id: str, reply: TextReplied, at: datetime) -> None:
    """Make an item of what a citizen wrote by text and no machine can answer."""
    _receive(
        Item(
            id=item_of_reply(id),
            kind=ItemKind.TEXT.value,
            received_at=at,
            call=reply.call,
            **Item.number.columns(reply.number, id=item_of_reply(id)),
        )
    )


def note_failed_fax(*, fax_id: str, fax: FaxFailed) -> None:
    """Raise an alarm for a fax that failed, so that a citizen's letter is not lost unnoticed.

    The file of a fax without pages is deleted: it would be taken for a fax without an event.
    """
    who = fax.number.masked if fax.number else "未显示号码"
    raised = operations.AlarmRaised(
        level="yellow",
        kind="fax_failed",
        about=f"fax/{fax_id}",
        message=f"来自 {who} 的传真接收不全：收到 {fax.pages} 页后中断。请联系对方重发。",
    )
    outbox.announce(raised, subject=operations.subject(new_id("alarm")))
    if not fax.pages:
        storage.recordings().remove(f"spool/{fax.file}")


@transaction.atomic
def _receive(row: Item) -> None:
    """Nothing when it is there already."""
    if Item.objects.filter(pk=row.pk).exists():
        return
    row.due_at = due_of(row.of_kind, row.received_at)
    record_item(row, ItemReceived(row.kind, row.call, row.number, row.case_number, row.due_at, row.seconds, row.pages))
    if row.source:
        jobs.defer(ARCHIVE_JOB, seconds=ARCHIVE_AFTER_SECONDS, item=row.id, attempt=0)
    publish_summary()


def receive_untold_faxes(now: datetime) -> int:
    """Make items of faxes in the spool that have no event, because callcontrol was away. Returns their number.

    Their senders are not known any more, only their content.
    """
    found = 0
    for name, written in storage.recordings().listed("spool", "fax-*.tif"):
        channel = name.removeprefix("fax-").removesuffix(".tif")
        id = f"fax-{call_id_of(channel)}"
        if now - written > UNTOLD_AFTER and not Item.objects.filter(pk=id).exists():
            receive_fax(id=id, fax=FaxReceived(name, 0, None, None, ""), at=written)
            found += 1
    return found


@transaction.atomic
def report_overdue(now: datetime) -> int:
    """Say of each item once that its time is over; returns how many."""
    late = list(free_rows(queries.overdue_untold(now)))
    for row in late:
        row.overdue_reported = True
        record_item(row, ItemOverdue(row.due_at))
    if late:
        publish_summary()
    return len(late)
