"""Taking a report or an answer along as a file. Every taking is on record."""

from datetime import date, datetime
from typing import Any

import msgspec

from hotline.domains.insight.analytics.queries.reports import question_paper, report_paper
from hotline.domains.insight.analytics.rules import Question
from hotline.domains.insight.analytics.rules.reports import report
from hotline.domains.insight.analytics.rules.spans import holding
from hotline.domains.insight.analytics.rules.wording import Compare
from hotline.infrastructure import audit, papers
from hotline.infrastructure.permissions import Signed
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid
from hotline.kernel.paper import Paper


class Taken(msgspec.Struct, frozen=True):
    name: str
    media_type: str
    content: bytes


def take_report(*, by: Signed, key: str, day: date, form: str, now: datetime) -> Taken:
    """Of the day, week, month or quarter that ``day`` lies in, as far as it has gone."""
    wanted = report(key)
    first, last = holding(wanted.span, day)
    today = beijing_day(now)
    if first > today:
        raise Invalid("这段时间还没有到。")
    paper = report_paper(wanted, first, min(last, today), now)
    return _taken(by, f"{wanted.name} {first}", paper, form, now, report=key)


def take_question(*, by: Signed, question: Question, compare: Compare, form: str, now: datetime) -> Taken:
    name = "统计"
    paper = question_paper(name, question, compare, now)
    called = f"{name} {question.first} 至 {question.last}"
    return _taken(by, called, paper, form, now, measures=list(question.measures))


def _taken(by: Signed, name: str, paper: Paper, form: str, now: datetime, **detail: Any) -> Taken:
    match form:
        case "pdf":
            content = papers.pdf(paper, now)
        case "docx":
            content = papers.document(paper)
        case "xlsx":
            content = papers.workbook(paper)
        case _:
            raise Invalid("可以导出 pdf、docx、xlsx。")
    audit.record(by=by.number, action="statistics.take", about=f"statistics/{name}", form=form, **detail)
    return Taken(f"{name}.{form}", papers.FORMS[form], content)
