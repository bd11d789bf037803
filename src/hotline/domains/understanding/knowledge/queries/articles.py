"""Reads the articles in force on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Count, Max, Q, QuerySet

from hotline.domains.understanding.knowledge.models import Article, Term, Version
from hotline.domains.understanding.knowledge.rules import article as rules
from hotline.domains.understanding.knowledge.rules import validity
from hotline.domains.understanding.knowledge.rules.life import READ
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import NotFound

AT_ONCE = 2000


@dataclass(frozen=True)
class InForce:
    """An article as it reads on a day, with its ``version`` and the moment of its publishing."""

    article: rules.Article
    version: int
    published_at: datetime


def today() -> date:
    return beijing_day(datetime.now(UTC))


def in_force(day: date | None = None, known_at: datetime | None = None) -> Iterator[InForce]:
    """Every article that holds on a day (today), by code. ``known_at``: by what was published until then."""
    for _, versions in _by_article(_read().order_by("article__code")):
        found = validity.in_force(versions, day or today(), known_at)
        if found is not None:
            yield _in_force(found)


def article_on(code: str, day: date | None = None, known_at: datetime | None = None) -> InForce:
    """Raises NotFound: no such article, or nothing that holds on that day."""
    versions = list(_read().filter(article__code=code))
    found = validity.in_force(versions, day or today(), known_at)
    if found is not None:
        return _in_force(found)
    if versions:
        raise NotFound("条目在该日无有效版本。请更换日期，或查看历史版本。", code="not_in_force")
    raise NotFound("条目不存在或未发布。请从目录中查找。")


def version_read(code: str, number: int) -> InForce:
    """A version that was published, whether it still holds or not."""
    found = _read().filter(article__code=code, number=number).first()
    if found is None:
        raise NotFound("版本不存在或未发布。请刷新查看。")
    return _in_force(found)


def articles_of(codes: Iterable[str], day: date | None = None) -> list[InForce]:
    """Those of these articles that are in force, in the given order."""
    requested = list(codes)
    versions = _by_article(_read().filter(article__code__in=requested).order_by("article__code"))
    found = {code: validity.in_force(some, day or today()) for code, some in versions}
    return [_in_force(version) for code in requested if (version := found.get(code))]


def titles_of(codes: Iterable[str]) -> dict[tuple[str, int], str]:
    """(code, version) -> its title, of every version of these articles."""
    rows = Version.objects.filter(article__code__in=set(codes)).values_list("article__code", "number", "title")
    return {(code, number): title for code, number, title in rows}


def stamp() -> str:
    """Another one whenever what holds may be another: something was published or taken down, a word was explained, a
    day has passed. For whoever keeps an index.
    """
    found = Version.objects.filter(state__in=READ).aggregate(
        published=Max("position"), retired=Count("pk", filter=Q(retired_at__isnull=False))
    )
    terms = Term.objects.aggregate(count=Count("pk"), last=Max("at"))
    return f"{today()}/{found['published']}/{found['retired']}/{terms['count']}/{terms['last']}"


def article_row(code: str) -> Article:
    """Raises NotFound."""
    found = Article.objects.filter(code=code).first()
    if found is None:
        raise NotFound("条目不存在。请从目录中查找。")
    return found


def _read() -> QuerySet[Version]:
    return Version.objects.filter(state__in=READ).select_related("article")


def _by_article(rows: QuerySet[Version]) -> Iterator[tuple[str, list[Version]]]:
    code, versions = "", list[Version]()
    for row in rows.iterator(chunk_size=AT_ONCE):
        if row.article.code != code:
            if versions:
                yield code, versions
            code, versions = row.article.code, []
        versions.append(row)
    if versions:
        yield code, versions


def _in_force(row: Version) -> InForce:
    assert row.published_at is not None, "only what was published is read"
    return InForce(row.parsed_article, row.number, row.published_at)
