"""A person's sitting: begun or gone on with, answers stored as they come, handed in, graded by machine.

The clock is the server's. A page that is opened takes the sitting; the one before may answer no more.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from django.db import transaction

from hotline.domains.people.exams.actions.results import report_sitting
from hotline.domains.people.exams.models import Answer, PaperQuestion, Sitting
from hotline.domains.people.exams.queries.bank import content_of
from hotline.domains.people.exams.queries.exams import NONE, run_out
from hotline.domains.people.exams.queries.papers import questions_at, questions_of
from hotline.domains.people.exams.rules.questions import (
    CHOSEN,
    CLOSED,
    MAX_TEXT,
    ExamQuestionKind,
    Reply,
    is_right,
)
from hotline.domains.people.exams.rules.sittings import (
    GRACE,
    MAX_NOTES,
    NoteKind,
    SittingStage,
    begin_refusal,
    ends_at,
    is_over,
    option_order,
    to_bank,
)
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused


@dataclass(frozen=True)
class SentAnswer:
    """``places``: of options as the page has them. ``sequence``: counts what the page sent of this question."""

    position: int
    sequence: int
    places: Sequence[int] = ()
    text: str = ""


def about(id: int) -> str:
    return f"sitting/{id}"


def begin(*, by: Principal, id: int) -> Sitting:
    """Begin it, or go on with it in this page. Raises NotFound, Refused ``not_now``."""
    moment = now()
    with _own(id, by.number) as row:
        stage = SittingStage(row.stage)
        if stage is SittingStage.RUNNING and is_over(_until(row), moment):
            _hand_in(row, moment, by=str(SYSTEM))
            return row
        if why_not := begin_refusal(stage, moment, row.exam.opens_at, row.exam.closes_at):
            raise Refused(why_not, code="not_now")
        row.page = token_hex(16)
        if stage is SittingStage.WAITING:
            _open(row, moment)
            audit.record(by=by.number, action="exams.begin", about=about(id))
        else:
            _note(row, moment, NoteKind.RESUMED, 0)
            audit.record(by=by.number, action="exams.resume", about=about(id))
        row.save()
    return row


def _open(row: Sitting, moment: datetime) -> None:
    row.stage, row.begun_at = SittingStage.RUNNING.value, moment
    row.ends_at = ends_at(moment, row.exam.minutes, row.exam.closes_at)
    questions = questions_of(row.exam.paper_id)
    Answer.objects.bulk_create(Answer(sitting=row, position=each.position) for each in questions)


def save_answers(*, by: Principal, id: int, page: str, sent: Sequence[SentAnswer]) -> Sitting:
    """Store what is newer than what is there; the same again changes nothing.

    Raises NotFound, Refused ``time_over``, ``other_page``, ``not_now``, Invalid ``bad_answer``.
    """
    moment = now()
    with _answering(id, by.number, page, moment) as row:
        questions = questions_at(row.exam.paper_id, {one.position for one in sent})
        for one in sent:
            reply = _reply_of(row, questions.get(one.position), one)
            newer = Answer.objects.filter(sitting=row, position=one.position, sequence__lt=one.sequence)
            newer.update(chosen=list(reply.chosen), text=reply.text, sequence=one.sequence, saved_at=moment)
    return row


def _reply_of(row: Sitting, question: PaperQuestion | None, sent: SentAnswer) -> Reply:
    if question is None:
        raise Invalid("没有这道题，请刷新页面。", code="bad_answer")
    kind, count = ExamQuestionKind(question.question.kind), len(question.question.options)
    if kind not in CHOSEN:
        if sent.places or len(sent.text) > MAX_TEXT:
            raise Invalid(f"作答最多 {MAX_TEXT} 字。", code="bad_answer")
        return Reply(text=sent.text)
    places = set(sent.places)
    if sent.text or not places <= set(range(count)) or (kind is not ExamQuestionKind.SEVERAL and len(places) > 1):
        raise Invalid("选项有误，请刷新页面。", code="bad_answer")
    return Reply(chosen=to_bank(sorted(places), option_order(row.seed, question.position, kind, count)))


def note_leaving(*, by: Principal, id: int, page: str, seconds: int) -> Sitting:
    """The page was out of view for so long. Noted as a fact; it costs nothing. Raises as ``save_answers``."""
    moment = now()
    with _answering(id, by.number, page, moment) as row:
        _note(row, moment, NoteKind.LEFT, seconds)
        row.save(update_fields=["notes"])
        audit.record(by=by.number, action="exams.leave", about=about(id), seconds=seconds)
    return row


def hand_in(*, by: Principal, id: int) -> Sitting:
    """For good, whichever page does it. Again changes nothing. Raises NotFound, Refused ``not_now``."""
    with _own(id, by.number) as row:
        if row.stage == SittingStage.WAITING.value:
            raise Refused("您尚未开考，请先进入考试。", code="not_now")
        if row.stage == SittingStage.RUNNING.value:
            _hand_in(row, now(), by=by.number)
    return row


def hand_in_run_out(moment: datetime) -> int:
    """Those whose time was over and whose page is gone. Safe to repeat. Returns how many."""
    return sum(_hand_in_one(id, moment) for id in run_out(moment - GRACE))


@transaction.atomic
def _hand_in_one(id: int, moment: datetime) -> bool:
    row = locked(Sitting.objects.select_related("exam").filter(pk=id), missing=NONE)
    if row.stage != SittingStage.RUNNING.value:
        return False
    _hand_in(row, moment, by=str(SYSTEM))
    return True


def _hand_in(row: Sitting, moment: datetime, *, by: str) -> None:
    """The sitting is locked. What a machine can grade has its points afterwards."""
    questions = questions_of(row.exam.paper_id)
    answers = {answer.position: answer for answer in row.answers.all()}
    for each in questions:
        answer, content = answers[each.position], content_of(each.question)
        reply = Reply(answer.chosen, answer.text)
        if content.kind in CLOSED:
            answer.points = each.points if is_right(content, reply) else 0
        elif reply.is_empty:
            answer.points = 0
    Answer.objects.bulk_update(answers.values(), ["points"])
    points = [answer.points for answer in answers.values()]
    is_complete = None not in points
    row.stage = (SittingStage.GRADED if is_complete else SittingStage.HANDED_IN).value
    row.score = sum(each or 0 for each in points) if is_complete else None
    row.handed_in_at, row.page = min(moment, _until(row)), ""
    row.save()
    answered = sum(1 for answer in answers.values() if answer.sequence)
    audit.record(by=by, action="exams.hand_in", about=about(row.pk), answered=answered)
    report_sitting(row, row.exam, by=by)


def _note(row: Sitting, moment: datetime, kind: NoteKind, seconds: int) -> None:
    if len(row.notes) < MAX_NOTES:
        row.notes.append([moment.isoformat(), kind.value, seconds])


def _until(row: Sitting) -> datetime:
    assert row.ends_at is not None, "a sitting that runs has an end"
    return row.ends_at


@contextmanager
def _own(id: int, number: str) -> Iterator[Sitting]:
    """Of this person alone, locked. Raises NotFound."""
    with transaction.atomic():
        yield locked(Sitting.objects.select_related("exam").filter(pk=id, number=number), missing=NONE)


@contextmanager
def _answering(id: int, number: str, page: str, moment: datetime) -> Iterator[Sitting]:
    with _own(id, number) as row:
        if row.stage != SittingStage.RUNNING.value:
            raise Refused("您已交卷，请在“我的考试”查看结果。", code="not_now")
        if is_over(_until(row), moment):
            raise Refused("考试时间已到，请交卷。", code="time_over")
        if row.page != page:
            raise Refused("考试已在另一页面打开，请在那里作答。", code="other_page")
        yield row
