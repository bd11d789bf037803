"""The tables of a paper as a workbook: a sheet each, figures as numbers."""

from collections.abc import Iterator
from io import BytesIO

from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.report_document import Number, ReportDocument, Table

NARROWEST, A_SHARE, COVER = 8, 9, 80


def workbook(document: ReportDocument) -> bytes:
    """The report as a workbook: a first sheet that describes the report, then one sheet per table."""
    file = BytesIO()
    write_workbook(file, _sheets(document))
    return file.getvalue()


def _sheets(document: ReportDocument) -> Iterator[Sheet]:
    cover = [document.subtitle, document.foot, *(["草稿：尚未冻结，数据会变化"] if document.draft else [])]
    yield Sheet("说明", [SheetColumn(document.title, COVER)], [(text,) for text in cover])
    yield from (_sheet(part) for part in document.parts if isinstance(part, Table))


def _sheet(table: Table) -> Sheet:
    columns = [
        SheetColumn(column.name, max(NARROWEST, column.width * A_SHARE), right=column.right) for column in table.columns
    ]
    lines = [*table.rows, *([table.total] if table.total else [])]
    return Sheet(
        table.name, columns, [[cell.value if isinstance(cell, Number) else cell for cell in line] for line in lines]
    )
