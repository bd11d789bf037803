"""The tables of a paper as a workbook: a sheet each, figures as numbers."""

from collections.abc import Iterator
from io import BytesIO

from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.paper import Number, Paper, Table

NARROWEST, A_SHARE, COVER = 8, 9, 80


def workbook(paper: Paper) -> bytes:
    """First a sheet that says what it is, then the tables in order."""
    file = BytesIO()
    write_workbook(file, _sheets(paper))
    return file.getvalue()


def _sheets(paper: Paper) -> Iterator[Sheet]:
    cover = [paper.subtitle, paper.foot, *(["草稿：尚未冻结，数字还会变"] if paper.draft else [])]
    yield Sheet("说明", [SheetColumn(paper.title, COVER)], [(text,) for text in cover])
    yield from (_sheet(part) for part in paper.parts if isinstance(part, Table))


def _sheet(table: Table) -> Sheet:
    columns = [
        SheetColumn(column.name, max(NARROWEST, column.width * A_SHARE), right=column.right) for column in table.columns
    ]
    lines = [*table.rows, *([table.total] if table.total else [])]
    return Sheet(
        table.name, columns, [[cell.value if isinstance(cell, Number) else cell for cell in line] for line in lines]
    )
