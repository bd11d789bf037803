"""Calibrations and precedents as they stand on the wire."""

from collections.abc import Mapping, Sequence
from typing import Any

from hotline.domains.people.quality.endpoints.result_shapes import doubles_of
from hotline.domains.people.quality.endpoints.shapes import standard_of
from hotline.domains.people.quality.models import Calibration, CalibrationSheet, Inspection, Precedent
from hotline.domains.people.quality.queries import calibrations
from hotline.domains.people.quality.rules.calibrations import CalibrationStage, ItemGrades, agreement_with_decisions
from hotline.domains.people.quality.rules.inspector_agreement import joint_agreement
from hotline.domains.people.quality.rules.standards import Grade, StandardKind
from hotline.domains.people.quality.schemas.calibrations import (
    CalibrationDecisionOut,
    CalibrationDueOut,
    CalibrationGradeOut,
    CalibrationItemOut,
    CalibrationOut,
    CalibrationRowOut,
    CalibrationSheetOut,
    CallToCalibrateOut,
    InvitedInspectorOut,
    PrecedentOut,
)
from hotline.domains.people.quality.schemas.inspections import InspectionMarkOut, QualityPersonOut
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import Principal

OPEN_TO_ALL = (CalibrationStage.OPENED.value, CalibrationStage.CLOSED.value)
type Names = Mapping[str, str]


def rows_of(rows: Sequence[Any]) -> list[CalibrationRowOut]:
    """``rows``: with ``invited`` and ``submitted`` counted."""
    names = names_of({row.chair for row in rows})
    return [
        CalibrationRowOut(
            id=row.pk,
            name=row.name,
            stage=CalibrationStage(row.stage),
            call=row.call,
            call_at=row.call_at,
            chair=_person(row.chair, names),
            due=row.due,
            created_at=row.created_at,
            invited=row.invited,
            submitted=row.submitted,
        )
        for row in rows
    ]


def due_of(sheets: Sequence[CalibrationSheet]) -> list[CalibrationDueOut]:
    found = [each.calibration for each in sheets]
    return [CalibrationDueOut(id=row.pk, name=row.name, call_at=row.call_at, due=row.due) for row in found]


def calls_of(rows: Sequence[Any]) -> list[CallToCalibrateOut]:
    """``rows``: inspections with ``disputed`` counted."""
    names = names_of({row.agent for row in rows})
    return [
        CallToCalibrateOut(
            call=row.call,
            call_at=row.call_at,
            agent=_person(row.agent, names),
            kind=StandardKind(row.standard.kind),
            score=_score(row),
            disputed=row.disputed,
        )
        for row in rows
    ]


def calibration_of(row: Calibration, reader: Principal) -> CalibrationOut:
    sheets = calibrations.sheets_of(row)
    is_open = row.stage in OPEN_TO_ALL
    items = calibrations.item_grades(row) if is_open else []
    names = names_of({row.agent, row.chair, *(each.inspector for each in sheets)})
    own = next((each for each in sheets if each.inspector == reader.number), None)
    return CalibrationOut(
        id=row.pk,
        name=row.name,
        stage=CalibrationStage(row.stage),
        call=row.call,
        call_at=row.call_at,
        agent=_person(row.agent, names),
        chair=_person(row.chair, names),
        is_chair=row.chair == reader.number,
        due=row.due,
        created_at=row.created_at,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        reason=row.reason,
        standard=standard_of(row.standard),
        inspectors=[_inspector(row, each, items, names) for each in sheets],
        sheet=CalibrationSheetOut(marks=_marks(own), submitted_at=own.submitted_at) if own else None,
        agreement=doubles_of(joint_agreement([list(each.grades.values()) for each in items], row.pk))
        if is_open
        else None,
        items=_items(row, items, sheets, names) if is_open else None,
    )


def precedents_of(rows: list[Precedent]) -> list[PrecedentOut]:
    names = names_of({row.by for row in rows})
    items = calibrations.names_of_items(rows)
    return [_precedent(row, items[row.pk], names) for row in rows]


def _precedent(row: Precedent, item_name: str, names: Names) -> PrecedentOut:
    assert row.published_at is not None, "precedents are published"
    return PrecedentOut(
        id=row.pk,
        calibration=row.calibration_id,
        name=row.calibration.name,
        call_at=row.calibration.call_at,
        item=row.item,
        item_name=item_name,
        grade=Grade(row.grade),
        reason=row.reason,
        by=_person(row.by, names),
        published_at=row.published_at,
        retired_at=row.retired_at,
        retired_reason=row.retired_reason,
    )


def _items(
    row: Calibration, items: Sequence[ItemGrades], sheets: Sequence[CalibrationSheet], names: Names
) -> list[CalibrationItemOut]:
    decided = calibrations.precedents_of(row)
    marks = {each.inspector: {mark.item: mark for mark in _marks(each)} for each in sheets}
    return [
        CalibrationItemOut(
            item=each.item,
            grades=[CalibrationGradeOut(inspector=number, **marks[number][each.item].dict()) for number in each.grades],
            is_unanimous=each.is_unanimous,
            right=each.right,
            decision=_decision(decided[each.item], names) if each.item in decided else None,
        )
        for each in items
    ]


def _decision(row: Precedent, names: Names) -> CalibrationDecisionOut:
    return CalibrationDecisionOut(
        grade=Grade(row.grade), reason=row.reason, seconds=row.seconds, by=_person(row.by, names), at=row.at
    )


def _inspector(
    row: Calibration, sheet: CalibrationSheet, items: Sequence[ItemGrades], names: Names
) -> InvitedInspectorOut:
    graded = bool(items) and sheet.submitted_at is not None
    return InvitedInspectorOut(
        inspector=_person(sheet.inspector, names),
        submitted_at=sheet.submitted_at,
        agreement=doubles_of(agreement_with_decisions(items, sheet.inspector, f"{row.pk}/{sheet.inspector}"))
        if graded
        else None,
    )


def _marks(sheet: CalibrationSheet) -> list[InspectionMarkOut]:
    return [
        InspectionMarkOut(item=key, grade=each["grade"] or None, seconds=each["seconds"], comment=each["comment"])
        for key, each in sheet.marks.get("items", {}).items()
    ]


def _score(row: Inspection) -> float:
    return float((row.score if row.final_score is None else row.final_score) or 0)


def _person(number: str, names: Names) -> QualityPersonOut:
    return QualityPersonOut(number=number, name=names.get(number, ""))
