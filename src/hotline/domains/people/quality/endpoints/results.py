"""Endpoints of the results of a plan: estimates of all its calls, how inspectors agree, a workbook."""

from io import BytesIO

from django.http import FileResponse
from ninja import Router

from hotline.domains.people.quality.actions.read_traces import export
from hotline.domains.people.quality.endpoints.result_shapes import results_of, sheets_of
from hotline.domains.people.quality.queries.plans import drawn_plan
from hotline.domains.people.quality.queries.results import PlanResults
from hotline.domains.people.quality.schemas.results import QualityResultsOut
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, write_workbook
from hotline.kernel.permissions import Permission

router = Router(tags=["quality"], auth=needs(Permission.QUALITY_VIEW))


@router.get("/{plan_id}", response=QualityResultsOut)
def one(request: StaffRequest, plan_id: str) -> QualityResultsOut:
    """Of what is submitted so far. 404 for a plan that is not drawn."""
    return results_of(PlanResults(drawn_plan(plan_id)))


@router.get("/{plan_id}/export", response={200: None})
def take(request: StaffRequest, plan_id: str) -> FileResponse:
    """The same as a workbook: figures, no calls and no citizens. Each leaves an audit row."""
    row = drawn_plan(plan_id)
    export(by=current_staff(request), plan=row)
    file = BytesIO()
    write_workbook(file, sheets_of(results_of(PlanResults(row))))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{row.name}-质检结果.xlsx", content_type=MEDIA_TYPE)
