"""The register of equipment: listed, saved, taken in and out as a workbook."""

from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

from django.http import FileResponse
from ninja import File, Query, Router
from ninja.files import UploadedFile

from hotline.domains.insight.upkeep.actions import equipment as actions
from hotline.domains.insight.upkeep.permissions import READ_PLANNED
from hotline.domains.insight.upkeep.queries import planned as queries
from hotline.domains.insight.upkeep.rules.planned import (
    EQUIPMENT_NAMES,
    EQUIPMENT_STATES,
    EquipmentKind,
    EquipmentState,
)
from hotline.domains.insight.upkeep.schemas import (
    EquipmentImportedOut,
    EquipmentIn,
    EquipmentListOut,
    EquipmentOut,
    EquipmentQuery,
)
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.workbooks.parser import TableLimits
from hotline.infrastructure.workbooks.reader import TABLES, read_table
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, Sheet, SheetColumn, write_workbook
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy, check_size
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.insight.upkeep.models import Equipment

router = Router(tags=["upkeep"], auth=needs(*READ_PLANNED))
WORK = needs(Permission.FAULTS_WORK)
SHEET = UploadPolicy(TABLES, max_bytes=5 * MEGABYTE)
WIDTH = 18


@router.get("", response=EquipmentListOut)
def equipment(request: StaffRequest, filters: Query[EquipmentQuery]) -> EquipmentListOut:
    rows = queries.equipment(filters.kind, filters.state, filters.text)
    return EquipmentListOut(rows=[_out(row) for row in rows])


@router.post("", response=EquipmentOut, auth=WORK)
def save(request: StaffRequest, body: EquipmentIn) -> EquipmentOut:
    """Add it, or change the one with this number."""
    row = {
        actions.NUMBER: body.number,
        actions.KIND: EQUIPMENT_NAMES[body.kind],
        actions.NAME: body.name,
        actions.PLACE: body.place,
        actions.SITE: body.site,
        actions.STATE: EQUIPMENT_STATES[body.state],
        actions.NOTE: body.note,
    }
    return _out(actions.save(by=current_staff(request), row=row))


@router.get("/export")
def export(request: StaffRequest) -> FileResponse:
    """All of it, with the heads that the import wants: of an empty register the template."""
    rows = queries.equipment()
    file = cast(IO[bytes], SpooledTemporaryFile(max_size=MEGABYTE))  # noqa: SIM115, closed with the answer
    cells = [
        [
            row.number,
            EQUIPMENT_NAMES[EquipmentKind(row.kind)],
            row.name,
            row.place,
            row.site,
            EQUIPMENT_STATES[EquipmentState(row.state)],
            row.note,
        ]
        for row in rows
    ]
    write_workbook(file, [Sheet("设备台账", [SheetColumn(title, WIDTH) for title in actions.COLUMNS], cells)])
    file.seek(0)
    by = current_staff(request)
    audit.record(by=by.number, action="upkeep.export_equipment", about="equipment/sheet", rows=len(rows))
    return FileResponse(file, as_attachment=True, filename="设备台账.xlsx", content_type=MEDIA_TYPE)


@router.post("/import", response=EquipmentImportedOut, auth=WORK)
def take_in(request: StaffRequest, file: File[UploadedFile]) -> EquipmentImportedOut:
    """All rows of a sheet or none; rows with a known number change it."""
    by = current_staff(request)
    check_size(file.size or 0, SHEET)
    content = admit(file.name or "", file.read(), SHEET, by=by.number).content
    rows = read_table(content, TableLimits(actions.MAX_ROWS + 1))
    return EquipmentImportedOut(rows=actions.import_rows(by=by, rows=rows))


def _out(row: "Equipment") -> EquipmentOut:
    return EquipmentOut(
        number=row.number,
        kind=EquipmentKind(row.kind),
        name=row.name,
        place=row.place,
        site=row.site,
        state=EquipmentState(row.state),
        note=row.note,
        changed_at=row.changed_at,
    )
