"""Taking a report or an answer along as a file. Every taking is on record."""

from datetime import date, datetime
from typing import Any

import msgspec

from hotline.domains.insight.analytics.queries.reports import question_document, report_document
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.analytics.rules.reports import report
from hotline.domains.insight.analytics.rules.spans import holding
from hotline.domains.insight.analytics.rules.wording import Compare
from hotline.infrastructure import audit, reports
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.reports import sheets, typeset, word
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid
from hotline.kernel.report_document import ReportDocument


class Taken(msgspec.Struct, frozen=True):
    name: str
    media_type: str
    content: bytes


def take_report(*, by: Principal, key: str, day: date, form: str, now: datetime) -> Taken:
    """Make a report of the day, week, month or quarter that holds ``day``, up to today."""
    definition = report(key)
    first, last = holding(definition.span, day)
    today = beijing_day(now)
    if first > today:
        raise Invalid("该时段未到，请选择已过去的时段。")
    document = report_document(definition, first, min(last, today), now)
    return _taken(by, f"{definition.name} {first}", document, form, now, report=key)


def take_question(*, by: Principal, question: FigureQuery, compare: Compare, form: str, now: datetime) -> Taken:
    name = "统计"
    document = question_document(name, question, compare, now)
    called = f"{name} {question.first} 至 {question.last}"
    return _taken(by, called, document, form, now, measures=list(question.measures))


def _taken(by: Principal, name: str, document: ReportDocument, form: str, now: datetime, **detail: Any) -> Taken:
    match form:
        case "pdf":
            content = typeset.pdf(document, now)
        case "docx":
            content = word.document(document)
        case "xlsx":
            content = sheets.workbook(document)
        case _:
            raise Invalid("可以导出 pdf、docx、xlsx。")
    audit.record(by=by.number, action="statistics.take", about=f"statistics/{name}", form=form, **detail)
    return Taken(f"{name}.{form}", reports.FORMS[form], content)
