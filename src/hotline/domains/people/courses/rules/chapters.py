"""Chapters of a course: their kinds, what each must hold, and what of it is learned."""

import hashlib
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

MAX_TITLE, MAX_SUMMARY, MAX_TEXT = 60, 300, 20_000
MAX_CHAPTERS, MAX_QUESTIONS = 60, 20


class CourseStage(StrEnum):
    DRAFT = "draft"  # trainers alone see it
    PUBLISHED = "published"
    RETIRED = "retired"  # nobody learns it any more; what was learned stays


class ChapterKind(StrEnum):
    TEXT = "text"
    ARTICLE = "article"
    VIDEO = "video"
    QUESTIONS = "questions"


class Chapter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``id`` stays the same in all versions of its course. ``text``: safe HTML. ``article``: a code of the knowledge
    base. ``video``: the id of an uploaded one; ``may_skip``: learners may go ahead in it. ``questions``: ids of the
    exam bank.
    """

    id: str
    kind: ChapterKind
    title: str
    text: str = ""
    article: str = ""
    video: str = ""
    may_skip: bool = False
    questions: tuple[int, ...] = ()

    @property
    def content(self) -> str:
        """Stands for what is learned: another one as soon as the chapter holds something else, whatever its title."""
        of_kind = {
            ChapterKind.TEXT: self.text,
            ChapterKind.ARTICLE: self.article,
            ChapterKind.VIDEO: self.video,
            ChapterKind.QUESTIONS: self.questions,
        }
        held = (self.kind.value, of_kind[self.kind])
        return hashlib.sha256(msgspec.json.encode(held)).hexdigest()[:16]


class Usable(NamedTuple):
    """What chapters may refer to: articles in force, videos that are there, questions of the bank."""

    articles: Collection[str]
    videos: Collection[str]
    questions: Collection[int]


def publish_problem(chapters: Sequence[Chapter], usable: Usable) -> str:
    """Why these cannot be learned, in Chinese; "" when they can."""
    if not chapters:
        return "课程没有章节，请先添加。"
    for number, chapter in enumerate(chapters, 1):
        if why_not := _problem(chapter, usable):
            return f"第 {number} 章：{why_not}"
    return ""


def _problem(chapter: Chapter, usable: Usable) -> str:
    if not chapter.title:
        return "请填写标题。"
    match chapter.kind:
        case ChapterKind.TEXT:
            return "" if chapter.text else "请填写正文。"
        case ChapterKind.ARTICLE:
            return "" if chapter.article in usable.articles else "请选择有效的知识条目。"
        case ChapterKind.VIDEO:
            return "" if chapter.video in usable.videos else "请上传视频。"
        case ChapterKind.QUESTIONS:
            if not chapter.questions:
                return "请选择试题。"
            return "" if set(chapter.questions) <= set(usable.questions) else "有试题已停用或待复核，请移除。"
