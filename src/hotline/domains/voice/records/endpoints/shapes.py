"""Call records as the wire has them: names beside ids, masked numbers only."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from hotline.domains.platform.citizens.queries.blocks import hiding, is_blocked
from hotline.domains.voice.ivr.queries.prompts import version_played
from hotline.domains.voice.records.models import CallRecord as Row
from hotline.domains.voice.records.queries import notes as queries_notes
from hotline.domains.voice.records.queries.details import record_in
from hotline.domains.voice.records.queries.names import Names
from hotline.domains.voice.records.queries.notes import Noted
from hotline.domains.voice.records.queries.search import case_of, invented_among
from hotline.domains.voice.records.rules import supervised
from hotline.domains.voice.records.rules.shape import CallRecord, Notice, RecordingState
from hotline.domains.voice.records.schemas import CallDetail, CallRow, NoteCorrectionOut, NoteOut, RecordingNoticeOut
from hotline.events.envelope import Envelope
from hotline.events.recordings import NO_DIGEST
from hotline.infrastructure.permissions import Principal
from hotline.kernel.permissions import Permission


def rows_of(rows: Sequence[Row]) -> list[CallRow]:
    names, invented = Names(row.agent for row in rows), invented_among(rows)
    hide = hiding()
    return [row_of(row, names, row.id in invented, hide(row.number_masked, row.number_index)) for row in rows]


def row_of(row: Row, names: Names, invented: bool, number: str) -> CallRow:
    return CallRow(
        id=row.id,
        at=row.at,
        direction=row.direction,
        number=number,
        place=row.place,
        agent=row.agent,
        agent_name=names.agent(row.agent),
        queue=row.queue,
        queue_name=names.queue(row.queue),
        wait_seconds=row.wait_seconds,
        talk_seconds=row.talk_seconds,
        topic=row.topic,
        topic_title=names.topic(row.topic),
        rating=row.rating,
        hung_up_by=row.hung_up_by,
        flags=row.flags,
        recording=cast(RecordingState, row.recording),
        invented=invented,
        case_number=case_of(row),
    )


def detail_of(
    row: Row, events: Sequence[Envelope], *, reader: Principal, following: Sequence[Row], may_listen: bool
) -> CallDetail:
    record = as_seen_by(reader, record_in(row))
    events = [event for event in events if not event.type.startswith(supervised.EVENTS) or sees_leaders(reader)]
    names = Names(agents_in(record))
    plain = named(msgspec.to_builtins(record), names)
    plain["stays"] = [visit | {"announced": _announced(visit["announced"])} for visit in plain["stays"]]
    plain["consults"] = [each | {"number": _masked(each["number"])} for each in plain["consults"]]
    plain["transfers"] = [each | {"number": _masked(each["number"])} for each in plain["transfers"]]
    plain["callback"] = _callback(plain["callback"])
    corrected = {note.agent for note in queries_notes.notes_of(record) if note.corrections}
    plain["wrap_ups"] = [
        wrap_up | {"has_notes": wrap_up["notes"] is not None, "corrected": wrap_up["agent"] in corrected}
        for wrap_up in plain["wrap_ups"]
    ]
    invented = record.recording.digest == NO_DIGEST
    number = hiding()(row.number_masked, row.number_index)
    plain["recording"] |= {"may_listen": may_listen, "invented": invented}
    plain["notice"] = notice_of(record.notice)
    displayed = [
        {**msgspec.to_builtins(event), "actor": str(event.by), "data": named(unsealed(event.data), names)}
        for event in events
    ]
    return CallDetail(
        **{**plain, "row": row_of(row, names, invented, number), "events": displayed, "following": rows_of(following)},
        blocked=is_blocked(row.number),
    )


def notice_of(notice: Notice | None) -> RecordingNoticeOut | None:
    if notice is None:
        return None
    version = version_played(notice.name, notice.version) if notice.at else None
    return RecordingNoticeOut(
        at=notice.at,
        version=version,
        outcome=notice.outcome,
        objected_at=notice.objected_at,
        objected_to=notice.objected_to,
        removed=notice.removed,
    )


def sees_leaders(reader: Principal) -> bool:
    """Tests whether the reader may see which leaders listened, when and why."""
    return reader.may(Permission.LIVE_SUPERVISE) or reader.may(Permission.AUDIT_VIEW)


def as_seen_by(reader: Principal, record: CallRecord) -> CallRecord:
    if sees_leaders(reader):
        return record
    return replace(record, supervisions=supervised.seen_by_agent(record.supervisions, reader.number))


def notes_of(noted: Sequence[Noted], texts: Iterator[str]) -> list[NoteOut]:
    """``texts``: of each note, then of its corrections, in the clear."""
    names = Names({note.agent for note in noted} | {one.by for note in noted for one in note.corrections})
    return [
        NoteOut(
            agent=note.agent,
            agent_name=names.agent(note.agent),
            saved_at=note.saved_at,
            text=next(texts),
            corrections=[
                NoteCorrectionOut(text=next(texts), at=one.at, by=one.by, by_name=names.agent(one.by))
                for one in note.corrections
            ],
        )
        for note in noted
    ]


def agents_in(record: CallRecord) -> set[str]:
    talked, wrapped = {talk.agent for talk in record.talks}, {wrap_up.agent for wrap_up in record.wrap_ups}
    numbers = {consult.to for consult in record.consults} | {transfer.to for transfer in record.transfers}
    led = {supervision.leader for supervision in record.supervisions}
    led |= {step.agent for supervision in record.supervisions for step in supervision.steps}
    return led | numbers | talked | wrapped | {offer.agent for offer in record.offers} | {record.agent}


def named(value: Any, names: Names) -> Any:
    """Add a name beside every ``agent``, ``leader``, ``to``, ``queue``, ``flow`` and ``topic``, at any depth of the
    value.
    """
    match value:
        case dict():
            inner = {key: named(each, names) for key, each in value.items()}
            if isinstance(value.get("agent"), str):
                inner["agent_name"] = names.agent(value["agent"])
            if isinstance(value.get("leader"), str):
                inner["leader_name"] = names.agent(value["leader"])
            if isinstance(value.get("to"), str):
                inner["to_name"] = names.agent(value["to"])
            if isinstance(value.get("queue"), str):
                inner["queue_name"] = names.queue(value["queue"])
            if isinstance(value.get("flow"), str):
                inner["flow_name"] = names.flow(value["flow"])
            if isinstance(value.get("topic"), str):
                inner["topic_title"] = names.topic(value["topic"])
            return inner
        case list() | tuple():
            return [named(each, names) for each in value]
        case _:
            return value


def unsealed(value: Any) -> Any:
    """Sealed values replaced by their masks, at any depth: neither ciphers nor indexes leave the house."""
    match value:
        case {"masked": masked, "cipher": _, "index": _}:
            return masked
        case dict():
            return {key: unsealed(each) for key, each in value.items()}
        case list():
            return [unsealed(each) for each in value]
        case _:
            return value


def _announced(announced: list[Any]) -> list[dict[str, Any]]:
    return [{"at": at, "place": place, "expected_wait_seconds": wait} for at, place, wait in announced]


def _callback(callback: dict[str, Any] | None) -> dict[str, Any] | None:
    if callback is None:
        return None
    attempts = [{"at": at, "agent": agent, "failed": failed} for at, agent, failed in callback["attempts"]]
    return callback | {"number": _masked(callback["number"]), "attempts": attempts}


def _masked(number: dict[str, Any] | None) -> str:
    return str(number["masked"]) if number else ""
