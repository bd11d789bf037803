"""Call-back entries in their wire shape: with names of staff and a summary of the original call."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from hotline.domains.platform.citizens.queries.blocks import blocked_indexes
from hotline.domains.voice.callbacks.models import CallBack, Correction
from hotline.domains.voice.callbacks.queries import corrections_in, first_moment, presentations_of, tries_that_count
from hotline.domains.voice.callbacks.rules import MAX_TRIES, is_taken
from hotline.domains.voice.callbacks.schemas import CallBackCorrectionOut, CallBackRow, OriginalOut, TryOut
from hotline.domains.voice.records.queries.details import records_by_id
from hotline.domains.voice.records.queries.names import Names
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.kernel.blocked_numbers import HIDDEN

if TYPE_CHECKING:
    from hotline.domains.voice.records.models import CallRecord


def rows_of(entries: Sequence[CallBack], now: datetime) -> list[CallBackRow]:
    originals = records_by_id(entry.call for entry in entries)
    agents = {row.agent for row in originals.values()} | {entry.made_by for entry in entries}
    agents |= {entry.taken_by for entry in entries} | {t.agent for entry in entries for t in entry.tries.all()}
    corrections = corrections_in(entries)
    agents |= {number for each in corrections.values() for number in (each.agent, each.assigned_to)}
    names = Names(agents)
    blocked, presentations = blocked_indexes(), presentations_of(entries)
    return [
        _row(
            entry,
            originals.get(entry.call),
            names,
            now,
            blocked,
            presentations[entry.pk],
            _correction(corrections[entry.pk], names) if entry.pk in corrections else None,
        )
        for entry in entries
    ]


def row_of(entry: CallBack, now: datetime) -> CallBackRow:
    return rows_of([entry], now)[0]


def _row(
    entry: CallBack,
    original: "CallRecord | None",
    names: Names,
    now: datetime,
    blocked: Collection[str],
    presentation: Presentation,
    correction: CallBackCorrectionOut | None,
) -> CallBackRow:
    counted = tries_that_count(entry)
    taken_by = entry.taken_by if is_taken(entry.taken_by, entry.taken_at, now) else ""
    return CallBackRow(
        id=entry.id,
        kind=entry.kind,
        call=entry.call,
        number=HIDDEN if entry.number_index in blocked else entry.number_masked,
        number_stated=entry.number_stated,
        presentation=presentation,
        blocked=entry.number_index in blocked,
        place=entry.place,
        made_at=entry.made_at,
        made_by=entry.made_by,
        made_by_name=names.agent(entry.made_by),
        due_at=entry.due_at,
        next_try=first_moment(entry, counted),
        reason=entry.reason,
        taken_by=taken_by,
        taken_by_name=names.agent(taken_by),
        tries=_tries(entry, names),
        tries_left=max(0, MAX_TRIES - len(counted)),
        closed_at=entry.closed_at,
        closed_by=entry.closed_by,
        result=entry.result,
        note=entry.note,
        original=_original(original, names) if original else None,
        correction=correction,
    )


def _correction(found: Correction, names: Names) -> CallBackCorrectionOut:
    return CallBackCorrectionOut(
        agent=found.agent,
        agent_name=names.agent(found.agent),
        mistake=found.mistake,
        correction=found.correction,
        article=found.article,
        title=found.title,
        assigned_to=found.assigned_to,
        assigned_name=names.agent(found.assigned_to),
    )


def _tries(entry: CallBack, names: Names) -> list[TryOut]:
    return [
        TryOut(call=t.call, at=t.at, agent=t.agent, agent_name=names.agent(t.agent), result=t.outcome)
        for t in sorted(entry.tries.all(), key=lambda tried: tried.at)
    ]


def _original(row: "CallRecord", names: Names) -> OriginalOut:
    return OriginalOut(
        at=row.at,
        agent=row.agent,
        agent_name=names.agent(row.agent),
        queue_name=names.queue(row.queue) if row.queue else "",
        topic_title=names.topic(row.topic) if row.topic else "",
        rating=row.rating,
    )
