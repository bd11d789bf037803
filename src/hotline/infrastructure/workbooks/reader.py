"""The one reader of tables that people upload: xlsx, xls or csv. They are parsed in the sandbox."""

from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.sandbox.wire import SandboxLimits
from hotline.infrastructure.workbooks.parser import TableLimits, WireMoment, WireRow, read_rows
from hotline.kernel.files.types import FileType
from hotline.kernel.tables import TableRow

#: Types of files that endpoints for tables accept.
TABLES = frozenset({FileType.XLSX, FileType.OLD_OFFICE, FileType.TEXT})
_read_rows = in_sandbox(read_rows, limits=SandboxLimits(cpu_seconds=10))
#: Two hundred thousand rows.
_read_many_rows = in_sandbox(read_rows, limits=SandboxLimits(cpu_seconds=60, memory_mb=1024, result_mb=256))


DEFAULT = TableLimits()


def read_table(content: bytes, limits: TableLimits = DEFAULT, *, code: str = "unreadable_file") -> list[TableRow]:
    """The first sheet, blank rows left out, each row with its number in the file.

    Raises Invalid with ``code``, or as ``in_sandbox`` says.
    """
    return _rows(_read_rows(content, limits, code))


def read_large_table(content: bytes, limits: TableLimits, *, code: str = "unreadable_file") -> list[TableRow]:
    """As ``read_table``, with time and memory for hundreds of thousands of rows."""
    return _rows(_read_many_rows(content, limits, code))


def _rows(found: list[WireRow]) -> list[TableRow]:
    return [
        TableRow(row.number, tuple(cell.cell() if isinstance(cell, WireMoment) else cell for cell in row.cells))
        for row in found
    ]
