"""Where a roster stands, what may be done then, and how constraints are called."""

from datetime import date, timedelta
from enum import StrEnum

#: A roster is published so many days before its first one; later it takes a confirmation.
DAYS_BEFORE = 7
MAX_WEEKS = 6


class RosterStage(StrEnum):
    DRAFT = "draft"
    SOLVING = "solving"
    PUBLISHED = "published"


class ConstraintKind(StrEnum):
    LEAVE = "leave"
    NO_NIGHTS = "no_nights"
    WISH = "wish"


def first_day_problem(first_day: date, weeks: int, today: date) -> str:
    """Why no roster can begin on this day, in a sentence; "" when one can."""
    if first_day.weekday() != 0:
        return "班表须从周一开始，请重新选择。"
    if first_day <= today:
        return "班表须从以后的周一开始，请重新选择。"
    if not 1 <= weeks <= MAX_WEEKS:
        return f"班表须是 1 到 {MAX_WEEKS} 周，请重新填写。"
    return ""


def is_late(first_day: date, today: date) -> bool:
    """Whether people would learn of their shifts less than a week before."""
    return first_day - today < timedelta(days=DAYS_BEFORE)
