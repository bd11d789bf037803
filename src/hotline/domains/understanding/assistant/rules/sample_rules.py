"""Rules of samples: of which period they are, and how grades combine: two people apart, a third where they differ."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from hotline.kernel.errors import Invalid

MARKERS = 2


class Span(StrEnum):
    WEEK = "week"
    MONTH = "month"


class Period(NamedTuple):
    """The period of a sample, both days included. ``key``: 2026-W47 or 2026-11."""

    key: str
    first: date
    last: date


class Grade(NamedTuple):
    by: str
    right: bool
    decides: bool = False


def period_of(span: Span, day: date) -> Period:
    """The week from Monday, or the month, that ``day`` lies in."""
    if span is Span.WEEK:
        first = day - timedelta(days=day.weekday())
        year, week, _ = day.isocalendar()
        return Period(f"{year}-W{week:02}", first, first + timedelta(days=6))
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    return Period(f"{day:%Y-%m}", first, following - timedelta(days=1))


def may_grade(verdicts: Sequence[Grade], by: str) -> bool:
    """Whether this person may grade the answer now: as one of the two, or as the third."""
    if any(each.by == by for each in verdicts):
        return False
    return len(verdicts) < MARKERS or (outcome(verdicts) is None and len(verdicts) == MARKERS)


def outcome(verdicts: Sequence[Grade]) -> bool | None:
    """None while one of the two, or the third, is missing."""
    if len(verdicts) < MARKERS:
        return None
    decided = next((each.right for each in verdicts if each.decides), None)
    first, second = (each.right for each in verdicts[:MARKERS])
    return first if first == second else decided


def checked(right: bool, remark: str) -> str:
    """The remark of an assessment, shortened. Raises Invalid for a wrong answer without a remark."""
    if not right and not remark:
        raise Invalid("判为错误要写明错在哪里。", code="no_reason")
    return remark[:200]
