"""Compares a text with each article, for callers that decide themselves what follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

import numpy as np

from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.ports import Vectors
from hotline.domains.understanding.knowledge.queries import index_files, search_engine
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.domains.understanding.knowledge.queries.terms import builtin_terms, terms
from hotline.domains.understanding.knowledge.rules.article import Article
from hotline.domains.understanding.knowledge.rules.search.engine import Searcher
from hotline.domains.understanding.knowledge.rules.search.evidence import Evidence, evidence
from hotline.domains.understanding.knowledge.rules.search.excerpts import excerpt_of
from hotline.domains.understanding.knowledge.rules.search.index import Card, Entry, Index
from hotline.domains.understanding.knowledge.rules.search.ranking import question_of

#: Texts whose evidence is kept, some kilobytes each.
CACHED = 256


@dataclass(frozen=True)
class Finder:
    """Searches the articles in force. ``embed`` returns the model's vector of a question, None without a model."""

    searcher: Searcher
    embed: Callable[[str], Vectors | None] = field(repr=False)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        return tuple(self._cards[row].topic for row in range(len(self._cards)))

    @cached_property
    def first(self) -> dict[str, int]:
        return {topic: row for row, topic in reversed(list(enumerate(self.topics)))}

    @cached_property
    def _cards(self) -> list[Card]:
        return [self.searcher.index.card(row) for row in range(len(self.searcher.index))]

    def card(self, row: int) -> Card:
        return self._cards[row]

    def evidence(self, text: str) -> Evidence:
        return self._evidence_of(text)

    @cached_property
    def _evidence_of(self) -> Callable[[str], Evidence]:
        """The comparison with a cache: in a dialogue, earlier turns are compared again with each new turn."""
        return lru_cache(CACHED)(self._compared)

    def _compared(self, text: str) -> Evidence:
        question = question_of(text, self.searcher.synonyms, self.embed(text))
        return evidence(self.searcher.index, question, self.searcher.weights)

    def passage(self, row: int, text: str) -> str:
        meaning, vector = self.searcher.index.meaning, self.embed(text)
        near = meaning.near_passages(vector, row) if meaning is not None and vector is not None else None
        return excerpt_of(text, self._cards[row].passages, self.searcher.synonyms, near).passage.key

    @property
    def has_meaning(self) -> bool:
        return self.searcher.index.meaning is not None and ports.embedder() is not None

    @property
    def model(self) -> str:
        """The embedding model's name; "" without a model."""
        model = ports.embedder()
        return model.name if model is not None else ""

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The model's vectors of these texts, computed and not stored. Needs a model."""
        model = ports.embedder()
        assert model is not None
        return model.questions(texts)

    def by_own_phrasings(self, vectors: Vectors) -> Vectors:
        """Vectors of questions among the articles' meanings, a row each, of length 1. Only with a model."""
        assert self.searcher.index.meaning is not None
        return self.searcher.index.meaning.place(vectors)

    def nearness(self, places: Vectors) -> Vectors:
        """Nearness of every article to places, -1 to 1: a row per place, in the order of ``card``. Needs a model."""
        assert self.searcher.index.meaning is not None
        centres = self.searcher.index.meaning.centres
        return np.stack([centres.dot(place) for place in places])

    def ways(self) -> list[tuple[str, str]]:
        """Every phrasing and every title, each with its topic."""
        index = self.searcher.index
        written = (index.ways[at].decode().partition("\n")[2] for at in range(len(index.ways)))
        return [(way, self.topics[row]) for way, row in zip(written, index.way_rows.tolist(), strict=True)]

    def question_vectors(self, texts: Sequence[str]) -> Vectors | None:
        """The model's vectors of phrasings, a row each. None without a model, or before the index uses it."""
        store = ports.vectors()
        return store.questions(texts) if store is not None and self.has_meaning else None

    def places(self, texts: tuple[str, ...]) -> Vectors | None:
        """The places of many questions among the articles' meanings. None without a model."""
        store, meaning = ports.vectors(), self.searcher.index.meaning
        return meaning.place(store.questions(texts)) if store is not None and meaning is not None else None


@cache
def builtin() -> Finder:
    """A finder over the articles of deploy/knowledge, in memory. No process has to run."""
    entries, store, model = [Entry(article) for article in builtin_articles()], ports.vectors(), ports.embedder()
    learned = index_files.learned(entries, store) if store else None
    index = Index.of(entries, index_files.synonyms_of(builtin_terms()), learned)
    return Finder(
        Searcher(index, index_files.weights()),
        lambda text: search_engine.embedded(text) if model is not None and index.meaning is not None else None,
    )


def finder_with(article: Article | None, version: int = 0) -> Finder:
    """A finder over the articles in force, built in memory.

    With ``article``, that version replaces the one in force, as if it were in force today.
    """
    held = [each for each in index_files.entries() if article is None or each.article.code != article.code]
    entries = [*held, Entry(article, version)] if article is not None else held
    entries.sort(key=lambda each: each.article.code)
    store, model = ports.vectors(), ports.embedder()
    learned = index_files.learned(entries, store) if store else None
    index = Index.of(entries, index_files.synonyms_of(terms()), learned)
    return Finder(
        Searcher(index, index_files.weights()),
        lambda text: search_engine.embedded(text) if model is not None and index.meaning is not None else None,
    )


def current() -> Finder:
    """The finder over the articles in force; the same object until there is another index.

    Unavailable without an index.
    """
    global _current
    searcher = search_engine.in_use()
    if _current is None or _current.searcher is not searcher:
        _current = Finder(searcher, lambda text: search_engine.vector_of(searcher, text))
    return _current


_current: Finder | None = None
