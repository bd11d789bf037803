"""Reads of who learns: one's own courses, and for trainers how far everybody is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hotline.domains.people.courses.models import ChapterRecord, Course, CourseLearner
from hotline.domains.people.courses.queries.assignments import dues_of, own_dues
from hotline.domains.people.courses.queries.courses import chapters_of, published_course, published_courses
from hotline.domains.people.courses.queries.sources import Sources, sources_of
from hotline.domains.people.courses.rules.chapters import Chapter
from hotline.domains.people.courses.rules.progress import (
    ChapterState,
    CourseState,
    Current,
    Learned,
    Progress,
    course_state,
    is_late,
    progress,
)
from hotline.domains.people.training.queries.batches import batch_names
from hotline.kernel.errors import NotFound

NO_CHAPTER = "没有这一章，请返回课程。"

type Records = Mapping[str, ChapterRecord]


@dataclass(frozen=True)
class Enrolment:
    """How far one person is in one course. ``learner``: None before they begin."""

    number: str
    course: Course
    chapters: Sequence[Current]
    records: Records
    learner: CourseLearner | None
    progress: Progress
    state: CourseState
    due_on: date | None

    def chapter(self, id: str) -> tuple[Current, ChapterState]:
        """Raises NotFound."""
        for current, state in zip(self.chapters, self.progress.states, strict=True):
            if current.chapter.id == id:
                return current, state
        raise NotFound(NO_CHAPTER)

    def is_late(self, today: date) -> bool:
        return is_late(self.state, self.due_on, today)


def own_courses(number: str) -> list[Enrolment]:
    """Of everything that is published, those due first in front, then required ones."""
    rows = published_courses()
    chapters = chapters_of(rows)
    sources = sources_of([each for some in chapters.values() for each in some])
    learners = {each.course_id: each for each in CourseLearner.objects.filter(number=number)}
    records, dues = records_of(learners.values()), own_dues(number)
    found = [
        enrolment_of(row, number, chapters[row.pk], sources, learners.get(row.pk), records, dues.get(row.pk))
        for row in rows
    ]
    return sorted(found, key=lambda each: each.due_on or date.max)


def own_course(id: str, number: str) -> tuple[Enrolment, Sources]:
    """Raises NotFound for what is not published."""
    row = published_course(id)
    chapters = chapters_of([row])[id]
    sources = sources_of(chapters)
    learner = CourseLearner.objects.filter(course=id, number=number).first()
    records = records_of([learner] if learner else [])
    enrolment = enrolment_of(row, number, chapters, sources, learner, records, own_dues(number).get(id))
    return enrolment, sources


def people_of(row: Course) -> list[Enrolment]:
    """Everybody to whom it is assigned or who has begun it, by number."""
    chapters = chapters_of([row]).get(row.pk, [])
    sources, dues = sources_of(chapters), dues_of([row.pk]).get(row.pk, {})
    learners = {each.number: each for each in row.learners.all()}
    records = records_of(learners.values())
    return [
        enrolment_of(row, number, chapters, sources, learners.get(number), records, dues.get(number))
        for number in sorted(dues.keys() | learners.keys())
    ]


def records_of(learners: Iterable[CourseLearner]) -> dict[int, dict[str, ChapterRecord]]:
    """Learner -> chapter -> what was done in it."""
    found: dict[int, dict[str, ChapterRecord]] = defaultdict(dict)
    for record in ChapterRecord.objects.filter(learner__in=list(learners)):
        found[record.learner_id][record.chapter] = record
    return found


def enrolment_of(
    row: Course,
    number: str,
    chapters: Sequence[Chapter],
    sources: Sources,
    learner: CourseLearner | None,
    records: Mapping[int, Records],
    due_on: date | None,
) -> Enrolment:
    own = records.get(learner.pk, {}) if learner else {}
    learned = {id: Learned(each.content, each.article_version) for id, each in own.items() if each.done_at}
    current = sources.current(chapters)
    was_finished = learner is not None and learner.finished_at is not None
    reached = progress(current, learned, was_finished=was_finished)
    state = course_state(reached, has_begun=learner is not None, was_finished=was_finished)
    return Enrolment(number, row, current, own, learner, reached, state, due_on)


def assigned_batch_names(batches: Iterable[str]) -> dict[str, str]:
    return batch_names(batch for batch in batches if batch)
