"""Loans of skills and notices on the wire; documented in docs/api.md."""

from datetime import datetime
from typing import Literal

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
