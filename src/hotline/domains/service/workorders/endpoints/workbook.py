"""Cases as an Excel workbook, one row a case, written in constant memory."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

import xlsxwriter

from hotline.domains.service.workorders.rules.blueprint import Column
from hotline.domains.service.workorders.schemas.cases import CaseRow
from hotline.kernel.clock import BEIJING

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = (
    ("工单号", 20),
    ("登记时间", 20),
    ("状态", 10),
    ("诉求类型", 8),
    ("来源", 12),
    ("外部工单号", 22),
    ("事项", 30),
    ("摘要", 50),
    ("单位", 26),
    ("区", 8),
    ("紧急程度", 8),
    ("不稳定因素", 8),
    ("诉求人", 10),
    ("电话", 16),
    ("登记人", 10),
    ("承办单位", 24),
    ("当前环节", 16),
    ("时限", 20),
    ("超时", 6),
    ("办结时间", 20),
    ("退回次数", 8),
    ("催办次数", 8),
    ("督办", 6),
    ("并入", 6),
)


def write(file: BinaryIO, rows: Iterable[CaseRow], more: Sequence[Column]) -> None:
    """Texts stay texts: nothing anybody wrote becomes a formula. ``more``: the model's own columns."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("工单")
        heading = book.add_format({"bold": True})
        sheet.freeze_panes(1, 1)
        titles = [*COLUMNS, *((column.name, column.width) for column in more)]
        for column, (title, width) in enumerate(titles):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, heading)
        for line, row in enumerate(rows, 1):
            for column, value in enumerate((*cells(row), *(row.columns.get(each.field) for each in more))):
                if isinstance(value, bool):
                    sheet.write_string(line, column, "是" if value else "")
                elif isinstance(value, int | float):
                    sheet.write_number(line, column, value)
                elif value not in (None, ""):
                    sheet.write_string(line, column, _text(value))


def _text(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def cells(row: CaseRow) -> tuple[object, ...]:
    return (
        row.number,
        _moment(row.created_at),
        row.state_name,
        row.kind,
        row.source_name,
        row.external_number,
        row.topic_title,
        row.summary,
        row.employer,
        row.district,
        row.urgency,
        row.unrest,
        row.person,
        row.phone,
        row.created_by_name or row.created_by,
        row.department_name,
        "、".join(task.name for task in row.tasks),
        _moment(row.due_at),
        row.overdue,
        _moment(row.closed_at),
        row.returns,
        row.urged,
        row.supervised,
        row.repeats,
    )


def _moment(at: object) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M:%S}" if hasattr(at, "astimezone") else ""
