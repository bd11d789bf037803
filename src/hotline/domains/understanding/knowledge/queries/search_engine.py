"""Searches the articles in force by a mapped index. The database is queried only now and then."""

import threading
import time
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.ports import Vectors
from hotline.domains.understanding.knowledge.queries.articles import InForce, articles_of, today
from hotline.domains.understanding.knowledge.queries.index_files import (
    IndexRecipe,
    build_without_meaning,
    current_recipe,
    weights,
)
from hotline.domains.understanding.knowledge.rules.search.engine import Hit, Searcher
from hotline.domains.understanding.knowledge.rules.search.excerpts import excerpt_of
from hotline.domains.understanding.knowledge.rules.search.index import Index, card_of
from hotline.domains.understanding.knowledge.rules.search.ranking import is_in_letters
from hotline.kernel.errors import Unavailable

LOOK_SECONDS = 3.0
#: Seconds to wait for the worker's new index. After that this process makes one itself, by words alone.
PATIENCE_SECONDS = 60.0
#: Questions whose vectors are remembered: as one types, deletes and types again.
REMEMBERED = 4096


@dataclass
class _Held:
    """The index in use, when it was last compared with the required one, and since when both have differed."""

    searcher: Searcher | None = None
    stamp: str = ""
    looked_at: float = 0.0
    behind_since: float | None = None


_held, _turn = _Held(), threading.Lock()


@dataclass(frozen=True)
class SearchAnswer:
    """``meaning`` False: by words alone."""

    hits: list[Hit]
    meaning: bool


def must_look() -> bool:
    return _held.searcher is None or time.monotonic() - _held.looked_at > LOOK_SECONDS


def has_index() -> bool:
    """Tests whether there is an index to search, up to date or not."""
    return _held.searcher is not None


def look() -> None:
    """Load the index of the articles in force if it has been built. Queries the database; one thread at a time."""
    if not _turn.acquire(blocking=_held.searcher is None):
        return
    try:
        if must_look():
            _take_up(current_recipe())
            _held.looked_at = time.monotonic()
    finally:
        _turn.release()


def _take_up(recipe: IndexRecipe) -> None:
    stamps = [each for each in (recipe.with_meaning, recipe.without_meaning) if each]
    if _held.stamp == stamps[0]:
        _held.behind_since = None
        return
    for stamp in stamps:
        if stamp == _held.stamp:
            return
        if (found := ports.indexes().open(stamp)) is not None:
            _hold(found, stamp)
            return
    now = time.monotonic()
    _held.behind_since = _held.behind_since or now
    if _held.searcher is None and (found := ports.indexes().newest()) is not None:
        _hold(found, "")
    elif _held.searcher is None or now - _held.behind_since > PATIENCE_SECONDS:
        _hold(ports.indexes().make(recipe.without_meaning, build_without_meaning), recipe.without_meaning)


def _hold(index: Index, stamp: str) -> None:
    _held.searcher, _held.stamp = Searcher(index, weights()), stamp


def forget() -> None:
    """Reset to the state after a start, for tests."""
    _held.searcher, _held.stamp, _held.looked_at, _held.behind_since = None, "", 0.0, None


def search(typed: str, limit: int) -> SearchAnswer:
    """Best first. Unavailable before there is an index."""
    searcher = in_use()
    vector = vector_of(searcher, typed)
    hits = searcher.search(typed, vector, limit)
    return SearchAnswer(hits, vector is not None or (searcher.has_meaning and is_in_letters(typed)))


def search_on(day: date, typed: str, limit: int) -> SearchAnswer:
    """The search's articles as they read on another day. Those not in force then are left out."""
    if day == today():
        return search(typed, limit)
    found = search(typed, 3 * limit)
    then = {each.article.code: each for each in articles_of([hit.card.code for hit in found.hits], day)}
    hits = [_as_of(hit, then[hit.card.code], typed) for hit in found.hits if hit.card.code in then]
    return SearchAnswer(hits[:limit], found.meaning)


def suggest(typed: str, limit: int) -> list[str]:
    """Known phrasings that begin with the typed text; if there is none, the titles that its words find."""
    searcher = in_use()
    begun = [each.way for each in searcher.complete(typed, limit)]
    return begun or [hit.card.title for hit in searcher.search(typed, None, limit)]


def in_use() -> Searcher:
    """The searcher in use. Raises Unavailable before there is an index."""
    if _held.searcher is None:
        raise Unavailable("知识检索未就绪，请稍后重试。通话不受影响。", code="no_index")
    return _held.searcher


def vector_of(searcher: Searcher, typed: str) -> Vectors | None:
    if not searcher.has_meaning or is_in_letters(typed) or not typed.strip():
        return None
    return embedded(typed.strip())


@lru_cache(REMEMBERED)
def embedded(typed: str) -> Vectors | None:
    model = ports.embedder()
    return model.questions([typed])[0] if model else None


def _as_of(hit: Hit, then: InForce, typed: str) -> Hit:
    card = card_of(then.article, then.version)
    return Hit(card, hit.score, excerpt_of(typed, card.passages, in_use().synonyms))
