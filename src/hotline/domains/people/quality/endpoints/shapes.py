"""Rows of quality inspection as they stand on the wire."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from hotline.domains.people.quality.models import Appeal, Inspection, Mark, SamplingPlan, Standard, WrongAnswer
from hotline.domains.people.quality.queries import inspections, plans
from hotline.domains.people.quality.queries.call_marks import CallMarks
from hotline.domains.people.quality.queries.standards import content_of
from hotline.domains.people.quality.rules.inspections import (
    Certain,
    InspectionState,
    MachineAnswer,
    PlanStage,
    Reason,
    Turn,
    WrongState,
)
from hotline.domains.people.quality.rules.plans import CONFIDENCE, K13_LIMIT, shows
from hotline.domains.people.quality.rules.sample_sizes import min_sample
from hotline.domains.people.quality.rules.standards import Grade, StandardKind, StandardStage
from hotline.domains.people.quality.schemas.inspections import (
    DecidedMarkOut,
    GradedMarkOut,
    InspectionMarkOut,
    InspectionOut,
    InspectionRowOut,
    MachineProposalOut,
    MachineProposalsOut,
    QualityPersonOut,
    SamplingPlanDetailOut,
    SamplingProgressOut,
    SamplingShowsOut,
    SamplingStratumOut,
    StandardOut,
    StandardSectionOut,
    SubmittedRowOut,
    WrongDecisionOut,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.masking import mask_numbers_in


def standard_of(row: Standard) -> StandardOut:
    return StandardOut(
        kind=StandardKind(row.kind),
        version=row.version,
        stage=StandardStage(row.stage),
        sections=[StandardSectionOut(**msgspec.to_builtins(each)) for each in content_of(row).sections],
        drafted_by=row.drafted_by,
        drafted_at=row.drafted_at,
        published_by=row.published_by,
        published_at=row.published_at,
    )


def shows_of(size: int) -> SamplingShowsOut:
    return SamplingShowsOut(**shows(size)._asdict(), k13_size=min_sample(K13_LIMIT, CONFIDENCE, 0) or 0)


def plan_facts(row: SamplingPlan, counts: tuple[int, int]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": row.name,
        "kind": StandardKind(row.kind),
        "since": row.since,
        "until": row.until,
        "stage": PlanStage(row.stage),
        "created_by": row.created_by,
        "created_at": row.created_at,
        "assigned": counts[0],
        "submitted": counts[1],
    }


def plan_of(row: SamplingPlan) -> SamplingPlanDetailOut:
    drawn = plans.drawn_by_stratum(row)
    progress = plans.progress(row, beijing_day(now()))
    names = names_of({each.inspector for each in progress})
    return SamplingPlanDetailOut(
        **plan_facts(row, plans.counts([row.pk]).get(row.pk, (0, 0))),
        size=row.size,
        min_each=row.min_each,
        certain=[Certain(each) for each in row.certain],
        double_percent=row.double_percent,
        due_days=row.due_days,
        inspectors=row.inspectors,
        seed=row.seed,
        standard_version=row.standard.version if row.standard else None,
        drawn_by=row.drawn_by,
        drawn_at=row.drawn_at,
        calls=sum(row.stock.values()),
        strata=[
            SamplingStratumOut(name=name, calls=calls, drawn=drawn[name]) for name, calls in sorted(row.stock.items())
        ],
        progress=[
            SamplingProgressOut(
                inspector=QualityPersonOut(number=each.inspector, name=names.get(each.inspector, "")),
                assigned=each.assigned,
                submitted=each.submitted,
                overdue=each.overdue,
            )
            for each in progress
        ],
        shows=shows_of(sum(drawn.values()) if drawn else row.size),
    )


def rows_of(rows: Sequence[Inspection]) -> list[InspectionRowOut]:
    names = names_of({row.agent for row in rows})
    return [InspectionRowOut(**_facts(row, names)) for row in rows]


def submitted_rows_of(rows: Sequence[Inspection]) -> list[SubmittedRowOut]:
    names = names_of({row.agent for row in rows})
    decided = inspections.decided_counts(rows)
    return [SubmittedRowOut(**_facts(row, names), decided=decided.get((row.plan_id, row.call), 0)) for row in rows]


def inspection_of(row: Inspection) -> InspectionOut:
    if row.state == InspectionState.SUBMITTED.value:
        decided = inspections.decided_of(row)
        answers = dict(row.machine_marks.exclude(answer="").values_list("item", "answer"))
        marks = [
            GradedMarkOut(
                **mark_of(each).dict(),
                answer=MachineAnswer(answers[each.item]) if each.item in answers else None,
                decided=_decided(decided[each.item]) if each.item in decided else None,
            )
            for each in inspections.marks_of([row])[row.pk]
        ]
        comment, first = row.comment, inspections.first_of(row)
    else:
        first = None
        items = row.draft.get("items", {})
        marks = [
            GradedMarkOut(
                item=key,
                grade=each["grade"] or None,
                seconds=each["seconds"],
                comment=each["comment"],
                answer=each.get("answer") or None,
                decided=None,
            )
            for key, each in items.items()
        ]
        comment = row.draft.get("comment", "")
    return InspectionOut(
        **_facts(row, names_of({row.agent})),
        standard=standard_of(row.standard),
        marks=marks,
        comment=comment,
        next=inspections.next_due(row),
        final_score=float(first.final_score) if first and first.final_score is not None else None,
        wrong=_wrong(first) if first else None,
    )


def _decided(appeal: Appeal) -> DecidedMarkOut:
    by_client = appeal.decided_at is not None
    return DecidedMarkOut(
        grade=Grade(appeal.mark.final or appeal.mark.grade),
        by_client=by_client,
        is_double=appeal.is_double,
        comment=appeal.decision if by_client else appeal.review_comment,
    )


def _wrong(first: Inspection) -> WrongDecisionOut | None:
    found: WrongAnswer | None = getattr(first, "wrong", None)
    return WrongDecisionOut(state=WrongState(found.state), comment=found.comment) if found else None


def mark_of(mark: Mark) -> InspectionMarkOut:
    return InspectionMarkOut(item=mark.item, grade=Grade(mark.grade), seconds=mark.seconds, comment=mark.comment)


def proposals_of(found: CallMarks) -> MachineProposalsOut:
    rows = [
        MachineProposalOut(
            item=item,
            result=Grade(each.result.value),
            wording=mask_numbers_in(each.wording),
            seconds=int(each.start) if each.turn >= 0 else None,
        )
        for item, each in found.proposals.items()
    ]
    return MachineProposalsOut(state=found.state, rows=rows)


def _facts(row: Inspection, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "plan": row.plan.name,
        "call": row.call,
        "call_at": row.call_at,
        "agent": QualityPersonOut(number=row.agent, name=names.get(row.agent, "")),
        "stratum": row.stratum,
        "reason": Reason(row.reason),
        "turn": Turn(row.turn),
        "due": row.due,
        "state": InspectionState(row.state),
        "score": None if row.score is None else float(row.score),
        "red_line": row.red_line,
        "submitted_at": row.submitted_at,
    }
