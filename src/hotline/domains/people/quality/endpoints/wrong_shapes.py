"""Wrong answers as they stand on the wire: what was found, and how it is put right."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hotline.domains.people.quality.endpoints.shapes import mark_of
from hotline.domains.people.quality.models import WrongAnswer
from hotline.domains.people.quality.queries import corrections, inspections
from hotline.domains.people.quality.queries.corrections import CorrectionCall
from hotline.domains.people.quality.rules.inspections import Unreachable, WrongState
from hotline.domains.people.quality.rules.standards import POLICY_CORRECT
from hotline.domains.people.quality.schemas.after import (
    CorrectionCallOut,
    EditorHintOut,
    LearningTaskOut,
    OwnWrongOut,
    WrongAnswerOut,
    WrongArticleOut,
)
from hotline.domains.people.quality.schemas.inspections import (
    QualityPersonOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.understanding.knowledge.queries.articles import titles_of, today
from hotline.domains.understanding.knowledge.queries.feedback import feedback_by_id, is_overdue
from hotline.domains.understanding.knowledge.queries.readings import receipts_of_one
from hotline.domains.understanding.knowledge.rules.feedback import FeedbackOutcome
from hotline.domains.voice.records.queries.details import records_by_id
from hotline.kernel.clock import beijing_day, now

if TYPE_CHECKING:
    from hotline.domains.understanding.knowledge.models import Feedback, Receipt


def wrong_answers_of(rows: Sequence[WrongAnswer]) -> list[WrongAnswerOut]:
    found = [row.inspection for row in rows]
    calls = corrections.correction_calls({row.call for row in found})
    people = {number for row in found for number in (row.agent, row.inspector)}
    names = names_of(people | {number for each in calls.values() for number in (each.to, each.by)})
    marks = inspections.marks_of(found)
    titles = titles_of({row.article for row in rows if row.article})
    records = records_by_id({row.call for row in found})
    hints = feedback_by_id({row.feedback for row in rows if row.feedback})
    tasks = receipts_of_one({row.reading for row in rows if row.reading})
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
            hint=_hint(hints.get(row.feedback or 0)),
            task=_task(tasks.get(row.reading or 0)),
            callback=_callback(calls.get(row.inspection.call), names),
            unreachable=Unreachable(row.unreachable) if row.unreachable else None,
        )
        for row in rows
    ]


def own_wrong_of(row: WrongAnswer | None) -> OwnWrongOut | None:
    """A confirmed wrong answer as its agent sees it; None for any other."""
    if row is None or row.state != WrongState.CONFIRMED.value or not row.mistake:
        return None
    task = receipts_of_one([row.reading]).get(row.reading) if row.reading else None
    return OwnWrongOut(
        mistake=row.mistake,
        correction=row.correction,
        article=_article(row, titles_of([row.article])),
        task=_task(task),
    )


def _hint(found: "Feedback | None") -> EditorHintOut | None:
    if found is None:
        return None
    return EditorHintOut(
        id=found.pk,
        due_on=found.due_on,
        overdue=is_overdue(found),
        outcome=FeedbackOutcome(found.outcome),
        answer=found.answer,
    )


def _task(found: "Receipt | None") -> LearningTaskOut | None:
    if found is None:
        return None
    due_on = found.reading.due_on
    return LearningTaskOut(
        id=found.reading_id,
        due_on=due_on,
        overdue=(beijing_day(found.read_at) if found.read_at else today()) > due_on,
        read_at=found.read_at,
        questions=found.questions,
    )


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
