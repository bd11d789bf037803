"""The report of an accident as PDF or Word. Each copy leaves an audit row."""

from datetime import datetime
from typing import Literal, NamedTuple

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.platform.security.queries import accidents as queries
from hotline.domains.platform.security.rules.accident_report import Decision, Line, ReportFacts, accident_report
from hotline.domains.platform.security.rules.accidents import AccidentKind, Level
from hotline.infrastructure import audit, reports
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.reports import typeset, word


class Made(NamedTuple):
    name: str
    media_type: str
    content: bytes


def report(*, by: Principal, id: str, form: Literal["pdf", "docx"], now: datetime) -> Made:
    """Raises NotFound, Unavailable without a Chinese font."""
    row = queries.accident(id)
    steps, files = list(row.steps.all()), list(row.files.all())
    decisions = list(row.decisions.all())
    authors = {each.by for each in steps} | {each.by for each in files}
    authors |= {number for each in decisions for number in (each.requested_by, each.approved_by)}
    names = names_of({row.opened_by, row.closed_by, row.approved_by, *authors})

    def who(number: str) -> str:
        return f"{number} {names.get(number, '')}".strip()

    facts = ReportFacts(
        serial=row.serial,
        title=row.title,
        kind=AccidentKind(row.kind),
        level=Level(row.level),
        text=row.text,
        found_at=row.found_at,
        opened_by=who(row.opened_by),
        opened_at=row.opened_at,
        steps=tuple(Line(each.kind, each.at, who(each.by), each.text) for each in steps),
        files=tuple((each.name, each.digest) for each in files),
        clocks=tuple(queries.clocks_of(row, now)),
        closed_at=row.closed_at,
        closed_by=who(row.closed_by),
        approved_by=who(row.approved_by),
        counts=row.counts,
        conclusion=row.conclusion,
        decisions=tuple(
            Decision(each.at, each.counts, each.reason, who(each.requested_by), who(each.approved_by))
            for each in decisions
        ),
    )
    document = accident_report(facts)
    content = typeset.pdf(document, now) if form == "pdf" else word.document(document)
    audit.record(by=by.number, action="security.report_accident", about=queries.about(id), form=form)
    return Made(f"安全事故报告-{row.serial}.{form}", reports.FORMS[form], content)
