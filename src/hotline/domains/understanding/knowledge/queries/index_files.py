"""Inputs of the search index: articles in force, synonyms, and the model's vectors."""

import hashlib
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.ports import VectorStore
from hotline.domains.understanding.knowledge.queries.articles import in_force, stamp
from hotline.domains.understanding.knowledge.queries.terms import terms
from hotline.domains.understanding.knowledge.rules.search.index import Entry, Index, texts_of
from hotline.domains.understanding.knowledge.rules.search.ranking import SearchWeights
from hotline.domains.understanding.knowledge.rules.search.synonyms import Synonyms
from hotline.domains.understanding.knowledge.rules.search.vectors import Learned

FOLDER = Path(__file__).parents[6] / "deploy/knowledge"
SYNONYMS, WEIGHTS = FOLDER / "synonyms.toml", FOLDER / "ranking.toml"


class IndexRecipe(NamedTuple):
    """Stamps of the index that would be right now; ``with_meaning`` None where no model is installed."""

    without_meaning: str
    with_meaning: str | None


def current_recipe() -> IndexRecipe:
    base = f"{stamp()}/{hashlib.blake2b(SYNONYMS.read_bytes(), digest_size=8).hexdigest()}"
    model = ports.embedder()
    return IndexRecipe(f"{base}/words", f"{base}/{model.name}" if model else None)


def build_without_meaning() -> Index:
    return Index.of(entries(), synonyms_of(terms()))


def build_with_meaning() -> Index:
    """Embeds what is new."""
    store, found = ports.vectors(), entries()
    return Index.of(found, synonyms_of(terms()), learned(found, store) if store else None)


def lacking() -> int:
    """The number of texts that have to be embedded first; 0 without a model."""
    store = ports.vectors()
    texts = texts_of(entries())
    return store.lacking(texts.ways, (*texts.heads, *texts.passages)) if store else 0


def entries() -> list[Entry]:
    return [Entry(each.article, each.version) for each in in_force()]


def learned(found: Sequence[Entry], store: VectorStore) -> Learned | None:
    """None for a base that asks nothing."""
    texts = texts_of(found)
    if not texts.ways:
        return None
    return Learned(
        ways=store.questions(texts.ways),
        owners=np.array(texts.owners, np.int32),
        heads=store.passages(texts.heads),
        passages=store.passages(texts.passages),
        passage_owners=np.array(texts.passage_owners, np.int32),
    )


def synonyms_of(own: dict[str, tuple[str, ...]]) -> Synonyms:
    """The builtin synonyms together with the dictionary's own."""
    return Synonyms.of([*_builtin_synonyms(), *((word, *synonyms) for word, synonyms in own.items())])


@cache
def weights() -> SearchWeights:
    return msgspec.convert(tomllib.loads(WEIGHTS.read_text(encoding="utf-8")), SearchWeights)


@cache
def _builtin_synonyms() -> tuple[tuple[str, ...], ...]:
    groups: Iterable[Iterable[str]] = tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))["same"]
    return tuple(map(tuple, groups))
