"""Articles on the wire, as who answers reads them."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field


class BasisOut(Schema):
    law: str
    clause: str


class YearlyOut(Schema):
    what: str
    where: str


class ReferralOut(Schema):
    to: str
    number: str
    keeps: str


class ArticleFileOut(Schema):
    name: str
    digest: str
    type: str
    size: int


class FormOut(Schema):
    """An article as the editor shows it. Lists and ``districts`` are sanitised HTML; texts for copying are plain."""

    code: str
    topic: str
    title: str
    valid_from: date
    valid_until: date | None
    tags: list[str]
    related: list[str]
    calculators: list[str]
    conclusion: str
    spoken: str
    details: list[str]
    procedure: list[str]
    materials: list[str]
    time_limits: list[str]
    channels: list[str]
    districts: str
    asked_as: list[str]
    basis: list[BasisOut]
    yearly: YearlyOut | None
    referral: ReferralOut | None
    attachments: list[ArticleFileOut]


class RelatedOut(Schema):
    code: str
    title: str


class PassageOut(Schema):
    """A piece that an answer can be traced to, without markup."""

    key: str
    text: str


class ArticleOut(Schema):
    """An article.

    ``version`` is the one in force on the requested day; ``digest`` its link in the chain of publications.
    """

    version: int
    published_at: datetime
    category: str
    subcategory: str
    topic_title: str
    article: FormOut
    passages: list[PassageOut]
    related: list[RelatedOut]


class ArticleRow(Schema):
    code: str
    topic: str
    title: str
    conclusion: str
    tags: list[str]
    category: str
    subcategory: str
    version: int
    valid_from: date
    valid_until: date | None


class ArticlesOut(Schema):
    rows: list[ArticleRow]
    next: str | None


class ArticlesQuery(Schema):
    category: str = ""
    subcategory: str = ""
    topic: str = ""
    tag: str = ""
    as_of: date | None = None


class BranchOut(Schema):
    category: str
    subcategory: str
    count: int


class TagOut(Schema):
    tag: str
    count: int


class TreeOut(Schema):
    branches: list[BranchOut]
    tags: list[TagOut]


class MentionBody(Schema):
    code: str = Field(min_length=1, max_length=80)
    version: int
    passage: str = Field(default="", max_length=40)


class DisplayedBody(Schema):
    """Articles shown to an agent. ``how``: search, suggested or opened."""

    how: str = Field(pattern="^(search|suggested|opened)$")
    articles: list[MentionBody] = Field(min_length=1, max_length=20)


class UsedBody(Schema):
    """An article that an agent used. ``how``: copied or marked."""

    how: str = Field(pattern="^(copied|marked)$")
    article: MentionBody
