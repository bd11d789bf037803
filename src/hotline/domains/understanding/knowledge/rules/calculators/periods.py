"""Periods in months and days as the law counts them."""

from calendar import monthrange
from datetime import date, timedelta

YEAR = 12


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the month's last day if that day does not exist (31 January + 1: end of
    February).
    """
    index = day.year * YEAR + day.month - 1 + months
    year, month = divmod(index, YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(first: date, later: date) -> int:
    """Months from calendar month to calendar month, whatever the day."""
    return (later.year - first.year) * YEAR + later.month - first.month


def full_months(first: date, last: date) -> int:
    """Months completed by the evening of ``last``, both days included."""
    months = months_between(first, next_day(last))
    return months if add_months(first, months) <= next_day(last) else months - 1


def days_over(first: date, last: date) -> int:
    """The days that are left when the whole months are taken out."""
    return (next_day(last) - add_months(first, full_months(first, last))).days


def days_from(first: date, last: date) -> int:
    """The number of days from ``first`` to ``last``, both included."""
    return (last - first).days + 1


def next_day(day: date) -> date:
    return day + timedelta(days=1)


def day_before(day: date) -> date:
    return day - timedelta(days=1)
