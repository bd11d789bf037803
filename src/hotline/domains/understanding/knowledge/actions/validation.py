"""Validates a form: whether it is an article, and whether it fits the other articles."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from hotline.domains.understanding.knowledge.models import Article, File
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.domains.understanding.knowledge.rules import article as rules
from hotline.kernel.errors import Invalid


def validated(form: dict[str, Any]) -> rules.Article:
    """Raises Invalid ``bad_article``: ``fields`` says what is wrong, field by field."""
    try:
        article = rules.parse(form, "")
    except rules.BadArticle as bad:
        raise refusal(bad.problems) from bad
    if problems := list(misfits(article)):
        raise refusal(problems)
    return article


def misfits(
    article: rules.Article, coming: Collection[str] = (), files: Collection[str] = ()
) -> Iterator[rules.ArticleProblem]:
    """References of an article to things that do not exist.

    ``coming``: articles imported together with it. ``files``: attachments imported with it.
    """
    if article.topic not in titles():
        yield rules.ArticleProblem("", "topic", f"没有主题 {article.topic}")
    there = set(Article.objects.filter(code__in=article.related).values_list("code", flat=True)) | set(coming)
    yield from (
        rules.ArticleProblem("", f"related/{at}", f"没有条目 {code}")
        for at, code in enumerate(article.related)
        if code not in there
    )
    if article.code in article.related:
        yield rules.ArticleProblem("", "related", "相关条目不能包含本条目")
    stored = set(files) | set(File.objects.filter(pk__in=digests_of(article)).values_list("pk", flat=True))
    missing = [digest for digest in digests_of(article) if digest not in stored]
    yield from (rules.ArticleProblem("", "attachments", f"未上传附件 {digest[:12]}") for digest in missing)


def digests_of(article: rules.Article) -> list[str]:
    """Digests of the article's attachments and pictures, each once."""
    return list(dict.fromkeys([*(each.digest for each in article.attachments), *rules.pictures_in(article)]))


def refusal(problems: Iterable[rules.ArticleProblem]) -> Invalid:
    problems_found = list(problems)
    first = "；".join(f"{rules.label_of(each.field)}{each.message}" for each in problems_found[:3])
    invalid = Invalid(f"{first}。请修改后保存。", code="bad_article")
    invalid.extra = {"fields": [{"field": each.field, "message": each.message} for each in problems_found]}
    return invalid
