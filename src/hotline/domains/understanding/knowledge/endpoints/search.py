"""Searching as one types."""

import asyncio
import contextlib

from ninja import Query, Router

from hotline.domains.understanding.knowledge.endpoints.shapes import place_of
from hotline.domains.understanding.knowledge.queries import search_engine
from hotline.domains.understanding.knowledge.queries.articles import today
from hotline.domains.understanding.knowledge.rules.search.engine import Hit
from hotline.domains.understanding.knowledge.schemas.search import (
    FoundOut,
    FoundPassageOut,
    SearchOut,
    SearchQuery,
    SuggestionsOut,
)
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.errors import Unavailable

router = Router(tags=["knowledge"], auth=needs())


@router.get("/search", response=SearchOut)
async def search(request: StaffRequest, query: Query[SearchQuery]) -> SearchOut:
    """Characters, pinyin or first letters; 503 ``no_index`` in the first seconds of a new installation."""
    await _look()
    if query.as_of is None or query.as_of == today():
        found = await asyncio.to_thread(search_engine.search, query.q, query.limit)
    else:
        day = query.as_of
        found = await from_database(lambda: search_engine.search_on(day, query.q, query.limit))
    return SearchOut(results=[_found(hit) for hit in found.hits], meaning=found.meaning)


@router.get("/suggestions", response=SuggestionsOut)
async def suggestions(request: StaffRequest, query: Query[SearchQuery]) -> SuggestionsOut:
    """Known phrasings that begin with the typed text."""
    await _look()
    return SuggestionsOut(suggestions=await asyncio.to_thread(search_engine.suggest, query.q, query.limit))


async def _look() -> None:
    """Load a newer index if due. While the database is away the search goes on with the index it has."""
    if search_engine.must_look():
        with contextlib.suppress(Unavailable):
            await from_database(search_engine.look)


def _found(hit: Hit) -> FoundOut:
    card, (passage, marks) = hit.card, hit.excerpt
    place = place_of(card.topic)
    return FoundOut(
        code=card.code,
        topic=card.topic,
        version=card.version,
        title=card.title,
        category=place.category,
        subcategory=place.subcategory,
        conclusion=card.conclusion,
        spoken=card.spoken,
        passage=FoundPassageOut(key=passage.key, text=passage.text, marks=list(marks)),
        valid_from=card.valid_from,
        valid_until=card.valid_until,
        source=card.source,
        districts=next((each.text for each in card.passages if each.key == "districts"), ""),
        score=round(hit.score, 4),
    )
