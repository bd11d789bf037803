"""Exports to files: the complete knowledge base, or the articles in force."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import IO

from hotline.domains.understanding.knowledge.models import Article, File, Version
from hotline.domains.understanding.knowledge.queries.browse import ArticleFilters, holding, narrowed
from hotline.domains.understanding.knowledge.queries.files import content_of_file
from hotline.domains.understanding.knowledge.queries.integrity import head
from hotline.domains.understanding.knowledge.queries.terms import terms
from hotline.domains.understanding.knowledge.rules import article as rules
from hotline.domains.understanding.knowledge.rules.exchange import bundle, document, sheet
from hotline.domains.understanding.knowledge.rules.exchange.columns import COLUMNS
from hotline.domains.understanding.knowledge.rules.life import State
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.errors import NotFound

AT_ONCE = 500
WIDE, NARROW = 50, 16


def write_bundle(into: IO[bytes]) -> int:
    """Everything that was ever written, but what was dropped; returns how many articles."""
    codes = Article.objects.count()
    made_at = datetime.now(UTC).isoformat()
    bundle.write(into, _stored_articles(), _files(), terms(), made_at=made_at, head=head().digest)
    return codes


def write_sheet(into: IO[bytes], filters: ArticleFilters) -> int:
    """Write the articles in force as a sheet, one row each. Returns the number."""
    found = list(_holding(filters))
    widths = {field: WIDE if field in sheet.WIDE_FIELDS else NARROW for field in COLUMNS}
    columns = [SheetColumn(title, widths[field], wrap=True) for field, title in COLUMNS.items()]
    write_workbook(into, [Sheet(sheet.SHEET, columns, sheet.rows_of(found), frozen=1)])
    return len(found)


def write_document(into: IO[bytes], filters: ArticleFilters) -> int:
    """Write the articles in force as a document for reading. Returns the number."""
    found = list(_holding(filters))
    document.write(into, found, _image)
    return len(found)


def _holding(filters: ArticleFilters) -> Iterator[rules.Article]:
    rows = narrowed(holding(filters.as_of), filters).order_by("article__topic", "article__code")
    return (row.parsed_article for row in rows.iterator(chunk_size=AT_ONCE))


def _stored_articles() -> Iterator[bundle.BundleArticle]:
    for article in Article.objects.order_by("code").iterator(chunk_size=AT_ONCE):
        rows = article.versions.exclude(state=State.DROPPED.value).order_by("number")
        yield bundle.BundleArticle(article.code, tuple(map(_version, rows)))


def _version(row: Version) -> bundle.BundleVersion:
    return bundle.BundleVersion(
        number=row.number,
        state=row.state,
        content=row.content,
        base=row.base,
        note=row.note,
        authors=tuple(row.authors),
        reviewer=row.reviewer,
        publisher=row.publisher,
        saved_at=_iso(row.saved_at),
        published_at=_iso(row.published_at),
        retired_at=_iso(row.retired_at),
        retired_on=row.retired_on.isoformat() if row.retired_on else "",
        retired_by=row.retired_by,
        retired_because=row.retired_because,
        position=row.position or 0,
        digest=row.digest,
    )


def _files() -> Iterator[bundle.BundleFile]:
    for row in File.objects.order_by("digest"):
        yield bundle.BundleFile(row.name, row.digest, partial(content_of_file, row.digest))


def _image(digest: str) -> bytes | None:
    try:
        return content_of_file(digest)
    except NotFound:
        return None


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
