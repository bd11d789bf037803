"""Loads the builtin articles and terms into an empty knowledge base. Safe to run twice."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import transaction

from hotline.domains.understanding.knowledge.actions.drafts import written
from hotline.domains.understanding.knowledge.actions.publication import out
from hotline.domains.understanding.knowledge.actions.validation import misfits
from hotline.domains.understanding.knowledge.models import Article, Term, Version
from hotline.domains.understanding.knowledge.rules import article as rules
from hotline.domains.understanding.knowledge.rules.life import BUILTIN_NOTE
from hotline.infrastructure import audit
from hotline.kernel.versions import is_independent


class Hands(NamedTuple):
    """Staff numbers in whose names articles are installed. Author and reviewer must differ."""

    author: str
    reviewer: str
    publisher: str


@transaction.atomic
def install(articles: Iterable[rules.Article], *, by: Hands) -> int:
    """Published at once, those whose code is not there yet; returns how many. Raises BadArticle when one does not fit,
    and nothing is done.
    """
    if not is_independent(by.reviewer, [by.author]):
        raise ValueError("who wrote it does not review it")
    all_of_them = list(articles)
    codes = {article.code for article in all_of_them}
    problems = [
        rules.ArticleProblem(article.code, problem.field, problem.message)
        for article in all_of_them
        for problem in misfits(article, coming=codes)
    ]
    if problems:
        raise rules.BadArticle(problems)
    there = set(Article.objects.filter(code__in=codes).values_list("code", flat=True))
    new = [article for article in all_of_them if article.code not in there]
    for article in new:
        _install(article, by)
    return len(new)


def _install(article: rules.Article, by: Hands) -> Version:
    now = datetime.now(UTC)
    row = Article.objects.create(code=article.code, topic=article.topic, created_at=now)
    version = written(by=by.author, article=row, content=article, base=0, remark=BUILTIN_NOTE)
    version.reviewer, version.reviewed_at = by.reviewer, now
    out(version, by=by.publisher, quietly=True)
    return version


@transaction.atomic
def install_terms(terms: Mapping[str, Iterable[str]], *, by: str) -> int:
    """Add the terms that do not exist yet. Changed ones stay as they are. Returns the number of new ones."""
    there = set(Term.objects.values_list("word", flat=True))
    now = datetime.now(UTC)
    new = [
        Term(word=word, synonyms=list(synonyms), by=by, at=now) for word, synonyms in terms.items() if word not in there
    ]
    Term.objects.bulk_create(new)
    if new:
        audit.record(by=by, action="knowledge.install_terms", about="terms", count=len(new))
    return len(new)
