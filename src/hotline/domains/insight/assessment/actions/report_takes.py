"""Takes copies of the quarterly report. Each copy is rendered for its reader and leaves an audit row."""

from datetime import datetime
from typing import Literal

import msgspec

from hotline.domains.insight.assessment.actions.common import may
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.queries.report_data import report_data
from hotline.domains.insight.assessment.rules.report import quarter_report
from hotline.events.assessment import quarter_subject
from hotline.infrastructure import audit, reports
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.reports import typeset, word
from hotline.kernel.clock import beijing_day
from hotline.kernel.permissions import Permission


class Made(msgspec.Struct, frozen=True):
    name: str
    media_type: str
    content: bytes


def report(*, by: Principal, key: str, form: Literal["pdf", "docx"], now: datetime) -> Made:
    """Raises NotPermitted, Invalid for a quarter of no contract, Unavailable without a Chinese font."""
    may(by, Permission.ASSESSMENT_VIEW)
    contract, period = quarter(key, beijing_day(now))
    found = report_data(contract, period, now)
    document = quarter_report(found)
    content = typeset.pdf(document, now) if form == "pdf" else word.document(document)
    audit.record(
        by=by.number,
        action="assessment.report",
        about=quarter_subject(period.key),
        form=form,
        digest=found.digest,
        draft=found.draft,
    )
    name = f"{period.key}季度考核报告{'（草稿）' if found.draft else ''}.{form}"
    return Made(name, reports.FORMS[form], content)
