"""Taking the quarterly report: made anew each time, every taking on record."""

from datetime import datetime
from typing import Literal

import msgspec

from hotline.domains.insight.assessment.actions.common import may
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.queries.reporting import told
from hotline.domains.insight.assessment.rules.report import quarter_report
from hotline.events.assessment import quarter_subject
from hotline.infrastructure import audit, papers
from hotline.infrastructure.permissions import Signed
from hotline.kernel.clock import beijing_day
from hotline.kernel.permissions import Permission


class Made(msgspec.Struct, frozen=True):
    name: str
    media_type: str
    content: bytes


def report(*, by: Signed, key: str, form: Literal["pdf", "docx"], now: datetime) -> Made:
    """Raises NotPermitted, Invalid for a quarter of no contract, Unavailable without a Chinese font."""
    may(by, Permission.ASSESSMENT_VIEW)
    contract, period = quarter(key, beijing_day(now))
    found = told(contract, period, now)
    paper = quarter_report(found)
    content = papers.pdf(paper, now) if form == "pdf" else papers.document(paper)
    audit.record(
        by=by.number,
        action="assessment.report",
        about=quarter_subject(period.key),
        form=form,
        digest=found.digest,
        draft=found.draft,
    )
    name = f"{period.key}季度考核报告{'（草稿）' if found.draft else ''}.{form}"
    return Made(name, papers.FORMS[form], content)
