"""Restores a complete bundle with its past: versions, authors, reviewers, publishers, and moments.

Only the client may, and only while none of its articles exists. Every digest is verified.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from django.db import transaction

from hotline.domains.understanding.knowledge.actions.common import emit, locked, require, staff
from hotline.domains.understanding.knowledge.actions.imports import (
    Company,
    ImportRow,
    Report,
    files_of,
    read_bundle,
    store_files,
)
from hotline.domains.understanding.knowledge.actions.publication import out
from hotline.domains.understanding.knowledge.actions.terms import merge_terms
from hotline.domains.understanding.knowledge.models import Article, Version, content_of
from hotline.domains.understanding.knowledge.rules import article as rules
from hotline.domains.understanding.knowledge.rules import chain
from hotline.domains.understanding.knowledge.rules.exchange.bundle import BundleArticle, BundleVersion
from hotline.domains.understanding.knowledge.rules.life import READ, State
from hotline.events.knowledge import ArticleRetired
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.permissions import Permission
from hotline.kernel.versions import is_independent

RESTORED = "restored"


class _Restorable(NamedTuple):
    code: str
    version: BundleVersion
    article: rules.Article


def restore(*, by: Principal, name: str, content: bytes, write: bool) -> Report:
    """``write`` False: only say what would be done. Raises Invalid ``unreadable_file``."""
    for permission in (Permission.KNOWLEDGE_EXCHANGE, Permission.KNOWLEDGE_PUBLISH):
        require(by, permission, about="restore")
    read = read_bundle(by, name, content)
    files = files_of(read, content)
    with transaction.atomic():
        restorable = list[_Restorable]()
        company = Company({article.code for article in read.articles}, files)
        rows = [_row(article, company, restorable) for article in read.articles]
        faulty = any(row.problems for row in rows)
        if write and not faulty:
            store_files(by, files)
            _write(restorable)
            merge_terms(by=by.number, terms=read.terms)
            audit.record(
                by=by.number,
                action="knowledge.restore",
                about="knowledge",
                file=name[:200],
                digest=read.digest,
                count=len(rows),
            )
    return Report(rows, len(read.files), len(read.terms), done=write and not faulty)


def _row(article: BundleArticle, company: Company, restorable: list[_Restorable]) -> ImportRow:
    newest = article.versions[-1] if article.versions else None
    row = ImportRow(
        f"{article.code}.json", article.code, str(newest.content.get("title", "")) if newest else "", RESTORED
    )
    if Article.objects.filter(code=article.code).exists():
        row.problems.append(rules.ArticleProblem("", "code", "已有此条目，恢复仅用于没有它的库"))
    for version in article.versions:
        try:
            content = rules.parse(version.content, "")
        except rules.BadArticle as bad:
            row.problems += bad.problems
        else:
            row.problems += [rules.ArticleProblem("", "", why) for why in _problems(article.code, version, content)]
            row.problems += company.problems(content)
            restorable.append(_Restorable(article.code, version, content))
    return row


def _problems(code: str, version: BundleVersion, article: rules.Article) -> Iterator[str]:
    name = f"第{version.number}版"
    if content_of(article) != version.content or article.code != code:
        yield f"{name}的内容格式有误或不安全"
    if version.state not in set(State):
        yield f"{name}的状态无法识别"
    if version.state in READ:
        if not is_independent(version.reviewer, version.authors):
            yield f"{name}未经他人审核"
        if chain.digest_of(_vouched(code, version)) != version.digest:
            yield f"{name}的内容与发布时的摘要不符"


def _vouched(code: str, version: BundleVersion) -> chain.Published:
    return chain.Published(
        code,
        version.number,
        version.content,
        version.authors,
        version.reviewer,
        version.publisher,
        version.published_at,
    )


def _write(restorable: Sequence[_Restorable]) -> None:
    """Write the versions. Published ones are written in the order of their publication."""
    for each in sorted(
        restorable, key=lambda each: (each.version.position or len(restorable), each.code, each.version.number)
    ):
        article, _ = Article.objects.get_or_create(
            code=each.code, defaults={"topic": each.article.topic, "created_at": datetime.now(UTC)}
        )
        row = _version(article, each)
        row.save()
        if each.version.state in READ:
            out(row, by=each.version.publisher, at=datetime.fromisoformat(each.version.published_at))
        if each.version.state == State.RETIRED.value:
            _retire(row, each.version)


def _version(article: Article, each: _Restorable) -> Version:
    """A version of the bundle as a row. One that was in progress becomes a draft again."""
    restorable = each.version
    return Version(
        article=article,
        number=restorable.number,
        title=each.article.title,
        content=restorable.content,
        valid_from=each.article.valid_from,
        valid_until=each.article.valid_until,
        base=restorable.base,
        note=restorable.note[:200],
        authors=list(restorable.authors),
        reviewer=restorable.reviewer if restorable.state in READ else "",
        saved_at=datetime.fromisoformat(restorable.saved_at),
    )


def _retire(row: Version, restorable: BundleVersion) -> None:
    row.state, row.retired_by, row.retired_because = (
        State.RETIRED.value,
        restorable.retired_by,
        restorable.retired_because,
    )
    row.retired_at, row.retired_on = (
        datetime.fromisoformat(restorable.retired_at),
        date.fromisoformat(restorable.retired_on),
    )
    row.save()
    fact = ArticleRetired(row.number, row.retired_on, row.retired_by, row.retired_because)
    emit(locked(row.article.code), fact, actor=staff(row.retired_by))
