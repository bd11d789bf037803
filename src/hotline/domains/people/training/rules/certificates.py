"""Certificates (上岗证): how long they hold, how they are numbered, and where they stand."""

import calendar
from datetime import date
from enum import StrEnum

#: How long a certificate may hold, and before its end from when on it may be renewed.
MAX_MONTHS = 36
RENEWABLE_DAYS = 60
MAX_COMMENT = 200


class CertificateStage(StrEnum):
    REQUESTED = "requested"
    VALID = "valid"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    #: A renewed one took its place.
    REPLACED = "replaced"


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def serial_of(year: int, number: int) -> str:
    """``SG-2026-0012``."""
    return f"SG-{year}-{number:04d}"
