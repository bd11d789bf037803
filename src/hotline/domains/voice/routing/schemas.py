"""Loans of skills, notices and settings on the wire; documented in docs/api.md."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field


class TemporarySkillBody(Schema):
    """``only``: the agent's own skills rest meanwhile."""

    skill: str = Field(min_length=1, max_length=40)
    level: int = Field(3, ge=1, le=5)
    minutes: Literal[15, 30, 60] = 30
    only: bool = False
    reason: str = Field(min_length=1, max_length=60, pattern=r"\S")


class TemporarySkillOut(Schema):
    """``ended_at`` null while it lasts."""

    id: str
    agent: str
    skill: str
    level: int
    only: bool
    until: datetime
    by: str
    why: str
    ended_at: datetime | None


class NoticeBody(Schema):
    """A new notice."""

    text: str = Field(max_length=2000)
    important: bool = False
    #: How long it is shown.
    minutes: int = 60
    audience: Literal["all", "group", "queue", "agents"]
    #: Groups, queues or staff numbers, by ``audience``; empty for all.
    meant: list[str] = Field([], max_length=1000)


class ReceiptOut(Schema):
    agent: str
    agent_name: str
    read_at: datetime | None


class NoticeOut(Schema):
    id: str
    by: str
    by_name: str
    text: str
    important: bool
    audience: str
    audience_name: str
    sent_at: datetime
    until: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_name: str
    receipts: list[ReceiptOut]


class NoticesOut(Schema):
    """A page of notices."""

    rows: list[NoticeOut]
    #: Get the notices sent before this moment for the next page; null on the last.
    next: datetime | None


class OwnNoticeOut(Schema):
    """``withdrawn``: it is not to be followed any more."""

    id: str
    by: str
    by_name: str
    text: str
    important: bool
    sent_at: datetime
    until: datetime
    withdrawn: bool
    read_at: datetime | None


class OwnNoticesOut(Schema):
    rows: list[OwnNoticeOut]


# What administrators set ---------------------------------------------------------------------------------------------

SkillCode = Annotated[str, Field(max_length=40)]


class OverflowTier(Schema):
    """After so many seconds of waiting, agents with ``skill`` may take the call too: ``share`` per cent of those who
    begin to wait from ``first_hour`` to before ``until_hour``.
    """

    after_seconds: int = Field(ge=0, le=3600)
    skill: SkillCode
    share: int = Field(100, ge=10, le=100, multiple_of=10)
    first_hour: int = Field(0, ge=0, le=23)
    until_hour: int = Field(24, ge=1, le=24)


class OverflowTierOut(Schema):
    """The same as it is stored."""

    after_seconds: int
    skill: str
    share: int
    first_hour: int
    until_hour: int


class QueueSettingsBody(Schema):
    """A queue without its id. ``callback_after_seconds``: from then on the caller may choose to be called back."""

    name: str = Field(max_length=40)
    skill: SkillCode
    ring_seconds: int = Field(ge=5, le=120)
    wrap_up_seconds: int = Field(ge=0, le=900)
    callback_after_seconds: int = Field(ge=0, le=3600)
    announce_every_seconds: int = Field(ge=10, le=600)
    overflow: list[OverflowTier] = Field([], max_length=10)


class SeenQueueSettingsBody(QueueSettingsBody):
    """``stamp``: of the queue as it was shown."""

    stamp: str = Field(max_length=16)


class StampBody(Schema):
    stamp: str = Field(max_length=16)


class QueueSettingsOut(Schema):
    """``stamp``: sent back with a change, so that nobody overwrites what they have not seen."""

    id: str
    name: str
    skill: str
    ring_seconds: int
    wrap_up_seconds: int
    callback_after_seconds: int
    announce_every_seconds: int
    overflow: list[OverflowTierOut]
    stamp: str


class SkillOut(Schema):
    """How many queues need it, overflow to it, and how many agents have it."""

    code: str
    name: str
    queues: int
    overflows: int
    agents: int


class AgentSkillsOut(Schema):
    """``skills``: the agent's own, skill to level 1 … 5."""

    number: str
    name: str
    group: str
    skills: dict[str, int]
    stamp: str


class RoutingSettingsOut(Schema):
    """Queues in their order; the first takes the callers of a flow that fails."""

    queues: list[QueueSettingsOut]
    skills: list[SkillOut]
    agents: list[AgentSkillsOut]
    reasons: list[str]
    reasons_stamp: str


class QueueOrderBody(Schema):
    """All queues, in their new order."""

    queues: list[SkillCode] = Field(max_length=200)


class SkillBody(Schema):
    name: str = Field(max_length=40)


class AgentSkillsBody(Schema):
    """Skills that are not named are taken away."""

    levels: dict[SkillCode, Annotated[int, Field(ge=1, le=5)]] = Field(max_length=200)
    stamp: str = Field(max_length=16)


class ReasonsBody(Schema):
    reasons: list[Annotated[str, Field(max_length=10)]] = Field(max_length=12)
    stamp: str = Field(max_length=16)
