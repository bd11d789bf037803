"""Cases as an Excel workbook, one row a case, written in constant memory."""

from collections.abc import Iterable, Sequence
from typing import IO

from hotline.domains.service.workorders.rules.blueprint import Column
from hotline.domains.service.workorders.schemas.cases import CaseRow
from hotline.infrastructure.workbooks.writer import Cell, Sheet, SheetColumn, write_workbook
from hotline.kernel.clock import BEIJING

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


def write(file: IO[bytes], rows: Iterable[CaseRow], more: Sequence[Column]) -> None:
    """Write one row per case, in constant memory. ``more`` are the model's own columns."""
    columns = [*(SheetColumn(*each) for each in COLUMNS), *(SheetColumn(each.name, each.width) for each in more)]
    lines = ((*cells(row), *(_own(row.columns.get(each.field)) for each in more)) for row in rows)
    write_workbook(file, [Sheet("工单", columns, lines, frozen=1)], streaming=True)


def _own(value: object) -> Cell:
    """A field of the model's own."""
    if isinstance(value, list):
        return [str(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def cells(row: CaseRow) -> tuple[Cell, ...]:
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
