"""Courses and how far people are in them, as the interface shows them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hotline.domains.people.courses.models import ChapterRecord, Course, CourseAssignment, CourseVideo
from hotline.domains.people.courses.queries import courses
from hotline.domains.people.courses.queries.assignments import Figures, assignments_of, figures_of
from hotline.domains.people.courses.queries.learners import Enrolment, assigned_batch_names, people_of
from hotline.domains.people.courses.queries.sources import Sources, sources_of
from hotline.domains.people.courses.rules.chapters import Chapter, CourseStage
from hotline.domains.people.courses.rules.playback import PLAYED_SHARE, played_seconds, reached, spans_of
from hotline.domains.people.courses.rules.progress import ChapterState, Current
from hotline.domains.people.courses.schemas import (
    CourseAssignmentOut,
    CourseChapterOut,
    CourseDetailOut,
    CourseOut,
    CoursePersonOut,
    CourseQuestionOut,
    CourseVideoOut,
    OwnChapterOut,
    OwnCourseChapterOut,
    OwnCourseDetailOut,
    OwnCourseOut,
    OwnCourseQuestionOut,
    OwnVideoOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.kernel.clock import beijing_day, now


def rows_of(rows: list[Course]) -> list[CourseOut]:
    figures = figures_of(rows, beijing_day(now()))
    return [CourseOut(**_facts(row, figures[row.pk])) for row in rows]


def detail_of(row: Course) -> CourseDetailOut:
    today = beijing_day(now())
    version = courses.newest_version(row)
    chapters = row.draft_chapters
    sources = sources_of(chapters)
    return CourseDetailOut(
        **_facts(row, figures_of([row], today)[row.pk]),
        saved=row.saved,
        has_changes=courses.has_changes(row),
        published_at=version.published_at if version else None,
        chapters=[_chapter(each, sources) for each in chapters],
        assignments=_assignments(assignments_of(row.pk)),
        progress=_progress(people_of(row), today),
    )


def _facts(row: Course, figures: Figures) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "summary": row.summary,
        "is_required": row.is_required,
        "stage": CourseStage(row.stage),
        "version": row.version,
        "chapter_count": len(row.draft),
        "people": figures.people,
        "finished": figures.finished,
        "late": figures.late,
        "created_by": row.created_by,
    }


def _chapter(chapter: Chapter, sources: Sources) -> CourseChapterOut:
    return CourseChapterOut(
        id=chapter.id,
        kind=chapter.kind,
        title=chapter.title,
        text=chapter.text,
        article=chapter.article,
        article_title=sources.titles.get(chapter.article, ""),
        video=video_of(sources.videos[chapter.video]) if chapter.video in sources.videos else None,
        may_skip=chapter.may_skip,
        questions=[question_of(id, sources) for id in chapter.questions],
    )


def video_of(row: CourseVideo) -> CourseVideoOut:
    return CourseVideoOut.from_orm(row)


def question_of(id: int, sources: Sources) -> CourseQuestionOut:
    content = sources.questions.get(id)
    if content is None:
        return CourseQuestionOut(id=id, kind=None, stem="", is_usable=False)
    return CourseQuestionOut(id=id, kind=content.kind, stem=content.stem, is_usable=True)


def _assignments(rows: list[CourseAssignment]) -> list[CourseAssignmentOut]:
    batches, names = assigned_batch_names(row.batch for row in rows), names_of({row.number for row in rows})
    return [
        CourseAssignmentOut(
            id=row.pk,
            batch=row.batch,
            batch_name=batches.get(row.batch, ""),
            number=row.number,
            name=names.get(row.number, ""),
            due_on=row.due_on,
            assigned_by=row.assigned_by,
        )
        for row in rows
    ]


def _progress(people: Iterable[Enrolment], today: date) -> list[CoursePersonOut]:
    people = list(people)
    names = names_of({each.number for each in people})
    return [
        CoursePersonOut(
            number=each.number,
            name=names.get(each.number, ""),
            state=each.state,
            done=each.progress.done,
            total=each.progress.total,
            due_on=each.due_on,
            is_late=each.is_late(today),
            learned_at=each.learner.learned_at if each.learner else None,
            finished_at=each.learner.finished_at if each.learner else None,
        )
        for each in people
    ]


def own_row(enrolment: Enrolment) -> OwnCourseOut:
    return OwnCourseOut(**_own_facts(enrolment))


def own_detail(enrolment: Enrolment) -> OwnCourseDetailOut:
    chapters = [
        OwnCourseChapterOut(id=each.chapter.id, kind=each.chapter.kind, title=each.chapter.title, state=state)
        for each, state in zip(enrolment.chapters, enrolment.progress.states, strict=True)
    ]
    return OwnCourseDetailOut(**_own_facts(enrolment), chapters=chapters)


def _own_facts(enrolment: Enrolment) -> dict[str, Any]:
    row, learner = enrolment.course, enrolment.learner
    return {
        "id": row.pk,
        "title": row.title,
        "summary": row.summary,
        "is_required": row.is_required,
        "state": enrolment.state,
        "done": enrolment.progress.done,
        "total": enrolment.progress.total,
        "next": enrolment.progress.next,
        "due_on": enrolment.due_on,
        "is_late": enrolment.is_late(beijing_day(now())),
        "finished_at": learner.finished_at if learner else None,
    }


def own_chapter(enrolment: Enrolment, sources: Sources, current: Current, state: ChapterState) -> OwnChapterOut:
    """Nothing of a chapter that is locked."""
    chapter, is_open = current.chapter, state is not ChapterState.LOCKED
    record = enrolment.records.get(chapter.id)
    right = set(record.right) if record else set()
    return OwnChapterOut(
        id=chapter.id,
        kind=chapter.kind,
        title=chapter.title,
        state=state,
        content=chapter.content,
        text=chapter.text if is_open else "",
        article=chapter.article if is_open else "",
        article_version=current.article_version,
        video=_own_video(chapter, sources, record) if is_open else None,
        questions=[_own_question(id, sources, is_right=id in right) for id in sources.usable(chapter) if is_open],
    )


def _own_video(chapter: Chapter, sources: Sources, record: ChapterRecord | None) -> OwnVideoOut | None:
    row = sources.videos.get(chapter.video)
    if row is None:
        return None
    watched = record if record is not None and record.video == row.pk else None
    spans = spans_of(watched.spans) if watched else []
    return OwnVideoOut(
        id=row.pk,
        seconds=row.seconds,
        may_skip=chapter.may_skip,
        needed_share=PLAYED_SHARE,
        reached=reached(spans),
        played=played_seconds(spans),
        position=watched.position if watched else 0.0,
    )


def _own_question(id: int, sources: Sources, *, is_right: bool) -> OwnCourseQuestionOut:
    content = sources.questions[id]
    return OwnCourseQuestionOut(
        id=id,
        kind=content.kind,
        stem=content.stem,
        options=list(content.options),
        is_right=is_right,
        right=list(content.right) if is_right else [],
        explanation=content.explanation if is_right else "",
    )
