"""Items as the wire has them: names beside numbers, masked only."""

from collections.abc import Sequence
from datetime import datetime

from hotline.domains.platform.accounts.queries import led_by, names_of
from hotline.domains.platform.citizens.queries.blocks import hiding
from hotline.domains.service.messaging.models import Item, Text, TextReply
from hotline.domains.service.messaging.rules.carriers.receipts import reason_of
from hotline.domains.service.messaging.rules.items import ItemState, may_open
from hotline.domains.service.messaging.rules.texts import OURS, Purpose, Sending
from hotline.domains.service.messaging.schemas import ItemOut, SourceOut, TransitionOut
from hotline.domains.service.messaging.schemas.texts import DialogueTextOut
from hotline.domains.voice.records.queries.access import visible_to
from hotline.domains.voice.records.queries.details import record_of
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.events.envelope import Envelope
from hotline.infrastructure.permissions import Principal
from hotline.kernel.permissions import Permission


def items_of(rows: Sequence[Item], reader: Principal, now: datetime) -> list[ItemOut]:
    names, led, hide = names_of({row.holder for row in rows}), led_by(reader), hiding()
    return [
        _item(
            row,
            names,
            now,
            number=hide(row.number_masked, row.number_index) if row.done_at else row.number_masked,
            may_open=may_open(
                row.status,
                reader.number,
                leads=reader.may(Permission.INBOX_ASSIGN) and (led is None or row.holder in ("", *led)),
            ),
        )
        for row in rows
    ]


def _item(row: Item, names: dict[str, str], now: datetime, *, number: str, may_open: bool) -> ItemOut:
    return ItemOut(
        id=row.id,
        kind=row.of_kind,
        state=ItemState(row.state),
        holder=row.holder,
        holder_name=names.get(row.holder, ""),
        reopened=row.reopened,
        received_at=row.received_at,
        due_at=row.due_at,
        overdue=row.done_at is None and row.due_at < now,
        taken_at=row.taken_at,
        done_at=row.done_at,
        number=number,
        station=row.station_masked,
        call=row.call,
        case_number=row.case_number,
        seconds=row.seconds,
        pages=row.pages,
        content=content_of(row),
        may_open=may_open,
        has_note=row.note is not None,
    )


def why_of(row: Text) -> str:
    """A reason of our own by its name, a carrier's code in Chinese."""
    return reason_of(row.why) if row.by_carrier and row.why not in OURS else row.why


def dialogue_text(row: Text | TextReply, text: str) -> DialogueTextOut:
    """``text``: what it says."""
    if isinstance(row, TextReply):
        return DialogueTextOut(
            id=row.id,
            by="citizen",
            at=row.received_at,
            text=text,
            state=None,
            why="",
            purpose=None,
            call=row.call,
        )
    return DialogueTextOut(
        id=row.id,
        by="hotline",
        at=row.requested_at,
        text=text,
        state=Sending(row.sending),
        why=why_of(row),
        purpose=Purpose(row.purpose),
        call=row.call,
    )


def content_of(row: Item) -> str:
    if not row.source:
        return "none"
    return row.fault or ("ready" if row.file else "pending")


def source_of(row: Item, reader: Principal) -> SourceOut | None:
    """None for a fax, and while the call's record has not come."""
    record = record_of(row.call) if row.call else None
    if record is None:
        return None
    return SourceOut(
        call=record.id,
        place=record.place,
        path=[step.label for step in record.menu if step.key and step.label],
        queue_name=queue_names().get(record.queue, record.queue),
        wait_seconds=record.wait_seconds,
        may_see=visible_to(reader).filter(pk=record.id).exists(),
    )


def deeds_of(events: Sequence[Envelope]) -> list[TransitionOut]:
    """The transitions of an item: who did what when. ``by`` is "" for a machine."""
    deeds = [(event, event.by.id) for event in events]
    names = names_of({by for _, by in deeds} | {str(event.data.get("agent", "")) for event in events})
    return [
        TransitionOut(
            what=event.type.removeprefix("item."),
            at=event.at,
            by=by,
            by_name=names.get(by, ""),
            agent=str(event.data.get("agent", "")),
            agent_name=names.get(str(event.data.get("agent", "")), ""),
        )
        for event, by in deeds
    ]
