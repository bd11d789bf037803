"""Reads about forecasts: the series that calls make, the newest version of a queue, events, days left out, targets."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from hotline.domains.people.workforce.models import ForecastVersion, MarkedDay, PlannedEvent, StaffingTargets
from hotline.domains.people.workforce.rules.events import Event, factor
from hotline.domains.people.workforce.rules.forecast.series import Array, Series
from hotline.domains.people.workforce.rules.need import Targets, heads
from hotline.domains.voice.records.queries.details import first_moment
from hotline.domains.voice.records.queries.load import QueueLoad, loads_between
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.kernel.clock import BEIJING, beijing_day, day_bounds, now
from hotline.kernel.errors import NotFound

SLOTS = 96
#: Older calls hardly count in a forecast any more.
MAX_HISTORY_DAYS = 730
AHT_DAYS = 28
#: Where nobody has answered yet: the contract's own assumption.
UNKNOWN_AHT = 240.0
ALL = ""


@dataclass(frozen=True)
class QueueHistory:
    past: Series
    aht_s: float


def histories(until: date) -> dict[str, QueueHistory]:
    """Queue -> its calls up to the midnight before ``until``, and under "" those of all; {} without a complete day.

    Days that are marked are not known. Days of an event are as they would have been without it.
    """
    moment = first_moment()
    if moment is None or beijing_day(moment) >= until:
        return {}
    first = max(beijing_day(moment), until - timedelta(days=MAX_HISTORY_DAYS))
    loads: dict[str, list[QueueLoad]] = defaultdict(list)
    for each in loads_between(day_bounds(first)[0], day_bounds(until)[0]):
        loads[each.queue].append(each)
        loads[ALL].append(each)
    return {queue: _history(queue, rows, first, until) for queue, rows in loads.items()}


def history_days() -> int:
    """Complete days, today left out, since the first call."""
    moment = first_moment()
    return (beijing_day(now()) - beijing_day(moment)).days if moment else 0


def _history(queue: str, rows: list[QueueLoad], first: date, until: date) -> QueueHistory:
    counts = np.zeros(((until - first).days, SLOTS))
    recent = day_bounds(until - timedelta(days=AHT_DAYS))[0]
    totals: Counter[str] = Counter()
    for row in rows:
        local = row.slot.astimezone(BEIJING)
        counts[(local.date() - first).days, local.hour * 4 + local.minute // 15] += row.calls
        if row.slot >= recent:
            totals["answered"] += row.answered
            totals["seconds"] += round(row.seconds)
    aht = totals["seconds"] / totals["answered"] if totals["answered"] else UNKNOWN_AHT
    return QueueHistory(Series(first, _without_what_is_known(counts, queue, first), counts.size), aht)


def _without_what_is_known(counts: Array, queue: str, first: date) -> Array:
    marked = set(MarkedDay.objects.values_list("day", flat=True))
    events = events_of(queue)
    for at in range(len(counts)):
        day = first + timedelta(days=at)
        counts[at] = np.nan if day in marked else counts[at] / factor(events, day)
    return counts


def events_of(queue: str) -> list[Event]:
    """Events of the queue and of all queues together. Lifts of other queues do not move this one."""
    rows = PlannedEvent.objects.filter(queue__in={ALL, queue})
    return [Event(row.first_day, row.last_day, row.lift) for row in rows]


def planned_events() -> list[PlannedEvent]:
    return list(PlannedEvent.objects.order_by("-first_day", "-id")[:200])


def marked_days() -> list[MarkedDay]:
    return list(MarkedDay.objects.order_by("-day")[:200])


def newest_version(queue: str) -> ForecastVersion | None:
    return ForecastVersion.objects.filter(queue=queue).order_by("-made_at", "-id").first()


def forecast_queues() -> list[tuple[str, str]]:
    """Id and name of queues that have a forecast, all together first."""
    names = queue_names()
    have = set(ForecastVersion.objects.values_list("queue", flat=True).distinct())
    return [(ALL, "全部队列")] + [(id, name) for id, name in names.items() if id in have]


def targets_row() -> StaffingTargets:
    return StaffingTargets.objects.first() or StaffingTargets(pk=1)


def targets() -> Targets:
    row = targets_row()
    return Targets(row.service_percent / 100, row.wait_seconds, row.patience_seconds, row.shrinkage_percent / 100)


@dataclass(frozen=True)
class ForecastSlot:
    expected: float
    low: float
    high: float
    heads: int


def slots_of(version: ForecastVersion, day: date) -> list[ForecastSlot]:
    """The quarters of an hour of a day, with events and the heads needed. Raises NotFound outside the version."""
    at = (day - version.first_day).days
    if not 0 <= at < version.days:
        raise NotFound("预测不包含这一天，请重新选择日期。")
    lift = factor(events_of(version.queue), day)
    aims, begin = targets(), at * SLOTS
    chosen = [
        [value * lift for value in values[begin : begin + SLOTS]]
        for values in (version.expected, version.low, version.high)
    ]
    return [
        ForecastSlot(expected, low, high, heads(expected, version.aht_s, aims))
        for expected, low, high in zip(*chosen, strict=True)
    ]


@dataclass(frozen=True)
class DayTotal:
    day: date
    expected: float
    low: float
    high: float


def day_totals(version: ForecastVersion) -> list[DayTotal]:
    """Day by day. Bands of a day: the days' own spread dominates, so slots err together."""
    events = events_of(version.queue)
    found = []
    for at in range(version.days):
        day = version.first_day + timedelta(days=at)
        lift, begin = factor(events, day), at * SLOTS
        sums = [sum(values[begin : begin + SLOTS]) * lift for values in (version.expected, version.low, version.high)]
        found.append(DayTotal(day, *sums))
    return found


def past_totals(queue: str, days: int = 28) -> list[tuple[date, int]]:
    """Calls of each of the last days, today left out."""
    today = beijing_day(now())
    first = today - timedelta(days=days)
    sums: Counter[date] = Counter()
    for row in loads_between(day_bounds(first)[0], day_bounds(today)[0]):
        if queue in (ALL, row.queue):
            sums[beijing_day(row.slot)] += row.calls
    return [(day, sums[day]) for day in (first + timedelta(days=n) for n in range(days)) if sums]
