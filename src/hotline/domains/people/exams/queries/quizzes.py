"""Reads of quizzes: which questions there are about an article, and whether a reader has answered them."""

from typing import TYPE_CHECKING

from hotline.domains.people.exams.models import Question, ReadingQuiz
from hotline.domains.people.exams.queries.bank import questions_about
from hotline.domains.people.exams.rules.quizzes import MAX_QUESTIONS
from hotline.domains.understanding.knowledge.queries.readings import owed_by
from hotline.kernel.errors import NotFound

if TYPE_CHECKING:
    from hotline.domains.understanding.knowledge.models import RequiredReading

NONE = "没有这条学习任务，或已完成。请在工作台查看必读。"


class BankQuizzes:
    """``knowledge.ports.ReadingQuiz`` out of the bank."""

    def open_count(self, reading: int, code: str, reader: str) -> int:
        row = ReadingQuiz.objects.filter(reading=reading, number=reader).first()
        if row is not None:
            return 0 if row.passed_at else len(row.questions)
        return min(len(questions_about(code)), MAX_QUESTIONS)


def owed_reading(number: str, id: int) -> "RequiredReading":
    """A reading of this person's own. Raises NotFound, once it is read too."""
    found = next((each.reading for each in owed_by(number) if each.reading_id == id), None)
    if found is None or found.reader != number:
        raise NotFound(NONE)
    return found


def quiz_questions(row: ReadingQuiz) -> list[Question]:
    """In the order in which they were drawn."""
    found = Question.objects.in_bulk(row.questions)
    return [found[id] for id in row.questions]
