"""Wrong answers as they stand on the wire: what was found, and how it is put right."""

from collections.abc import Mapping, Sequence

from hotline.domains.people.quality.endpoints.shapes import mark_of
from hotline.domains.people.quality.models import WrongAnswer
from hotline.domains.people.quality.queries import corrections, inspections
from hotline.domains.people.quality.queries.corrections import CorrectionCall
from hotline.domains.people.quality.rules.inspections import Unreachable, WrongState
from hotline.domains.people.quality.rules.standards import POLICY_CORRECT
from hotline.domains.people.quality.schemas.inspections import (
    CorrectionCallOut,
    QualityPersonOut,
    WrongAnswerOut,
    WrongArticleOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.understanding.knowledge.queries.articles import titles_of
from hotline.domains.voice.records.queries.details import records_by_id
from hotline.kernel.clock import now


def wrong_answers_of(rows: Sequence[WrongAnswer]) -> list[WrongAnswerOut]:
    found = [row.inspection for row in rows]
    calls = corrections.correction_calls({row.call for row in found})
    people = {number for row in found for number in (row.agent, row.inspector)}
    names = names_of(people | {number for each in calls.values() for number in (each.to, each.by)})
    marks = inspections.marks_of(found)
    titles = titles_of({row.article for row in rows if row.article})
    records = records_by_id({row.call for row in found})
    return [
        WrongAnswerOut(
            id=row.pk,
            call=row.inspection.call,
            call_at=row.inspection.call_at,
            agent=_person(row.inspection.agent, names),
            inspector=_person(row.inspection.inspector, names),
            mark=next(mark_of(mark) for mark in marks[row.pk] if mark.item == POLICY_CORRECT),
            state=WrongState(row.state),
            decided_by=row.decided_by,
            decided_at=row.decided_at,
            comment=row.comment,
            topic=records[row.inspection.call].topic if row.inspection.call in records else "",
            mistake=row.mistake,
            correction=row.correction,
            article=_article(row, titles),
            callback=_callback(calls.get(row.inspection.call), names),
            unreachable=Unreachable(row.unreachable) if row.unreachable else None,
        )
        for row in rows
    ]


def _person(number: str, names: Mapping[str, str]) -> QualityPersonOut:
    return QualityPersonOut(number=number, name=names.get(number, ""))


def _article(row: WrongAnswer, titles: Mapping[tuple[str, int], str]) -> WrongArticleOut | None:
    if row.version is None:
        return None
    title = titles.get((row.article, row.version), row.article)
    return WrongArticleOut(code=row.article, version=row.version, title=title)


def _callback(found: CorrectionCall | None, names: Mapping[str, str]) -> CorrectionCallOut | None:
    if found is None:
        return None
    return CorrectionCallOut(
        id=found.entry,
        to=_person(found.to, names) if found.to else None,
        due=found.due,
        overdue=found.closed_at is None and found.due < now(),
        result=found.result,
        note=found.note,
        by=_person(found.by, names) if found.by else None,
        closed_at=found.closed_at,
    )
