"""Wire shapes of feedback on articles."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from hotline.domains.understanding.knowledge.rules.feedback import FeedbackKind, FeedbackOutcome, ReadersKind


class FeedbackBody(Schema):
    version: int
    kind: ReadersKind
    text: str = Field(min_length=1, max_length=500)
    passage: str = Field(default="", max_length=40)
    call: str = Field(default="", max_length=100, pattern=r"^[\w-]*$")


class FeedbackOut(Schema):
    """Feedback on an article. ``overdue``: not answered by ``due_on``. ``said``: the passage it is about."""

    id: int
    code: str
    title: str
    version: int
    passage: str
    passage_text: str
    kind: FeedbackKind
    text: str
    call: str
    by: str
    by_name: str
    at: datetime
    due_on: date
    overdue: bool
    outcome: FeedbackOutcome
    answer: str
    answered_by: str
    answered_name: str
    answered_at: datetime | None


class FeedbackListOut(Schema):
    """``next``: how many rows to skip for the next page."""

    rows: list[FeedbackOut]
    next: int | None
    waiting: int
    overdue: int


class FeedbackAnswerBody(Schema):
    outcome: FeedbackOutcome
    text: str = Field(min_length=1, max_length=500)
