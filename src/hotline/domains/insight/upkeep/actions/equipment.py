"""The register of equipment: one row saved, or a sheet of them, all rows or none."""

from collections.abc import Mapping

from django.db import transaction

from hotline.domains.insight.upkeep.models import Equipment
from hotline.domains.insight.upkeep.rules.planned import (
    EQUIPMENT_NAMES,
    EQUIPMENT_STATES,
    EquipmentKind,
    EquipmentState,
)
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission
from hotline.kernel.tables import Cell, RowErrors, TableRow, find_columns, text_of
from hotline.kernel.wording import fit_for_all

NUMBER, KIND, NAME, PLACE, SITE, STATE, NOTE = "编号", "种类", "名称型号", "位置", "机房", "状态", "备注"
REQUIRED, OPTIONAL = [NUMBER, KIND, NAME, STATE], [PLACE, SITE, NOTE]
COLUMNS = [NUMBER, KIND, NAME, PLACE, SITE, STATE, NOTE]
LENGTHS = {NUMBER: 40, NAME: 80, PLACE: 80, SITE: 20, NOTE: 120}
MAX_ROWS = 5000


@transaction.atomic
def save(*, by: Principal, row: Mapping[str, str]) -> Equipment:
    """Add it, or change the one with this number. ``row``: by the sheet's columns. Raises NotPermitted, Invalid."""
    _may(by)
    if problem := _problem(row):
        raise Invalid(problem, code="bad_equipment")
    saved = _save(by, row)
    audit.record(
        by=by.number, action="upkeep.save_equipment", about="equipment/one", kind=saved.kind, state=saved.state
    )
    return saved


@transaction.atomic
def import_rows(*, by: Principal, rows: list[TableRow]) -> int:
    """Heading first; returns how many were saved. Raises Invalid that names every bad row, and changes nothing."""
    _may(by)
    places = find_columns(rows[0] if rows else None, REQUIRED, OPTIONAL)
    errors, saved = RowErrors(), 0
    for row in rows[1:]:
        read = {title: text_of(cell) for title, cell in _cells(places.cells(row)).items()}
        if problem := _problem(read):
            errors.add(row.number, problem)
            continue
        _save(by, read)
        saved += 1
    errors.refuse_any()
    if not saved:
        raise Invalid("表格中没有可导入的行，请在模板中填写后重传。")
    audit.record(by=by.number, action="upkeep.import_equipment", about="equipment/sheet", rows=saved)
    return saved


def _cells(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    return {title: cells.get(title) for title in COLUMNS}


def _problem(row: Mapping[str, str]) -> str:
    """What is wrong with a row, as a sentence; "" when it can be saved."""
    if not row[NUMBER].strip() or not row[NAME].strip():
        return "请填写编号和名称型号。"
    if row[KIND] not in EQUIPMENT_NAMES.values():
        return f"种类须为{'、'.join(EQUIPMENT_NAMES.values())}之一。"
    if row[STATE] not in EQUIPMENT_STATES.values():
        return f"状态须为{'、'.join(EQUIPMENT_STATES.values())}之一。"
    long = next((title for title, longest in LENGTHS.items() if len(row[title]) > longest), "")
    return f"“{long}”最多 {LENGTHS[long]} 字。" if long else ""


def _save(by: Principal, row: Mapping[str, str]) -> Equipment:
    kinds: dict[str, EquipmentKind] = {name: kind for kind, name in EQUIPMENT_NAMES.items()}
    states: dict[str, EquipmentState] = {name: state for state, name in EQUIPMENT_STATES.items()}
    saved, _ = Equipment.objects.update_or_create(
        number=row[NUMBER].strip(),
        defaults={
            "kind": kinds[row[KIND]].value,
            "name": row[NAME].strip(),
            "place": row[PLACE].strip(),
            "site": row[SITE].strip(),
            "state": states[row[STATE]].value,
            "note": fit_for_all(row[NOTE]),
            "changed_by": by.number,
            "changed_at": now(),
        },
    )
    return saved


def _may(by: Principal) -> None:
    if not by.may(Permission.FAULTS_WORK):
        deny(by, Permission.FAULTS_WORK, "equipment")
