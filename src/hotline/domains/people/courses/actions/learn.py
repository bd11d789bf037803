"""Learning: a chapter read to its end, a video played, a question answered. What is finished is noted at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction

from hotline.domains.people.courses.actions.finish import finish
from hotline.domains.people.courses.actions.reminders import settle_course
from hotline.domains.people.courses.models import ChapterRecord, CourseLearner
from hotline.domains.people.courses.queries.courses import GONE, about, published_course
from hotline.domains.people.courses.queries.learners import own_course
from hotline.domains.people.courses.queries.sources import Sources
from hotline.domains.people.courses.rules.chapters import ChapterKind
from hotline.domains.people.courses.rules.playback import (
    PlayedSpan,
    credited,
    is_played,
    played_seconds,
    reached,
    spans_of,
)
from hotline.domains.people.courses.rules.progress import ChapterState, CourseState, Current
from hotline.domains.people.exams.rules.questions import Reply, is_right
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.kernel.clock import now, seconds_between
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission

EARLIER_FIRST = "请先学完前面的章节。"
CHANGED = "本章已更新，请刷新后重新学习。"
READ = frozenset({ChapterKind.TEXT, ChapterKind.ARTICLE})
#: What may be worked on.
LEARNABLE = frozenset({ChapterState.OPEN, ChapterState.AGAIN, ChapterState.NEWER})


class OwnPlayback(NamedTuple):
    """``reached``: up to where it was played without a gap; ``played``: disjoint seconds."""

    reached: float
    played: float
    position: float


@dataclass
class Study:
    """A chapter in which somebody does something now. Their row of the course is locked."""

    learner: CourseLearner
    record: ChapterRecord
    current: Current
    state: ChapterState
    sources: Sources


def finish_reading(*, by: Principal, id: str, chapter: str, content: str, article_version: int) -> None:
    """A text or an article, read as it was on the page. Again changes nothing.

    Raises NotFound, NotPermitted, Invalid ``other_kind``, Refused ``earlier_first``, ``changed``.
    """
    with _studying(by, id, chapter) as study:
        current = study.current
        if current.chapter.kind not in READ:
            raise Invalid("本章须看完视频或答对试题，请继续学习。", code="other_kind")
        if (content, article_version) != (current.chapter.content, current.article_version):
            raise Refused(CHANGED, code="changed")
        if study.state in LEARNABLE:
            _done(study, by)


def watch(
    *, by: Principal, id: str, chapter: str, video: str, spans: Sequence[PlayedSpan], position: float
) -> OwnPlayback:
    """A player's heartbeat: what it played since the one before, and where it is. The first one starts the clock.

    Raises NotFound, NotPermitted, Invalid ``other_kind``, Refused ``earlier_first``, ``changed``.
    """
    with _studying(by, id, chapter) as study:
        plan, record, moment = study.current.chapter, study.record, now()
        if plan.kind is not ChapterKind.VIDEO:
            raise Invalid("本章没有视频，请返回课程。", code="other_kind")
        if video != plan.video:
            raise Refused(CHANGED, code="changed")
        if record.video != video:
            record.video, record.spans, record.watched_at = video, [], None
        length = study.sources.videos[video].seconds
        clock_seconds = seconds_between(record.watched_at, moment) or 0.0
        played = credited(
            spans_of(record.spans), spans, length=length, clock_seconds=clock_seconds, may_skip=plan.may_skip
        )
        furthest = length if plan.may_skip else reached(played)
        record.spans, record.watched_at = [list(each) for each in played], moment
        record.position = min(max(position, 0.0), furthest)
        record.save()
        if study.state in LEARNABLE and is_played(played, length):
            _done(study, by)
    return OwnPlayback(reached(played), played_seconds(played), record.position)


def answer(*, by: Principal, id: str, chapter: str, question: int, places: Sequence[int]) -> bool:
    """Whether it is right. A wrong one may be answered again, as often as it takes.

    Raises NotFound, NotPermitted, Invalid ``other_kind``, ``bad_answer``, Refused ``earlier_first``.
    """
    with _studying(by, id, chapter) as study:
        if study.current.chapter.kind is not ChapterKind.QUESTIONS:
            raise Invalid("本章没有试题，请返回课程。", code="other_kind")
        usable = study.sources.usable(study.current.chapter)
        if question not in usable:
            raise NotFound("这道题已停用，请刷新页面。")
        content = study.sources.questions[question]
        if not places or not set(places) <= set(range(len(content.options))):
            raise Invalid("请选择答案。", code="bad_answer")
        is_correct = is_right(content, Reply(chosen=places))
        _note_answer(study, question, is_correct=is_correct)
        if study.state in LEARNABLE and set(usable) <= set(study.record.right):
            _done(study, by)
    return is_correct


def _note_answer(study: Study, question: int, *, is_correct: bool) -> None:
    record = study.record
    if is_correct:
        record.right = sorted({*record.right, question})
    elif question not in record.right:
        record.wrong[str(question)] = record.wrong.get(str(question), 0) + 1
    record.save()


def _done(study: Study, by: Principal) -> None:
    record, learner = study.record, study.learner
    record.content, record.article_version = study.current.chapter.content, study.current.article_version
    record.done_at = now()
    record.save()
    audit.record(by=by.number, action="courses.learn", about=about(learner.course_id), chapter=record.chapter)
    after, _ = own_course(learner.course_id, learner.number)
    if learner.finished_at is None and after.progress.is_complete:
        finish(learner, by=by.number)
    elif after.state is CourseState.FINISHED:
        settle_course(learner.course_id, learner.number)


@contextmanager
def _studying(by: Principal, id: str, chapter: str) -> Iterator[Study]:
    if not by.may(Permission.COURSES_LEARN):
        deny(by, Permission.COURSES_LEARN, about(id))
    with transaction.atomic():
        learner = _learner(id, by.number)
        enrolment, sources = own_course(id, by.number)
        current, state = enrolment.chapter(chapter)
        if state is ChapterState.LOCKED:
            raise Refused(EARLIER_FIRST, code="earlier_first")
        if state is ChapterState.GONE:
            raise Refused("本章引用的内容已下线，无需学习。", code="gone")
        record, _ = ChapterRecord.objects.get_or_create(learner=learner, chapter=chapter)
        yield Study(learner, record, current, state, sources)
        learner.learned_at = now()
        learner.save(update_fields=["learned_at"])


def _learner(course: str, number: str) -> CourseLearner:
    """Locked; made when they begin. Raises NotFound."""
    row = published_course(course)
    CourseLearner.objects.get_or_create(course=row, number=number, defaults={"begun_at": now(), "learned_at": now()})
    return locked(CourseLearner.objects.select_related("course").filter(course=row, number=number), missing=GONE)
