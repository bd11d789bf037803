"""Reads of what an exam's answers say of its questions."""

from collections import defaultdict
from typing import NamedTuple

from hotline.domains.people.exams.models import Answer, Exam, PaperQuestion
from hotline.domains.people.exams.queries.papers import questions_of
from hotline.domains.people.exams.rules.items import Item, PaperFigures, paper_figures
from hotline.domains.people.exams.rules.questions import CLOSED, ExamQuestionKind
from hotline.domains.people.exams.rules.sittings import SittingStage
from hotline.kernel.clock import now
from hotline.kernel.errors import Refused


class ExamItems(NamedTuple):
    """``questions``: that a machine grades, in the order of the figures; none before the first sitting."""

    figures: PaperFigures
    questions: list[PaperQuestion]


def items_of(exam: Exam) -> ExamItems:
    """Of all that were graded. Raises Refused ``not_now`` while the exam may be sat: the figures give its key away."""
    if exam.closes_at > now():
        raise Refused("考试尚未截止，请在截止后查看试题分析。", code="not_now")
    questions = [each for each in questions_of(exam.paper_id) if ExamQuestionKind(each.question.kind) in CLOSED]
    rows = Answer.objects.filter(sitting__exam=exam, sitting__stage=SittingStage.GRADED.value)
    answers: dict[int, list[Answer]] = defaultdict(list)
    for answer in rows.order_by("sitting"):
        answers[answer.position].append(answer)
    figures = paper_figures([_item(each, answers[each.position]) for each in questions])
    return ExamItems(figures, questions if figures.people else [])


def _item(each: PaperQuestion, answers: list[Answer]) -> Item:
    question = each.question
    return Item(
        kind=ExamQuestionKind(question.kind),
        options=len(question.options),
        right=question.right,
        is_right=[answer.points == each.points for answer in answers],
        chosen=[answer.chosen for answer in answers],
    )
