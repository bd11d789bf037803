"""What a planner knows of days: how an event moves calls, and which lifts make sense."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MIN_LIFT, MAX_LIFT = -90, 500
MAX_DAYS = 92


@dataclass(frozen=True)
class Event:
    first_day: date
    last_day: date
    #: Per cent.
    lift: int


def factor(events: Iterable[Event], day: date) -> float:
    """By how much events multiply the calls of a day; events that fall together multiply each other."""
    found = 1.0
    for event in events:
        if event.first_day <= day <= event.last_day:
            found *= 1 + event.lift / 100
    return found


def event_problem(title: str, event: Event) -> str:
    """Why this is no event, in a sentence; "" when it is one."""
    if not title.strip():
        return "请填写事件名称。"
    if event.last_day < event.first_day:
        return "末日早于首日，请重新选择。"
    if (event.last_day - event.first_day).days >= MAX_DAYS:
        return f"一个事件最多 {MAX_DAYS} 天，请分成几个。"
    if not MIN_LIFT <= event.lift <= MAX_LIFT or event.lift == 0:
        return f"变化须在 {MIN_LIFT}% 到 {MAX_LIFT}% 之间，且不为 0。"
    return ""
