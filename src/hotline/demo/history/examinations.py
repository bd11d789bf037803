"""Exams of the invented history: a paper, an exam that a group has sat, and one that is still to come."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hotline.demo.history.past_actions import People, logged_at_once
from hotline.demo.history.texts import texts
from hotline.domains.people.exams.actions import bank, exams, papers, sittings
from hotline.domains.people.exams.actions.exams import ExamSettings
from hotline.domains.people.exams.actions.sittings import SentAnswer
from hotline.domains.people.exams.models import Exam, Paper, PaperQuestion, Sitting
from hotline.domains.people.exams.queries.papers import questions_of
from hotline.domains.people.exams.rules.blueprint import BlueprintLine
from hotline.domains.people.exams.rules.questions import TRUE_FALSE_OPTIONS, ExamQuestionKind, QuestionContent
from hotline.domains.people.exams.rules.sittings import Release, option_order, to_screen
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import BEIJING, acting_at

NAME, TITLE, NEXT_TITLE = "演示试卷", "演示业务测验", "演示业务测验（下一期）"
SAT_BY, NEXT_FOR = ("早班一组",), ("早班二组", "中班组")
MINUTES, PASS_PERCENT = 30, 80
#: Made, sat and released, counted from the history's last day; the next one after it.
MADE, SAT, RELEASED, NEXT = timedelta(days=-9), timedelta(days=-6), timedelta(days=-5), timedelta(days=4)
MORNING, OPENS, CLOSES = time(10), time(14), time(17)
POINTS = {ExamQuestionKind.SINGLE: 14, ExamQuestionKind.TRUE_FALSE: 10}
#: How often somebody answers right; one who is the weakest of the group.
RIGHT_SHARE, WEAK_SHARE = 0.93, 0.45


def write_exams(days: Sequence[date], seed: int) -> int:
    """Returns the number of sittings with a result; 0 when the paper was there already."""
    if Paper.objects.filter(name=NAME).exists():
        return 0
    people, chance, last = People(), random.Random(f"{seed}/exams"), days[-1]
    trainer = people.with_role("trainer")[0]
    with logged_at_once():
        with acting_at(_moment(last + MADE, MORNING)):
            paper = _paper(trainer)
            exam = exams.make_exam(by=trainer, chosen=_settings(TITLE, paper, last + SAT, SAT_BY))
            exams.make_exam(by=trainer, chosen=_settings(NEXT_TITLE, paper, last + NEXT, NEXT_FOR))
        sat = _sat(exam, people, chance)
        with acting_at(_moment(last + RELEASED, MORNING)):
            exams.release_results(by=trainer, id=exam.pk)
    return sat


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, BEIJING)


def _paper(trainer: Principal) -> Paper:
    contents = list(map(_content, range(len(texts().questions))))
    for content in contents:
        bank.approve_question(by=trainer, id=bank.make_question(by=trainer, content=content).pk)
    kinds = [content.kind for content in contents]
    lines = [BlueprintLine(kind, kinds.count(kind), points) for kind, points in POINTS.items()]
    paper = papers.make_paper(by=trainer, name=NAME, lines=lines)
    return papers.publish_paper(by=trainer, id=paper.pk)


def _content(place: int) -> QuestionContent:
    text = texts().questions[place]
    kind = ExamQuestionKind.SINGLE if text.options else ExamQuestionKind.TRUE_FALSE
    return QuestionContent(
        kind=kind,
        topic=next(topic.id for topic in topics() if topic.category == text.category),
        stem=text.stem,
        options=text.options or TRUE_FALSE_OPTIONS,
        right=(text.right,),
        explanation=text.explanation,
    )


def _settings(title: str, paper: Paper, day: date, groups: Sequence[str]) -> ExamSettings:
    opens, closes = _moment(day, OPENS), _moment(day, CLOSES)
    return ExamSettings(title, paper.pk, opens, closes, MINUTES, PASS_PERCENT, Release.LATER, groups)


def _sat(exam: Exam, people: People, chance: random.Random) -> int:
    """Everybody sits it but the last, who was away; the first does badly."""
    rows, questions = list(exam.sittings.order_by("number"))[:-1], questions_of(exam.paper_id)
    for place, row in enumerate(rows):
        right_share = RIGHT_SHARE if place else WEAK_SHARE
        sent = [_answer(row, each, is_right=chance.random() < right_share) for each in questions]
        by, at = people.person(row.number), exam.opens_at + timedelta(minutes=chance.randrange(60))
        with acting_at(at):
            page = sittings.begin(by=by, id=row.pk).page
        with acting_at(at + timedelta(minutes=chance.randrange(8, 25))):
            sittings.save_answers(by=by, id=row.pk, page=page, sent=sent)
            sittings.hand_in(by=by, id=row.pk)
    return len(rows)


def _answer(row: Sitting, each: PaperQuestion, *, is_right: bool) -> SentAnswer:
    question = each.question
    count, right = len(question.options), question.right[0]
    chosen = right if is_right else (right + 1) % count
    order = option_order(row.seed, each.position, ExamQuestionKind(question.kind), count)
    return SentAnswer(each.position, 1, to_screen([chosen], order))
