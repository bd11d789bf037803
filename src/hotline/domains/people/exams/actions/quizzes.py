"""Writes of quizzes: questions drawn for a reading, answered; answered right, the reading counts as read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from hotline.domains.people.exams.actions.review_cards import note_wrong
from hotline.domains.people.exams.models import Question, ReadingQuiz
from hotline.domains.people.exams.queries.bank import content_of, questions_about
from hotline.domains.people.exams.queries.quizzes import NONE, owed_reading, quiz_questions
from hotline.domains.people.exams.rules.questions import CHOSEN, MAX_TEXT, ExamQuestionKind, Reply
from hotline.domains.people.exams.rules.quizzes import drawn, seed_of, wrong_ones
from hotline.domains.people.exams.rules.sittings import option_order, to_bank
from hotline.domains.understanding.knowledge.actions.readings import confirm_read
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused


@dataclass(frozen=True)
class QuizReply:
    """``places``: of options as the page has them."""

    question: int
    places: Sequence[int] = ()
    text: str = ""


def about(reading: int) -> str:
    return f"quiz/{reading}"


@transaction.atomic
def begin_quiz(*, by: Principal, reading: int) -> ReadingQuiz:
    """The questions of one's own reading; again the same. Raises NotFound, Refused ``no_questions``."""
    found = owed_reading(by.number, reading)
    questions = questions_about(found.version.article.code)
    if not questions:
        raise Refused("该条目暂无测验题，请直接确认已读。", code="no_questions")
    row, is_new = ReadingQuiz.objects.get_or_create(
        reading=reading,
        defaults={"number": by.number, "questions": drawn(questions, seed_of(reading, 1)), "drawn_at": now()},
    )
    if is_new:
        audit.record(by=by.number, action="exams.begin_quiz", about=about(reading), questions=len(row.questions))
    return row


@transaction.atomic
def answer_quiz(*, by: Principal, reading: int, round: int, replies: Sequence[QuizReply]) -> list[Question]:
    """Those answered wrongly, which come into the book, and after which others are drawn; none: it counts as read.

    Raises NotFound, Refused ``other_round``, Invalid ``bad_answer``.
    """
    found = owed_reading(by.number, reading)
    row = locked(ReadingQuiz.objects.filter(reading=reading, number=by.number, passed_at=None), missing=NONE)
    if row.round != round:
        raise Refused("测验题已更换，请按当前题目重新作答。", code="other_round")
    questions = {each.pk: each for each in quiz_questions(row)}
    given = _replies(row, questions, replies)
    wrong = wrong_ones({id: content_of(each) for id, each in questions.items()}, given)
    audit.record(by=by.number, action="exams.answer_quiz", about=about(reading), passed=not wrong)
    if wrong:
        # The bank may have lost its questions about the article meanwhile: then the same ones come again.
        others = questions_about(found.version.article.code) or row.questions
        row.round += 1
        row.questions, row.drawn_at = drawn(others, seed_of(reading, row.round)), now()
        row.save()
        for id in wrong:
            note_wrong(by.number, questions[id], row.drawn_at)
        return [questions[id] for id in wrong]
    row.passed_at = now()
    row.save()
    confirm_read(by=by, id=reading, questions=len(questions))
    return []


def _replies(row: ReadingQuiz, questions: Mapping[int, Question], replies: Sequence[QuizReply]) -> dict[int, Reply]:
    """As the bank has them."""
    found = {}
    for each in replies:
        question = questions.get(each.question)
        if question is None:
            raise Invalid("没有这道题，请刷新页面。", code="bad_answer")
        found[each.question] = _reply(row, question, each)
    return found


def _reply(row: ReadingQuiz, question: Question, sent: QuizReply) -> Reply:
    kind, count = ExamQuestionKind(question.kind), len(question.options)
    if kind not in CHOSEN:
        return Reply(text=sent.text[:MAX_TEXT])
    if not set(sent.places) <= set(range(count)):
        raise Invalid("选项有误，请刷新页面。", code="bad_answer")
    order = option_order(seed_of(row.reading, row.round), question.pk, kind, count)
    return Reply(chosen=to_bank(sorted(set(sent.places)), order))
