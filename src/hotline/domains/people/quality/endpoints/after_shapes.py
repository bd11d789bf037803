"""Results, appeals and wrong answers as they stand on the wire."""

from collections.abc import Sequence
from typing import Any

import msgspec

from hotline.domains.people.quality.endpoints.shapes import mark_of, standard_of
from hotline.domains.people.quality.endpoints.wrong_shapes import own_wrong_of
from hotline.domains.people.quality.models import Appeal, Inspection, Mark
from hotline.domains.people.quality.queries import inspections
from hotline.domains.people.quality.queries.standards import content_of
from hotline.domains.people.quality.rules.inspections import AppealState, appeal_ends
from hotline.domains.people.quality.rules.standards import Grade
from hotline.domains.people.quality.schemas.after import (
    AppealOut,
    ArbitrationOut,
    OwnAppealOut,
    OwnMarkOut,
    OwnResultOut,
    OwnResultRowOut,
)
from hotline.domains.people.quality.schemas.inspections import (
    QualityPersonOut,
    StandardItemOut,
)
from hotline.domains.platform.accounts.queries import names_of


def results_of(rows: list[Inspection]) -> list[OwnResultRowOut]:
    marks = inspections.marks_of(rows)
    return [OwnResultRowOut(**_result(row, marks[row.pk])) for row in rows]


def result_of(row: Inspection) -> OwnResultOut:
    marks = inspections.marks_of([row])[row.pk]
    return OwnResultOut(
        **_result(row, marks),
        standard=standard_of(row.standard),
        marks=[_own_mark(mark) for mark in marks],
        comment=row.comment,
        wrong=own_wrong_of(getattr(row, "wrong", None)),
    )


def _result(row: Inspection, marks: Sequence[Mark]) -> dict[str, Any]:
    assert row.submitted_at is not None, "results are submitted"
    assert row.score is not None, "results are submitted"
    counts = row.score if row.final_score is None else row.final_score
    return {
        "id": row.pk,
        "call": row.call,
        "call_at": row.call_at,
        "score": float(counts),
        "first_score": float(row.score),
        "red_line": row.red_line,
        "submitted_at": row.submitted_at,
        "agreed": row.agreed_at is not None,
        "appeal_until": appeal_ends(row.submitted_at),
        "failed": sum((mark.final or mark.grade) == Grade.FAIL.value for mark in marks),
    }


def _own_mark(mark: Mark) -> OwnMarkOut:
    appeal: Appeal | None = getattr(mark, "appeal", None)
    return OwnMarkOut(
        **mark_of(mark).dict(),
        final=Grade(mark.final) if mark.final else None,
        appeal=OwnAppealOut(
            state=AppealState(appeal.state),
            is_double=appeal.is_double,
            reason=appeal.reason,
            review_comment=appeal.review_comment,
            decision=appeal.decision,
        )
        if appeal
        else None,
    )


def appeal_of(row: Appeal) -> AppealOut:
    return AppealOut(**_appeal(row))


def arbitrations_of(rows: Sequence[Appeal]) -> list[ArbitrationOut]:
    names = names_of({row.mark.inspection.agent for row in rows})
    return [
        ArbitrationOut(
            **_appeal(row),
            agent=QualityPersonOut(number=row.mark.inspection.agent, name=names.get(row.mark.inspection.agent, "")),
            is_double=row.is_double,
            reason=row.reason,
            first=mark_of(row.mark),
            review=Grade(row.review_grade) if row.review_grade else None,
            review_comment=row.review_comment,
        )
        for row in rows
    ]


def _appeal(row: Appeal) -> dict[str, Any]:
    inspection = row.mark.inspection
    item = content_of(inspection.standard).item(row.mark.item)
    return {
        "id": row.pk,
        "call": inspection.call,
        "call_at": inspection.call_at,
        "item": StandardItemOut(**msgspec.to_builtins(item)),
        "due": row.due,
    }
