"""Reads the register of security accidents."""

from datetime import datetime

from django.db.models import QuerySet

from hotline.domains.platform.approvals.queries import requests as approvals
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.security.models import Accident
from hotline.domains.platform.security.rules.accidents import (
    Clock,
    Level,
    Step,
    StepKind,
    clocks,
    closure_refusal,
    valid_steps,
)
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import Page

NONE = "没有这起事故，请刷新列表。"


def about(id: str) -> str:
    return f"accident/{id}"


def open_accidents() -> list[Accident]:
    """Those that are not closed, the newest first, with their steps."""
    return list(_with_steps().filter(closed_at=None).order_by("-found_at", "-pk"))


def page(state: str, cursor: str = "") -> Page[Accident]:
    """``state``: ``open``, ``closed``, "" for any. Fifty, the newest first. Raises Invalid."""
    rows = _with_steps()
    if state:
        rows = rows.filter(closed_at__isnull=state == "open")
    return page_by_moment(rows, "found_at", cursor)


def accident(id: str) -> Accident:
    """With its steps. Raises NotFound."""
    row = _with_steps().filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def facts_of(row: Accident) -> list[Step]:
    return [Step(StepKind(each.kind), each.at, each.noted_at) for each in row.steps.all()]


def clocks_of(row: Accident, now: datetime) -> list[Clock]:
    """Its terms. Those of a closed one are as they were when it was closed."""
    return clocks(Level(row.level), row.found_at, facts_of(row), row.closed_at or now, row.reopened_at)


def is_waiting(row: Accident, now: datetime) -> bool:
    """Whether somebody's request to close it, or to reopen it, waits for another person."""
    kind = ApprovalKind.ACCIDENT_CLOSURE if row.closed_at is None else ApprovalKind.ACCIDENT_REOPENING
    return approvals.is_pending(kind, about(row.pk), now)


def missing_for_closure(row: Accident) -> str:
    """Why closing it cannot be requested yet; "" when it can."""
    return closure_refusal(Level(row.level), {each.kind for each in valid_steps(facts_of(row), row.reopened_at)})


def _with_steps() -> QuerySet[Accident]:
    return Accident.objects.prefetch_related("steps")
