"""接下来: the calls that are to be expected in the next two hours, and what else is known of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from hotline.domains.insight.analytics.queries import baseline
from hotline.domains.insight.analytics.queries.answers import answer_to
from hotline.domains.insight.analytics.rules.facts.shape import quarter_of_an_hour
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.understanding.knowledge.queries.versions import due_to_publish
from hotline.domains.voice.callbacks.queries import callbacks_open
from hotline.domains.voice.ivr.queries.flows import switched_on_rows
from hotline.kernel.clock import BEIJING, beijing_day

WITHIN = timedelta(hours=2)
QUARTER = timedelta(minutes=15)
ONE_DAY = timedelta(days=1)
#: What waits for a person is what seats are needed for.
EXPECTED = "entered"
#: Anything open began or falls due within these days.
OPEN_DAYS = timedelta(days=400)

Kind = Literal["callback", "announcement", "article", "offices_open", "offices_close", "day_off", "working_day"]


@dataclass(frozen=True)
class Expected:
    """A quarter of an hour that begins at this moment, and the calls that usually wait for a person in it."""

    at: datetime
    calls: float


@dataclass(frozen=True)
class Planned:
    """``name``: the announcement's switch, the article's title; "" where the kind says all."""

    at: datetime
    kind: Kind
    name: str = ""


@dataclass(frozen=True)
class Ahead:
    """``expected`` is None where too few days are recorded; ``days``: how many it is the median of."""

    expected: tuple[Expected, ...] | None
    days: int
    planned: tuple[Planned, ...]
    #: Promised moments to ring back that have passed.
    late_callbacks: int
    #: Steps of cases that fall due.
    deadlines: int


def ahead_of(now: datetime) -> Ahead:
    until = now + WITHIN
    expected, days = _expected(now)
    promised = [entry.due_at for entry in callbacks_open() if entry.due_at > entry.opened_at]
    planned = [Planned(at, "callback") for at in promised if now < at <= until]
    planned += [
        Planned(row.until, "announcement", name)
        for name, row in switched_on_rows().items()
        if row.until and now < row.until <= until
    ]
    planned += [
        Planned(version.publish_at, "article", version.title)
        for version in due_to_publish()
        if version.publish_at and now < version.publish_at <= until
    ]
    planned += [each for each in _office_hours(now) if now < each.at <= until]
    return Ahead(
        expected=expected,
        days=days,
        planned=(*sorted(planned, key=lambda each: each.at), *_other_day(now)),
        late_callbacks=sum(at <= now for at in promised),
        deadlines=_deadlines(now),
    )


def _expected(now: datetime) -> tuple[tuple[Expected, ...] | None, int]:
    """From the quarter of an hour that runs, as far as the day goes: tomorrow is another kind of day."""
    day = beijing_day(now)
    alike = tuple(baseline.days_alike(day, working_calendar().works))
    counts = baseline.history(EXPECTED, "slot", alike, (), now.hour)
    curve = baseline.baseline_curve({(each, int(str(slot))): count for (each, slot), count in counts.items()}, alike)
    if curve is None:
        return None, 0
    first = quarter_of_an_hour(now)
    midnight = datetime.combine(day, datetime.min.time(), BEIJING)
    slots = range(first, min(first + WITHIN // QUARTER, baseline.SLOTS))
    expected = tuple(Expected(midnight + slot * QUARTER, float(curve[slot])) for slot in slots)
    return expected, len({each for each, _ in counts})


def _office_hours(now: datetime) -> Iterator[Planned]:
    """When offices that handle cases open and close today."""
    calendar, day = working_calendar(), beijing_day(now)
    if not calendar.works(day):
        return
    for opens, closes in calendar.hours:
        yield Planned(datetime.combine(day, opens, BEIJING), "offices_open")
        yield Planned(datetime.combine(day, closes, BEIJING), "offices_close")


def _other_day(now: datetime) -> Iterator[Planned]:
    """Tomorrow, where it is of the other kind."""
    works, day = working_calendar().works, beijing_day(now)
    if works(day) != works(day + ONE_DAY):
        at = datetime.combine(day + ONE_DAY, datetime.min.time(), BEIJING)
        yield Planned(at, "working_day" if works(day + ONE_DAY) else "day_off")


def _deadlines(now: datetime) -> int:
    day = beijing_day(now)
    question = FigureQuery(measures=("deadlines_near",), first=day - OPEN_DAYS, last=day + OPEN_DAYS)
    return sum(line.figures[0].num for line in answer_to(question, now).lines)
