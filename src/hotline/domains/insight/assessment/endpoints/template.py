"""A register's empty sheet."""

from typing import IO

import xlsxwriter

from hotline.domains.insight.assessment.actions.importing import columns
from hotline.domains.insight.assessment.rules.registers import Register

WIDTH = 18


def write_template(file: IO[bytes], register: Register) -> None:
    """Heads in the first row; days are written as days."""
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet(register.name[:31])
        heading, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(columns(register)):
            sheet.set_column(column, column, WIDTH, day if column == 0 else None)
            sheet.write_string(0, column, title, heading)
