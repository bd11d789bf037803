"""Reads of courses: the list, one with its draft, and what is learned of it now."""

from collections.abc import Iterable

import msgspec
from django.db.models import F

from hotline.domains.people.courses.models import Course, CourseVersion
from hotline.domains.people.courses.rules.chapters import Chapter, CourseStage
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page

NONE = "没有这门课程，请刷新列表。"
GONE = "课程已下架或不存在，请返回课程列表。"


def about(id: str) -> str:
    return f"course/{id}"


def courses(cursor: str = "") -> Page[Course]:
    """Fifty, the latest made first."""
    return page_by_moment(Course.objects.all(), "created_at", cursor)


def course(id: str) -> Course:
    """Whatever its stage, for trainers. Raises NotFound."""
    row = Course.objects.filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def published_courses() -> list[Course]:
    """What everybody may learn, required ones first."""
    rows = Course.objects.filter(stage=CourseStage.PUBLISHED.value)
    return list(rows.order_by("-is_required", "title", "id"))


def published_course(id: str) -> Course:
    """Raises NotFound, for a draft too."""
    row = Course.objects.filter(pk=id, stage=CourseStage.PUBLISHED.value).first()
    if row is None:
        raise NotFound(GONE)
    return row


def newest_version(row: Course) -> CourseVersion | None:
    return row.versions.filter(number=row.version).first()


def chapters_of(rows: Iterable[Course]) -> dict[str, list[Chapter]]:
    """Course -> its published chapters."""
    ids = [row.pk for row in rows]
    found = CourseVersion.objects.filter(course__in=ids, number=F("course__version"))
    return {version.course_id: msgspec.convert(version.chapters, list[Chapter]) for version in found}


def has_changes(row: Course) -> bool:
    """Whether the draft differs from what is published."""
    return row.draft_chapters != chapters_of([row]).get(row.pk)
