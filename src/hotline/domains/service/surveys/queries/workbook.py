"""The results of a survey as sheets of a workbook. What citizens wrote is not in it: only what was read in it."""

from collections.abc import Iterator, Mapping

from hotline.domains.service.surveys.models import Invitation, Survey
from hotline.domains.service.surveys.queries.results import Dimension, ResultsQuery, answered_in, questions_of, results
from hotline.domains.service.surveys.rules.questionnaire import Question
from hotline.domains.service.surveys.rules.shares import Share
from hotline.infrastructure.workbooks.writer import Cell, Sheet, SheetColumn

PERCENT = "0.0%"
SENTIMENTS = {"pos": "正面", "neu": "中性", "neg": "负面"}
GROUPS = {"agent": "工号", "queue": "队列", "topic": "主题"}


def sheets(survey: Survey, query: ResultsQuery, names: Mapping[Dimension, Mapping[str, str]]) -> list[Sheet]:
    """``names``: by agent, queue, topic the names of their codes."""
    found, questions = results(survey, query), questions_of(survey)
    shares = [SheetColumn(title, number_format=PERCENT) for title in ("占比", "下限（95%）", "上限（95%）")]
    counts = [SheetColumn("题目"), SheetColumn("选项"), SheetColumn("份数"), SheetColumn("答题数"), *shares]
    groups = [SheetColumn("按"), SheetColumn("编号"), SheetColumn("名称"), SheetColumn("满意"), SheetColumn("答题数")]
    return [
        Sheet(
            "汇总",
            counts,
            [
                (question.title, option.label, *_cells(option.share))
                for question in found.questions
                for option in question.options
            ],
        ),
        Sheet(
            "坐席队列主题",
            [*groups, *shares],
            [
                (GROUPS[by], row.code, names[by].get(row.code, ""), *_cells(row.satisfied))
                for by, rows in found.groups.items()
                for row in rows
            ],
        ),
        Sheet("答卷", _answer_columns(questions), list(_answers(survey, query, questions))),
    ]


def _cells(share: Share) -> tuple[Cell, ...]:
    return share.part, share.total, share.share, share.low, share.high


def _answer_columns(questions: list[Question]) -> list[SheetColumn]:
    about = [SheetColumn(title) for title in ("通话", "提交时间", "工号", "队列", "主题")]
    read = [SheetColumn(title) for title in ("意见主题", "意见态度", "须跟进")]
    return [*about, *(SheetColumn(each.title) for each in questions if each.kind != "text"), *read]


def _answers(survey: Survey, query: ResultsQuery, questions: list[Question]) -> Iterator[tuple[Cell, ...]]:
    for row in answered_in(survey, query):
        yield (
            row.call,
            row.answered_at,
            row.agent,
            row.queue,
            row.topic,
            *(_label(each, row.response.answers.get(each.id)) for each in questions if each.kind != "text"),
            *_read(row),
        )


def _label(question: Question, answer: object) -> str:
    values = answer if isinstance(answer, list) else [answer]
    return "、".join(question.labels.get(value, str(value)) for value in values if isinstance(value, int))


def _read(row: Invitation) -> tuple[str, str, str]:
    comments = list(row.response.comments.all())
    themes = dict.fromkeys(theme for comment in comments for theme in comment.themes)
    sentiments = dict.fromkeys(SENTIMENTS.get(comment.sentiment, "") for comment in comments)
    follow_up = "是" if any(comment.needs_follow_up for comment in comments) else ""
    return "、".join(themes), "、".join(sentiments), follow_up
