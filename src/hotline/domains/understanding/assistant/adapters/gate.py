"""The knowledge base's gate: what is published goes by the frozen questions first."""

from hotline.domains.understanding.assistant.actions import trying
from hotline.domains.understanding.knowledge.ports import Gate
from hotline.domains.understanding.knowledge.queries import Article
from hotline.infrastructure.permissions import Signed
from hotline.infrastructure.settings import settings


class FrozenQuestions:
    def objection(self, article: Article, version: int, revision: int) -> str:
        return trying.let_out(article, version, revision)

    def overrule(self, *, by: Signed, code: str, version: int, revision: int, reason: str) -> None:
        trying.overrule(by=by, code=code, version=version, revision=revision, reason=reason)


def configured() -> Gate | None:
    """None where settings leave it open."""
    return FrozenQuestions() if settings().knowledge.gate else None
