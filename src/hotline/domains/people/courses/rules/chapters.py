"""Chapters of a course: their kinds, what each must hold, and what of it is learned."""

import hashlib
from collections.abc import Collection, Sequence
from enum import StrEnum

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
    QUESTIONS = "questions"


class Chapter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``id`` stays the same in all versions of its course. ``text``: safe HTML. ``article``: a code of the knowledge
    base. ``questions``: ids of the exam bank.
    """

    id: str
    kind: ChapterKind
    title: str
    text: str = ""
    article: str = ""
    questions: tuple[int, ...] = ()

    @property
    def content(self) -> str:
        """Stands for what is learned: another one as soon as the chapter holds something else, whatever its title."""
        held = (self.kind.value, self.text, self.article, self.questions)
        return hashlib.sha256(msgspec.json.encode(held)).hexdigest()[:16]


def publish_problem(chapters: Sequence[Chapter], articles: Collection[str], questions: Collection[int]) -> str:
    """Why these cannot be learned, in Chinese; "" when they can. ``articles``: in force; ``questions``: usable."""
    if not chapters:
        return "课程没有章节，请先添加。"
    for number, chapter in enumerate(chapters, 1):
        if why_not := _problem(chapter, articles, questions):
            return f"第 {number} 章：{why_not}"
    return ""


def _problem(chapter: Chapter, articles: Collection[str], questions: Collection[int]) -> str:
    if not chapter.title:
        return "请填写标题。"
    match chapter.kind:
        case ChapterKind.TEXT:
            return "" if chapter.text else "请填写正文。"
        case ChapterKind.ARTICLE:
            return "" if chapter.article in articles else "请选择有效的知识条目。"
        case ChapterKind.QUESTIONS:
            if not chapter.questions:
                return "请选择试题。"
            return "" if set(chapter.questions) <= set(questions) else "有试题已停用或待复核，请移除。"
