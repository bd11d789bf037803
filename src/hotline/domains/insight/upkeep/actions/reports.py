"""The report of a fault as PDF or Word. Each copy that a person takes leaves an audit row."""

from datetime import datetime
from typing import Literal, NamedTuple

from hotline.domains.insight.upkeep.models import Fault
from hotline.domains.insight.upkeep.queries import faults as queries
from hotline.domains.insight.upkeep.rules.fault_report import Line, ReportFacts, fault_report
from hotline.domains.insight.upkeep.rules.faults import FaultKind, FaultStepKind, Responsible
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure import audit, reports
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.reports import typeset, word
from hotline.kernel.report_document import ReportDocument


class Made(NamedTuple):
    name: str
    media_type: str
    content: bytes


def report(*, by: Principal, id: str, form: Literal["pdf", "docx"], now: datetime) -> Made:
    """Raises NotFound, Unavailable without a Chinese font."""
    row = queries.fault(id)
    audit.record(by=by.number, action="upkeep.report", about=queries.about(id), form=form)
    return _made(row, form, now)


def report_as_evidence(id: str, now: datetime) -> Made:
    """The PDF that proves the entries of the registers. Raises NotFound, Unavailable."""
    return _made(queries.fault(id), "pdf", now)


def _made(row: Fault, form: Literal["pdf", "docx"], now: datetime) -> Made:
    document = _document(row)
    content = typeset.pdf(document, now) if form == "pdf" else word.document(document)
    return Made(f"设备故障报告-{row.serial}.{form}", reports.FORMS[form], content)


def _document(row: Fault) -> ReportDocument:
    steps = list(row.steps.all())
    names = names_of({row.opened_by, row.acknowledged_by, row.closed_by} | {each.by for each in steps})

    def who(number: str) -> str:
        return f"{number} {names.get(number, '')}".strip()

    return fault_report(
        ReportFacts(
            serial=row.serial,
            title=row.title,
            kind=FaultKind(row.kind),
            equipment=row.equipment,
            place="、".join(filter(None, (row.site, row.node))),
            by_alarm=bool(row.alarm),
            opened_by=who(row.opened_by),
            raised_at=row.raised_at,
            acknowledged_at=row.acknowledged_at,
            acknowledged_by=who(row.acknowledged_by),
            steps=tuple(Line(FaultStepKind(each.kind), each.at, who(each.by), each.text) for each in steps),
            cause=row.cause,
            mending=row.mending,
            responsible=Responsible(row.responsible) if row.responsible else None,
            down_from=row.down_from,
            down_until=row.down_until,
            counts=row.counts,
            why_not=row.why_not,
            closed_at=row.closed_at,
            closed_by=who(row.closed_by),
        )
    )
