"""The current state of a quarter's nineteen indicators, counted from the registry of measures and assessed by the
contract.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import msgspec

from hotline.domains.insight.analytics.queries import answers
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.assessment.rules.assess import Assessment
from hotline.domains.insight.assessment.rules.contract import Contract, Period, Terms
from hotline.domains.insight.assessment.rules.facts import Facts
from hotline.domains.insight.assessment.rules.forecast import Day, Rest, rest_of
from hotline.domains.insight.assessment.rules.indicator_forecast import Forecast, Goal, forecast, goals
from hotline.domains.insight.assessment.rules.indicator_inputs import MEASURES, SOURCES, IndicatorInputs, Source
from hotline.domains.insight.assessment.rules.snapshot import item, snapshot
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.kernel.clock import beijing_day

MS, MINUTE = 1000, 60
#: Beyond so many, waits are not looked at one by one: the readings that need them are left out.
MAX_LONG_WAITS = 15_000


class CurrentAssessment(msgspec.Struct, frozen=True, kw_only=True):
    """``forecast`` None: nothing was entered yet. ``trend``: day by day, numerator and denominator."""

    terms: Terms
    source: Source
    facts: Facts | None
    forecast: Forecast | None
    rest: Rest | None
    goals: tuple[Goal, ...]
    trend: tuple[Day, ...]
    inputs: IndicatorInputs


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """The nineteen indicators of a quarter at one moment."""

    contract: Contract
    quarter: Period
    #: The last day counted.
    until: date
    #: When it was counted.
    at: datetime
    standings: tuple[CurrentAssessment, ...]


def board(contract: Contract, quarter: Period, now: datetime) -> Board:
    until = min(quarter.last, beijing_day(now))
    inputs = _inputs(quarter, until, contract, now)
    year = _inputs(contract.year, until, contract, now)
    trends = _trends(quarter, until, now)
    standings = tuple(
        _current(contract, terms, quarter, year if terms.span == "year" else inputs, trends, beijing_day(now))
        for terms in contract.indicators
    )
    return Board(contract=contract, quarter=quarter, until=until, at=now, standings=standings)


def assessed(contract: Contract, quarter: Period, now: datetime) -> list[Assessment]:
    """The quarter's results, for the indicators that have data."""
    found = board(contract, quarter, now).standings
    return [each.forecast.now for each in found if each.forecast is not None and each.terms.span == "quarter"]


def unentered(contract: Contract, quarter: Period, now: datetime) -> list[str]:
    """Names of the quarter's indicators without any entry so far. Empty for a quarter that has not begun."""
    if beijing_day(now) < quarter.first:
        return []
    found = board(contract, quarter, now).standings
    return [each.terms.name for each in found if each.forecast is None and each.terms.span == "quarter"]


def snapshot_of(found: Board) -> dict[str, Any]:
    """The part of the board that a freeze stores."""
    items: dict[str, list[dict[str, Any]]] = {"quarter": [], "year": []}
    for each in found.standings:
        if each.forecast is not None:
            counted = {key: each.inputs.sums[key] for key in each.source.measures}
            items[each.terms.span].append(item(each.forecast.now, counted, each.trend))
    return snapshot(found.quarter.key, found.contract, items["quarter"], items["year"])


def _current(
    contract: Contract,
    terms: Terms,
    quarter: Period,
    inputs: IndicatorInputs,
    trends: Mapping[str, tuple[Day, ...]],
    today: date,
) -> CurrentAssessment:
    source = SOURCES[terms.key]
    period = contract.year if terms.span == "year" else quarter
    trend = trends.get(source.ratio, ())
    facts = source.facts(inputs)
    rest = _rest(terms, trend, period, min(quarter.last, today))
    ahead = today <= period.last
    seen = (
        forecast(contract, terms.key, period.key, facts, rest, source.otherwise(inputs)) if facts is not None else None
    )
    return CurrentAssessment(
        terms=terms,
        source=source,
        facts=facts,
        forecast=seen,
        rest=rest,
        goals=goals(seen, facts, rest) if ahead and seen is not None and facts is not None else (),
        trend=trend,
        inputs=inputs,
    )


def _rest(terms: Terms, trend: tuple[Day, ...], period: Period, until: date) -> Rest | None:
    """The expected rest of the period. None for people and seats, and for counts that are entered in batches."""
    if terms.family not in ("share", "waiting", "volume") or terms.key == "retain":
        return None
    calendar = working_calendar()
    to_come = [until + timedelta(days=n + 1) for n in range((period.last - until).days)]
    return rest_of([day for day in trend if day.day < until], [calendar.works(day) for day in to_come])


def _inputs(period: Period, until: date, contract: Contract, now: datetime) -> IndicatorInputs:
    sums = answers.total(MEASURES, period.first, until, now)
    return IndicatorInputs(
        sums={key: (figure.num, figure.den) for key, figure in sums.items()},
        days=(until - period.first).days + 1,
        lists=_lists(period, until, now),
        earlier=_earlier_accidents(contract, period, now),
    )


def _earlier_accidents(contract: Contract, period: Period, now: datetime) -> int:
    """Accidents in the contract year before this period."""
    before = period.first - timedelta(days=1)
    if before < contract.valid_from:
        return 0
    return answers.total(["accidents"], contract.valid_from, before, now)["accidents"].num


def _lists(period: Period, until: date, now: datetime) -> dict[str, tuple[Fraction, ...]]:
    days = {
        key: _each(key, "day", period, until, now) for key in ("front_staff", "front_staff_with_trainees", "back_staff")
    }
    seconds = _each("fault_seconds", "entry", period, until, now)
    return {**days, "fault_seconds": tuple(each / MINUTE for each in seconds), **_long_waits(period, until, now)}


def _each(key: str, by: str, period: Period, until: date, now: datetime) -> tuple[Fraction, ...]:
    question = FigureQuery(
        measures=(key,), dimensions=(by,), first=period.first, last=until, filters=_REGISTERS.get(key, {})
    )
    lines = answers.answer_to(question, now).lines
    return tuple(Fraction(line.figures[0].num) for line in lines if line.figures[0].den != 0)


_REGISTERS: dict[str, dict[str, tuple[str, ...]]] = {"fault_seconds": {"register": ("faults",)}}


def _long_waits(period: Period, until: date, now: datetime) -> dict[str, tuple[Fraction, ...]]:
    question = FigureQuery(measures=("waited_long",), first=period.first, last=until)
    rows = answers.behind("waited_long", "num", question, MAX_LONG_WAITS + 1, now=now)
    if len(rows) > MAX_LONG_WAITS:
        return {}
    return {"waited_long": tuple(Fraction(row["wait_ms"], MS) for row in rows)}


def _trends(quarter: Period, until: date, now: datetime) -> dict[str, tuple[Day, ...]]:
    """By day, every measure for which a trend is drawn. Days without data are left out."""
    names = tuple(dict.fromkeys(source.ratio for source in SOURCES.values() if source.ratio))
    works = working_calendar().works
    lines = answers.answer_to(
        FigureQuery(measures=names, dimensions=("day",), first=quarter.first, last=until), now
    ).lines
    return {
        key: tuple(_day(key, line.by[0], line.figures[n], works) for line in lines if line.figures[n].den != 0)
        for n, key in enumerate(names)
    }


def _day(key: str, day: date, figure: answers.Figure, works: Callable[[date], bool]) -> Day:
    per = MS if key == "mean_wait" else 1
    den = 1 if figure.den is None else figure.den
    return Day(day, Fraction(figure.num, per), Fraction(den), works(day))
