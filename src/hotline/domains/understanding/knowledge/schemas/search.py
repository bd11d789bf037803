"""Search on the wire."""

from datetime import date

from ninja import Schema
from pydantic import Field


class SearchQuery(Schema):
    """A search. ``as_of`` null: today."""

    q: str = Field(max_length=200)
    limit: int = Field(default=6, ge=1, le=30)
    as_of: date | None = None


class FoundPassageOut(Schema):
    """The passage that fits the query."""

    key: str
    text: str
    #: Start and end, in characters, of the matching words.
    marks: list[tuple[int, int]]


class FoundOut(Schema):
    """A search result. ``source``: its first legal basis, law and clause. ``score``: how likely it fits, 0 to 1.

    ``districts``: how the districts differ, "" when they do not.
    """

    code: str
    topic: str
    version: int
    title: str
    category: str
    subcategory: str
    conclusion: str
    spoken: str
    passage: FoundPassageOut
    valid_from: date
    valid_until: date | None
    source: str
    districts: str
    score: float


class SearchOut(Schema):
    """Best first. ``meaning`` false: compared by words alone, no model is installed or its index is not made yet."""

    results: list[FoundOut]
    meaning: bool


class SuggestionsOut(Schema):
    suggestions: list[str]
