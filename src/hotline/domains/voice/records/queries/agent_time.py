"""The periods of agents' time, one for each state: ready, in a talk, in wrap-up, not ready."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Min, Q

from hotline.domains.voice.records.models import AgentPeriod
from hotline.domains.voice.records.rules.agent_time import AgentPeriod as Period


def periods_between(start: datetime, end: datetime) -> Iterator[tuple[str, int, str, str, datetime, datetime | None]]:
    """Agent, sequence number, state, reason, start and end (None: lasts) of the periods that overlap [start, end)."""
    rows = AgentPeriod.objects.filter(Q(end__gt=start) | Q(end=None), start__lt=end)
    return rows.values_list("agent", "seq", "state", "reason", "start", "end").iterator(chunk_size=5000)


def end_of_period(agent: str, seq: int) -> datetime | None:
    """When the state ended that the agent's event number ``seq`` began; None while it lasts."""
    return AgentPeriod.objects.filter(agent=agent, seq=seq).values_list("end", flat=True).first()


def first_period() -> datetime | None:
    """The start of the oldest period; None without periods."""
    first: datetime | None = AgentPeriod.objects.aggregate(first=Min("start"))["first"]
    return first


def wrap_up_periods(calls: Iterable[str]) -> dict[str, list[Period]]:
    """Call -> periods that agents spent on its wrap-up."""
    spent: dict[str, list[Period]] = {call: [] for call in calls}
    for period in periods_where("WHERE p.call = ANY(%s) AND p.call <> '' ORDER BY p.agent, p.seq", [list(spent)]):
        spent[period.call].append(period)
    return spent


def periods_where(which: str, parameters: Sequence[Any]) -> list[Period]:
    """Periods of agents' time by an SQL condition. Plain SQL, because this runs with every batch of events."""
    columns = ", ".join(f'p."{field}"' for field in Period.__struct_fields__)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {AgentPeriod._meta.db_table} p {which}", parameters)
        return [Period(*row) for row in cursor.fetchall()]
