"""Loans of skills on the wire; documented in docs/api.md."""

from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field


class LendBody(Schema):
    """``only``: the agent's own skills rest meanwhile."""

    skill: str = Field(min_length=1, max_length=40)
    level: int = Field(3, ge=1, le=5)
    minutes: Literal[15, 30, 60] = 30
    only: bool = False
    reason: str = Field(min_length=1, max_length=60, pattern=r"\S")


class LoanOut(Schema):
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
