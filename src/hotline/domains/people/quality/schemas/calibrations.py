"""Calibrations and precedents on the wire."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.people.quality.rules.calibrations import MAX_INSPECTORS, MAX_NAME, CalibrationStage
from hotline.domains.people.quality.rules.inspections import MAX_SECONDS
from hotline.domains.people.quality.rules.standards import Grade, StandardKind
from hotline.domains.people.quality.schemas.inspections import (
    Comment,
    InspectionMarkBody,
    InspectionMarkOut,
    QualityPersonOut,
    StandardOut,
)
from hotline.domains.people.quality.schemas.results import DoublesOut


class CalibrationBody(Schema):
    """``kind``: of the standard in force that the call is graded by."""

    name: Annotated[str, Field(max_length=MAX_NAME)]
    call: Annotated[str, Field(max_length=100)]
    kind: StandardKind
    due: date
    inspectors: Annotated[list[str], Field(max_length=MAX_INSPECTORS)]


class CallToCalibrateOut(Schema):
    """An inspected call. ``disputed``: its items that were appealed, or in which two inspectors differed."""

    call: str
    call_at: datetime
    agent: QualityPersonOut
    kind: StandardKind
    score: float
    disputed: int


class CalibrationRowOut(Schema):
    """``invited`` inspectors, of whom so many have ``submitted``."""

    id: str
    name: str
    stage: CalibrationStage
    call: str
    call_at: datetime
    chair: QualityPersonOut
    due: date
    created_at: datetime
    invited: int
    submitted: int


class CalibrationListOut(Schema):
    rows: list[CalibrationRowOut]
    next: str | None


class CalibrationDueOut(Schema):
    """What the reader is invited to and has not submitted."""

    id: str
    name: str
    call_at: datetime
    due: date


class CalibrationSheetBody(Schema):
    marks: Annotated[list[InspectionMarkBody], Field(max_length=60)]


class CalibrationSheetOut(Schema):
    """The reader's own grades."""

    marks: list[InspectionMarkOut]
    submitted_at: datetime | None


class InvitedInspectorOut(Schema):
    """``agreement``: of the grades with the right ones; null until the grades are open to all."""

    inspector: QualityPersonOut
    submitted_at: datetime | None
    agreement: DoublesOut | None


class CalibrationGradeOut(InspectionMarkOut):
    inspector: str


class CalibrationDecisionOut(Schema):
    grade: Grade
    reason: str
    seconds: int | None
    by: QualityPersonOut
    at: datetime


class CalibrationItemOut(Schema):
    """The grades of one item side by side. ``right``: by decision, or that of all; null where nobody has decided."""

    item: str
    grades: list[CalibrationGradeOut]
    is_unanimous: bool
    right: Grade | None
    decision: CalibrationDecisionOut | None


class CalibrationOut(Schema):
    """``sheet``: null for whoever was not invited. ``items`` and ``agreement``: null until the grades are open to all.

    ``is_chair``: the reader may open, decide and close it.
    """

    id: str
    name: str
    stage: CalibrationStage
    call: str
    call_at: datetime
    agent: QualityPersonOut
    chair: QualityPersonOut
    is_chair: bool
    due: date
    created_at: datetime
    opened_at: datetime | None
    closed_at: datetime | None
    reason: str
    standard: StandardOut
    inspectors: list[InvitedInspectorOut]
    sheet: CalibrationSheetOut | None
    agreement: DoublesOut | None
    items: list[CalibrationItemOut] | None


class CalibrationDecisionBody(Schema):
    grade: Grade
    reason: Comment
    seconds: Annotated[int, Field(ge=0, le=MAX_SECONDS)] | None = None


class CalibrationReasonBody(Schema):
    reason: Comment


class PrecedentOut(Schema):
    """What a calibration decided of an item. ``calibration``: its id; ``call_at``: of the call it is about."""

    id: int
    calibration: str
    name: str
    call_at: datetime
    item: str
    item_name: str
    grade: Grade
    reason: str
    by: QualityPersonOut
    published_at: datetime
    retired_at: datetime | None
    retired_reason: str


class PrecedentListOut(Schema):
    rows: list[PrecedentOut]
