"""Recordings on the wire; documented in docs/api.md."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field


class HoldOut(Schema):
    """Both in seconds; ``at`` in the recording, which has nothing of the hold itself."""

    at: float
    seconds: float


class PeaksOut(Schema):
    """The loudest sample, 0 … 1, of each of ``points`` equal stretches."""

    seconds: float
    points: int
    caller: list[float]
    agent: list[float]
    holds: list[HoldOut]


class ReasonBody(Schema):
    reason: str = Field(min_length=1, max_length=200, pattern=r"\S")


class LegalHoldOut(Schema):
    """In force while ``lifted_at`` is null."""

    reason: str
    by: str
    by_name: str
    at: datetime
    lifted_at: datetime | None
    lifted_by: str
    lifted_by_name: str
    lift_reason: str


class HoldsOut(Schema):
    """Newest first."""

    holds: list[LegalHoldOut]


class Choice(Schema):
    id: str
    name: str


class RuleBody(Schema):
    """``queue``, ``topic``, ``flag``: empty is any."""

    name: str = Field(min_length=1, max_length=40, pattern=r"\S")
    years: int
    queue: str = ""
    topic: str = ""
    flag: str = ""


class RuleOut(Schema):
    id: int
    name: str
    years: int
    queue: str
    topic: str
    flag: str
    changed_by: str
    changed_at: datetime


class RulesOut(Schema):
    rows: list[RuleOut]
    shortest: int
    longest: int
    queues: list[Choice]
    topics: list[Choice]
    flags: list[Choice]


class DestructionOut(Schema):
    """``stage``: listed, approved, dropped, done. ``digest`` SM3 of the list, ``certificate`` of what was destroyed."""

    id: int
    stage: str
    day: date
    listed_at: datetime
    listed_by: str
    listed_by_name: str
    count: int
    size: int
    digest: str
    decided_at: datetime | None
    decided_by: str
    decided_by_name: str
    reason: str
    done_at: datetime | None
    destroyed: int
    left: int
    certificate: str


class DestructionsOut(Schema):
    rows: list[DestructionOut]


class DueOut(Schema):
    """``outcome``: empty while it waits, destroyed, held, kept (by a longer rule meanwhile)."""

    call: str
    at: datetime
    seconds: float
    rule: str
    kept_until: date
    outcome: str


class DuesOut(Schema):
    """``next``: the ``after`` of the next page, null on the last."""

    rows: list[DueOut]
    next: int | None
