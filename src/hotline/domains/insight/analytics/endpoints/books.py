"""An answer as a workbook to count on with: figures as numbers, what shares are made of, how all is counted."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import xlsxwriter

from hotline.domains.insight.analytics.queries import DIMENSIONS, Question, word_for
from hotline.domains.insight.analytics.rules import Measure, measure
from hotline.domains.insight.analytics.schemas.statistics import AnswerOut, CellOut

TOTAL = "合计"
#: Heads and what stands under them of a cell.
type Head = tuple[str, str]


def book_of(question: Question, answer: AnswerOut) -> BytesIO:
    """A line for each of the answer, its total last; a sheet that says what was asked and how it is counted."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold, forms = book.add_format({"bold": True}), _forms(book)
        sheet = book.add_worksheet("统计")
        named = [DIMENSIONS[key].name for key in question.dimensions]
        heads = [list(_heads(measure(key), compared=answer.before_first is not None)) for key in question.measures]
        sheet.write_row(0, 0, [*named, *(head for each in heads for head, _ in each)], bold)
        lines = [(line.words, line.cells) for line in answer.lines]
        totals = [([TOTAL, *[""] * (len(named) - 1)], answer.total)] if named and answer.total else []
        for row, (words, cells) in enumerate([*lines, *totals], start=1):
            sheet.write_row(row, 0, words)
            figures = [(key, what, cell) for key, each, cell in zip(question.measures, heads, cells, strict=True)
                       for _, what in each]  # fmt: skip
            for column, (key, what, cell) in enumerate(figures, start=len(named)):
                _write(sheet, (row, column), cell, what, forms(measure(key), what))
        sheet.freeze_panes(1, len(named))
        sheet.autofit()
        _told(book.add_worksheet("口径"), question, answer)
    file.seek(0)
    return file


def _heads(wanted: Measure, *, compared: bool) -> Iterator[Head]:
    yield f"{wanted.name}（{wanted.unit}）", "value"
    if wanted.den:
        yield f"{wanted.name} 分子", "num"
        yield f"{wanted.name} 分母", "den"
    if compared:
        yield f"{wanted.name} 对照", "before"


def _write(sheet: Any, place: tuple[int, int], cell: CellOut, what: str, form: Any) -> None:
    value = getattr(cell, what)
    if value is not None:
        sheet.write_number(*place, value, form)


def _forms(book: Any) -> Any:
    """A share as per cent, with as many decimals as on screen."""
    made: dict[str, Any] = {}

    def form(wanted: Measure, what: str) -> Any:
        if what in ("num", "den"):
            return None
        decimals = "." + "0" * wanted.digits if wanted.digits else ""
        code = f"0{decimals}%" if wanted.unit == "%" else f"#,##0{decimals}"
        return made.setdefault(code, book.add_format({"num_format": code}))

    return form


def _told(sheet: Any, question: Question, answer: AnswerOut) -> None:
    rows = [("起止", f"{question.first} 至 {question.last}")]
    if answer.before_first:
        rows.append(("对照", f"{answer.before_first} 至 {answer.before_last}"))
    rows += [(f"只看{DIMENSIONS[key].name}", "、".join(word_for(key, values).values()))
             for key, values in question.filters.items()]  # fmt: skip
    for each in map(measure, question.measures):
        rows.append(
            (each.name, f"{each.meaning}{each.formula}。{each.owner} 第{each.version}版，{each.valid_from}起。")
        )
    for row, line in enumerate(rows):
        sheet.write_row(row, 0, line)
    sheet.autofit(600)
