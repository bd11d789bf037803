"""Seeing a number, on the wire."""

from ninja import Schema
from pydantic import Field


class RevealNumberBody(Schema):
    call_id: str = Field(min_length=1, max_length=100)
    reason: str = Field(min_length=1, max_length=60)


class Revealed(Schema):
    """Show ``number`` for ``seconds``, then mask it again."""

    number: str
    seconds: int


class SearchedNumberBody(Schema):
    """A phone or identity number in full."""

    number: str = Field(min_length=5, max_length=30)


class NumberHandleOut(Schema):
    """What stands for the number in the addresses of searches."""

    handle: str
