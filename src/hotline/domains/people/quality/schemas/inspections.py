"""Standards, plans, inspections and what comes after them on the wire."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.people.quality.rules.inspections import (
    MAX_COMMENT,
    MAX_CORRECTION,
    MAX_SECONDS,
    AppealState,
    Certain,
    InspectionState,
    MachineAnswer,
    PlanStage,
    Reason,
    Turn,
    Unreachable,
    WrongState,
)
from hotline.domains.people.quality.rules.machine_agreement import MachineAdvice
from hotline.domains.people.quality.rules.marks.judgeable import ProposalState
from hotline.domains.people.quality.rules.standards import Grade, StandardKind, StandardStage

type Comment = Annotated[str, Field(max_length=MAX_COMMENT)]


class QualityPersonOut(Schema):
    number: str
    name: str


class StandardItemOut(Schema):
    """``weight`` of 100. ``red_line``: failed, the call has 0."""

    key: str
    name: str
    weight: int
    may_be_na: bool
    red_line: bool
    help: str
    good: str
    bad: str


class StandardSectionOut(Schema):
    name: str
    items: list[StandardItemOut]


class StandardOut(Schema):
    kind: StandardKind
    version: int
    stage: StandardStage
    sections: list[StandardSectionOut]
    drafted_by: str
    drafted_at: datetime
    published_by: str
    published_at: datetime | None


class SamplingShowsOut(Schema):
    """``highest_wrong``: with none wrong, at most so many of all are (95 %). ``right_needed``: so many show 90 %."""

    size: int
    highest_wrong: float | None
    shows_k13: bool
    right_needed: int | None
    k13_size: int


class SamplingPlanBody(Schema):
    name: Annotated[str, Field(max_length=60)]
    kind: StandardKind = StandardKind.CALL
    since: date
    until: date
    size: int
    min_each: int = 0
    certain: list[Certain]
    double_percent: int = 5
    due_days: int = 14
    inspectors: Annotated[list[str], Field(max_length=100)]


class SamplingPlanOut(Schema):
    id: str
    name: str
    kind: StandardKind
    since: date
    until: date
    stage: PlanStage
    created_by: str
    created_at: datetime
    assigned: int
    submitted: int


class SamplingPlanListOut(Schema):
    rows: list[SamplingPlanOut]
    next: str | None


class SamplingProgressOut(Schema):
    inspector: QualityPersonOut
    assigned: int
    submitted: int
    overdue: int


class SamplingStratumOut(Schema):
    """``calls`` of the stratum, and how many of them were drawn."""

    name: str
    calls: int
    drawn: int


class SamplingPlanDetailOut(SamplingPlanOut):
    """``calls``: of all strata, once drawn. ``standard_version``: by which they are graded."""

    size: int
    min_each: int
    certain: list[Certain]
    double_percent: int
    due_days: int
    inspectors: list[str]
    seed: str
    standard_version: int | None
    drawn_by: str
    drawn_at: datetime | None
    calls: int
    strata: list[SamplingStratumOut]
    progress: list[SamplingProgressOut]
    shows: SamplingShowsOut


class InspectionRowOut(Schema):
    """``stratum``: which kind of certain calls it is, or the agent's rest."""

    id: str
    plan: str
    call: str
    call_at: datetime
    agent: QualityPersonOut
    stratum: str
    reason: Reason
    turn: Turn
    due: date
    state: InspectionState
    score: float | None
    red_line: bool
    submitted_at: datetime | None


class InspectionListOut(Schema):
    """``due``: of all, also of those that are not listed."""

    due: int
    rows: list[InspectionRowOut]


class InspectionMarkOut(Schema):
    item: str
    grade: Grade | None
    seconds: int | None
    comment: str


class GradedMarkOut(InspectionMarkOut):
    """``answer``: what was done with the machine's proposal."""

    answer: MachineAnswer | None


class InspectionOut(InspectionRowOut):
    """``next``: the inspection that comes after it, "" for none."""

    standard: StandardOut
    marks: list[GradedMarkOut]
    comment: str
    next: str


class InspectionMarkBody(Schema):
    item: Annotated[str, Field(max_length=60)]
    grade: Grade | None = None
    seconds: Annotated[int, Field(ge=0, le=MAX_SECONDS)] | None = None
    comment: Comment = ""
    answer: MachineAnswer | None = None


class MachineProposalOut(Schema):
    """``wording``: on which it rests, "" where nothing in particular was said. ``seconds``: of the recording."""

    item: str
    result: Grade
    wording: str
    seconds: int | None


class MachineProposalsOut(Schema):
    """``state``: whether the call could be judged, and if not, why."""

    state: ProposalState
    rows: list[MachineProposalOut]


class MachineItemOut(Schema):
    """How machine and people agree on an item. ``blind``: graded without sight of the proposal.

    ``ac1``: of the blind ones; ``failures``: that the machine found among them, of which people confirmed
    ``confirmed``; ``missed``: that only people found. ``displayed``: with it in sight; ``alike``: graded so.
    """

    item: str
    name: str
    hidden: bool
    by: str
    at: datetime | None
    blind: int
    ac1: float | None
    low: float | None
    high: float | None
    failures: int
    confirmed: int
    missed: int
    displayed: int
    alike: int
    advice: MachineAdvice


class MachineItemListOut(Schema):
    rows: list[MachineItemOut]


class MachineItemBody(Schema):
    hidden: bool


class InspectionBody(Schema):
    marks: Annotated[list[InspectionMarkBody], Field(max_length=60)]
    comment: Comment = ""


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


class OwnResultOut(OwnResultRowOut):
    standard: StandardOut
    marks: list[OwnMarkOut]
    comment: str


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


class WrongArticleOut(Schema):
    """``version``: as it stood at the minute of the call."""

    code: str
    version: int
    title: str


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


class WrongAnswerListOut(Schema):
    rows: list[WrongAnswerOut]


class WrongAnswerBody(Schema):
    """``mistake``, ``correction``: what was wrong and what is right, required where it was. ``article``: its code."""

    wrong: bool
    comment: Comment
    mistake: Comment = ""
    correction: Annotated[str, Field(max_length=MAX_CORRECTION)] = ""
    article: Annotated[str, Field(max_length=80)] = ""
