"""Quizzes about an article that has to be read, on the wire."""

from datetime import date

from ninja import Schema
from pydantic import Field

from hotline.domains.people.exams.rules.questions import MAX_TEXT, ExamQuestionKind
from hotline.domains.people.exams.schemas import Place


class QuizQuestionOut(Schema):
    id: int
    kind: ExamQuestionKind
    stem: str
    options: list[str]


class QuizOut(Schema):
    """Questions about an article that one has to read. ``round``: counts the draws, and goes with the answers."""

    reading: int
    code: str
    title: str
    reason: str
    due_on: date
    round: int
    questions: list[QuizQuestionOut]


class QuizAnswerBody(Schema):
    """``places``: of the chosen options, as they stand on the page."""

    question: int
    places: list[Place] = Field(default_factory=list, max_length=10)
    text: str = Field("", max_length=MAX_TEXT)


class QuizAnswersBody(Schema):
    round: int
    answers: list[QuizAnswerBody] = Field(max_length=10)


class QuizWrongOut(Schema):
    stem: str
    explanation: str


class QuizResultOut(Schema):
    passed: bool
    wrong: list[QuizWrongOut]
