"""The dictionary of what people say for the words of the trade."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.understanding.knowledge.actions.common import require
from hotline.domains.understanding.knowledge.models import Term
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

MAX_WORD, MAX_SYNONYMS = 40, 50


@transaction.atomic
def save_term(*, by: Principal, word: str, synonyms: Sequence[str]) -> Term:
    """Save a term with all its synonyms. Raises Invalid."""
    require(by, Permission.KNOWLEDGE_EDIT, about="terms")
    word = word.strip()
    cleaned = list(dict.fromkeys(each.strip() for each in synonyms if each.strip() and each.strip() != word))
    if not word or not cleaned:
        raise Invalid("请填写术语和至少一个说法。", code="empty_term")
    if max(map(len, (word, *cleaned))) > MAX_WORD or len(cleaned) > MAX_SYNONYMS:
        raise Invalid(f"一个说法最多 {MAX_WORD} 个字，一个术语最多 {MAX_SYNONYMS} 个说法。", code="long_term")
    row, _ = Term.objects.update_or_create(
        word=word, defaults={"synonyms": cleaned, "by": by.number, "at": datetime.now(UTC)}
    )
    audit.record(by=by.number, action="knowledge.save_term", about=f"term/{word}", synonyms=cleaned)
    return row


def merge_terms(*, by: str, terms: Mapping[str, Sequence[str]]) -> None:
    """Add the terms and synonyms of a file to the existing ones, inside the caller's transaction."""
    for word, cleaned in terms.items():
        row, made = Term.objects.get_or_create(
            word=word, defaults={"synonyms": list(cleaned), "by": by, "at": datetime.now(UTC)}
        )
        new = [each for each in cleaned if each not in row.synonyms]
        if new and not made:
            row.synonyms, row.by, row.at = [*row.synonyms, *new], by, datetime.now(UTC)
            row.save()


@transaction.atomic
def remove_term(*, by: Principal, word: str) -> None:
    """Harmless when it is not there."""
    require(by, Permission.KNOWLEDGE_EDIT, about="terms")
    if Term.objects.filter(word=word).delete()[0]:
        audit.record(by=by.number, action="knowledge.remove_term", about=f"term/{word}"[:120])
