"""Past days into the event log, chained like any event, and through the same folds into the tables."""

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import NamedTuple

from django.db import transaction

from hotline.demo.history.call_events import Teller
from hotline.demo.history.presence import Rostered, presences, rostered_on
from hotline.demo.history.shifts import Shift
from hotline.demo.history.visits import Visit, visits_of
from hotline.domains.insight.analytics.actions.fact_folds import note_corrections
from hotline.domains.platform.accounts.queries import staff_with
from hotline.domains.voice.records.actions.fold import fold
from hotline.events import calls, routing
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.log import append, is_recorded, last_seqs, lock_head
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import day_bounds
from hotline.kernel.permissions import Permission

#: Event numbers of agents' invented past, far above those that live routers use.
FIRST_AGENT_SEQ = 1_000_000_000
MAX_AGENTS = 142  # the seats there are
FIRST_AGENT = 1001
#: Callers who ask for a person on an average day of the real hotline; those that an agent can serve.
FULL_CALLS, CALLS_AN_AGENT = 9000.0, 40.0


class DayWritten(NamedTuple):
    """``calls`` 0: the day was there already."""

    day: date
    calls: int
    events: int


def write_days(last: date, days: int, seed: int, per_average_day: float) -> Iterator[DayWritten]:
    """The ``days`` days up to and including ``last``, oldest first, each in a transaction of its own."""
    yield from write_each(days_up_to(last, days), last, seed, per_average_day)


def write_each(days: Iterable[date], last: date, seed: int, per_average_day: float) -> Iterator[DayWritten]:
    """These days, up to ``last``, which nothing follows. Who is on a published roster is signed in."""
    agents = agents_called_in(per_average_day)
    for day in days:
        yield write_day(day, agents, seed, per_average_day, rostered_on(day, is_last=day == last))


def days_up_to(last: date, days: int) -> list[date]:
    """So many days, oldest first."""
    return [last - timedelta(days=back) for back in reversed(range(days))]


def agents_called_in(per_average_day: float = FULL_CALLS) -> list[str]:
    """Staff numbers for a full shift: agents with an account first, then, where so many calls need them, invented
    numbers.
    """
    known = [staff.number for staff in staff_with(Permission.DESK_USE)]
    invented = (number for each in count(FIRST_AGENT) if (number := str(each)) not in known)
    if per_average_day < len(known) * CALLS_AN_AGENT:
        return known
    return known + [next(invented) for _ in range(MAX_AGENTS - len(known))]


def write_day(
    day: date, agents: Sequence[str], seed: int, per_average_day: float, rostered: Rostered | None = None
) -> DayWritten:
    visits = visits_of(day, per_average_day, _chance(day, seed))
    return write_visits(day, agents, visits, per_average_day, rostered, seed)


@transaction.atomic
def write_visits(
    day: date,
    agents: Sequence[str],
    visits: Iterable[Visit],
    per_average_day: float,
    rostered: Rostered | None = None,
    seed: int = 0,
) -> DayWritten:
    """Write the day with these callers in their order, and who is rostered signed in for the shift.

    Writes nothing when the day is already recorded.
    """
    head = lock_head()
    if is_recorded(calls.subject(call_id(day, 1))):
        return DayWritten(day, 0, 0)
    events, number = _events(day, agents, visits, per_average_day, rostered, seed)
    append(head, ((event, None) for event in events))
    head.save()
    fold(events)
    note_corrections(events, datetime.now(UTC))
    return DayWritten(day, number, len(events))


def events_of_day(day: date, agents: Sequence[str], seed: int, per_average_day: float) -> tuple[list[Envelope], int]:
    """Every event of a day by its moments, and the number of calls."""
    return _events(day, agents, visits_of(day, per_average_day, _chance(day, seed)), per_average_day)


def _chance(day: date, seed: int) -> random.Random:
    return random.Random(f"{seed}/{day}")


def _events(
    day: date,
    agents: Sequence[str],
    visits: Iterable[Visit],
    per_average_day: float,
    rostered: Rostered | None = None,
    seed: int = 0,
) -> tuple[list[Envelope], int]:
    shift = Shift(day, agents, per_average_day)
    rostered = rostered or Rostered((), day_bounds(day)[1])
    everybody = {*agents, *(one.number for one in rostered.due)}
    recorded = last_seqs(map(routing.subject, everybody))
    seqs = {agent: max(recorded.get(routing.subject(agent), 0), FIRST_AGENT_SEQ) for agent in everybody}
    teller = Teller(settings().place.site, seqs)
    events: list[Envelope] = []
    number = 0
    for number, served in enumerate(shift.serve(iter(visits)), 1):
        events += teller.call(call_id(day, number), served)
    events += teller.agents([*shift.duties, *presences(day, rostered, shift.duties, seed)])
    return sorted(events, key=lambda event: (event.at, event.subject, event.seq)), number


def call_id(day: date, number: int) -> str:
    return f"demo-{day:%Y%m%d}-{number:05}"
