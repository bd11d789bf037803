"""The dictionary on the wire."""

from datetime import datetime

from ninja import Schema
from pydantic import Field


class TermOut(Schema):
    word: str
    synonyms: list[str]
    by: str
    at: datetime


class TermsOut(Schema):
    rows: list[TermOut]


class GlossaryTermBody(Schema):
    word: str = Field(min_length=1, max_length=40)
    synonyms: list[str] = Field(min_length=1, max_length=50)
