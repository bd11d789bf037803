"""Courses: made, their draft saved, published as a version, retired."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from django.db import transaction

from hotline.domains.people.courses.models import Course, CourseVersion
from hotline.domains.people.courses.queries.courses import NONE, about, has_changes
from hotline.domains.people.courses.queries.sources import sources_of
from hotline.domains.people.courses.rules.chapters import (
    MAX_CHAPTERS,
    MAX_QUESTIONS,
    MAX_TEXT,
    Chapter,
    ChapterKind,
    CourseStage,
    publish_problem,
)
from hotline.domains.understanding.knowledge.rules.rich_text import plain_text, safe
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import changing
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission


@dataclass(frozen=True)
class CourseContent:
    """What a trainer writes. A chapter without ``id`` is a new one."""

    title: str
    summary: str
    is_required: bool
    chapters: Sequence[Chapter]


@transaction.atomic
def make_course(*, by: Principal, title: str, is_required: bool) -> Course:
    """A draft without chapters. Raises NotPermitted, Invalid ``bad_course``."""
    may_manage(by, "course/new")
    row = Course(id=new_id("course"), title=_title(title), is_required=is_required, created_by=by.number)
    row.created_at = now()
    row.save(force_insert=True)
    audit.record(by=by.number, action="courses.make", about=about(row.pk))
    return row


def save_draft(*, by: Principal, id: str, content: CourseContent, saved: int) -> Course:
    """``saved``: as the page had it. Nobody learns the draft before it is published.

    Raises NotFound, NotPermitted, Invalid ``bad_course``, Refused ``changed`` when somebody else saved meanwhile.
    """
    may_manage(by, about(id))
    title = _title(content.title)
    with changing(Course.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = change.row
        if row.saved != saved:
            raise Refused("他人已修改这门课程，请刷新后重新修改。", code="changed")
        chapters = _chapters(row, content.chapters)
        row.title, row.summary, row.is_required = title, content.summary.strip(), content.is_required
        row.draft, row.saved = msgspec.to_builtins(chapters), row.saved + 1
        change.record("courses.save", chapters=len(chapters))
    return row


def publish(*, by: Principal, id: str) -> Course:
    """The draft becomes the version that is learned. What was learned of chapters that it leaves as they are counts.

    Raises NotFound, NotPermitted, Refused ``incomplete``, ``unchanged``.
    """
    may_manage(by, about(id))
    with changing(Course.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = change.row
        chapters = row.draft_chapters
        if why_not := publish_problem(chapters, sources_of(chapters).all_usable):
            raise Refused(why_not, code="incomplete")
        if has_changes(row):
            row.version += 1
            CourseVersion.objects.create(
                course=row, number=row.version, chapters=row.draft, published_by=by.number, published_at=change.at
            )
        elif row.stage == CourseStage.PUBLISHED.value:
            raise Refused("课程没有新的修改，无需发布。", code="unchanged")
        row.stage = CourseStage.PUBLISHED.value
        change.record("courses.publish", version=row.version)
    return row


def retire(*, by: Principal, id: str) -> Course:
    """Nobody learns it any more; what was learned stays. Again changes nothing. Raises as ``publish``."""
    may_manage(by, about(id))
    with changing(Course.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        if change.row.stage == CourseStage.DRAFT.value:
            raise Refused("课程尚未发布，无需下架。", code="unpublished")
        if change.row.stage != CourseStage.RETIRED.value:
            change.row.stage = CourseStage.RETIRED.value
            change.record("courses.retire")
    return change.row


def may_manage(by: Principal, where: str) -> None:
    if not by.may(Permission.TRAINING_MANAGE):
        deny(by, Permission.TRAINING_MANAGE, where)


def _title(title: str) -> str:
    title = title.strip()
    if not title:
        raise Invalid("请填写课程名称。", code="bad_course")
    return title


def _chapters(row: Course, written: Sequence[Chapter]) -> list[Chapter]:
    """As stored: of each kind its own fields alone, with an id. Raises Invalid."""
    if len(written) > MAX_CHAPTERS:
        raise Invalid(f"一门课程最多 {MAX_CHAPTERS} 章，请拆分。", code="bad_course")
    ours = {f"c{number}" for number in range(1, row.chapters_made + 1)}
    named = [each.id for each in written if each.id]
    if len(set(named)) < len(named) or not ours.issuperset(named):
        raise Invalid("章节有误，请刷新页面后重新修改。", code="bad_course")
    chapters = []
    for each in written:
        if not each.id:
            row.chapters_made += 1
        chapters.append(_tidied(each, each.id or f"c{row.chapters_made}"))
    return chapters


def _tidied(written: Chapter, id: str) -> Chapter:
    fields: dict[str, Any] = {"id": id, "kind": written.kind, "title": written.title.strip()}
    match written.kind:
        case ChapterKind.TEXT:
            fields["text"] = _safe_text(written.text)
        case ChapterKind.ARTICLE:
            fields["article"] = written.article
        case ChapterKind.VIDEO:
            fields["video"], fields["may_skip"] = written.video, written.may_skip
        case ChapterKind.QUESTIONS:
            fields["questions"] = tuple(dict.fromkeys(written.questions))
            if len(fields["questions"]) > MAX_QUESTIONS:
                raise Invalid(f"一章最多 {MAX_QUESTIONS} 道题，请分章。", code="bad_course")
    return Chapter(**fields)


def _safe_text(html: str) -> str:
    """ "" where nothing is to be seen."""
    text = safe(html)
    if len(text) > MAX_TEXT:
        raise Invalid(f"一章正文最多 {MAX_TEXT} 字，请分章。", code="bad_course")
    return text if plain_text(text) or "<img" in text else ""
