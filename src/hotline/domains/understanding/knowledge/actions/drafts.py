"""Writing: a version at a time, saved as often as one likes, by one after the other."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from hotline.domains.understanding.knowledge.actions.common import locked, note, require
from hotline.domains.understanding.knowledge.actions.validation import validated
from hotline.domains.understanding.knowledge.models import Article, Version, content_of
from hotline.domains.understanding.knowledge.queries.versions import (
    ARTICLES,
    editing,
    last_saving,
    open_version,
    version,
)
from hotline.domains.understanding.knowledge.rules import article as rules
from hotline.domains.understanding.knowledge.rules.life import ArticleTransition, State, article_refusal
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.versions import Seen


@transaction.atomic
def begin(*, by: Principal, form: dict[str, Any], remark: str = "") -> Version:
    """A new article, as a draft. Raises Invalid ``bad_article`` with what is wrong, Refused when its code is taken."""
    require(by, Permission.KNOWLEDGE_EDIT, about="article")
    article = validated(form)
    row, made = Article.objects.get_or_create(
        code=article.code, defaults={"topic": article.topic, "created_at": datetime.now(UTC)}
    )
    if not made:
        raise Refused(f"已有代码为 {article.code} 的条目，请修改该条目，或更换代码。", code="code_taken")
    return written(by=by.number, article=row, content=article, base=0, remark=remark)


@transaction.atomic
def save(*, by: Principal, code: str, form: dict[str, Any], base: int, revision: int, remark: str = "") -> Version:
    """Save the open draft of an article, or begin a new one.

    ``base``: the newest version that the author saw. ``revision``: which saving of the draft, 0 to begin a new one.
    Raises Refused ``stale_version`` when somebody else saved first.
    """
    require(by, Permission.KNOWLEDGE_EDIT, about=code)
    row, article = locked(code), validated(form)
    if article.code != code:
        raise Invalid(f"内容是“{article.code}”的，不是“{code}”的。请刷新后修改。", code="another_article")
    ARTICLES.refuse_stale(Seen(base, revision), last_saving(row))
    draft = open_version(row)
    if draft is None:
        return written(by=by.number, article=row, content=article, base=base, remark=remark)
    if why_not := article_refusal(draft.life_status, ArticleTransition.SAVE, by.number):
        raise Refused(why_not, code="not_now")
    _rewrite(draft, article, remark)
    draft.authors = [*(each for each in draft.authors if each != by.number), by.number]
    draft.revision += 1
    draft.save()
    note(by.number, "save", code, draft.number, revision=draft.revision)
    return draft


@transaction.atomic
def add_way(*, by: Principal, code: str, way: str) -> Version:
    """Another way of asking, into the open draft or a new one. Raises Invalid when it is there, Refused as ``save``."""
    require(by, Permission.KNOWLEDGE_EDIT, about=code)
    locked(code)
    found = editing(code)
    article = found.row.parsed_article
    if way in (article.title, *article.asked_as):
        raise Invalid("条目已有此问法，无需再加。", code="way_known")
    form = rules.to_builtins(replace(article, asked_as=(*article.asked_as, way)))
    remark = found.row.note if found.revision else "补充问法"
    return save(by=by, code=code, form=form, base=found.base, revision=found.revision, remark=remark)


@transaction.atomic
def drop(*, by: Principal, code: str, number: int) -> Version:
    """Drop a draft. Its number is not used again."""
    require(by, Permission.KNOWLEDGE_EDIT, about=code)
    locked(code)
    row = version(code, number)
    if why_not := article_refusal(row.life_status, ArticleTransition.DROP, by.number):
        raise Refused(why_not, code="not_now")
    row.state = State.DROPPED.value
    row.save(update_fields=["state"])
    note(by.number, "drop", code, number)
    return row


def written(*, by: str, article: Article, content: rules.Article, base: int, remark: str) -> Version:
    """A new version, a draft; the article must be locked or new."""
    row = Version(article=article, number=ARTICLES.next_number(article), base=base, authors=[by])
    _rewrite(row, content, remark)
    row.save()
    note(by, "draft", article.code, row.number, base=base)
    return row


def _rewrite(row: Version, article: rules.Article, remark: str) -> None:
    row.content, row.title = content_of(article), article.title
    row.valid_from, row.valid_until = article.valid_from, article.valid_until
    row.note, row.remark, row.saved_at = remark[:200], "", datetime.now(UTC)
