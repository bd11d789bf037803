"""Facts as PostgreSQL has them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from hotline.domains.insight.analytics.models import Correction, FactRow, LateDay
from hotline.domains.insight.analytics.rules.columns import fact_in
from hotline.domains.insight.analytics.rules.facts.agent_time import time_facts
from hotline.domains.insight.analytics.rules.facts.calls import call_fact
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.domains.insight.analytics.rules.facts.stays import queue_visit_facts
from hotline.domains.insight.analytics.rules.measures.shape import Table
from hotline.domains.voice.records.queries.agent_time import first_period, periods_between
from hotline.domains.voice.records.queries.details import first_moment, records_between, records_of
from hotline.kernel.clock import beijing_day, day_bounds


def facts_between(table: Table, first: date, last: date, now: datetime) -> Iterator[Fact]:
    """The facts of the Beijing days ``first`` to ``last``, both included. What still lasts is counted up to ``now``."""
    start, end = day_bounds(first)[0], day_bounds(last)[1]
    match table:
        case "calls":
            yield from map(call_fact, records_between(start, end))
        case "stays":
            for record in records_between(start, end):
                yield from queue_visit_facts(record)
        case "agent_time":
            yield from _time_between(start, min(end, now))
        case _:
            for row in FactRow.objects.filter(table=table, gone=False, day__range=(first, last)).iterator(2000):
                yield fact_in(table, row.data)


def _time_between(start: datetime, end: datetime) -> Iterator[Fact]:
    for agent, seq, state, reason, begin, until in periods_between(start, end):
        yield from time_facts(agent, seq, state, reason, max(begin, start), min(until or end, end))


def oldest_day(table: Table) -> date | None:
    """The first day there are facts of, None without any."""
    match table:
        case "calls" | "stays":
            moment = first_moment()
        case "agent_time":
            moment = first_period()
        case _:
            return FactRow.objects.filter(table=table).order_by("day").values_list("day", flat=True).first()
    return beijing_day(moment) if moment else None


def facts_of_calls(table: Table, ids: Iterable[str]) -> list[Fact]:
    """The facts of these calls in the table."""
    records = records_of(ids)
    if table == "stays":
        return [visit for record in records for visit in queue_visit_facts(record)]
    return [call_fact(record) for record in records]


def corrected_calls() -> list[str]:
    return list(Correction.objects.values_list("call", flat=True))


def late_days() -> tuple[tuple[date, datetime], ...]:
    """Closed days whose agents' time has changed since their file was written, each with the moment of the last
    change.
    """
    return tuple(LateDay.objects.order_by("day").values_list("day", "noted_at"))


def small_changed(table: Table, since: datetime, after: date) -> list[FactRow]:
    """Rows of open days, and rows of closed ones that changed since."""
    rows = FactRow.objects.filter(table=table)
    return list(rows.filter(day__gt=after) | rows.filter(changed_at__gte=since))


def changed_since(table: Table, since: datetime) -> list[FactRow]:
    """Fact rows changed since ``since``, and in the ten seconds before it: a late commit must not be missed."""
    return list(FactRow.objects.filter(table=table, changed_at__gte=since - timedelta(seconds=10)))
