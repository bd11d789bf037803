"""Wire shapes of the rules for words that citizens write back."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.service.messaging.rules.keywords import MAX_ANSWER, KeywordAction, Match
from hotline.domains.service.messaging.rules.replies import Meaning


class KeywordBody(Schema):
    """A rule. ``answer``: of the action reply alone."""

    name: str = Field(max_length=20)
    match: Match
    wording: list[Annotated[str, Field(max_length=30)]] = Field(max_length=50)
    action: KeywordAction
    answer: str = Field("", max_length=MAX_ANSWER)


class KeywordOut(Schema):
    name: str
    match: Match
    wording: list[str]
    action: KeywordAction
    answer: str


class KeywordVersionOut(Schema):
    number: int
    published_at: datetime
    by: str
    by_name: str
    reason: str
    rules: list[KeywordOut]


class KeywordRulesOut(Schema):
    """``version``: 0 where nothing was ever published, and the rules of the settings hold."""

    version: int
    rules: list[KeywordOut]
    opt_out: list[str]
    opt_in: list[str]
    versions: list[KeywordVersionOut]


class KeywordTryBody(Schema):
    rules: list[KeywordBody] = Field(max_length=60)
    text: str = Field(min_length=1, max_length=200)


class KeywordTriedOut(Schema):
    """``rule``: the name of the one that holds; "" for none."""

    meaning: Meaning
    rule: str
    answer: str


class PublishKeywordsBody(Schema):
    base: int = Field(ge=0)
    rules: list[KeywordBody] = Field(max_length=60)
    reason: str = Field(min_length=1, max_length=80)
