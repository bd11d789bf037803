"""Shared steps of every write to the knowledge base."""

from typing import Any

from hotline.domains.understanding.knowledge.models import Article
from hotline.events.knowledge import ArticleFact, subject
from hotline.infrastructure import audit, row_change
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.kernel.actor import Actor
from hotline.kernel.permissions import Permission

#: Any number, the same everywhere: links of the chain are added one by one.
LINKING = "knowledge.chain"


def require(by: Principal, *permissions: Permission, about: str) -> None:
    """Require any one of these permissions. Raises NotPermitted."""
    if not any(map(by.may, permissions)):
        deny(by, permissions[0], about)


def locked(code: str) -> Article:
    """The article, until the end of the transaction. Raises NotFound."""
    return row_change.locked(Article.objects.filter(code=code), missing="条目不存在。请从目录中查找。")


def emit(article: Article, fact: ArticleFact, *, actor: Actor) -> None:
    """Announce it under the article's next number; the row must be locked."""
    row_change.emit(article, fact, subject=subject(article.code), actor=actor)
    article.save(update_fields=["seq"])


def staff(number: str) -> Actor:
    """The staff member as an actor."""
    return Actor.staff(number)


def note(by: str, action: str, code: str, number: int = 0, **detail: Any) -> None:
    about = f"{subject(code)}/{number}" if number else subject(code)
    audit.record(by=by, action=f"knowledge.{action}", about=about[:120], **detail)


def one_at_a_time() -> None:
    """Lock the chain until the end of the transaction, because it has one end."""
    serialise(LINKING)
