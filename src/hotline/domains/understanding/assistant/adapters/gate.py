"""The knowledge base's gate: what is published goes by the frozen questions first."""

from hotline.domains.understanding.assistant.actions import trials
from hotline.domains.understanding.knowledge.ports import Gate
from hotline.domains.understanding.knowledge.rules.article import Article
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings


class FrozenQuestions:
    def refusal(self, article: Article, version: int, revision: int) -> str:
        return trials.let_out(article, version, revision)

    def overrule(self, *, by: Principal, code: str, version: int, revision: int, reason: str) -> None:
        trials.overrule(by=by, code=code, version=version, revision=revision, reason=reason)


def configured() -> Gate | None:
    """None where settings leave it open."""
    return FrozenQuestions() if settings().knowledge.gate else None
