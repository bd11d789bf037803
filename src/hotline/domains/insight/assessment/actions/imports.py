"""Imports a register filled in Excel: checks every cell, and imports all rows or none."""

from django.db import transaction

from hotline.domains.insight.assessment.actions.common import may
from hotline.domains.insight.assessment.actions.entries import enter
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.insight.assessment.queries.registers import register
from hotline.domains.insight.assessment.rules.registers import Field, Register
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.tables import Cell, RowErrors, TableRow, day_of, figure_of, find_columns, text_of

#: Rows of one sheet.
MAX_ROWS = 2000
NOTE = "说明"


def columns(found: Register) -> list[str]:
    """The heads of the template, in order."""
    return [found.day, *([found.about] if found.about else []), *(field.name for field in found.fields), NOTE]


@transaction.atomic
def import_entries(*, by: Principal, register_key: str, rows: list[TableRow]) -> list[RegisterEntry]:
    """Import ``rows`` of a sheet, heading first. Raises Invalid that names every bad cell, and then changes nothing."""
    may(by, Permission.ASSESSMENT_ENTER)
    found = register(register_key)
    places = find_columns(rows[0] if rows else None, columns(found)[:-1], [NOTE])
    errors, made = RowErrors(), list[RegisterEntry]()
    for row in rows[1:]:
        _import_row(by, found, row.number, places.cells(row), made, errors)
    errors.refuse_any()
    if not made:
        raise Invalid("表格中没有可导入的行，请在模板中填写后重传。")
    return made


def _import_row(
    by: Principal, found: Register, line: int, cells: dict[str, Cell], made: list[RegisterEntry], errors: RowErrors
) -> None:
    before = len(errors.found)
    day = day_of(cells.get(found.day))
    if day is None:
        errors.add(line, "不是日期", found.day)
    figures = {
        field.key: number for field in found.fields if (number := _figure(cells, field, line, errors)) is not None
    }
    if day is None or len(errors.found) > before:
        return
    about, note = text_of(cells.get(found.about)), text_of(cells.get(NOTE))
    try:
        with transaction.atomic():
            made.append(enter(by=by, register_key=found.key, day=day, figures=figures, about=about, note=note))
    except (Invalid, Refused) as refusal:
        errors.add(line, refusal.message)


def _figure(cells: dict[str, Cell], field: Field, line: int, errors: RowErrors) -> int | None:
    """A blank counts as 0."""
    value = cells.get(field.name)
    figure = 0 if value in ("", None) else figure_of(value, field.digits)
    if figure is None:
        errors.add(line, f"不是数，或超过{field.digits}位小数" if field.digits else "不是整数", field.name)
    return figure
