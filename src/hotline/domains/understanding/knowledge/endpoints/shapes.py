"""Articles and versions as the wire has them: names beside numbers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.understanding.knowledge.models import Version
from hotline.domains.understanding.knowledge.queries import articles, tree
from hotline.domains.understanding.knowledge.queries.articles import InForce
from hotline.domains.understanding.knowledge.queries.tree import Topic
from hotline.domains.understanding.knowledge.queries.versions import Expiring, Numbered
from hotline.domains.understanding.knowledge.rules import article as rules
from hotline.domains.understanding.knowledge.rules.differences import Difference
from hotline.domains.understanding.knowledge.rules.life import deeds_open_to
from hotline.domains.understanding.knowledge.schemas.articles import (
    ArticleOut,
    ArticleRow,
    FormOut,
    PassageOut,
    RelatedOut,
)
from hotline.domains.understanding.knowledge.schemas.versions import (
    ArticlePersonOut,
    ArticleVersionOut,
    ArticleVersionRow,
    ExpiringRow,
    FieldDifference,
    FieldDifferencesOut,
)
from hotline.infrastructure.permissions import Principal

NOWHERE = Topic("", "", "", "", "")


def form_out(article: rules.Article) -> FormOut:
    return FormOut(**rules.to_builtins(article))


def article_out(found: InForce) -> ArticleOut:
    article, place = found.article, place_of(found.article.topic)
    related = articles.articles_of(article.related)
    return ArticleOut(
        version=found.version,
        published_at=found.published_at,
        category=place.category,
        subcategory=place.subcategory,
        topic_title=place.title,
        article=form_out(article),
        passages=[PassageOut(key=piece.key, text=piece.text) for piece in rules.passages(article)],
        related=[RelatedOut(code=each.article.code, title=each.article.title) for each in related],
    )


def article_rows(rows: Iterable[Version]) -> list[ArticleRow]:
    return [_article_row(row, place_of(row.article.topic)) for row in rows]


def _article_row(row: Version, place: Topic) -> ArticleRow:
    return ArticleRow(
        code=row.article.code,
        topic=row.article.topic,
        title=row.title,
        conclusion=row.content["conclusion"],
        tags=row.content["tags"],
        category=place.category,
        subcategory=place.subcategory,
        version=row.number,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


def version_rows(rows: Sequence[Version], reader: Principal) -> list[ArticleVersionRow]:
    """Rows of versions in progress."""
    return numbered_rows([Numbered(row, "") for row in rows], reader)


def numbered_rows(rows: Sequence[Numbered], reader: Principal) -> list[ArticleVersionRow]:
    names = _names(each.row for each in rows)
    return [ArticleVersionRow(**_fields(each, names, reader)) for each in rows]


def version_out(numbered: Numbered, reader: Principal) -> ArticleVersionOut:
    names = _names([numbered.row])
    return ArticleVersionOut(**_fields(numbered, names, reader), form=form_out(numbered.row.parsed_article))


def differences_out(found: Sequence[Difference]) -> FieldDifferencesOut:
    return FieldDifferencesOut(rows=[FieldDifference(**msgspec.to_builtins(each)) for each in found])


def expiring_rows(rows: Sequence[Expiring]) -> list[ExpiringRow]:
    return [
        ExpiringRow(
            code=each.row.article.code,
            topic=each.row.article.topic,
            title=each.row.title,
            number=each.row.number,
            last=each.last,
            left=each.left,
            followed=each.followed,
            at_work=each.at_work,
        )
        for each in rows
    ]


def _fields(numbered: Numbered, names: Mapping[str, str], reader: Principal) -> dict[str, Any]:
    row = numbered.row
    same = (
        *("number", "title", "state", "revision", "base", "note", "remark", "valid_from", "valid_until", "saved_at"),
        *("reviewed_at", "publish_at", "published_at", "retired_on", "retired_because", "position", "link"),
    )
    return {name: getattr(row, name) for name in same} | {
        "code": row.article.code,
        "topic": row.article.topic,
        "validity": numbered.validity,
        "authors": [_person(number, names) for number in row.authors],
        "reviewer": _person(row.reviewer, names),
        "publisher": _person(row.publisher, names),
        "may": deeds_open_to(row.life_status, reader.number, reader.permissions),
    }


def _person(number: str, names: Mapping[str, str]) -> ArticlePersonOut | None:
    return ArticlePersonOut(number=number, name=names.get(number, "")) if number else None


def _names(rows: Iterable[Version]) -> dict[str, str]:
    return names_of({number for row in rows for number in (*row.authors, row.reviewer, row.publisher) if number})


def place_of(topic: str) -> Topic:
    return next((each for each in tree.topics() if each.id == topic), NOWHERE)
