"""Articles as a Word document to be read, passed round and corrected: headings, lists, tables; and back."""

import io
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import IO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph

from hotline.domains.understanding.knowledge.rules.article import RICH, Article
from hotline.domains.understanding.knowledge.rules.exchange.columns import COLUMNS, FIELDS, form_of, texts_of
from hotline.domains.understanding.knowledge.rules.exchange.forms import Read, UnreadableForm
from hotline.domains.understanding.knowledge.rules.rich_text import IMAGE, PICTURES, RichPiece, pieces_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "宋体"
#: Fields of the table below the title, one row each.
FACTS = (
    *("code", "topic", "valid_from", "valid_until", "tags", "related", "calculators"),
    *("yearly", "yearly_where", "referral", "referral_number", "referral_keeps"),
)
#: Fields that may have several values in a cell.
LISTED = {"tags", "related", "calculators"}
ITEM, TABLE = "List Bullet", "Table Grid"
IMAGE_WIDTH = Cm(12)
SEPARATOR = "；"


def write(into: IO[bytes], articles: Iterable[Article], image: Callable[[str], bytes | None]) -> None:
    """``image``: the content of one by its digest."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name = FONT
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    for article in articles:
        _write_article(document, article, image)
    document.save(into)


def _write_article(document: Document, article: Article, image: Callable[[str], bytes | None]) -> None:
    texts = texts_of(article)
    document.add_heading(article.title, 1)
    facts = [(field, SEPARATOR.join(texts[field])) for field in FACTS if any(texts[field])]
    table = document.add_table(len(facts), 2, TABLE)
    for row, (field, text) in zip(table.rows, facts, strict=True):
        row.cells[0].text, row.cells[1].text = COLUMNS[field], text
    for field, label in COLUMNS.items():
        if field in {"title", *FACTS} or not any(texts[field]):
            continue
        document.add_heading(label, 2)
        if field in RICH:
            value = getattr(article, field)
            for html in value if isinstance(value, tuple) else [value]:
                _write_rich(document, html, image)
        else:
            for text in texts[field]:
                document.add_paragraph(text, ITEM)


def _write_rich(document: Document, html: str, image: Callable[[str], bytes | None]) -> None:
    """Write rich text: paragraphs as list items, tables as tables, pictures behind the text of their item."""
    item: Paragraph | None = None
    for piece in pieces_of(html):
        if piece.rows:
            _write_table(document, piece)
            item = None
        elif piece.image:
            item = item or document.add_paragraph(style=ITEM)
            _write_image(item, piece, image(piece.image))
        else:
            item = document.add_paragraph(piece.text, ITEM)


def _write_table(document: Document, piece: RichPiece) -> None:
    table = document.add_table(len(piece.rows), max(map(len, piece.rows)), TABLE)
    for row, cells in zip(table.rows, piece.rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text


def _write_image(item: Paragraph, piece: RichPiece, content: bytes | None) -> None:
    """Write a picture. Its address and description go into its properties, which Word preserves."""
    try:
        inline = item.add_run().add_picture(io.BytesIO(content or b""), IMAGE_WIDTH)
    except UnrecognizedImageError:
        item.add_run(f"（图：{piece.text}）")
        return
    (properties,) = inline._inline.iter(qn("wp:docPr"))
    properties.set("title", f"{PICTURES}{piece.image}")
    properties.set("descr", piece.text)


def read(content: bytes) -> list[Read]:
    """Every heading of the first level begins an article. Raises Unreadable."""
    try:
        document = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise UnreadableForm("Word 文件无法打开。请另存为 docx 后导入。") from error
    found = [Read(f"“{title}”", form_of(texts)) for title, texts in _articles(document)]
    if not found:
        raise UnreadableForm("未找到条目。请先导出，按其标题层级填写。")
    return found


def _articles(document: Document) -> Iterator[tuple[str, dict[str, list[str]]]]:
    texts, field = dict[str, list[str]](), ""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            if field:
                texts.setdefault(field, []).append(_html_of(block))
            else:
                texts |= _facts(block)
        elif _level(block) == 1:
            if texts.get("title"):
                yield texts["title"][0], texts
            texts, field = {"title": [block.text.strip()]}, ""
        elif _level(block) == 2:
            field = FIELDS.get(block.text.strip(), "")
        elif field in RICH and (html := _html_of_item(block)):
            texts.setdefault(field, []).append(html)
        elif field and field not in RICH and block.text.strip():
            texts.setdefault(field, []).append(block.text)
    if texts.get("title"):
        yield texts["title"][0], texts


def _level(paragraph: Paragraph) -> int:
    name = paragraph.style.name if paragraph.style else ""
    return int(name[-1]) if name in {"Heading 1", "Heading 2"} else 0


def _facts(table: Table) -> dict[str, list[str]]:
    found = {FIELDS.get(row.cells[0].text.strip(), ""): row.cells[1].text for row in table.rows}
    return {field: text.split(SEPARATOR) if field in LISTED else [text] for field, text in found.items() if field}


def _html_of_item(paragraph: Paragraph) -> str:
    """The HTML of a list item with those of its pictures that are ours. Other pictures are dropped."""
    properties = [(each.get("title") or "", each.get("descr") or "") for each in paragraph._p.iter(qn("wp:docPr"))]
    pictures = [f'<img src="{src}" alt="{escape(alt)}">' for src, alt in properties if IMAGE.fullmatch(src)]
    return _html_of_text(paragraph.text.strip()) + "".join(pictures)


def _html_of_text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def _html_of(table: Table) -> str:
    rows = ([_html_of_text(cell.text) for cell in row.cells] for row in table.rows)
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{text}</td>' for text in row) + '</tr>' for row in rows)}</table>"
