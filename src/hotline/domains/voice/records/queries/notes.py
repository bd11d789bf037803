"""Agents' notes of calls, with what was corrected beside them on citizens' requests."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hotline.domains.voice.records.models import NoteCorrection
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.kernel.sealed import Place, Sealed, in_place


class Noted(NamedTuple):
    """A note. ``corrections``: oldest first; the last one says what holds."""

    agent: str
    saved_at: datetime | None
    text: Sealed
    corrections: list[NoteCorrection]


def notes_of_calls(records: Iterable[CallRecord]) -> dict[str, list[Noted]]:
    """The notes of each of these calls, one for each agent who wrote one."""
    known = {record.id: record for record in records}
    corrections: dict[tuple[str, str], list[NoteCorrection]] = {}
    for one in NoteCorrection.objects.filter(call__in=known).order_by("position"):
        corrections.setdefault((one.call, one.agent), []).append(one)
    return {id: _notes_of(record, corrections) for id, record in known.items()}


def notes_of(record: CallRecord) -> list[Noted]:
    return notes_of_calls([record])[record.id]


def _notes_of(record: CallRecord, corrections: dict[tuple[str, str], list[NoteCorrection]]) -> list[Noted]:
    place = Place(f"call/{record.id}", "notes")
    return [
        Noted(each.agent, each.saved_at, in_place(each.notes, place), corrections.get((record.id, each.agent), []))
        for each in record.wrap_ups
        if each.notes is not None
    ]
