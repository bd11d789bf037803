"""Rich text: HTML with nothing in it that could do anything, and the words it says."""

from html.parser import HTMLParser

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
#: What a new line of the words begins with or ends.
BLOCKS = {"p", "br", "h3", "h4", "ul", "ol", "li", "blockquote", "hr", "table", "caption", "tr"}
CELLS = {"th", "td"}


def safe(html: str) -> str:
    """What may be shown; plain words come back as they are but for ``<`` and ``&``, which are written out."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes={"https", "http", "tel", "mailto"},
        link_rel="noopener noreferrer",
    ).strip()


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("img", "src") and not value.startswith(PICTURES):
        return None
    return value


def words_of(html: str) -> str:
    """The text of safe HTML: a line a block, cells apart by a space, a picture by its description."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.pieces.append("\n")
        elif tag == "img" and (said := dict(attrs).get("alt")):
            self.pieces.append(f"（图：{said}）")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.pieces.append("\n")
        elif tag in CELLS:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
