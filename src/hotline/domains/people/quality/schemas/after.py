"""What comes after an inspection on the wire: results, appeals, wrong answers and how they are put right."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.people.quality.rules.inspections import (
    MAX_CORRECTION,
    AppealState,
    Unreachable,
    WrongState,
)
from hotline.domains.people.quality.rules.standards import Grade
from hotline.domains.people.quality.schemas.inspections import (
    Comment,
    InspectionMarkOut,
    QualityPersonOut,
    StandardItemOut,
    StandardOut,
)
from hotline.domains.understanding.knowledge.rules.feedback import FeedbackOutcome


class OwnAppealOut(Schema):
    """What an agent sees of an appeal: neither who graded again nor who decided.

    ``is_double``: nobody appealed; two inspectors graded the call and differ.
    """

    state: AppealState
    is_double: bool
    reason: str
    review_comment: str
    decision: str


class OwnMarkOut(InspectionMarkOut):
    """``final``: the grade that counts after an appeal, where it is another."""

    final: Grade | None
    appeal: OwnAppealOut | None


class OwnResultRowOut(Schema):
    """``score``: the one that counts. ``appeal_until``: until then an item can be appealed."""

    id: str
    call: str
    call_at: datetime
    score: float
    first_score: float
    red_line: bool
    submitted_at: datetime
    agreed: bool
    appeal_until: datetime
    failed: int


class OwnResultListOut(Schema):
    rows: list[OwnResultRowOut]
    next: str | None


class WrongArticleOut(Schema):
    """``version``: as it stood at the minute of the call."""

    code: str
    version: int
    title: str


class LearningTaskOut(Schema):
    """The article that the agent has to read because of the wrong answer.

    ``questions``: about it that were answered right.
    """

    id: int
    due_on: date
    overdue: bool
    read_at: datetime | None
    questions: int


class OwnWrongOut(Schema):
    """A confirmed wrong answer as its agent sees it: who confirmed it and how the citizen was called are left out."""

    mistake: str
    correction: str
    article: WrongArticleOut | None
    task: LearningTaskOut | None


class OwnResultOut(OwnResultRowOut):
    standard: StandardOut
    marks: list[OwnMarkOut]
    comment: str
    wrong: OwnWrongOut | None


class AppealBody(Schema):
    item: Annotated[str, Field(max_length=60)]
    reason: Comment


class AppealGradeBody(Schema):
    grade: Grade
    comment: Comment


class AppealOut(Schema):
    """For the inspector who grades again: neither the first grade nor what the agent wrote."""

    id: str
    call: str
    call_at: datetime
    item: StandardItemOut
    due: date


class ArbitrationOut(AppealOut):
    """For the client: both grades and what was written. ``is_double``: two graded the call, nobody appealed."""

    agent: QualityPersonOut
    is_double: bool
    reason: str
    first: InspectionMarkOut
    review: Grade | None
    review_comment: str


class AppealsOut(Schema):
    review: list[AppealOut]
    arbitration: list[ArbitrationOut]


class CorrectionCallOut(Schema):
    """The call-back that puts a wrong answer right. ``result``: "" while it is open; then ``by`` has closed it.

    ``to``: who is to call, None for everybody who manages call-backs.
    """

    id: str
    to: QualityPersonOut | None
    due: datetime
    overdue: bool
    result: str
    note: str
    by: QualityPersonOut | None
    closed_at: datetime | None


class EditorHintOut(Schema):
    """The feedback that tells the editor of the article. ``outcome``: "" while nobody has answered it."""

    id: int
    due_on: date
    overdue: bool
    outcome: FeedbackOutcome
    answer: str


class WrongAnswerOut(Schema):
    """An answer about policy that an inspector found wrong. ``id``: of the inspection.

    ``mistake``, ``correction``: what was wrong and what is right, once confirmed. ``unreachable``: why the citizen is
    not called back. ``topic``: of the call, to find its article.
    """

    id: str
    call: str
    call_at: datetime
    agent: QualityPersonOut
    inspector: QualityPersonOut
    mark: InspectionMarkOut
    state: WrongState
    decided_by: str
    decided_at: datetime | None
    comment: str
    topic: str
    mistake: str
    correction: str
    article: WrongArticleOut | None
    callback: CorrectionCallOut | None
    unreachable: Unreachable | None
    hint: EditorHintOut | None
    task: LearningTaskOut | None


class WrongAnswerListOut(Schema):
    rows: list[WrongAnswerOut]


class WrongAnswerBody(Schema):
    """``mistake``, ``correction``: what was wrong and what is right, required where it was. ``article``: its code."""

    wrong: bool
    comment: Comment
    mistake: Comment = ""
    correction: Annotated[str, Field(max_length=MAX_CORRECTION)] = ""
    article: Annotated[str, Field(max_length=80)] = ""
