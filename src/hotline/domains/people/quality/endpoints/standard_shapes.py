"""Versions of standards as they stand on the wire."""

from collections.abc import Sequence

import msgspec

from hotline.domains.people.quality.endpoints.shapes import standard_of
from hotline.domains.people.quality.models import Inspection, Standard, StandardTrial
from hotline.domains.people.quality.queries.inspections import marks_of
from hotline.domains.people.quality.queries.standards import changes_of, trials_of
from hotline.domains.people.quality.rules.standards import Content, Grade, Item, Section
from hotline.domains.people.quality.schemas.inspections import QualityPersonOut
from hotline.domains.people.quality.schemas.standards import (
    CallToTryOut,
    StandardChangeOut,
    StandardSectionBody,
    StandardTrialMarkBody,
    StandardTrialOut,
    StandardVersionOut,
    TrialGroundOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.kernel.clock import beijing_day


def version_of(row: Standard) -> StandardVersionOut:
    trials = trials_of(row)
    names = names_of({*row.authors, *(trial.by for trial in trials)})
    return StandardVersionOut(
        **standard_of(row).dict(),
        revision=row.revision,
        authors=[_person(each, names.get(each, "")) for each in row.authors],
        note=row.note,
        submitted_by=row.submitted_by,
        submitted_at=row.submitted_at,
        returned=row.returned,
        retired_at=row.retired_at,
        changes=[StandardChangeOut(**msgspec.structs.asdict(each)) for each in changes_of(row)],
        trials=[_trial(row, each, names.get(each.by, "")) for each in trials],
    )


def content_in(sections: Sequence[StandardSectionBody]) -> Content:
    return Content(
        tuple(Section(each.name.strip(), tuple(Item(**item.dict()) for item in each.items)) for each in sections)
    )


def calls_of(rows: Sequence[Inspection]) -> list[CallToTryOut]:
    names = names_of({row.agent for row in rows})
    return [_call(row, names.get(row.agent, "")) for row in rows]


def ground_of(row: Inspection, standard: Standard) -> TrialGroundOut:
    graded = [StandardTrialMarkBody(item=mark.item, grade=Grade(mark.grade)) for mark in marks_of([row])[row.pk]]
    (call,) = calls_of([row])
    return TrialGroundOut(call=call, standard=version_of(standard), earlier=graded)


def _call(row: Inspection, name: str) -> CallToTryOut:
    assert row.submitted_at is not None, "calls to try are submitted"
    return CallToTryOut(
        inspection=row.pk,
        call=row.call,
        call_at=row.call_at,
        agent=_person(row.agent, name),
        plan=row.plan.name,
        version=row.standard.version,
        score=float(row.score or 0),
        inspected=beijing_day(row.submitted_at),
    )


def _trial(row: Standard, trial: StandardTrial, name: str) -> StandardTrialOut:
    return StandardTrialOut(
        call=trial.inspection.call,
        call_at=trial.inspection.call_at,
        score=float(trial.score),
        red_line=trial.red_line,
        earlier=float(trial.inspection.score or 0),
        by=_person(trial.by, name),
        at=trial.at,
        is_current=trial.revision == row.revision,
    )


def _person(number: str, name: str) -> QualityPersonOut:
    return QualityPersonOut(number=number, name=name)
