"""Endpoints of courses for trainers: written, published, assigned, and how far everybody is."""

from django.http import HttpResponse, StreamingHttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from hotline.domains.people.courses.actions import assignments
from hotline.domains.people.courses.actions import courses as acting
from hotline.domains.people.courses.actions.courses import CourseContent
from hotline.domains.people.courses.actions.videos import POLICY, upload_video
from hotline.domains.people.courses.endpoints.shapes import detail_of, rows_of, video_of
from hotline.domains.people.courses.endpoints.videos import played
from hotline.domains.people.courses.queries import courses, videos
from hotline.domains.people.courses.rules.chapters import Chapter
from hotline.domains.people.courses.schemas import (
    CourseAssignmentBody,
    CourseBatchChoiceOut,
    CourseBody,
    CourseChapterBody,
    CourseChoicesOut,
    CourseDetailOut,
    CourseListOut,
    CourseQuestionOut,
    CourseQuestionsOut,
    CourseVideoOut,
    NewCourseBody,
)
from hotline.domains.people.exams.queries.bank import found_questions
from hotline.domains.people.exams.rules.questions import CHOSEN
from hotline.domains.people.training.queries.batches import running_batches
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.files.uploads import check_size
from hotline.kernel.permissions import Permission

router = Router(tags=["courses"], auth=needs(Permission.TRAINING_MANAGE))
VIEW = needs(Permission.TRAINING_VIEW, Permission.TRAINING_MANAGE)
FOUND_QUESTIONS = 20


@router.get("", response=CourseListOut, auth=VIEW)
def listed(request: StaffRequest, cursor: str = "") -> CourseListOut:
    """Fifty a page, the latest made first, with how many have finished."""
    page = courses.courses(cursor)
    return CourseListOut(rows=rows_of(page.rows), next=page.next)


@router.post("", response=CourseDetailOut)
def make(request: StaffRequest, body: NewCourseBody) -> CourseDetailOut:
    """A draft without chapters. 422 ``bad_course``."""
    return detail_of(acting.make_course(by=current_staff(request), **body.dict()))


@router.get("/choices", response=CourseChoicesOut)
def choices(request: StaffRequest) -> CourseChoicesOut:
    """Batches that are running."""
    return CourseChoicesOut(batches=[CourseBatchChoiceOut(id=row.pk, name=row.name) for row in running_batches()])


@router.get("/questions", response=CourseQuestionsOut)
def questions(request: StaffRequest, text: str = "") -> CourseQuestionsOut:
    """Questions of the bank that a chapter may have, the newest first, by a part of their stem."""
    found = found_questions(text, CHOSEN, FOUND_QUESTIONS)
    return CourseQuestionsOut(
        rows=[CourseQuestionOut(id=id, kind=each.kind, stem=each.stem, is_usable=True) for id, each in found.items()]
    )


@router.post("/videos", response=CourseVideoOut)
def upload(request: StaffRequest, file: File[UploadedFile]) -> CourseVideoOut:
    """MP4 or WebM that a page plays, for a chapter that names it then. 422 says what is wrong with it."""
    check_size(file.size, POLICY)
    return video_of(upload_video(by=current_staff(request), name=file.name or "", content=file.read()))


@router.get("/videos/{video_id}", response={200: None}, auth=VIEW)
def preview(request: StaffRequest, video_id: str) -> HttpResponse | StreamingHttpResponse:
    """Honours Range headers."""
    return played(request, videos.video(video_id))


@router.get("/{course_id}", response=CourseDetailOut, auth=VIEW)
def one(request: StaffRequest, course_id: str) -> CourseDetailOut:
    """The draft, to whom it is assigned, and how far everybody is in what is published."""
    return detail_of(courses.course(course_id))


@router.put("/{course_id}", response=CourseDetailOut)
def save(request: StaffRequest, course_id: str, body: CourseBody) -> CourseDetailOut:
    """The draft. 409 ``changed``, 422 ``bad_course``."""
    content = CourseContent(body.title, body.summary, body.is_required, [_chapter(each) for each in body.chapters])
    return detail_of(acting.save_draft(by=current_staff(request), id=course_id, content=content, saved=body.saved))


@router.post("/{course_id}/publish", response=CourseDetailOut)
def publish(request: StaffRequest, course_id: str) -> CourseDetailOut:
    """The draft is what everybody learns from now on. 409 ``incomplete``, ``unchanged``."""
    return detail_of(acting.publish(by=current_staff(request), id=course_id))


@router.post("/{course_id}/retire", response=CourseDetailOut)
def retire(request: StaffRequest, course_id: str) -> CourseDetailOut:
    """Nobody learns it any more. 409 ``unpublished``."""
    return detail_of(acting.retire(by=current_staff(request), id=course_id))


@router.post("/{course_id}/assignments", response=CourseDetailOut)
def assign(request: StaffRequest, course_id: str, body: CourseAssignmentBody) -> CourseDetailOut:
    """For a batch, or people. 409 ``unpublished``, 422 ``bad_list``, ``bad_assignment``."""
    return detail_of(assignments.assign(by=current_staff(request), id=course_id, **body.dict()))


@router.delete("/{course_id}/assignments/{assignment_id}", response=CourseDetailOut)
def withdraw(request: StaffRequest, course_id: str, assignment_id: int) -> CourseDetailOut:
    """They need not learn it any more."""
    return detail_of(assignments.withdraw(by=current_staff(request), id=course_id, assignment=assignment_id))


def _chapter(body: CourseChapterBody) -> Chapter:
    fields = body.dict() | {"questions": tuple(body.questions)}
    return Chapter(**fields)
