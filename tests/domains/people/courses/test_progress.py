"""How far somebody is in a course, as chapters are learned, changed, and as what they refer to changes."""

from datetime import date

import pytest

from hotline.domains.people.courses.rules.chapters import Chapter, ChapterKind, Usable, publish_problem
from hotline.domains.people.courses.rules.progress import (
    ChapterState,
    CourseState,
    Current,
    Learned,
    course_state,
    is_late,
    progress,
)

DONE, OPEN, LOCKED, AGAIN, NEWER, GONE = (
    ChapterState.DONE, ChapterState.OPEN, ChapterState.LOCKED, ChapterState.AGAIN, ChapterState.NEWER,
    ChapterState.GONE,
)  # fmt: skip
TEXT = Chapter("c1", ChapterKind.TEXT, "缴费年限", text="满十五年")
ARTICLE = Chapter("c2", ChapterKind.ARTICLE, "条目", article="pension-min-years")
QUESTIONS = Chapter("c3", ChapterKind.QUESTIONS, "练一练", questions=(7, 8))
CHAPTERS = [Current(TEXT), Current(ARTICLE, 3), Current(QUESTIONS)]
READ_TEXT, READ_ARTICLE = {"c1": Learned(TEXT.content)}, {"c2": Learned(ARTICLE.content, 3)}
ALL = READ_TEXT | READ_ARTICLE | {"c3": Learned(QUESTIONS.content)}


def test_chapters_open_one_after_the_other() -> None:
    begun = progress(CHAPTERS, {}, was_finished=False)
    assert (begun.states, begun.next) == ((OPEN, LOCKED, LOCKED), "c1")
    halfway = progress(CHAPTERS, READ_TEXT, was_finished=False)
    assert (halfway.states, halfway.done, halfway.total, halfway.next) == ((DONE, OPEN, LOCKED), 1, 3, "c2")
    finished = progress(CHAPTERS, ALL, was_finished=False)
    assert (finished.is_complete, finished.done, finished.next) == (True, 3, "")


def test_another_version_of_an_article_opens_its_chapter_again_for_whoever_had_finished_too() -> None:
    changed = [CHAPTERS[0], Current(ARTICLE, 4), CHAPTERS[2]]
    for was_finished in (False, True):
        found = progress(changed, ALL, was_finished=was_finished)
        assert (found.states, found.next, found.is_complete) == ((DONE, AGAIN, DONE), "c2", False)
        state = CourseState.AGAIN if was_finished else CourseState.RUNNING
        assert course_state(found, has_begun=True, was_finished=was_finished) is state


def test_an_article_to_be_read_again_locks_nothing_behind_it() -> None:
    found = progress([CHAPTERS[0], Current(ARTICLE, 4), CHAPTERS[2]], READ_TEXT | READ_ARTICLE, was_finished=False)
    assert found.states == (DONE, AGAIN, OPEN)


def test_a_chapter_whose_article_or_questions_are_gone_is_not_owed() -> None:
    gone = [CHAPTERS[0], Current(ARTICLE, 0, is_there=False), Current(QUESTIONS, is_there=False)]
    found = progress(gone, READ_TEXT, was_finished=False)
    assert (found.states, found.done, found.total, found.is_complete) == ((DONE, GONE, GONE), 1, 1, True)


def test_a_changed_chapter_is_learned_anew_by_those_under_way_and_offered_to_those_who_had_finished() -> None:
    changed = Current(Chapter("c1", ChapterKind.TEXT, "缴费年限", text="满二十年"))
    added = Current(Chapter("c4", ChapterKind.TEXT, "新的一章", text="新"))
    chapters = [changed, *CHAPTERS[1:], added]
    assert progress(chapters, ALL, was_finished=False).states == (OPEN, DONE, DONE, LOCKED)
    finished = progress(chapters, ALL, was_finished=True)
    assert (finished.states, finished.is_complete, finished.next) == ((NEWER, DONE, DONE, NEWER), True, "c1")
    assert course_state(finished, has_begun=True, was_finished=True) is CourseState.FINISHED


def test_another_title_changes_nothing_of_what_was_learned() -> None:
    renamed = Current(Chapter("c1", ChapterKind.TEXT, "最低缴费年限", text="满十五年"))
    assert progress([renamed], READ_TEXT, was_finished=False).states == (DONE,)


@pytest.mark.parametrize(
    ("chapters", "sentence"),
    [
        ([], "课程没有章节，请先添加。"),
        ([Chapter("c1", ChapterKind.TEXT, "", text="文")], "第 1 章：请填写标题。"),
        ([TEXT, Chapter("c2", ChapterKind.TEXT, "空")], "第 2 章：请填写正文。"),
        ([Chapter("c1", ChapterKind.ARTICLE, "条目", article="gone")], "第 1 章：请选择有效的知识条目。"),
        ([Chapter("c1", ChapterKind.QUESTIONS, "练一练")], "第 1 章：请选择试题。"),
        ([Chapter("c1", ChapterKind.QUESTIONS, "练", questions=(7, 9))], "第 1 章：有试题已停用或待复核，请移除。"),
        ([Chapter("c1", ChapterKind.VIDEO, "录播")], "第 1 章：请上传视频。"),
        ([TEXT, ARTICLE, Chapter("c4", ChapterKind.VIDEO, "录播", video="video-1"), QUESTIONS], ""),
    ],
)
def test_what_is_incomplete_is_not_published(chapters: list[Chapter], sentence: str) -> None:
    assert publish_problem(chapters, Usable({"pension-min-years"}, {"video-1"}, {7, 8})) == sentence


def test_late_is_who_has_not_finished_on_the_day_after() -> None:
    due = date(2026, 12, 10)
    assert not is_late(CourseState.RUNNING, due, due)
    assert is_late(CourseState.WAITING, due, date(2026, 12, 11))
    assert not is_late(CourseState.FINISHED, due, date(2026, 12, 11))
    assert not is_late(CourseState.AGAIN, due, date(2026, 12, 11))
    assert not is_late(CourseState.RUNNING, None, date(2026, 12, 11))
