"""What chapters refer to: articles of the knowledge base and questions of the exam bank, as of now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hotline.domains.people.courses.models import CourseVideo
from hotline.domains.people.courses.rules.chapters import Chapter, ChapterKind, Usable
from hotline.domains.people.courses.rules.progress import Current
from hotline.domains.people.exams.queries.bank import usable_questions
from hotline.domains.people.exams.rules.questions import CHOSEN, QuestionContent
from hotline.domains.understanding.knowledge.queries.articles import articles_of


@dataclass(frozen=True)
class Sources:
    """``versions``, ``titles``: of articles in force. ``videos``: by id. ``questions``: approved, and not doubtful."""

    versions: Mapping[str, int]
    titles: Mapping[str, str]
    videos: Mapping[str, CourseVideo]
    questions: Mapping[int, QuestionContent]

    def current(self, chapters: Iterable[Chapter]) -> list[Current]:
        return [self._current(chapter) for chapter in chapters]

    def _current(self, chapter: Chapter) -> Current:
        match chapter.kind:
            case ChapterKind.ARTICLE:
                version = self.versions.get(chapter.article, 0)
                return Current(chapter, version, is_there=version > 0)
            case ChapterKind.QUESTIONS:
                return Current(chapter, is_there=bool(self.usable(chapter)))
            case ChapterKind.VIDEO:
                return Current(chapter, is_there=chapter.video in self.videos)
            case ChapterKind.TEXT:
                return Current(chapter)

    @property
    def all_usable(self) -> Usable:
        return Usable(self.versions.keys(), self.videos.keys(), self.questions.keys())

    def usable(self, chapter: Chapter) -> list[int]:
        """Those of its questions that are put, in their order."""
        return [id for id in chapter.questions if id in self.questions]


def sources_of(chapters: Sequence[Chapter]) -> Sources:
    articles = articles_of({each.article for each in chapters if each.article})
    return Sources(
        versions={each.article.code: each.version for each in articles},
        titles={each.article.code: each.article.title for each in articles},
        videos=CourseVideo.objects.in_bulk({each.video for each in chapters if each.video}),
        questions=usable_questions({id for each in chapters for id in each.questions}, CHOSEN),
    )
