"""Courses on the wire. What a learner gets of a question holds no key."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.people.courses.rules.chapters import (
    MAX_CHAPTERS,
    MAX_QUESTIONS,
    MAX_SUMMARY,
    MAX_TITLE,
    ChapterKind,
    CourseStage,
)
from hotline.domains.people.courses.rules.progress import ChapterState, CourseState
from hotline.domains.people.exams.rules.questions import ExamQuestionKind

#: Of HTML before it is made safe.
MAX_HTML = 60_000
MAX_LISTED = 10_000
MAX_SECONDS = 86_400
type CoursePlace = Annotated[int, Field(ge=0, le=20)]


class NewCourseBody(Schema):
    title: str = Field(min_length=1, max_length=MAX_TITLE)
    is_required: bool


class CourseChapterBody(Schema):
    """``id``: "" for a new one. Of ``text`` (HTML), ``article`` (a code), ``video`` (its id), ``questions`` (ids) the
    one of its kind.
    """

    id: str = Field(default="", max_length=8)
    kind: ChapterKind
    title: str = Field(max_length=MAX_TITLE)
    text: str = Field(default="", max_length=MAX_HTML)
    article: str = Field(default="", max_length=80)
    video: str = Field(default="", max_length=40)
    may_skip: bool = False
    questions: list[int] = Field(default=[], max_length=MAX_QUESTIONS)


class CourseBody(Schema):
    """``saved``: as it was read; 409 ``changed`` when somebody saved since."""

    title: str = Field(min_length=1, max_length=MAX_TITLE)
    summary: str = Field(max_length=MAX_SUMMARY)
    is_required: bool
    chapters: list[CourseChapterBody] = Field(max_length=MAX_CHAPTERS)
    saved: int = Field(ge=0)


class CourseAssignmentBody(Schema):
    """``listed``: numbers or names, with blanks, commas or lines between them."""

    batch: str = Field(default="", max_length=40)
    listed: str = Field(default="", max_length=MAX_LISTED)
    due_on: date


class CourseOut(Schema):
    """``version``: 0 before the first. ``people``: to whom it is assigned; of them ``finished`` and ``late``."""

    id: str
    title: str
    summary: str
    is_required: bool
    stage: CourseStage
    version: int
    chapter_count: int
    people: int
    finished: int
    late: int
    created_by: str


class CourseListOut(Schema):
    rows: list[CourseOut]
    next: str | None


class CourseQuestionOut(Schema):
    """``is_usable``: approved, and not to be looked at again."""

    id: int
    kind: ExamQuestionKind | None
    stem: str
    is_usable: bool


class CourseQuestionsOut(Schema):
    rows: list[CourseQuestionOut]


class CourseVideoOut(Schema):
    id: str
    name: str
    media_type: str
    size: int
    seconds: float


class CourseChapterOut(Schema):
    """``article_title``: "" when it is not in force. ``may_skip``: learners may go ahead in the video."""

    id: str
    kind: ChapterKind
    title: str
    text: str
    article: str
    article_title: str
    video: CourseVideoOut | None
    may_skip: bool
    questions: list[CourseQuestionOut]


class CourseAssignmentOut(Schema):
    id: int
    batch: str
    batch_name: str
    number: str
    name: str
    due_on: date
    assigned_by: str


class CoursePersonOut(Schema):
    """How far somebody is. ``due_on``: null for whom it is not assigned to."""

    number: str
    name: str
    state: CourseState
    done: int
    total: int
    due_on: date | None
    is_late: bool
    learned_at: datetime | None
    finished_at: datetime | None


class CourseBatchChoiceOut(Schema):
    id: str
    name: str


class CourseChoicesOut(Schema):
    batches: list[CourseBatchChoiceOut]


class CourseDetailOut(CourseOut):
    """``chapters``: of the draft. ``has_changes``: since the last publishing."""

    saved: int
    has_changes: bool
    published_at: datetime | None
    chapters: list[CourseChapterOut]
    assignments: list[CourseAssignmentOut]
    progress: list[CoursePersonOut]


class OwnCourseOut(Schema):
    """``next``: the chapter at which to go on; "" for none."""

    id: str
    title: str
    summary: str
    is_required: bool
    state: CourseState
    done: int
    total: int
    next: str
    due_on: date | None
    is_late: bool
    finished_at: datetime | None


class OwnCoursesOut(Schema):
    rows: list[OwnCourseOut]


class OwnCourseChapterOut(Schema):
    id: str
    kind: ChapterKind
    title: str
    state: ChapterState


class OwnCourseDetailOut(OwnCourseOut):
    chapters: list[OwnCourseChapterOut]


class OwnCourseQuestionOut(Schema):
    """``is_right``: it was answered right; then ``right`` and ``explanation`` are its key."""

    id: int
    kind: ExamQuestionKind
    stem: str
    options: list[str]
    is_right: bool
    right: list[int]
    explanation: str


class OwnVideoOut(Schema):
    """``reached``: up to where it was played without a gap; ``played``: disjoint seconds of it, of which
    ``needed_share`` have to be played. ``position``: where one goes on.
    """

    id: str
    seconds: float
    may_skip: bool
    needed_share: float
    reached: float
    played: float
    position: float


class OwnChapterOut(OwnCourseChapterOut):
    """``content``, ``article_version``: what is learned, to be sent when it is done."""

    content: str
    text: str
    article: str
    article_version: int
    video: OwnVideoOut | None
    questions: list[OwnCourseQuestionOut]


class ChapterReadBody(Schema):
    content: str = Field(max_length=16)
    article_version: int = Field(ge=0)


class ChapterAnswerBody(Schema):
    """``places``: of the chosen options."""

    question: int
    places: list[CoursePlace] = Field(max_length=10)


class ChapterAnswerOut(Schema):
    """``explanation``: of a wrong answer too; ``right``: the key, of a right one alone."""

    is_right: bool
    right: list[int]
    explanation: str
    course: OwnCourseDetailOut


class PlayedSpanBody(Schema):
    """From one second of the video to another."""

    start: float = Field(ge=0, le=MAX_SECONDS)
    end: float = Field(ge=0, le=MAX_SECONDS)


class ChapterWatchBody(Schema):
    """``spans``: what was played since the last one; the first has none and starts the clock."""

    video: str = Field(max_length=40)
    spans: list[PlayedSpanBody] = Field(max_length=200)
    position: float = Field(ge=0, le=MAX_SECONDS)


class ChapterWatchedOut(Schema):
    reached: float
    played: float
    position: float
    course: OwnCourseDetailOut
