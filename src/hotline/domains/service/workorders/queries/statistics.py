"""Counting cases of a model over a stretch of days: how many, how long, in time, sent back, 12345's three rates.

A case's row is wide: all is counted in one statement that reads each once, and of one moment.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Case as Case_
from django.db.models import Count, F, FloatField, Func, JSONField, QuerySet, Sum, TextField, When
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from hotline.domains.platform.citizens.queries.blocks import blocked_indexes
from hotline.domains.service.workorders.models import Case, CaseDeadline, CaseTask, ModelVersion
from hotline.domains.service.workorders.queries.cases import NOT_DEALT_WITH, all_seen
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.blueprint import Column, Reported
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import BEIJING, day_bounds

#: Columns by which cases are counted, and the day.
BY = ("state", "kind", "source", "urgency", "district", "topic", "department", "result", "day")
#: Columns of a case that the statistics read.
READ = (
    "id", "state", "kind", "source", "urgency", "district", "topic", "department__code", "result", "over", "created_at",
    "closed_at", "returns", "contacted_at", "satisfied", "city_responded", "city_resolved", "city_satisfied",
    "phone_index", "phone_masked",
)  # fmt: skip
FOLLOW_UP_RESULTS = ("resolved", "explained", "unresolved")
MAX_CALLERS = 50
#: Within these a department gets in touch: until they are over, who has not yet been is no failure.
HOURS_TO_CONTACT = 24
MAX_CHOICES = 100
REPEATED = 2


@dataclass(frozen=True)
class CaseStatisticsQuery:
    model: str
    start: date
    end: date
    department: str = ""
    district: str = ""


@dataclass(frozen=True)
class Rate:
    """A share: ``part`` of ``total``. None when ``total`` is 0."""

    part: int
    total: int

    @property
    def share(self) -> float | None:
        return self.part / self.total if self.total else None


@dataclass(frozen=True)
class Duration:
    step: str
    name: str
    count: int
    mean: float
    median: float
    ninety: float


@dataclass(frozen=True)
class InTime:
    """Deadlines of one clock: how many were due and how many were met."""

    clock: str
    name: str
    ours: bool
    due: int
    met: int
    #: Met even without extensions.
    met_originally: int


@dataclass(frozen=True)
class Repeated:
    """A caller with several cases. ``case`` is one of them, for finding the others."""

    phone: str
    count: int
    case: str


@dataclass(frozen=True)
class ColumnSum:
    """A column that its model reports: ``counts`` of chosen values, or the ``total`` of numbers."""

    column: str
    name: str
    filled: int
    counts: dict[str, int] = field(default_factory=dict)
    total: float | None = None


@dataclass(frozen=True)
class Statistics:
    total: int
    over: int
    by: dict[str, dict[str, int]] = field(default_factory=dict)
    per_day: dict[date, int] = field(default_factory=dict)
    durations: list[Duration] = field(default_factory=list)
    in_time: list[InTime] = field(default_factory=list)
    mean_seconds: float | None = None
    returned: Rate = Rate(0, 0)
    rates: dict[str, tuple[Rate, Rate, int]] = field(default_factory=dict)
    columns: list[ColumnSum] = field(default_factory=list)
    callers: list[Repeated] = field(default_factory=list)


def statistics(query: CaseStatisticsQuery, reader: Principal, now: datetime) -> Statistics:
    """Statistics of the cases opened in [start, end] that the reader may see, without trial cases."""
    cases = _cases(query, reader, now)
    found = _counted(cases, now)
    sums, groups = found["sums"], _groups(found["groups"])
    per_day = groups.pop("day")
    return Statistics(
        total=sums["total"],
        over=sums["over"],
        by=groups,
        per_day={date.fromisoformat(day): per_day[day] for day in sorted(per_day)},
        durations=[Duration(**each) for each in found["durations"]],
        in_time=[InTime(**each) for each in found["in_time"]],
        mean_seconds=sums["mean_seconds"],
        returned=Rate(sums["returned"], sums["dispatched"]),
        rates=_rates(sums),
        columns=[_column_sum(cases, each) for each in _reported(query.model)],
        callers=[Repeated(**each) for each in found["callers"]],
    )


def _cases(query: CaseStatisticsQuery, reader: Principal, now: datetime) -> QuerySet[Case]:
    start, end = day_bounds(query.start)[0], day_bounds(query.end)[1]
    cases = all_seen(reader, now).filter(trial=False, created_at__gte=start, created_at__lt=end)
    if query.model:
        cases = cases.filter(version__model=query.model)
    if query.department:
        cases = cases.filter(department__code=query.department)
    return cases.filter(district=query.district) if query.district else cases


#: {cases} the cases' own query. Names are compared as bytes: any of them will do, and sorting Chinese costs seconds.
COUNTING = """
WITH chosen AS MATERIALIZED (
    SELECT *, department__code AS department, (created_at AT TIME ZONE %(zone)s)::date::text AS day,
           state <> ALL(%(not_dealt_with)s) AS dealt, result = ANY(%(asked)s) AS asked,
           contacted_at IS NOT NULL OR over OR created_at <= %(contacted_by)s AS due_to_contact
    FROM ({cases}) AS every
), sums AS (
    SELECT count(*) AS total,
           count(*) FILTER (WHERE over) AS over,
           avg(extract(epoch FROM closed_at - created_at)::float) FILTER (WHERE over AND dealt) AS mean_seconds,
           count(department) AS dispatched,
           count(department) FILTER (WHERE returns > 0) AS returned,
           count(department) FILTER (WHERE dealt AND due_to_contact) AS contactable,
           count(department) FILTER (WHERE dealt AND contacted_at IS NOT NULL) AS contacted,
           count(*) FILTER (WHERE dealt AND asked) AS asked,
           count(*) FILTER (WHERE dealt AND result = 'resolved') AS resolved,
           count(*) FILTER (WHERE dealt AND asked AND satisfied) AS content,
           count(city_responded) FILTER (WHERE dealt) AS city_asked_responded,
           count(city_resolved) FILTER (WHERE dealt) AS city_asked_resolved,
           count(city_satisfied) FILTER (WHERE dealt) AS city_asked_satisfied,
           count(*) FILTER (WHERE dealt AND city_responded) AS city_responded,
           count(*) FILTER (WHERE dealt AND city_resolved) AS city_resolved,
           count(*) FILTER (WHERE dealt AND city_satisfied) AS city_satisfied,
           count(*) FILTER (WHERE dealt AND city_responded <> (contacted_at IS NOT NULL)) AS differing_responded,
           count(*) FILTER (WHERE dealt AND city_resolved <> (result = 'resolved')) AS differing_resolved,
           count(*) FILTER (WHERE dealt AND city_satisfied <> satisfied) AS differing_satisfied
    FROM chosen
), groups AS (
    SELECT * FROM (
        SELECT grouping({by}) AS which, coalesce({by}, '') AS value, count(*) AS count
        FROM chosen GROUP BY GROUPING SETS ({sets})
    ) AS every ORDER BY which, count DESC, value COLLATE "C"
), durations AS (
    SELECT step, min(name COLLATE "C") AS name, count(*) AS count, avg(seconds) AS mean,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
           percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS ninety
    FROM (SELECT step COLLATE "C" AS step, name, extract(epoch FROM over_at - since)::float AS seconds
          FROM {tasks} AS task JOIN chosen ON chosen.id = task.case_id WHERE task.state = %(done)s) AS taken
    GROUP BY step ORDER BY count(*) DESC, step
), in_time AS (
    SELECT clock, ours, min(name COLLATE "C") AS name, count(*) AS due,
           count(*) FILTER (WHERE stopped_at <= due_at) AS met,
           count(*) FILTER (WHERE stopped_at <= original_due_at) AS met_originally
    FROM {deadlines} AS deadline JOIN chosen ON chosen.id = deadline.case_id
    WHERE NOT dropped AND (stopped_at IS NOT NULL OR due_at < %(now)s)
    GROUP BY clock, ours ORDER BY clock, ours
), callers AS (
    SELECT min(phone_masked COLLATE "C") AS phone, count(*) AS count, min(id COLLATE "C") AS case
    FROM chosen WHERE phone_index <> '' AND phone_index <> ALL(%(blocked)s)
    GROUP BY phone_index HAVING count(*) >= %(repeated)s
    ORDER BY 2 DESC, 3 LIMIT %(most_callers)s
)
SELECT jsonb_build_object('sums', (SELECT to_jsonb(sums) FROM sums), {lists})
"""


def _counted(cases: QuerySet[Case], now: datetime) -> dict[str, Any]:
    inner, values = cases.order_by().values(*READ).query.sql_with_params()
    lists = ("groups", "durations", "in_time", "callers")
    statement = COUNTING.format(
        cases=_named(inner, len(values)),
        by=", ".join(BY),
        sets=", ".join(f"({name})" for name in BY),
        tasks=CaseTask._meta.db_table,
        deadlines=CaseDeadline._meta.db_table,
        lists=", ".join(f"'{name}', (SELECT coalesce(jsonb_agg({name}), '[]') FROM {name})" for name in lists),
    )
    inputs: dict[str, Any] = {
        "zone": str(BEIJING),
        "not_dealt_with": list(NOT_DEALT_WITH),
        "asked": list(FOLLOW_UP_RESULTS),
        "done": CaseTask.State.DONE.value,
        "now": now,
        "contacted_by": now - timedelta(hours=HOURS_TO_CONTACT),
        "repeated": REPEATED,
        "most_callers": MAX_CALLERS,
        "blocked": list(blocked_indexes()),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64MB'")
        cursor.execute(statement, inputs | {f"case_{at}": value for at, value in enumerate(values)})
        row = cursor.fetchone()
    assert row is not None  # one row, whatever is counted
    return dict(json.loads(row[0])) if isinstance(row[0], str) else dict(row[0])


def _named(statement: str, count: int) -> str:
    """The statement with its placeholders named case_0, case_1 …"""
    parts = statement.split("%s")
    assert len(parts) == count + 1
    return "".join(f"{part}%(case_{at})s" for at, part in enumerate(parts[:-1])) + parts[-1]


def _groups(rows: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """Counts by the column grouped by. In ``which`` (SQL's GROUPING) only that column's bit is 0."""
    every = (1 << len(BY)) - 1
    place = {every ^ (1 << (len(BY) - 1 - at)): name for at, name in enumerate(BY)}
    found: dict[str, dict[str, int]] = {name: {} for name in BY}
    for row in rows:
        found[place[row["which"]]][row["value"]] = row["count"]
    return found


def _rates(sums: dict[str, Any]) -> dict[str, tuple[Rate, Rate, int]]:
    """12345's three rates: as we count them, as the city counts them, and in how many cases the two differ."""
    ours = {
        "responded": Rate(sums["contacted"], sums["contactable"]),
        "resolved": Rate(sums["resolved"], sums["asked"]),
        "satisfied": Rate(sums["content"], sums["asked"]),
    }
    return {
        what: (rate, Rate(sums[f"city_{what}"], sums[f"city_asked_{what}"]), sums[f"differing_{what}"])
        for what, rate in ours.items()
    }


def _reported(model: str) -> list[Column]:
    """The columns the version that takes new cases wants counted."""
    row = ModelVersion.objects.filter(model=model, state=ModelVersion.State.PUBLISHED.value).first() if model else None
    return [each for each in blueprint(row).columns if each.reported] if row else []


def _column_sum(cases: QuerySet[Case], column: Column) -> ColumnSum:
    """Older versions may have had something else under the name: only what is a number is added up."""
    stored = KeyTransform(column.field, "fields")
    held = Func(stored, function="jsonb_typeof", output_field=TextField())
    filled = cases.order_by().filter(fields__has_key=column.field).annotate(kept=stored, held=held)
    if column.reported is Reported.SUM:
        value = Cast(KeyTextTransform(column.field, "fields"), FloatField())
        numbers = Case_(When(held="number", then=value))
        sums = filled.aggregate(total=Sum(numbers), filled=Count(numbers))
        return ColumnSum(column.field, column.name, sums["filled"], total=sums["total"] or 0.0)
    chosen = filled.annotate(chosen=_each_choice()).values_list("chosen")
    counts = dict(chosen.annotate(count=Count("pk")).order_by("-count", "chosen")[:MAX_CHOICES])
    return ColumnSum(column.field, column.name, filled.count(), {value or "": n for value, n in counts.items()})


def _each_choice() -> Func:
    """A row for every choice of ``stored``: a multiple one has several."""
    single = Func(F("kept"), function="jsonb_build_array", output_field=JSONField())
    many = Case_(When(held="array", then=F("kept")), default=single)
    return Func(many, function="jsonb_array_elements_text", output_field=TextField(), set_returning=True)
