"""Wire shapes of the search."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

Kind = Literal["number_contacts", "number_calls", "number_cases", "case", "call", "person", "article"]


class SearchBody(Schema):
    """What was typed: characters, pinyin, a number. In a body, for addresses stay in histories and logs."""

    text: str = Field(max_length=100)


class HitOut(Schema):
    """``id``: of the case, call, person or article; of a number its handle, or its last four figures."""

    kind: Kind
    id: str
    title: str
    detail: str


class HitsOut(Schema):
    """By kind, in the order in which they are displayed."""

    hits: list[HitOut]


class NamesBody(Schema):
    """Names of pages, acts and topics: the browser finds them by itself."""

    names: list[Annotated[str, Field(max_length=200)]] = Field(max_length=2000)


class SoundsOut(Schema):
    """The syllables of each name."""

    sounds: list[list[str]]
