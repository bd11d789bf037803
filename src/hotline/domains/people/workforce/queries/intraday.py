"""Reads about the day as it runs: calls, forecast, roster and the router's record, side by side."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from hotline.domains.people.workforce.models import ForecastVersion
from hotline.domains.people.workforce.queries.attendance import DueDay, due_on, excused_between
from hotline.domains.people.workforce.queries.forecasts import ALL, ForecastSlot, newest_version, slots_of, targets
from hotline.domains.people.workforce.rules import adherence, intraday
from hotline.domains.people.workforce.rules.adherence import Activity, Adherence, Planned
from hotline.domains.people.workforce.rules.attendance import Stretch, rules_on
from hotline.domains.people.workforce.rules.need import heads
from hotline.domains.people.workforce.rules.roster.model import SHIFTS, SLOT_MINUTES, SLOTS, Array
from hotline.domains.voice.records.queries.agent_time import periods_between
from hotline.domains.voice.records.queries.load import loads_between
from hotline.kernel.clock import day_bounds
from hotline.kernel.errors import NotFound

SLOT = timedelta(minutes=SLOT_MINUTES)


@dataclass(frozen=True)
class State:
    """A state of the router's record; ``seat``: its name there, with the reason of not ready."""

    activity: Activity
    seat: str
    reason: str
    span: Stretch


@dataclass(frozen=True)
class DuePerson:
    """Somebody of today's roster. ``planned``, ``state``: of now; None before and after the shift, or on leave."""

    due: DueDay
    plan: list[Planned]
    planned: Planned | None
    state: State | None
    adherence: Adherence

    @property
    def deviates(self) -> bool:
        actual = self.state.activity if self.state else Activity.AWAY
        return self.planned is not None and not adherence.conforms(self.planned.activity, actual)


@dataclass(frozen=True)
class Load:
    """By quarter of an hour: calls that came (whole quarters), were forecast, are likely now, and heads they need."""

    made_at: datetime | None
    factor: float
    came: Array
    expected: Array
    likely: Array
    need: Array
    aht_s: float


@dataclass(frozen=True)
class Day:
    """``passed``: whole quarters of an hour that are over. ``present``: mean heads at work in each of them."""

    day: date
    at: datetime
    passed: int
    load: Load
    rostered: Array
    present: Array
    people: list[DuePerson]
    moves: list[intraday.MealMove]


def day_at(moment: datetime, day: date) -> Day:
    """The day ``day`` as it stands at ``moment`` within it."""
    midnight = day_bounds(day)[0]
    passed = int((moment - midnight) / SLOT)
    load = _load(day, moment, passed)
    due = [*_nights_before(day), *due_on(day)]
    states = _states(midnight - timedelta(hours=2), moment)
    people = _people(due, states, moment, day)
    rostered, present = np.zeros(SLOTS), np.zeros(SLOTS)
    for one in people:
        for part in one.plan:
            if part.activity is Activity.WORK:
                rostered += _shares(part.start, part.end, midnight)
    for own in states.values():
        for state in own:
            if state.activity is Activity.WORK:
                present += _shares(*state.span, midnight)
    eating = [
        intraday.Eating(one.due.number, SHIFTS[one.due.shift], one.due.meal)
        for one in people
        if one.due.day == day and one.due.meal is not None and not one.due.leave
    ]
    earliest = int((moment + intraday.NOTICE - midnight).total_seconds() // 60)
    moves = intraday.meal_moves(load.need, rostered, eating, earliest)
    return Day(day, moment, passed, load, rostered, present, people, moves)


def _load(day: date, moment: datetime, passed: int) -> Load:
    came, answered, seconds = np.zeros(SLOTS), 0, 0.0
    midnight = day_bounds(day)[0]
    for row in loads_between(midnight, midnight + passed * SLOT):
        came[int((row.slot - midnight) / SLOT)] += row.calls
        answered, seconds = answered + row.answered, seconds + row.seconds
    version = newest_version(ALL)
    slots = _slots(version, day)
    expected = np.array([slot.expected for slot in slots])
    total = expected.sum()
    spread = intraday.spread_of(total, sum(slot.low for slot in slots), sum(slot.high for slot in slots))
    factor = intraday.day_factor(expected[:passed].sum(), came.sum(), spread) if total else 1.0
    likely = np.concatenate([came[:passed], expected[passed:] * factor])
    aht_s = version.aht_s if version else 0.0
    aims = targets()
    need = np.array([float(heads(calls, aht_s, aims)) for calls in likely])
    made_at = version.made_at if version and total else None
    return Load(made_at, factor, came, expected, likely, need, seconds / answered if answered else aht_s)


def _slots(version: ForecastVersion | None, day: date) -> list[ForecastSlot]:
    try:
        return slots_of(version, day) if version else [ForecastSlot(0, 0, 0, 0)] * SLOTS
    except NotFound:
        return [ForecastSlot(0, 0, 0, 0)] * SLOTS


def _nights_before(day: date) -> list[DueDay]:
    """Shifts of yesterday that reach into the day."""
    midnight = day_bounds(day)[0]
    return [one for one in due_on(day - timedelta(days=1)) if one.end > midnight]


def _states(start: datetime, moment: datetime) -> dict[str, list[State]]:
    found: dict[str, list[State]] = defaultdict(list)
    for agent, _, seat, reason, begin, end in periods_between(start, moment):
        span = (max(begin, start), min(end or moment, moment))
        found[agent].append(State(adherence.activity_of(seat, reason), seat, reason, span))
    for own in found.values():
        own.sort(key=lambda state: state.span)
    return found


def _people(due: list[DueDay], states: dict[str, list[State]], moment: datetime, day: date) -> list[DuePerson]:
    excused = excused_between(day_bounds(day)[0], moment)
    grace = timedelta(minutes=rules_on(day).grace_minutes)
    found = []
    for one in due:
        own = states.get(one.number, [])
        plan = [] if one.leave else adherence.planned_of(one.start, one.end, _meal(one))
        actual = [(state.activity, state.span) for state in own]
        last = own[-1] if own and own[-1].span[1] >= moment else None
        planned = adherence.planned_at(plan, moment)
        figures = adherence.adherence(plan, actual, excused.get(one.number, []), moment, grace)
        found.append(DuePerson(one, plan, planned, last, figures))
    return found


def _meal(one: DueDay) -> Stretch | None:
    if one.meal is None:
        return None
    start = day_bounds(one.day)[0] + timedelta(minutes=one.meal)
    return start, start + timedelta(minutes=SHIFTS[one.shift].meal)


def _shares(start: datetime, end: datetime, midnight: datetime) -> Array:
    """How much of each quarter of an hour of the day the stretch covers, 0 to 1."""
    edges = np.arange(SLOTS + 1, dtype=float)
    begin, until = (start - midnight) / SLOT, (end - midnight) / SLOT
    found: Array = np.clip(np.minimum(edges[1:], until) - np.maximum(edges[:-1], begin), 0, 1)
    return found
