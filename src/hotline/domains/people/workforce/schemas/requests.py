"""Requests of agents on the wire."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from hotline.domains.people.workforce.rules.roster.requests import (
    MAX_REASON,
    LeaveKind,
    ShiftRequestKind,
    ShiftRequestState,
)
from hotline.domains.people.workforce.schemas.plans import ShiftOut


class ShiftRequestOut(Schema):
    """``leave``: "" where it is none. ``colleague``: of a swap. ``is_over``: its days are gone, nobody answers."""

    id: int
    number: str
    name: str
    kind: ShiftRequestKind
    state: ShiftRequestState
    first_day: date
    last_day: date
    colleague: str
    colleague_name: str
    shift: str
    leave: LeaveKind | None
    reason: str
    requested_at: datetime
    decided_by: str
    decided_at: datetime | None
    remark: str
    is_over: bool


class OwnRequestsOut(Schema):
    """``annual_days``: of this year, approved. ``overtime_hours``, ``early_hours``: of this month, as rostered."""

    number: str
    rows: list[ShiftRequestOut]
    annual_days: int
    overtime_hours: float
    early_hours: float
    max_overtime_hours: int


class SwapOptionOut(Schema):
    """``shift``, ``other_shift``: the colleague's of the two days; null off."""

    number: str
    name: str
    shift: ShiftOut | None
    other_shift: ShiftOut | None


class SwapOptionsOut(Schema):
    rows: list[SwapOptionOut]


class SwapRequestBody(Schema):
    """``other_day``: the same for an exchange on one day."""

    day: date
    colleague: str = Field(min_length=1, max_length=12)
    other_day: date
    reason: str = Field(default="", max_length=MAX_REASON)


class OvertimeRequestBody(Schema):
    day: date
    shift: str = Field(min_length=1, max_length=8)
    reason: str = Field(default="", max_length=MAX_REASON)


class LeaveRequestBody(Schema):
    leave: LeaveKind
    first_day: date
    last_day: date
    reason: str = Field(default="", max_length=MAX_REASON)


class RequestAnswerBody(Schema):
    accepted: bool


class RequestDecisionBody(Schema):
    approved: bool
    remark: str = Field(default="", max_length=MAX_REASON)


class PlannersRequestOut(ShiftRequestOut):
    """``broken``: the rule that it would break; "" for none. Hours short before and after; null: unknown."""

    broken: str
    short_before: float | None
    short_after: float | None


class PlannersRequestsOut(Schema):
    rows: list[PlannersRequestOut]
    waiting: int
    automatic: bool


class AutomaticBody(Schema):
    automatic: bool


class RosterChangeOut(Schema):
    """``before``, ``after``: shifts, "" off. ``why``: leave, swap, overtime, planner, meal."""

    number: str
    name: str
    day: date
    before: str
    after: str
    why: str
    by: str
    at: datetime


class RosterChangesOut(Schema):
    rows: list[RosterChangeOut]
