"""A register's empty sheet."""

from typing import IO

from hotline.domains.insight.assessment.actions.imports import columns
from hotline.domains.insight.assessment.rules.registers import Register
from hotline.infrastructure.workbooks.writer import DAY, Sheet, SheetColumn, write_workbook

WIDTH = 18


def write_template(file: IO[bytes], register: Register) -> None:
    """Headings in the first row; days are written as days."""
    heads = [SheetColumn(title, WIDTH, DAY if at == 0 else "") for at, title in enumerate(columns(register))]
    write_workbook(file, [Sheet(register.name, heads, [])])
