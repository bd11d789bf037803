"""The dictionary: words of the trade and what people say for them."""

import tomllib
from functools import cache
from pathlib import Path

from hotline.domains.understanding.knowledge.models import Term

BUILTIN = Path(__file__).parents[6] / "deploy/knowledge/terms.toml"


def terms() -> dict[str, tuple[str, ...]]:
    """Word -> what people say for it."""
    return {word: tuple(synonyms) for word, synonyms in Term.objects.values_list("word", "synonyms")}


def term_rows() -> list[Term]:
    return list(Term.objects.order_by("word"))


@cache
def builtin_terms() -> dict[str, tuple[str, ...]]:
    """As delivered."""
    return {word: tuple(synonyms) for word, synonyms in tomllib.loads(BUILTIN.read_text(encoding="utf-8")).items()}
