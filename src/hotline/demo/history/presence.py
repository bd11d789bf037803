"""Who was signed in on a past day because the roster had them work, beside those whom the callers needed."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from hotline.demo.history.shifts import Duty
from hotline.domains.people.workforce.queries.attendance import DueDay, due_on
from hotline.domains.people.workforce.rules.attendance import Stretch
from hotline.kernel.clock import day_bounds, now

#: What they do meanwhile: the invented callers are few.
REASON = "培训"
EARLY_MINUTES, LATE_MINUTES, AFTER_MINUTES = (2, 9), (8, 40), (1, 6)
LATE_SHARE = 0.04
APART = timedelta(seconds=1)


class Rostered(NamedTuple):
    """Who works on a day by the roster. ``ends``: how far the day is written."""

    due: Sequence[DueDay]
    ends: datetime


def rostered_on(day: date, *, is_last: bool) -> Rostered:
    """Whose shift lies on the day or reaches into it. Nobody writes the day after the last one, so a night that begins
    on it is written to its end, and left out where it is not over yet.
    """
    due = [one for each in (day - timedelta(days=1), day) for one in due_on(each) if not one.leave]
    ends = day_bounds(day)[1]
    if is_last:
        over = max(now() - timedelta(minutes=max(AFTER_MINUTES)), ends)
        due = [one for one in due if one.end <= over]
        ends = max([ends, *(one.end + timedelta(minutes=max(AFTER_MINUTES)) for one in due)])
    return Rostered(due, ends)


def presences(day: date, rostered: Rostered, duties: Sequence[Duty], seed: int) -> list[Duty]:
    """Their coming and going, as far as ``duties`` do not have them signed in."""
    begins, signed_in = day_bounds(day)[0], stretches_of(duties)
    found: list[Duty] = []
    for one in rostered.due:
        since, until = _attended(one, random.Random(f"{seed}/{one.number}/{one.day}"))
        for start, end in without((max(since, begins), min(until, rostered.ends)), signed_in.get(one.number, [])):
            found += [Duty(one.number, start, comes=True, reason=REASON), Duty(one.number, end, comes=False)]
    return found


def stretches_of(duties: Sequence[Duty]) -> dict[str, list[Stretch]]:
    """Agent -> from each coming to its going, in order."""
    found: dict[str, list[Stretch]] = defaultdict(list)
    came = {}
    for duty in sorted(duties, key=lambda each: (each.at, each.comes)):
        if duty.comes:
            came[duty.agent] = duty.at
        else:
            found[duty.agent].append((came.pop(duty.agent), duty.at))
    return found


def without(stretch: Stretch, taken: Iterable[Stretch]) -> Iterator[Stretch]:
    """What is left of a stretch, a second away from what is taken of it."""
    since, until = stretch
    for start, end in sorted(taken):
        if end <= since or start >= until:
            continue
        if start - APART > since:
            yield since, start - APART
        since = max(since, end + APART)
    if since < until:
        yield since, until


def _attended(one: DueDay, chance: random.Random) -> Stretch:
    """A little longer than the shift; a few come late."""
    early = -chance.randint(*LATE_MINUTES) if chance.random() < LATE_SHARE else chance.randint(*EARLY_MINUTES)
    return one.start - timedelta(minutes=early), one.end + timedelta(minutes=chance.randint(*AFTER_MINUTES))
