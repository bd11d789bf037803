"""Which version of an article is in force on a day, as published, or as it was known at a moment."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol


class Dated(Protocol):
    """A version's dates. ``retired_on``: the first day on which it is no longer valid, decided at ``retired_at``."""

    number: int
    valid_from: date
    valid_until: date | None
    published_at: datetime | None
    retired_on: date | None
    retired_at: datetime | None


class Validity(StrEnum):
    """The validity of a published version on a day. ``REPLACED``: a later version has begun."""

    IN_FORCE = "in_force"
    COMING = "coming"
    EXPIRED = "expired"
    RETIRED = "retired"
    REPLACED = "replaced"


def in_force[V: Dated](versions: Iterable[V], day: date, known_at: datetime | None = None) -> V | None:
    """The version in force on a day: of those begun by then, the one that began last, and of equals the newest.

    None when that version is over: older ones do not come back. ``known_at``: by what had been published and taken down
    until that moment.
    """
    begun = [each for each in versions if each.valid_from <= day and _published(each, known_at)]
    latest = max(begun, key=lambda each: (each.valid_from, each.number), default=None)
    return latest if latest is not None and not is_over(latest, day, known_at) else None


def is_over(version: Dated, day: date, known_at: datetime | None = None) -> bool:
    last = last_day(version, known_at)
    return last is not None and last < day


def last_day(version: Dated, known_at: datetime | None = None) -> date | None:
    """None: until further notice."""
    ends = [version.valid_until] if version.valid_until else []
    if version.retired_on and (known_at is None or (version.retired_at and version.retired_at <= known_at)):
        ends.append(version.retired_on - timedelta(days=1))
    return min(ends, default=None)


def validity_of(version: Dated, versions: Iterable[Dated], day: date) -> Validity:
    """The validity of a published version among all published versions of its article."""
    if version.valid_from > day:
        return Validity.COMING
    later = [other for other in versions if other.valid_from <= day and _rank(other) > _rank(version)]
    if later:
        return Validity.REPLACED
    if not is_over(version, day):
        return Validity.IN_FORCE
    return Validity.RETIRED if version.retired_on and version.retired_on <= day else Validity.EXPIRED


class Ending(NamedTuple):
    """The end of a validity. ``left``: days until the last day; 0 is today, below 0 it is over."""

    last: date
    left: int


def ending(version: Dated, day: date) -> Ending | None:
    """None when nothing ends."""
    last = last_day(version)
    return Ending(last, (last - day).days) if last else None


def _rank(version: Dated) -> tuple[date, int]:
    return version.valid_from, version.number


def _published(version: Dated, known_at: datetime | None) -> bool:
    if version.published_at is None:
        return False
    return known_at is None or version.published_at <= known_at
