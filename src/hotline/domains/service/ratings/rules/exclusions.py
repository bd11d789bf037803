"""The share of ratings that are excluded: above one in a hundred somebody has to look (§14-K12)."""

from datetime import date
from fractions import Fraction

ALARM_SHARE = Fraction(1, 100)


def share(excluded: int, counted: int) -> Fraction:
    """``counted``: the ratings that count. 0 without any."""
    total = excluded + counted
    return Fraction(excluded, total) if total else Fraction(0)


def is_alarming(excluded: int, counted: int) -> bool:
    """Whether the last exclusion is to raise an alarm: the share is above one in a hundred, and has reached a whole
    per cent that it had not before.
    """
    after = share(excluded, counted)
    before = share(excluded - 1, counted + 1) if excluded else Fraction(0)
    return after > ALARM_SHARE and (before <= ALARM_SHARE or after * 100 // 1 > before * 100 // 1)


def quarter_begins(day: date) -> date:
    """The first day of the day's quarter: the contract assesses by quarters."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
