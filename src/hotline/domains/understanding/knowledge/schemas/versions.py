"""Wire shapes of versions for their editors."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.understanding.knowledge.rules.life import ArticleTransition, State
from hotline.domains.understanding.knowledge.schemas.articles import FormOut
from hotline.kernel.published import one_of, written_in


class ArticlePersonOut(Schema):
    number: str
    name: str


class ArticleVersionRow(Schema):
    """``validity`` once published: in_force, coming, expired, retired, replaced; ``may``: what the reader can do."""

    code: str
    topic: str
    number: int
    title: str
    state: State
    validity: Annotated[str, one_of("", "retired", "expired", "in_force", "coming", "replaced")]
    revision: int
    base: int
    note: str
    remark: str
    valid_from: date
    valid_until: date | None
    authors: list[ArticlePersonOut]
    reviewer: ArticlePersonOut | None
    publisher: ArticlePersonOut | None
    saved_at: datetime
    reviewed_at: datetime | None
    publish_at: datetime | None
    published_at: datetime | None
    retired_on: date | None
    retired_because: str
    position: int | None
    link: str
    may: list[ArticleTransition]


class ArticleVersionOut(ArticleVersionRow):
    form: FormOut


class ArticleVersionsOut(Schema):
    rows: list[ArticleVersionRow]


class EditingOut(Schema):
    """The content that an editor starts from. ``base`` and ``revision`` are sent back when saving."""

    form: FormOut
    base: int
    revision: int
    state: State | None
    note: str
    remark: str


class BeginBody(Schema):
    form: Annotated[dict[str, Any], written_in("ArticleForm")]
    note: str = Field(default="", max_length=200)


class SaveBody(BeginBody):
    base: int
    revision: int


class SeenBody(Schema):
    """The ``revision`` that the person has read, and a remark."""

    revision: int
    remark: str = Field(default="", max_length=300)


class PublishBody(Schema):
    """``despite``: the reason for publishing although fewer questions are answered right with this version."""

    revision: int
    despite: str = Field(default="", max_length=200)


class ScheduleBody(Schema):
    revision: int
    at: datetime


class RemarkBody(Schema):
    remark: str = Field(min_length=1, max_length=300)


class RetireBody(Schema):
    """``on``: the first day on which the article gives no answer any more; today when left out."""

    on: date | None = None
    reason: str = Field(min_length=1, max_length=200)


class PieceOut(Schema):
    what: Literal["same", "added", "removed"]
    text: str


class DifferenceItem(Schema):
    before: list[PieceOut]
    after: list[PieceOut]


class FieldDifference(Schema):
    """``only_looks``: the words are the same, the markup is not."""

    field: str
    label: str
    rows: list[DifferenceItem]
    only_looks: bool


class FieldDifferencesOut(Schema):
    rows: list[FieldDifference]


class WorkOut(Schema):
    """``counts``: how many versions are in each state of being worked on."""

    rows: list[ArticleVersionRow]
    counts: dict[str, int]


class ExpiringRow(Schema):
    """A version that expires. ``last``: its last valid day. ``followed``: another version begins then.

    ``at_work``: another version is being written.
    """

    code: str
    topic: str
    title: str
    number: int
    last: date
    left: int
    followed: bool
    at_work: bool


class ExpiringOut(Schema):
    rows: list[ExpiringRow]


class IntegrityOut(Schema):
    """The result of the integrity check."""

    count: int
    #: Covers everything ever published.
    digest: str
    #: In words; empty when all is well.
    faults: list[str]
