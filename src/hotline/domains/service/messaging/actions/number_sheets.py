"""Sheets of mobile numbers that staff upload: read completely before anything is written, sealed at once."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from hotline.domains.service.messaging.rules.mass import mobile_in
from hotline.infrastructure.key_service.port import Clear
from hotline.infrastructure.sealed_columns import SealedColumns
from hotline.infrastructure.sealing import sealing_keys
from hotline.kernel.errors import Invalid
from hotline.kernel.masking import mask_number
from hotline.kernel.sealed import Sealed
from hotline.kernel.tables import RowErrors, TableRow, find_columns, text_of

#: The heading of the column with the numbers, and how many a sheet holds at most.
NUMBER, MAX_ROWS = "手机号码", 5_000


class SheetNumber(NamedTuple):
    """``alongside``: the texts of the other columns that were requested."""

    row: int
    number: str
    alongside: tuple[str, ...]


def read_mobiles(rows: Sequence[TableRow], errors: RowErrors, *alongside: str) -> list[SheetNumber]:
    """The numbers of a sheet, heading first, in its order; rows without one are skipped, bad ones are ``errors``.

    ``alongside``: headings of other columns that it must have. Raises Invalid where one is missing or it has no number.
    """
    columns, found = find_columns(rows[0] if rows else None, [NUMBER, *alongside]), list[SheetNumber]()
    for row in rows[1:]:
        cells = columns.cells(row)
        text = text_of(cells[NUMBER])
        if not text:
            continue
        if plain := mobile_in(text):
            found.append(SheetNumber(row.number, plain, tuple(text_of(cells[title]) for title in alongside)))
        else:
            errors.add(row.number, "不是 11 位手机号码", NUMBER)
    if not found and not errors.found:
        raise Invalid(f"表格中没有号码，请在“{NUMBER}”列中每行填写一个号码后重传。")
    return found


def sealed_numbers(column: SealedColumns[Sealed], numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    """``numbers``: id of a row -> its number. What each row stores of it, in this order."""
    clear = [Clear(number, mask_number(number), column.place_of(id=id)) for id, number in numbers.items()]
    sealed = sealing_keys().seal_all(clear) if clear else []
    return [column.columns(each, id=id) for id, each in zip(numbers, sealed, strict=True)]
