"""A sheet of numbers as it is uploaded: its size, its kind, its rows."""

from collections.abc import Sequence

from ninja.files import UploadedFile

from hotline.domains.service.messaging.actions.number_sheets import MAX_ROWS
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.workbooks.parser import TableLimits
from hotline.infrastructure.workbooks.reader import TABLES, read_table
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy, check_size
from hotline.kernel.tables import TableRow

SHEET = UploadPolicy(TABLES, max_bytes=5 * MEGABYTE)


def rows_of(file: UploadedFile, by: Principal) -> Sequence[TableRow]:
    """Heading first. Raises Invalid for what is no table, is too large or has too many rows."""
    check_size(file.size, SHEET)
    content = admit(file.name or "", file.read(), SHEET, by=by.number).content
    return read_table(content, TableLimits(MAX_ROWS + 1))
