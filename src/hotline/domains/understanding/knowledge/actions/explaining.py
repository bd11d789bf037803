"""The dictionary of what people say for the words of the trade."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.db import transaction

from hotline.domains.understanding.knowledge.actions.common import require
from hotline.domains.understanding.knowledge.models import Term
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Signed
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

WORD_MOST, SYNONYMS_MOST = 40, 50


@transaction.atomic
def save_term(*, by: Signed, word: str, synonyms: Sequence[str]) -> Term:
    """A word and all that people say for it. Raises Invalid."""
    require(by, Permission.KNOWLEDGE_EDIT, about="terms")
    word = word.strip()
    said = list(dict.fromkeys(each.strip() for each in synonyms if each.strip() and each.strip() != word))
    if not word or not said:
        raise Invalid("术语和至少一个别的说法都要填。", code="empty_term")
    if max(map(len, (word, *said))) > WORD_MOST or len(said) > SYNONYMS_MOST:
        raise Invalid(f"一个说法最多 {WORD_MOST} 个字，一个术语最多 {SYNONYMS_MOST} 个说法。", code="long_term")
    row, _ = Term.objects.update_or_create(
        word=word, defaults={"synonyms": said, "by": by.number, "at": datetime.now(UTC)}
    )
    audit.record(by=by.number, action="knowledge.save_term", about=f"term/{word}", synonyms=said)
    return row


def merge_terms(*, by: str, terms: Mapping[str, Sequence[str]]) -> None:
    """From a file: words that are there get what else people say; inside the caller's transaction."""
    for word, said in terms.items():
        row, made = Term.objects.get_or_create(
            word=word, defaults={"synonyms": list(said), "by": by, "at": datetime.now(UTC)}
        )
        new = [each for each in said if each not in row.synonyms]
        if new and not made:
            row.synonyms, row.by, row.at = [*row.synonyms, *new], by, datetime.now(UTC)
            row.save()


@transaction.atomic
def remove_term(*, by: Signed, word: str) -> None:
    """Harmless when it is not there."""
    require(by, Permission.KNOWLEDGE_EDIT, about="terms")
    if Term.objects.filter(word=word).delete()[0]:
        audit.record(by=by.number, action="knowledge.remove_term", about=f"term/{word}"[:120])
