"""Training on the wire."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from hotline.domains.people.training.rules.batches import (
    MAX_NAME,
    MAX_REASON,
    MAX_SCORE,
    MAX_TITLE,
    BatchStage,
    PlanKind,
    ResultKind,
)

MAX_LIST = 10_000


class TrainingConditionBody(Schema):
    """``minimum``: hours, courses, points, characters a minute, or the grade of Mandarin from 1 (三级乙等) to 6."""

    kind: ResultKind
    minimum: float = Field(gt=0, le=MAX_SCORE)


class TrainingBatchOut(Schema):
    """``members``: all who reported; of them ``stopped`` take no further part and ``ready`` lack nothing."""

    id: str
    name: str
    stage: BatchStage
    first_day: date
    exam_day: date | None
    members: int
    stopped: int
    passed: int
    ready: int
    created_by: str


class TrainingBatchListOut(Schema):
    rows: list[TrainingBatchOut]
    next: str | None


class TrainingBatchBody(Schema):
    name: str = Field(min_length=1, max_length=MAX_NAME)
    first_day: date
    exam_day: date | None
    conditions: list[TrainingConditionBody] = Field(max_length=len(ResultKind))


class NewTrainingBatchBody(TrainingBatchBody):
    """``listed``: numbers or names of who reports, with blanks, commas or lines between them."""

    listed: str = Field(default="", max_length=MAX_LIST)


class TraineeListBody(Schema):
    listed: str = Field(min_length=1, max_length=MAX_LIST)


class TraineeStopBody(Schema):
    day: date
    reason: str = Field(min_length=1, max_length=MAX_REASON)


class LessonBody(Schema):
    """On each working day from the first to the last."""

    first_day: date
    last_day: date
    kind: PlanKind
    title: str = Field(min_length=1, max_length=MAX_TITLE)
    minutes: int = Field(ge=1, le=720)


class LessonOut(Schema):
    id: int
    day: date
    kind: PlanKind
    title: str
    minutes: int


class TrainingResultBody(Schema):
    """``passed``: null decides by the condition of its kind."""

    number: str = Field(min_length=1, max_length=12)
    kind: ResultKind
    score: float = Field(gt=0, le=MAX_SCORE)
    day: date
    passed: bool | None = None


class TrainingResultOut(Schema):
    """``reference``: what measured it; "" for one entered by hand."""

    id: int
    kind: ResultKind
    score: float
    passed: bool
    day: date
    reference: str
    entered_by: str


class AttainedOut(TrainingConditionBody):
    """``score``: null before the first result."""

    score: float | None
    is_met: bool


class TraineeOut(Schema):
    """``conditions``: in the order of the batch's. ``is_ready``: nothing is missing for a certificate."""

    number: str
    name: str
    reported_on: date
    stopped_on: date | None
    stop_reason: str
    stopped_by: str
    conditions: list[AttainedOut]
    results: list[TrainingResultOut]
    exam_passed_on: date | None
    is_ready: bool


class RetentionOut(Schema):
    """Numbers of who counts for K7 as of now: reported is the denominator, retained the numerator."""

    until: date
    reported: list[str]
    passed: list[str]
    retained: list[str]


class TrainingBatchDetailOut(TrainingBatchOut):
    conditions: list[TrainingConditionBody]
    people: list[TraineeOut]
    plan: list[LessonOut]
    retention: RetentionOut | None
    closed_by: str
    closed_at: datetime | None


class OwnBatchOut(Schema):
    """A batch as one of its members sees it. ``plan``: today and later."""

    id: str
    name: str
    stage: BatchStage
    first_day: date
    exam_day: date | None
    progress: TraineeOut
    plan: list[LessonOut]


class OwnTrainingOut(Schema):
    batches: list[OwnBatchOut]
