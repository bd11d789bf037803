"""Rich text: sanitised HTML, and its plain text."""

import re
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple

import nh3

TAGS = {
    *("p", "br", "strong", "em", "u", "s", "sub", "sup", "h3", "h4", "ul", "ol", "li", "blockquote", "hr"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "a", "img"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}
#: Pictures are attachments of ours: nothing is fetched from elsewhere when somebody reads.
PICTURES = "/api/knowledge/attachments/"
ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>")
IMAGE = re.compile(re.escape(PICTURES) + r"([0-9a-f]{64})")
#: Elements that begin or end a line of plain text.
BLOCKS = {"p", "br", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "table", "caption", "tr"}
CELLS = {"th", "td"}


def safe(html: str) -> str:
    """The HTML sanitised, in one line. A single paragraph loses its ``<p>``, so that plain text stays unchanged.

    Only ``<`` and ``&`` in it are escaped.
    """
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_allowed,
        url_schemes={"https", "http", "tel", "mailto"},
        link_rel="noopener noreferrer",
    )
    line = " ".join(cleaned.split())
    alone = ONE_PARAGRAPH.fullmatch(line)
    return alone[1].strip() if alone else line


def _allowed(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("img", "src") and not value.startswith(PICTURES):
        return None
    return value


def plain_text(html: str) -> str:
    """The text of safe HTML: a line a block, cells apart by a space, a picture by its description."""
    reader = _TextExtractor()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class RichPiece(NamedTuple):
    """A piece of rich text: a ``text``, the ``rows`` of a table, or a ``image`` by its digest with a description."""

    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    image: str = ""


def pieces_of(html: str) -> list[RichPiece]:
    """Safe HTML as what a document is made of, in order."""
    reader = _Pieces()
    reader.feed(html)
    reader.close()
    reader.end_text()
    return reader.found


def _described(attrs: list[tuple[str, str | None]]) -> str:
    """A picture where only words go."""
    alternative = dict(attrs).get("alt")
    return f"（图：{alternative}）" if alternative else ""


class _TextExtractor(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in CELLS:
            self._in_cell = True
        elif tag in BLOCKS:
            self.pieces.append(self._apart)
        elif tag == "img":
            self.pieces.append(_described(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in CELLS:
            self._in_cell = False
            self.pieces.append(" ")
        elif tag in BLOCKS:
            self._in_cell = self._in_cell and tag not in ("tr", "table")
            self.pieces.append(self._apart)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def _apart(self) -> str:
        """A row stays one line, though editors set a paragraph into every cell."""
        return " " if self._in_cell else "\n"


class _Pieces(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[RichPiece] = []
        self._html = ""
        self._rows: list[list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "table":
            self.end_text()
            self._rows = []
        elif self._rows is not None:
            if tag == "tr":
                self._rows.append([])
            elif tag in CELLS and self._rows:
                self._rows[-1].append("")
            elif self._rows and self._rows[-1]:
                self._rows[-1][-1] += _described(attrs) if tag == "img" else " " if tag in BLOCKS else ""
        elif tag == "img" and (image := IMAGE.search(attributes.get("src") or "")):
            self.end_text()
            self.found.append(RichPiece(attributes.get("alt") or "", image=image[1]))
        else:
            self._html += self.get_starttag_text() or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._rows is not None:
            rows = tuple(tuple(" ".join(cell.split()) for cell in row) for row in self._rows if row)
            self.found += [RichPiece(rows=rows)] if rows else []
            self._rows = None
        elif self._rows is None:
            self._html += f"</{tag}>"
        elif tag in BLOCKS and self._rows and self._rows[-1]:
            self._rows[-1][-1] += " "

    def handle_data(self, data: str) -> None:
        if self._rows is None:
            self._html += escape(data, quote=False)
        elif self._rows and self._rows[-1]:
            self._rows[-1][-1] += data

    def end_text(self) -> None:
        if text := plain_text(self._html):
            self.found.append(RichPiece(text))
        self._html = ""
