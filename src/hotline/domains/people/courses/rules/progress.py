"""How far somebody is in a course: the state of each chapter, and what it comes to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hotline.domains.people.courses.rules.chapters import Chapter, ChapterKind


class ChapterState(StrEnum):
    LOCKED = "locked"  # a chapter before it is still open
    OPEN = "open"
    AGAIN = "again"  # its article has changed since
    NEWER = "newer"  # changed after the course was finished: may be learned, need not
    DONE = "done"
    GONE = "gone"  # its article or questions are not in use any more: nothing to learn


class CourseState(StrEnum):
    WAITING = "waiting"  # nothing learned yet
    RUNNING = "running"
    AGAIN = "again"  # finished, and a chapter is open again
    FINISHED = "finished"


#: What has to be learned before the course is finished.
OWED = frozenset({ChapterState.LOCKED, ChapterState.OPEN, ChapterState.AGAIN})


class Current(NamedTuple):
    """A chapter as of now. ``article_version``: of an article in force; ``is_there``: there is something to learn."""

    chapter: Chapter
    article_version: int = 0
    is_there: bool = True


class Learned(NamedTuple):
    """What somebody learned of a chapter to its end."""

    content: str
    article_version: int = 0


class Progress(NamedTuple):
    """``done`` of ``total`` chapters; ``next``: the chapter at which to go on, "" for none."""

    states: tuple[ChapterState, ...]
    done: int
    total: int
    next: str

    @property
    def is_complete(self) -> bool:
        return not OWED.intersection(self.states)


def progress(chapters: Sequence[Current], learned: Mapping[str, Learned], *, was_finished: bool) -> Progress:
    """Chapters are learned in their order; what was learned may be looked at again at any time."""
    states = list[ChapterState]()
    for each in chapters:
        states.append(_state(each, learned.get(each.chapter.id), was_finished, ChapterState.OPEN in states))
    there = [state for state in states if state is not ChapterState.GONE]
    return Progress(tuple(states), there.count(ChapterState.DONE), len(there), _next(chapters, states))


def _state(each: Current, learned: Learned | None, was_finished: bool, is_behind: bool) -> ChapterState:
    if not each.is_there:
        return ChapterState.GONE
    if learned is None or learned.content != each.chapter.content:
        if was_finished:
            return ChapterState.NEWER
        return ChapterState.LOCKED if is_behind else ChapterState.OPEN
    if each.chapter.kind is ChapterKind.ARTICLE and learned.article_version != each.article_version:
        return ChapterState.AGAIN
    return ChapterState.DONE


def _next(chapters: Sequence[Current], states: Iterable[ChapterState]) -> str:
    by_state = list(zip(chapters, states, strict=True))
    for group in ((ChapterState.OPEN, ChapterState.AGAIN), (ChapterState.NEWER,)):
        if found := next((each.chapter.id for each, state in by_state if state in group), ""):
            return found
    return ""


def course_state(progress: Progress, *, has_begun: bool, was_finished: bool) -> CourseState:
    if was_finished:
        return CourseState.AGAIN if ChapterState.AGAIN in progress.states else CourseState.FINISHED
    return CourseState.RUNNING if has_begun else CourseState.WAITING


def is_late(state: CourseState, due_on: date | None, today: date) -> bool:
    """Not finished on the day after it was due. What has to be learned again has no due date."""
    return due_on is not None and today > due_on and state in (CourseState.WAITING, CourseState.RUNNING)
