"""Putting an item's content away: sealed, in its place, and the clear file gone."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from django.db import transaction

from hotline.domains.service.messaging import queries
from hotline.domains.service.messaging.actions.facts import publish_summary
from hotline.domains.service.messaging.models import Item
from hotline.domains.service.messaging.rules.arrivals import archive_name
from hotline.domains.service.messaging.rules.fax_pages import UnreadableFax, pdf_of
from hotline.domains.service.messaging.rules.items import ItemKind
from hotline.events import operations
from hotline.events.messaging import ItemFaulty, ItemStored, subject
from hotline.infrastructure import jobs, outbox, storage
from hotline.infrastructure.row_change import Change, changing
from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.sandbox.wire import SandboxLimits
from hotline.infrastructure.sealed_files import seal_file
from hotline.kernel.errors import Invalid
from hotline.kernel.ids import new_id

ARCHIVE_JOB = "hotline.domains.service.messaging.jobs.archive"
#: Seconds before each look after the first: a file may be on its way.
TRIES = (5, 20, 60)
#: By then, every attempt of a living worker is over.
FORGOTTEN_AFTER = timedelta(minutes=5)
FAULT_TEXTS = {"missing": "文件不存在", "unreadable": "文件无法读取"}
CALLED = {ItemKind.VOICEMAIL: "留言", ItemKind.FAX: "传真"}
#: Two hundred pages take three seconds and 900 MB.
_pdf_of = in_sandbox(pdf_of, errors=(UnreadableFax,), limits=SandboxLimits(cpu_seconds=30, memory_mb=1024))


def archive(*, item: str, attempt: int) -> None:
    """Seal and store the content of an item, or note why that is not possible. Safe to run twice."""
    row = queries.item(item)
    if row.file or row.fault:
        return
    store = storage.recordings()
    spooled = f"spool/{row.source}"
    if not store.size(spooled):
        _later_or_faulty(row, attempt, "missing")
        return
    try:
        content, pages = _dressed(row.of_kind, b"".join(store.pieces(spooled)))
    except (UnreadableFax, Invalid):  # Invalid: more than the sandbox gives it
        _later_or_faulty(row, attempt, "unreadable")
        return
    name = archive_name(row.of_kind, row.id, row.received_at)
    sealed = seal_file(content)
    store.write(name, sealed)
    _note_archived(item, name, len(sealed), pages)
    store.remove(spooled)


def archive_forgotten(now: datetime) -> int:
    """Start archiving again for contents whose worker died. Returns the number."""
    rows = list(queries.unkept(now - FORGOTTEN_AFTER))
    for row in rows:
        jobs.defer(ARCHIVE_JOB, item=row.id, attempt=0)
    return len(rows)


def _dressed(kind: ItemKind, raw: bytes) -> tuple[bytes, int]:
    """The content in a form that a browser shows or plays, and the pages of a fax."""
    return _pdf_of(raw) if kind is ItemKind.FAX else (raw, 0)


@transaction.atomic
def _note_archived(item: str, name: str, size: int, pages: int) -> None:
    with _changing(item) as change:
        if not change.row.file:
            change.row.file, change.row.pages = name, pages
            change.announce(ItemStored(name, size))
    publish_summary()


def _changing(item: str) -> AbstractContextManager[Change[Item]]:
    return changing(
        Item.objects.filter(pk=item), by="system", about=subject(item), missing="没有这条待办，请刷新列表。"
    )


def _later_or_faulty(row: Item, attempt: int, why: str) -> None:
    if attempt < len(TRIES):
        jobs.defer(ARCHIVE_JOB, seconds=TRIES[attempt], item=row.id, attempt=attempt + 1)
    else:
        _note_faulty(row.id, why)


@transaction.atomic
def _note_faulty(item: str, why: str) -> None:
    """Note that the content is lost and raise an alarm. The item stays, because its sender can be called."""
    with _changing(item) as change:
        row = change.row
        row.fault = why
        change.announce(ItemFaulty(why))
    raised = operations.AlarmRaised(
        level="orange",
        kind=f"{row.kind}_{why}",
        about=subject(item),
        message=f"{CALLED[row.of_kind]}{FAULT_TEXTS[why]}。待办仍在，请按号码联系来电人；请运维查看磁盘。",
    )
    outbox.announce(raised, subject=operations.subject(new_id("alarm")))
    publish_summary()
