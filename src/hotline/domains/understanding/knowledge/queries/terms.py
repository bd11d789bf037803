"""Reads the dictionary of terms and synonyms."""

import tomllib
from functools import cache
from pathlib import Path

from hotline.domains.understanding.knowledge.models import Term

BUILTIN = Path(__file__).parents[6] / "deploy/knowledge/terms.toml"


def terms() -> dict[str, tuple[str, ...]]:
    """Term -> its synonyms."""
    return {word: tuple(synonyms) for word, synonyms in Term.objects.values_list("word", "synonyms")}


def term_rows() -> list[Term]:
    return list(Term.objects.order_by("word"))


@cache
def builtin_terms() -> dict[str, tuple[str, ...]]:
    """The builtin terms and their synonyms."""
    return {word: tuple(synonyms) for word, synonyms in tomllib.loads(BUILTIN.read_text(encoding="utf-8")).items()}
