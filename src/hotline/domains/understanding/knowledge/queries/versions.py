"""Reads versions for their editors: drafts, differences, and the history."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.understanding.knowledge.models import Article, Version
from hotline.domains.understanding.knowledge.queries.articles import article_row, today
from hotline.domains.understanding.knowledge.queries.browse import holding
from hotline.domains.understanding.knowledge.rules import validity
from hotline.domains.understanding.knowledge.rules.differences import Difference, differences
from hotline.domains.understanding.knowledge.rules.life import BUILTIN_NOTE, OPEN, READ, State
from hotline.events.envelope import Envelope
from hotline.events.knowledge import subject
from hotline.infrastructure.eventlog.log import events_of_subject
from hotline.infrastructure.versions import Versions
from hotline.kernel.errors import NotFound
from hotline.kernel.versions import Saving

ARTICLES = Versions(Version, document="这一条", of="article", number="number", names=names_of)


@dataclass(frozen=True)
class Numbered:
    """A version and, once published, its validity today; "" before."""

    row: Version
    validity: str


def versions(code: str) -> list[Numbered]:
    """Newest first. Raises NotFound."""
    rows = list(article_row(code).versions.select_related("article").order_by("-number"))
    read = [row for row in rows if row.state in READ]
    return [Numbered(row, validity.validity_of(row, read, today()).value if row.state in READ else "") for row in rows]


def numbered(row: Version) -> Numbered:
    """A version with its validity today among the versions of its article."""
    if row.state not in READ:
        return Numbered(row, "")
    read = list(Version.objects.filter(article=row.article_id, state__in=READ).defer("content"))
    return Numbered(row, validity.validity_of(row, read, today()).value)


def newest_written(code: str) -> Version | None:
    """The article's newest version, published or not. Dropped versions do not count."""
    rows = Version.objects.filter(article__code=code).exclude(state=State.DROPPED.value)
    return rows.select_related("article").order_by("-number").first()


@dataclass(frozen=True)
class Editing:
    """The content that an editor starts from. ``revision`` 0: a new version is begun."""

    row: Version
    base: int
    revision: int


def editing(code: str) -> Editing:
    """The version being worked on, else the newest that was published, else the newest. Raises NotFound."""
    article = article_row(code)
    row, newest = open_version(article), ARTICLES.newest_number(article)
    if row is not None:
        return Editing(row, newest, row.revision)
    published = article.versions.filter(state__in=READ).order_by("-number").first()
    return Editing(published or version(code, newest), newest, 0)


def version(code: str, number: int) -> Version:
    """Raises NotFound."""
    row = Version.objects.filter(article__code=code, number=number).select_related("article").first()
    if row is None:
        raise NotFound("版本不存在，可能已被替换，请刷新查看。")
    return row


def open_version(article: Article) -> Version | None:
    return article.versions.filter(state__in=OPEN).first()


def saving_of(row: Version) -> Saving:
    return Saving(row.number, row.revision, row.authors[-1], row.saved_at)


def last_saving(article: Article) -> Saving | None:
    """Of the open draft, else the newest version, whose savings count no more."""
    if draft := open_version(article):
        return saving_of(draft)
    newest = ARTICLES.newest(article)
    return saving_of(newest)._replace(revision=0) if newest else None


def changed(code: str, before: int, after: int) -> list[Difference]:
    """Raises NotFound. 0 is nothing: all of ``after`` is new."""
    article = version(code, after).parsed_article
    return differences(version(code, before).parsed_article, article) if before else []


def at_work(states: list[str]) -> QuerySet[Version]:
    """Versions in progress in these states, the longest untouched first."""
    chosen = [state for state in states if state in OPEN] or list(OPEN)
    return Version.objects.filter(state__in=chosen).select_related("article").order_by("saved_at", "pk")


def due_to_publish() -> QuerySet[Version]:
    return Version.objects.filter(state=State.SCHEDULED.value).order_by("publish_at", "pk")


def counts_at_work() -> dict[str, int]:
    """State -> number of versions in it."""
    rows = Version.objects.filter(state__in=OPEN).values_list("state").annotate(count=Count("pk"))
    return {state.value: dict(rows).get(state.value, 0) for state in OPEN}


@dataclass(frozen=True)
class Expiring:
    """A version that will soon expire."""

    row: Version
    #: The last day it is in force.
    last: date
    #: Days until ``last``.
    left: int
    #: Whether another version of the article begins on the day after.
    followed: bool
    at_work: bool


def expiring(within: int) -> list[Expiring]:
    """Versions in force that expire within so many days, the soonest first."""
    day = today()
    ending = [(row, end) for row in holding(day) if (end := validity.ending(row, day)) and end.left <= within]
    articles = {row.article_id for row, _ in ending}
    others = list(Version.objects.filter(article__in=articles, state__in=(*OPEN, *READ)).defer("content"))
    found = [
        Expiring(
            row,
            end.last,
            end.left,
            followed=any(
                other.article_id == row.article_id
                and other.state in READ
                and day < other.valid_from
                and (other.valid_from - end.last).days <= 1
                for other in others
            ),
            at_work=any(other.article_id == row.article_id and other.state in OPEN for other in others),
        )
        for row, end in ending
    ]
    return sorted(found, key=lambda each: (each.left, each.row.article.code))


@dataclass(frozen=True)
class ArticleChange:
    """``change``: new, changed or retired. ``note``: what the editor, or who took it down, wrote of it."""

    code: str
    title: str
    change: str
    at: datetime
    note: str


def changes_between(start: datetime, end: datetime) -> list[ArticleChange]:
    """What was published and taken down in [start, end), the newest first; of an article the last change only.

    Without what came with the code: that is a new hotline, not a new policy.
    """
    published = Version.objects.filter(state__in=READ, published_at__gte=start, published_at__lt=end)
    published = published.exclude(note=BUILTIN_NOTE)
    retired = Version.objects.filter(state=State.RETIRED.value, retired_at__gte=start, retired_at__lt=end)
    rows = {row.pk: row for row in (published | retired).select_related("article").defer("content")}.values()
    earlier = Version.objects.filter(article__in={row.article_id for row in rows}, state__in=READ)
    known = set(earlier.filter(published_at__lt=start).values_list("article_id", flat=True))
    found: dict[str, ArticleChange] = {}
    for row in rows:
        code = row.article.code
        if row.retired_at and start <= row.retired_at < end:
            change = ArticleChange(code, row.title, "retired", row.retired_at, row.retired_because)
        else:
            assert row.published_at is not None, "only what was published is read"
            kind = "changed" if row.article_id in known else "new"
            change = ArticleChange(code, row.title, kind, row.published_at, row.note)
        if code not in found or found[code].at < change.at:
            found[code] = change
    return sorted(found.values(), key=lambda each: each.at, reverse=True)


def history(code: str) -> list[Envelope]:
    """The article's logged events of publishing, retiring and feedback, oldest first."""
    kinds = ["article.published", "article.retired", "article.feedback_given", "article.feedback_answered"]
    return events_of_subject(subject(code), kinds)
