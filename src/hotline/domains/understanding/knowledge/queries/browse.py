"""The tree of topics and the lists below it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from hotline.domains.understanding.knowledge.models import Version
from hotline.domains.understanding.knowledge.queries.articles import today
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.kernel.errors import Invalid
from hotline.kernel.paging import PAGE_SIZE, Page, cut

#: SQL: for each article the version that began last (rules.validity), if it is not over.
IN_FORCE = """
    SELECT id FROM (
        SELECT DISTINCT ON (article_id) id, valid_until, retired_on FROM knowledge_version
        WHERE state IN ('published', 'retired') AND valid_from <= %s
        ORDER BY article_id, valid_from DESC, number DESC
    ) AS latest
    WHERE (valid_until IS NULL OR valid_until >= %s) AND (retired_on IS NULL OR retired_on > %s)
"""


@dataclass(frozen=True)
class ArticleFilters:
    """Empty is any. ``category`` and ``subcategory`` as the tree has them."""

    category: str = ""
    subcategory: str = ""
    topic: str = ""
    tag: str = ""
    as_of: date | None = None


@dataclass(frozen=True)
class Branch:
    """``count``: articles that hold."""

    category: str
    subcategory: str
    count: int


def holding(day: date | None = None) -> QuerySet[Version]:
    """The versions that hold on a day, one an article."""
    day = day or today()
    return Version.objects.filter(pk__in=RawSQL(IN_FORCE, [day, day, day])).select_related("article")


def page(filters: ArticleFilters, cursor: str = "") -> Page[Version]:
    """Articles by code, fifty a page."""
    rows = narrowed(holding(filters.as_of), filters).order_by("article__code")
    if cursor:
        rows = rows.filter(article__code__gt=cursor)
    return cut(list(rows[: PAGE_SIZE + 1]), lambda row: row.article.code)


def narrowed(rows: QuerySet[Version], filters: ArticleFilters) -> QuerySet[Version]:
    """Narrow the rows by the filters, whatever the day. Raises Invalid for an unknown category or topic."""
    if filters.category or filters.topic:
        rows = rows.filter(article__topic__in=_topics_of(filters))
    if filters.tag:
        rows = rows.filter(content__tags__contains=[filters.tag])
    return rows


def branches(day: date | None = None) -> list[Branch]:
    """The whole tree in the order of the topics, branches without an article too."""
    counted = Counter(holding(day).values_list("article__topic", flat=True))
    counts: Counter[tuple[str, str]] = Counter()
    for topic in topics():
        counts[topic.category, topic.subcategory] += counted[topic.id]
    return [Branch(category, subcategory, count) for (category, subcategory), count in counts.items()]


def tags(day: date | None = None) -> list[tuple[str, int]]:
    """Every tag in use with its count, the most frequent first."""
    counted: Counter[str] = Counter()
    for named in holding(day).values_list("content__tags", flat=True):
        counted.update(named)
    return counted.most_common()


def _topics_of(filters: ArticleFilters) -> list[str]:
    found = [
        topic.id
        for topic in topics()
        if filters.topic in {"", topic.id}
        and filters.category in {"", topic.category}
        and filters.subcategory in {"", topic.subcategory}
    ]
    if not found:
        raise Invalid("没有这个分类或主题。请从目录中选择。")
    return found
