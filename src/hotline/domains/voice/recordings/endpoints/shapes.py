"""Recordings as the wire has them: names beside numbers, masked only."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.citizens.queries.blocks import hiding
from hotline.domains.voice.recordings.models import CheckRun, Download, LegalHold, RecordingFile
from hotline.domains.voice.recordings.queries import figures, library, retention
from hotline.domains.voice.recordings.queries.transcripts import TranscriptReading
from hotline.domains.voice.recordings.schemas import (
    AmountOut,
    ArchivedOfDayOut,
    CheckOut,
    DownloadOut,
    EntryOut,
    FiguresOut,
    LegalHoldOut,
    LibraryRow,
    PastReminderOut,
    ProofOut,
    RecordedPhraseOut,
    RecordedTranscriptOut,
    RuleChoice,
)
from hotline.domains.voice.records.ports import topic_titles
from hotline.domains.voice.records.queries.access import may_listen
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure.permissions import Principal
from hotline.kernel.masking import mask_numbers_in
from hotline.kernel.paging import Page
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.voice.records.models import CallRecord


def rows_of(page: "Page[CallRecord]") -> list[LibraryRow]:
    ids = [row.pk for row in page.rows]
    files, held, retained = library.files_of(page), retention.held_among(ids), retention.retention_of(ids)
    hide = hiding()
    people, lines, topics = names_of({row.agent for row in page.rows}), queue_names(), topic_titles()
    return [
        LibraryRow(
            call=row.pk,
            at=row.at,
            direction=row.direction,
            number=hide(row.number_masked, row.number_index),
            agent=row.agent,
            agent_name=people.get(row.agent, ""),
            queue=row.queue,
            queue_name=lines.get(row.queue, row.queue),
            topic=row.topic,
            topic_title=topics.get(row.topic, row.topic),
            seconds=files[row.pk].seconds,
            size=files[row.pk].archive_size or files[row.pk].size,
            stored=stored(files[row.pk]),
            why=files[row.pk].why,
            held=row.pk in held,
            rule=retained[row.pk].rule.name,
            retained_until=retained[row.pk].until,
        )
        for row in page.rows
        if row.pk in files
    ]


def stored(file: RecordingFile) -> str:
    if file.deleted_at is not None:
        return "deleted"
    return "archived" if file.archived_at is not None else "raw"


def entry_of(page: "Page[CallRecord]", reader: Principal) -> EntryOut:
    (row,), (record,) = rows_of(page), page.rows
    file = library.files_of(page)[row.call]
    audible = file.deleted_at is None and may_listen(reader, record)
    return EntryOut(
        row=row,
        proof=proof_of(file),
        holds=holds_of(row.call),
        downloads=[download_of(taken) for taken in library.downloads_of(row.call)],
        may_listen=audible,
        may_hold=reader.may(Permission.RECORDINGS_HOLD) and file.deleted_at is None,
        may_download=reader.may(Permission.RECORDINGS_DOWNLOAD) and audible,
    )


def proof_of(file: RecordingFile) -> ProofOut:
    return ProofOut(
        checked_at=file.checked_at,
        archived_at=file.archived_at,
        read_at=file.read_at,
        deleted_at=file.deleted_at,
        digest=file.sound_digest or file.digest,
        sealed=file.archive_digest,
        position=file.position,
        link=file.link,
    )


def holds_of(call: str) -> list[LegalHoldOut]:
    rows = retention.legal_holds_of(call)
    names = names_of({row.by for row in rows} | {row.lifted_by for row in rows})
    return [_hold(row, names) for row in rows]


def _hold(row: LegalHold, names: dict[str, str]) -> LegalHoldOut:
    return LegalHoldOut(
        reason=row.reason,
        by=row.by,
        by_name=names.get(row.by, ""),
        at=row.at,
        lifted_at=row.lifted_at,
        lifted_by=row.lifted_by,
        lifted_by_name=names.get(row.lifted_by, ""),
        lift_reason=row.lift_reason,
    )


def download_of(row: Download) -> DownloadOut:
    return DownloadOut(
        id=row.pk, call=row.call, by=row.by, by_name=row.name, at=row.at, reason=row.reason, size=row.size
    )


def figures_of(found: figures.Figures) -> FiguresOut:
    return FiguresOut(
        at=found.at,
        raw=_amount(found.raw),
        archived=_amount(found.archived),
        faulty=found.faulty,
        held=found.held,
        destroyed=found.destroyed,
        days=[ArchivedOfDayOut(day=one.day, amount=_amount(one.amount)) for one in found.days],
        check=_check(found.check) if found.check else None,
    )


def _amount(amount: figures.Amount) -> AmountOut:
    return AmountOut(count=amount.count, size=amount.size, raw_size=amount.raw_size)


def _check(run: CheckRun) -> CheckOut:
    return CheckOut(
        started_at=run.started_at,
        ended_at=run.ended_at,
        listed=run.listed,
        read=run.read,
        left=run.left,
        faults=run.faults,
        chain=run.chain,
        fault=run.fault,
    )


def choices_of(names: Mapping[str, str]) -> list[RuleChoice]:
    return [RuleChoice(id=id, name=name) for id, name in names.items()]


def written(found: TranscriptReading) -> RecordedTranscriptOut:
    """The phrases that are over, numbers masked."""
    transcript = found.transcript
    if transcript is None:
        return RecordedTranscriptOut(stored=False, is_later=False, phrases=[], level="", evidence=[], reminders=[])
    phrases = [
        RecordedPhraseOut(
            by_caller=each.by_caller, from_ms=each.from_ms, to_ms=each.to_ms, text=mask_numbers_in(each.text)
        )
        for each in transcript.phrases
        if each.is_final
    ]
    evidence = [mask_numbers_in(text) for text in transcript.evidence]
    reminders = [
        PastReminderOut(kind=each.kind, at_ms=each.at_ms, is_followed=each.is_followed)
        for each in transcript.past_reminders
    ]
    return RecordedTranscriptOut(
        stored=True,
        is_later=transcript.is_later,
        phrases=phrases,
        level=transcript.level,
        evidence=evidence,
        reminders=reminders,
    )
