"""What the sheet of a briefing is made of, which days it covers, and on which day's sheet somebody works."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import msgspec

from hotline.kernel.wording import names_a_number

#: After a longer pause older days are left out.
MAX_DAYS = 7
MAX_POINTS, MAX_POINT = 12, 200
#: Of each kind a sheet has so many lines.
MAX_LINES = 50
MAX_SPIKES = 8


class RatingLine(msgspec.Struct, frozen=True):
    """A bad rating of a talk of the group. ``score``: 4 or 5 (非常不满意)."""

    call: str
    agent: str
    at: datetime
    score: int
    topic: str = ""


class WrongAnswerLine(msgspec.Struct, frozen=True):
    """An answer that two people found wrong. ``of_group``: somebody of the group gave it."""

    call: str
    agent: str
    at: datetime
    of_group: bool
    comment: str
    topic: str = ""


class ArticleLine(msgspec.Struct, frozen=True):
    """``change``: new, changed or retired. ``note``: what the version or its retirement says of itself."""

    code: str
    title: str
    change: str
    at: datetime
    note: str = ""


class NoticeLine(msgspec.Struct, frozen=True):
    by: str
    text: str
    important: bool
    until: datetime


class AnnouncementLine(msgspec.Struct, frozen=True):
    """Something that callers hear now. ``until``: None until it is switched off."""

    name: str
    texts: tuple[str, ...]
    until: datetime | None = None


class TrendLine(msgspec.Struct, frozen=True):
    """What was more frequent than by chance on the day before. ``what``: calls, cases or words."""

    what: str
    word: str
    count: int
    baseline: float


class FaultLine(msgspec.Struct, frozen=True):
    id: str
    title: str
    raised_at: datetime


class MaintenanceLine(msgspec.Struct, frozen=True):
    title: str
    starts_at: datetime
    ends_at: datetime


class PersonLine(msgspec.Struct, frozen=True):
    """``shift``: "" off. ``is_away``: on leave that freed them of the shift."""

    number: str
    shift: str = ""
    is_away: bool = False


class Sheet(msgspec.Struct, frozen=True):
    """``first_day`` to ``last_day``: whose ratings and wrong answers it has. ``bad``, ``very_bad``: all of them.

    ``is_rostered``: a roster of the day is published; without one everybody of the group counts as present.
    """

    first_day: date
    last_day: date
    bad: int = 0
    very_bad: int = 0
    ratings: tuple[RatingLine, ...] = ()
    wrong_answers: tuple[WrongAnswerLine, ...] = ()
    articles: tuple[ArticleLine, ...] = ()
    notices: tuple[NoticeLine, ...] = ()
    announcements: tuple[AnnouncementLine, ...] = ()
    trends: tuple[TrendLine, ...] = ()
    faults: tuple[FaultLine, ...] = ()
    maintenance: tuple[MaintenanceLine, ...] = ()
    people: tuple[PersonLine, ...] = ()
    is_rostered: bool = False

    @property
    def present(self) -> list[str]:
        """Who works that day, by the roster."""
        return [one.number for one in self.people if not one.is_away and (one.shift or not self.is_rostered)]


def covered_days(day: date, last_sheet: date | None) -> tuple[date, date]:
    """From the day of the last sheet to the day before this one."""
    yesterday = day - timedelta(days=1)
    first = min(last_sheet, yesterday) if last_sheet else yesterday
    return max(first, day - timedelta(days=MAX_DAYS)), yesterday


def day_of_shift(today: date, end_of_yesterdays: datetime | None, moment: datetime) -> date:
    """The day whose sheet somebody works on: yesterday's until a night shift that began then is over."""
    return today - timedelta(days=1) if end_of_yesterdays and moment < end_of_yesterdays else today


def points_of(lines: Iterable[str]) -> list[str]:
    """What a leader adds, without empty lines."""
    return [line.strip() for line in lines if line.strip()]


def points_problem(points: list[str]) -> str:
    """Why the points cannot be read out to all, in a sentence; "" when they can."""
    if len(points) > MAX_POINTS:
        return f"要点最多 {MAX_POINTS} 条，请合并或删减。"
    if any(len(point) > MAX_POINT for point in points):
        return f"每条要点最多 {MAX_POINT} 字，请删减。"
    if any(names_a_number(point) for point in points):
        return "要点中请勿填写电话、证件等号码。"
    return ""
