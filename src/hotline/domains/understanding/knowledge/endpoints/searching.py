"""Searching as one types."""

import asyncio
import contextlib

from ninja import Query, Router

from hotline.domains.understanding.knowledge.endpoints.shapes import place_of
from hotline.domains.understanding.knowledge.queries import searching, today
from hotline.domains.understanding.knowledge.rules.search import Hit
from hotline.domains.understanding.knowledge.schemas.searching import (
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
async def search(request: StaffRequest, wanted: Query[SearchQuery]) -> SearchOut:
    """Characters, pinyin or first letters; 503 ``no_index`` in the first seconds of a new installation."""
    await _look()
    if wanted.as_of is None or wanted.as_of == today():
        found = await asyncio.to_thread(searching.search, wanted.q, wanted.limit)
    else:
        day = wanted.as_of
        found = await from_database(lambda: searching.search_on(day, wanted.q, wanted.limit))
    return SearchOut(results=[_found(hit) for hit in found.hits], meaning=found.meaning)


@router.get("/suggestions", response=SuggestionsOut)
async def suggestions(request: StaffRequest, wanted: Query[SearchQuery]) -> SuggestionsOut:
    """How others asked what begins like this."""
    await _look()
    return SuggestionsOut(suggestions=await asyncio.to_thread(searching.suggest, wanted.q, wanted.limit))


async def _look() -> None:
    """With the database away what was found a moment ago is found on."""
    if searching.must_look():
        with contextlib.suppress(Unavailable):
            await from_database(searching.look)


def _found(hit: Hit) -> FoundOut:
    card, (passage, marks) = hit.card, hit.shown
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
