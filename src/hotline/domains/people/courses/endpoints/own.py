"""Endpoints of one's own courses: the catalogue, a chapter read, a question answered."""

from django.http import HttpResponse, StreamingHttpResponse
from ninja import Router

from hotline.domains.people.courses.actions import learn
from hotline.domains.people.courses.endpoints.shapes import own_chapter, own_detail, own_row
from hotline.domains.people.courses.endpoints.videos import played
from hotline.domains.people.courses.queries.learners import own_course, own_courses
from hotline.domains.people.courses.queries.videos import NO_VIDEO
from hotline.domains.people.courses.rules.playback import PlayedSpan
from hotline.domains.people.courses.rules.progress import ChapterState
from hotline.domains.people.courses.schemas import (
    ChapterAnswerBody,
    ChapterAnswerOut,
    ChapterReadBody,
    ChapterWatchBody,
    ChapterWatchedOut,
    OwnChapterOut,
    OwnCourseDetailOut,
    OwnCoursesOut,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.permissions import Permission

router = Router(tags=["courses"], auth=needs(Permission.COURSES_LEARN))


@router.get("", response=OwnCoursesOut)
def listed(request: StaffRequest) -> OwnCoursesOut:
    """All that is published, with how far one is: those due first in front, then required ones."""
    return OwnCoursesOut(rows=[own_row(each) for each in own_courses(current_staff(request).number)])


@router.get("/{course_id}", response=OwnCourseDetailOut)
def one(request: StaffRequest, course_id: str) -> OwnCourseDetailOut:
    """Its chapters, and which of them one may learn now."""
    return _detail(request, course_id)


@router.get("/{course_id}/chapters/{chapter_id}", response=OwnChapterOut)
def chapter(request: StaffRequest, course_id: str, chapter_id: str) -> OwnChapterOut:
    """What it holds; of a locked one nothing. An article is read from the knowledge base."""
    enrolment, sources = own_course(course_id, current_staff(request).number)
    return own_chapter(enrolment, sources, *enrolment.chapter(chapter_id))


@router.post("/{course_id}/chapters/{chapter_id}/read", response=OwnCourseDetailOut)
def read(request: StaffRequest, course_id: str, chapter_id: str, body: ChapterReadBody) -> OwnCourseDetailOut:
    """A text or article is read to its end. Again changes nothing. 409 ``earlier_first``, ``changed``, ``gone``."""
    learn.finish_reading(by=current_staff(request), id=course_id, chapter=chapter_id, **body.dict())
    return _detail(request, course_id)


@router.post("/{course_id}/chapters/{chapter_id}/answers", response=ChapterAnswerOut)
def answer(request: StaffRequest, course_id: str, chapter_id: str, body: ChapterAnswerBody) -> ChapterAnswerOut:
    """A wrong one may be answered again. 409 ``earlier_first``, ``gone``, 422 ``bad_answer``."""
    by = current_staff(request)
    is_right = learn.answer(by=by, id=course_id, chapter=chapter_id, question=body.question, places=body.places)
    enrolment, sources = own_course(course_id, by.number)
    content = sources.questions[body.question]
    return ChapterAnswerOut(
        is_right=is_right,
        right=list(content.right) if is_right else [],
        explanation=content.explanation,
        course=own_detail(enrolment),
    )


@router.post("/{course_id}/chapters/{chapter_id}/watched", response=ChapterWatchedOut)
def watched(request: StaffRequest, course_id: str, chapter_id: str, body: ChapterWatchBody) -> ChapterWatchedOut:
    """A player's heartbeat, safe to repeat. No more seconds count than the clock allows, and none after a jump where
    that is forbidden. 409 ``earlier_first``, ``changed``, ``gone``.
    """
    spans = [PlayedSpan(each.start, each.end) for each in body.spans]
    found = learn.watch(
        by=current_staff(request), id=course_id, chapter=chapter_id, video=body.video, spans=spans,
        position=body.position,
    )  # fmt: skip
    return ChapterWatchedOut(**found._asdict(), course=_detail(request, course_id))


@router.get("/{course_id}/chapters/{chapter_id}/video", response={200: None})
def video(request: StaffRequest, course_id: str, chapter_id: str) -> HttpResponse | StreamingHttpResponse:
    """Of a chapter that one may learn now. Honours Range headers. 409 ``earlier_first``."""
    enrolment, sources = own_course(course_id, current_staff(request).number)
    current, state = enrolment.chapter(chapter_id)
    if state is ChapterState.LOCKED:
        raise Refused(learn.EARLIER_FIRST, code="earlier_first")
    row = sources.videos.get(current.chapter.video)
    if row is None:
        raise NotFound(NO_VIDEO)
    return played(request, row)


def _detail(request: StaffRequest, course_id: str) -> OwnCourseDetailOut:
    enrolment, _ = own_course(course_id, current_staff(request).number)
    return own_detail(enrolment)
