"""Ratings on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.service.ratings.rules.handling import Cause, Contact, RatingChannel, Stage, Verdict
from hotline.kernel.published import one_of

Text = Annotated[str, Field(max_length=200)]


class RatingRowOut(Schema):
    """A bad rating. ``exclusion_pending``: somebody requested that it does not count. ``second_score``: 1 … 5.

    ``late``: the call to the citizen, or a mending, is overdue. ``next_due``: the deadline that runs; null for none.
    """

    call: str
    called_at: datetime | None
    number: str
    topic_title: str
    queue_name: str
    channel: RatingChannel
    score: int
    agent: str
    agent_name: str
    received_at: datetime
    stage: Stage
    owner: str
    owner_name: str
    next_due: datetime | None
    late: bool
    contact: Contact | Literal[""]
    verdict: Verdict | Literal[""]
    cause: Cause | Literal[""]
    exclusion_pending: bool
    second_score: int | None
    second_channel: RatingChannel | Literal[""]
    closed_at: datetime | None


class RatingRowsOut(Schema):
    rows: list[RatingRowOut]
    next: str | None


class ExclusionsOut(Schema):
    """Of the quarter: ratings that were excluded, those that count, and whether the share is above ``limit``."""

    excluded: int
    counted: int
    share: float
    limit: float
    alarming: bool


class RatingsSummaryOut(Schema):
    """``stages``: stage -> open ones in it."""

    stages: dict[str, int]
    overdue: int
    mine: int
    exclusions: ExclusionsOut


class MendingOut(Schema):
    number: int
    measure: str
    planned_by: str
    planned_at: datetime
    due_at: datetime
    done_at: datetime | None
    done_by: str
    result: str
    late: bool


class MendingRowOut(MendingOut):
    call: str
    agent: str
    agent_name: str
    owner: str
    owner_name: str


class MendingsOut(Schema):
    rows: list[MendingRowOut]
    next: str | None


class HandlingStepOut(Schema):
    """``by``: a staff number, citizen or system. ``about_call``: the call that shows it; ``second``: in its sound."""

    at: datetime
    by: str
    by_name: str
    kind: Annotated[
        str,
        one_of(
            "opened",
            "assigned",
            "contacted",
            "verified",
            "exclusion_requested",
            "excluded",
            "planned",
            "moved",
            "mended",
            "invited",
            "rated_again",
            "overdue",
            "closed",
        ),
    ]
    text: str
    about_call: str
    second: int | None


class RatingDetailOut(Schema):
    """``refusals``: act -> why the reader may not do it now, "" when they may. ``callback``: in the call-back list.

    ``evidence_calls``: in which one may hear what excludes the rating. ``latest_mending``: the last day possible.
    """

    row: RatingRowOut
    mendings: list[MendingOut]
    steps: list[HandlingStepOut]
    callback: str
    callback_closed: bool
    tries: int
    evidence_calls: list[str]
    latest_mending: date
    refusals: dict[str, str]


class OwnerOut(Schema):
    number: str
    name: str
    group: str


class OwnersOut(Schema):
    rows: list[OwnerOut]


class AssignIn(Schema):
    owner: str = Field(min_length=1, max_length=12)


class ContactIn(Schema):
    outcome: Contact
    text: Text = ""


class VerifyIn(Schema):
    cause: Cause
    text: Text


class ExclusionIn(Schema):
    """``evidence``: the call that shows it, at ``second`` of its recording."""

    verdict: Literal[Verdict.MISTAKEN, Verdict.MALICIOUS]
    evidence: str = Field(min_length=1, max_length=100)
    second: int = Field(ge=0, le=86_400)
    reason: Text


class MendingIn(Schema):
    """``due``: its deadline. ``result``: it was mended at once."""

    measure: Text
    due: date | None = None
    result: Text = ""


class ResultIn(Schema):
    result: Text


class MoveIn(Schema):
    due: date
    reason: Text


class CloseRatingIn(Schema):
    reason: Text = ""
