"""Reads about calibrations: those that somebody may see, the grades of one, calls worth one, precedents."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from hotline.domains.people.quality.models import Appeal, Calibration, CalibrationSheet, Inspection, Precedent
from hotline.domains.people.quality.queries.standards import content_of
from hotline.domains.people.quality.rules.calibrations import CalibrationStage, ItemGrades
from hotline.domains.people.quality.rules.inspections import AppealState, InspectionState, Turn
from hotline.domains.people.quality.rules.standards import Grade, StandardKind
from hotline.infrastructure.paging import page_by_moment
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page
from hotline.kernel.permissions import Permission

NONE = "没有这场校准会，或未邀请您。请刷新列表。"
NO_PRECEDENT = "没有这条判例，或已停用。请刷新列表。"
#: Calls that a calibration can begin from: inspected so lately, at most so many.
LATELY, LISTED = timedelta(days=90), 50


def about(id: str) -> str:
    return f"calibration/{id}"


def visible_to(reader: Principal) -> QuerySet[Calibration]:
    """All for whoever sets up or oversees inspections; an inspector's own otherwise."""
    rows = Calibration.objects.select_related("standard")
    if reader.may(Permission.QUALITY_DESIGN) or reader.may(Permission.QUALITY_VIEW):
        return rows
    invited = CalibrationSheet.objects.filter(calibration=OuterRef("pk"), inspector=reader.number)
    return rows.filter(Exists(invited))


def calibrations(reader: Principal, cursor: str = "") -> Page[Calibration]:
    """Fifty a page, the newest first. Raises Invalid for a bad cursor."""
    counted = visible_to(reader).annotate(
        invited=Count("sheets"), submitted=Count("sheets", filter=Q(sheets__submitted_at__isnull=False))
    )
    return page_by_moment(counted, "created_at", cursor)


def calibration(reader: Principal, id: str) -> Calibration:
    """Raises NotFound."""
    row = visible_to(reader).filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def sheets_due(inspector: str) -> list[CalibrationSheet]:
    """What the inspector is invited to and has not submitted, the first due first."""
    rows = CalibrationSheet.objects.filter(inspector=inspector, submitted_at=None)
    open_ones = rows.filter(calibration__stage=CalibrationStage.MARKING.value)
    return list(open_ones.select_related("calibration").order_by("calibration__due", "pk"))


def sheets_of(row: Calibration) -> list[CalibrationSheet]:
    return list(row.sheets.order_by("inspector"))


def precedents_of(row: Calibration) -> dict[str, Precedent]:
    return {each.item: each for each in row.precedents.all()}


def item_grades(row: Calibration) -> list[ItemGrades]:
    """Each item with the grades of all who have submitted, in the order of the standard."""
    submitted = [each for each in sheets_of(row) if each.submitted_at is not None]
    decided = {item: Grade(each.grade) for item, each in precedents_of(row).items()}
    return [
        ItemGrades(item.key, {each.inspector: _grade(each, item.key) for each in submitted}, decided.get(item.key))
        for item in content_of(row.standard).items
    ]


def _grade(sheet: CalibrationSheet, item: str) -> Grade:
    return Grade(sheet.marks["items"][item]["grade"])


def is_inspected_now(call: str) -> bool:
    """Somebody still grades the call, or has it graded again: to see other people's grades would lead them."""
    waiting = Inspection.objects.filter(call=call, state=InspectionState.WAITING.value)
    appealed = Appeal.objects.filter(mark__inspection__call=call, state=AppealState.REVIEW.value)
    return waiting.exists() or appealed.exists()


def have_calibrated(call: str) -> set[str]:
    """Who has been invited to grade the call in a calibration, cancelled ones included."""
    return set(CalibrationSheet.objects.filter(calibration__call=call).values_list("inspector", flat=True))


def calls_to_calibrate(now: datetime) -> list[Inspection]:
    """Inspected calls, those first on which most was decided otherwise or by two: ``disputed`` counts their items."""
    waiting = Inspection.objects.filter(call=OuterRef("call"), state=InspectionState.WAITING.value)
    rows = Inspection.objects.filter(
        turn=Turn.FIRST.value, state=InspectionState.SUBMITTED.value, submitted_at__gte=now - LATELY
    )
    counted = rows.filter(~Exists(waiting)).annotate(disputed=Count("marks__appeal"))
    return list(counted.select_related("standard").order_by("-disputed", "-submitted_at", "pk")[:LISTED])


def precedents(*, kind: StandardKind, with_retired: bool = False) -> list[Precedent]:
    """Those in force, the newest first."""
    rows = Precedent.objects.filter(calibration__standard__kind=kind.value, published_at__isnull=False)
    if not with_retired:
        rows = rows.filter(retired_at=None)
    return list(rows.select_related("calibration__standard").order_by("-published_at", "pk"))


def names_of_items(rows: list[Precedent]) -> Mapping[int, str]:
    """Precedent -> what its item was called in the standard it was decided by."""
    return {row.pk: content_of(row.calibration.standard).item(row.item).name for row in rows}
