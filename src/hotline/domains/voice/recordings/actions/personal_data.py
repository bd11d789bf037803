"""What calls and recordings store about a citizen, for the citizen's own requests about it."""

from typing import NoReturn

from hotline.domains.platform.citizens.ports import Stored, StoredFact, Subject
from hotline.domains.voice.recordings.queries.retention import held_among, retention_of
from hotline.domains.voice.records.ports import topic_titles
from hotline.domains.voice.records.queries.details import records_of
from hotline.domains.voice.records.queries.search import history_of
from hotline.kernel.errors import Refused
from hotline.kernel.sealed import Place, in_place

NAME = "通话与录音"
PREFIXES = ("call/",)
#: The most calls of one person that are gathered.
MAX_CALLS = 2000
DIRECTIONS = {"in": "来电", "out": "去电"}
HELD = "录音已依法封存。"


def stored_about(subject: Subject) -> list[Stored]:
    rows = {row.pk: row for row in history_of(subject.numbers, MAX_CALLS)}
    retained, held = retention_of(rows), held_among(rows)
    titles = topic_titles()
    found = []
    for record in records_of(rows):
        row = rows[record.id]
        until = retained[record.id].until if record.id in retained else None
        why = HELD if record.id in held else f"通话记录和录音按合同保存到 {until}。" if until else "按合同保存。"
        notes = [("坐席备注", wrap.notes) for wrap in record.wrap_ups if wrap.notes is not None]
        facts = [
            *([StoredFact("号码", row.number)] if row.number else []),
            StoredFact("归属地", row.place),
            StoredFact("坐席工号", "、".join(row.agents)),
            StoredFact("主题", titles.get(row.topic, row.topic)),
            StoredFact("通话", f"{row.talk_seconds:.0f} 秒"),
            StoredFact("评价", str(row.rating or "")),
            StoredFact("录音", "有，可申请收听" if row.recording == "verified" else ""),
            *(StoredFact(label, in_place(note, Place(f"call/{record.id}", "notes"))) for label, note in notes),
        ]
        found.append(Stored(f"call/{record.id}", DIRECTIONS.get(row.direction, ""), row.at, tuple(facts), why))
    return found


def correct(*, by: str, about: str, field: str, value: str) -> NoReturn:
    """A call's record is computed from its events, which nobody rewrites: raises Refused."""
    raise Refused("通话记录由事件生成，不能改写。请更正工单里的内容，或在答复里说明。", code="not_correctable")


def delete(*, by: str, about: str) -> NoReturn:
    """Recordings end by destruction alone, once their storage is over: raises Refused."""
    raise Refused("通话记录和录音按合同保存；到期录音走销毁审批。", code="kept")
