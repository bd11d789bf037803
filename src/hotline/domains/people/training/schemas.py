"""Training on the wire."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from hotline.domains.people.training.rules.batches import (
    MAX_MEMBERS,
    MAX_NAME,
    MAX_REASON,
    MAX_SCORE,
    MAX_TITLE,
    BatchStage,
    PlanKind,
    ResultKind,
)
from hotline.domains.people.training.rules.certificates import MAX_COMMENT, MAX_MONTHS, CertificateStage

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
    """``conditions``: in the order of the batch's. ``is_ready``: nothing is missing for a certificate.

    ``is_certified``: one is signed or requested.
    """

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
    is_certified: bool


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


class SkillChoiceOut(Schema):
    code: str
    name: str


class SkillChoicesOut(Schema):
    rows: list[SkillChoiceOut]


class CertifiedSkillOut(Schema):
    code: str
    name: str
    level: int


class AgentCertificateOut(Schema):
    """``serial`` "" and ``valid_until`` null before the signature. ``is_renewable``: its last day is near or past."""

    id: str
    serial: str
    number: str
    name: str
    batch: str
    batch_name: str
    skills: list[CertifiedSkillOut]
    months: int
    stage: CertificateStage
    is_renewal: bool
    is_renewable: bool
    requested_by: str
    requested_at: datetime
    decided_by: str
    decided_at: datetime | None
    valid_until: date | None
    comment: str
    over_at: datetime | None


class AgentCertificateListOut(Schema):
    rows: list[AgentCertificateOut]
    next: str | None


class AgentCertificateRequestBody(Schema):
    """``skills``: code -> level 1 to 5."""

    batch: str = Field(max_length=40)
    numbers: list[Annotated[str, StringConstraints(max_length=12)]] = Field(min_length=1, max_length=MAX_MEMBERS)
    skills: dict[str, int] = Field(min_length=1, max_length=50)
    months: int = Field(ge=1, le=MAX_MONTHS)


class AgentCertificateSignBody(Schema):
    ids: list[Annotated[str, StringConstraints(max_length=40)]] = Field(min_length=1, max_length=MAX_MEMBERS)


class AgentCertificateRenewBody(Schema):
    months: int = Field(ge=1, le=MAX_MONTHS)


class AgentCertificateReasonBody(Schema):
    reason: str = Field(min_length=1, max_length=MAX_COMMENT)


class OwnCertificatesOut(Schema):
    rows: list[AgentCertificateOut]
