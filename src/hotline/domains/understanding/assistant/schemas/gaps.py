"""Wire shapes of gaps."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.kernel.published import one_of


class NearOut(Schema):
    code: str
    title: str


class ExampleOut(Schema):
    """``doubt``: refused, unsure, asked_back, bad."""

    text: str
    doubt: Annotated[str, one_of("refused", "unsure", "asked_back", "bad")]
    at: datetime


class GapOut(Schema):
    """A gap in the knowledge base: similar questions that were answered badly."""

    number: int
    state: Annotated[str, one_of("open", "added", "started", "dismissed")]
    size: int
    #: How many of ``size`` came after the gap was dealt with.
    since: int
    first_at: datetime
    last_at: datetime
    #: How many questions for each reason.
    doubts: dict[str, int]
    nearest: list[NearOut]
    examples: list[ExampleOut]
    article: str
    version: int
    reason: str
    done_by: str
    done_at: datetime | None


class GapsOut(Schema):
    rows: list[GapOut]
    counts: dict[str, int]


class WayIn(Schema):
    code: Annotated[str, Field(min_length=1, max_length=80)]
    phrase: Annotated[str, Field(min_length=1, max_length=300)]


class StartedIn(Schema):
    code: Annotated[str, Field(min_length=1, max_length=80)]


class DismissIn(Schema):
    reason: Annotated[str, Field(max_length=300)]
