"""Articles as an Excel sheet: one a row, a list one item a line in its cell; what does not fit goes on below."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hotline.domains.understanding.knowledge.rules.article import Article
from hotline.domains.understanding.knowledge.rules.exchange.columns import COLUMNS, FIELDS, form_of, said, texts_of
from hotline.domains.understanding.knowledge.rules.exchange.forms import Read, Unreadable

SHEET = "知识条目"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Excel's own limit is 32,767.
CELL_MOST = 30_000
WIDE, NARROW = 50, 16
WIDE_FIELDS = {"conclusion", "spoken", "details", "procedure", "materials", "channels", "asked_as", "basis"}


def write(into: IO[bytes], articles: Iterable[Article]) -> None:
    """Texts stay texts: nothing becomes a formula or a link."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(into, options) as book:
        sheet = book.add_worksheet(SHEET)
        heading = book.add_format({"bold": True, "bg_color": "#EEF2F6"})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.freeze_panes(1, 1)
        for column, (field, title) in enumerate(COLUMNS.items()):
            sheet.set_column(column, column, WIDE if field in WIDE_FIELDS else NARROW)
            sheet.write_string(0, column, title, heading)
        line = 1
        for article in articles:
            line += _write_article(sheet, line, article, cell)


def _write_article(sheet: Worksheet, line: int, article: Article, cell: Format) -> int:
    """Returns how many rows it took: one, but for lists that are too long for a cell."""
    rows = 1
    for column, texts in enumerate(texts_of(article).values()):
        pieces = list(_pieces(texts))
        for below, piece in enumerate(pieces):
            sheet.write_string(line + below, column, piece, cell)
        rows = max(rows, len(pieces))
    return rows


def _pieces(texts: list[str]) -> Iterator[str]:
    piece = ""
    for text in (" ".join(text.split("\n")) for text in texts):
        if piece and len(piece) + len(text) >= CELL_MOST:
            yield piece
            piece = ""
        piece = f"{piece}\n{text}" if piece else text
    yield piece


def read(content: bytes) -> list[Read]:
    """By the headings, in any order. Raises Unreadable."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError) as error:
        raise Unreadable("Excel 文件打不开。请另存为 xlsx 再导入。") from error
    fields = [FIELDS.get(said(title).strip(), "") for title in rows[0]] if rows else []
    if "code" not in fields or "title" not in fields:
        raise Unreadable("第一行不是表头。请先导出一份，在它的表头下面填写。")
    return [Read(f"第 {first} 行", form_of(texts)) for first, texts in _articles(rows[1:], fields)]


def _articles(rows: Iterable[Sequence[object]], fields: list[str]) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Number of its first row and its texts; a row without a code goes on with the article above."""
    first, texts = 0, dict[str, list[str]]()
    for number, row in enumerate(rows, 2):
        cells = {field: said(value) for field, value in zip(fields, row, strict=False) if field}
        if not any(text.strip() for text in cells.values()):
            continue
        if cells.get("code", "").strip() or not texts:
            if texts:
                yield first, texts
            first, texts = number, {}
        for field, text in cells.items():
            texts.setdefault(field, []).extend(text.split("\n"))
    if texts:
        yield first, texts
