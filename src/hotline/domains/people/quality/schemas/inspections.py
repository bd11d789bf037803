"""Standards, plans, inspections and what comes after them on the wire."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.people.quality.rules.inspections import (
    MAX_COMMENT,
    MAX_SECONDS,
    Certain,
    InspectionState,
    MachineAnswer,
    PlanStage,
    Reason,
    Turn,
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


class SubmittedRowOut(InspectionRowOut):
    """``decided``: items of the call that the client has decided."""

    decided: int


class SubmittedListOut(Schema):
    rows: list[SubmittedRowOut]
    next: str | None


class InspectionMarkOut(Schema):
    item: str
    grade: Grade | None
    seconds: int | None
    comment: str


class DecidedMarkOut(Schema):
    """How an item ended that was graded again. ``by_client``: the client decided; else the second grade was the same.

    ``is_double``: two inspectors graded the call, nobody appealed.
    """

    grade: Grade
    by_client: bool
    is_double: bool
    comment: str


class GradedMarkOut(InspectionMarkOut):
    """``answer``: what was done with the machine's proposal. ``decided``: None where nobody graded the item again."""

    answer: MachineAnswer | None
    decided: DecidedMarkOut | None


class WrongDecisionOut(Schema):
    """What became of an answer about policy that was found wrong."""

    state: WrongState
    comment: str


class InspectionOut(InspectionRowOut):
    """``next``: the inspection that comes after it, "" for none.

    ``final_score``: of the call after it was decided, None where that changed nothing; ``wrong``: of its answer.
    """

    standard: StandardOut
    marks: list[GradedMarkOut]
    comment: str
    next: str
    final_score: float | None
    wrong: WrongDecisionOut | None


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
