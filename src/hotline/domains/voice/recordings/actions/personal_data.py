"""What calls and recordings store about a citizen, for the citizen's own requests about it."""

from typing import NoReturn

from hotline.domains.platform.citizens.ports import Corrected, Stored, StoredFact, Subject
from hotline.domains.voice.recordings.queries.retention import held_among, retention_of
from hotline.domains.voice.recordings.queries.transcripts import transcribed
from hotline.domains.voice.records.actions.fold import correct_note
from hotline.domains.voice.records.ports import topic_titles
from hotline.domains.voice.records.queries.details import records_of
from hotline.domains.voice.records.queries.notes import Noted, notes_of_calls
from hotline.domains.voice.records.queries.search import history_of
from hotline.kernel.errors import Refused

NAME = "通话与录音"
PREFIXES = ("call/",)
#: The most calls of one person that are gathered.
MAX_CALLS = 2000
#: Beginning of a field's name that is an agent's note.
NOTES = "notes/"
DIRECTIONS = {"in": "来电", "out": "去电"}
HELD = "录音已依法封存。"


def stored_about(subject: Subject) -> list[Stored]:
    rows = {row.pk: row for row in history_of(subject.numbers, MAX_CALLS)}
    retained, held = retention_of(rows), held_among(rows)
    titles, written = topic_titles(), transcribed(rows)
    records, found = records_of(rows), []
    noted = notes_of_calls(records)
    for record in records:
        row = rows[record.id]
        until = retained[record.id].until if record.id in retained else None
        why = HELD if record.id in held else f"通话记录和录音按合同保存到 {until}。" if until else "按合同保存。"
        facts = [
            *([StoredFact("号码", row.number)] if row.number else []),
            StoredFact("归属地", row.place),
            StoredFact("坐席工号", "、".join(row.agents)),
            StoredFact("主题", titles.get(row.topic, row.topic)),
            StoredFact("通话", f"{row.talk_seconds:.0f} 秒"),
            StoredFact("评价", str(row.rating or "")),
            StoredFact("录音", "有，可申请收听" if row.recording == "verified" else ""),
            StoredFact("通话转写", "有，可申请查看" if record.id in written else ""),
            *(fact for note in noted[record.id] for fact in _facts_of(note)),
        ]
        found.append(Stored(f"call/{record.id}", DIRECTIONS.get(row.direction, ""), row.at, tuple(facts), why))
    return found


def _facts_of(note: Noted) -> list[StoredFact]:
    corrected = [StoredFact("备注更正为", one.text) for one in note.corrections]
    return [StoredFact(f"{note.agent} 的备注", note.text, f"{NOTES}{note.agent}"), *corrected]


def correct(*, by: str, about: str, field: str, value: str) -> Corrected:
    """Correct an agent's note, beside the note. The rest of a call's record is computed from its events, which nobody
    rewrites. Raises NotFound, Refused.
    """
    if not field.startswith(NOTES):
        raise Refused("通话记录由事件生成，不能改写，只能更正坐席备注。其他请在答复中说明。", code="not_correctable")
    agent = field.removeprefix(NOTES)
    before = correct_note(by=by, call=about.removeprefix(PREFIXES[0]), agent=agent, text=value)
    return Corrected(f"{agent} 的备注", before)


def delete(*, by: str, about: str) -> NoReturn:
    """Recordings end by destruction alone, once their storage is over: raises Refused."""
    raise Refused("通话记录和录音按合同保存；到期录音请走销毁审批。", code="kept")
