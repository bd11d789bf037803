"""Articles as an Excel sheet: one article a row, one list item a line of its cell.

Overflow continues in the row below.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from hotline.domains.understanding.knowledge.rules.article import Article
from hotline.domains.understanding.knowledge.rules.exchange.columns import FIELDS, form_of, texts_of
from hotline.domains.understanding.knowledge.rules.exchange.forms import Read, UnreadableForm
from hotline.kernel.tables import TableRow, text_of

SHEET = "知识条目"
#: Excel's own limit is 32,767.
MAX_CELL = 30_000
WIDE_FIELDS = {"conclusion", "spoken", "details", "procedure", "materials", "channels", "asked_as", "basis"}


def rows_of(articles: Iterable[Article]) -> Iterator[list[str]]:
    """Yields the rows of a sheet: one per article, more where a list is too long for a cell."""
    for article in articles:
        columns = [list(_pieces(texts)) for texts in texts_of(article).values()]
        yield from map(list, zip_longest(*columns, fillvalue=""))


def _pieces(texts: list[str]) -> Iterator[str]:
    piece = ""
    for text in (" ".join(text.split("\n")) for text in texts):
        if piece and len(piece) + len(text) >= MAX_CELL:
            yield piece
            piece = ""
        piece = f"{piece}\n{text}" if piece else text
    yield piece


def read(rows: Sequence[TableRow]) -> list[Read]:
    """Read articles by the headings, in any order. Raises UnreadableForm."""
    fields = [FIELDS.get(text_of(title), "") for title in rows[0].cells] if rows else []
    if "code" not in fields or "title" not in fields:
        raise UnreadableForm("首行不是表头。请先导出，在表头下填写。")
    return [Read(f"第 {first} 行", form_of(texts)) for first, texts in _articles(rows[1:], fields)]


def _articles(rows: Iterable[TableRow], fields: list[str]) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """For each article the number of its first row, and its texts. A row without a code continues the article above."""
    first, texts = 0, dict[str, list[str]]()
    for row in rows:
        cells = {field: text_of(value) for field, value in zip(fields, row.cells, strict=False) if field}
        if not any(cells.values()):
            continue
        if cells.get("code") or not texts:
            if texts:
                yield first, texts
            first, texts = row.number, {}
        for field, text in cells.items():
            texts.setdefault(field, []).extend(text.split("\n"))
    if texts:
        yield first, texts
