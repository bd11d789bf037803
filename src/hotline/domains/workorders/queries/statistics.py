"""Counting cases of a model over a stretch of days: how many, how long, in time, sent back, 12345's three rates."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Avg, Count, F, FloatField, Func, Min, Q, QuerySet, Sum, TextField, When
from django.db.models import Case as Case_
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, TruncDate

from hotline.domains.workorders.models import Case, CaseDeadline, CaseTask, ModelVersion
from hotline.domains.workorders.queries.cases import differing
from hotline.domains.workorders.queries.versions import blueprint
from hotline.domains.workorders.rules.blueprint import Column, Reported
from hotline.kernel.clock import BEIJING, day_bounds

#: What cases are counted by, and the column.
BY = {
    "state": "state",
    "kind": "kind",
    "source": "source",
    "urgency": "urgency",
    "district": "district",
    "topic": "topic",
    "department": "department__code",
    "result": "result",
}
#: These went elsewhere or were none.
NOT_DEALT_WITH = ("voided", "merged", "returned_out")
MOST_CALLERS = 50
MOST_CHOICES = 100
REPEATED = 2


@dataclass(frozen=True)
class Asked:
    model: str
    start: date
    end: date
    department: str = ""
    district: str = ""


@dataclass(frozen=True)
class Rate:
    """``part`` of ``whole``; no share of nothing."""

    part: int
    whole: int

    @property
    def share(self) -> float | None:
        return self.part / self.whole if self.whole else None


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
    """``met`` of those that were due; ``met_originally`` without extensions."""

    clock: str
    name: str
    ours: bool
    due: int
    met: int
    met_originally: int


@dataclass(frozen=True)
class Repeated:
    """A caller with several cases; ``case`` one of them, to look for the others by."""

    phone: str
    count: int
    case: str


@dataclass(frozen=True)
class ColumnSum:
    """A column its model has reported: ``counts`` of what was chosen, or the ``total`` of its numbers."""

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


def statistics(asked: Asked, now: datetime) -> Statistics:
    """Of the cases opened in [start, end], those on trial left out."""
    cases = _cases(asked)
    dispatched = cases.filter(department__isnull=False)
    spans = cases.filter(over=True).exclude(state__in=NOT_DEALT_WITH)
    mean = spans.aggregate(mean=Avg(F("closed_at") - F("created_at")))["mean"]
    return Statistics(
        total=cases.count(),
        over=cases.filter(over=True).count(),
        by={name: _counted(cases, column) for name, column in BY.items()},
        per_day=_per_day(cases),
        durations=_durations(cases),
        in_time=_in_time(cases, now),
        mean_seconds=mean.total_seconds() if mean else None,
        returned=Rate(dispatched.filter(returns__gt=0).count(), dispatched.count()),
        rates=_rates(cases.exclude(state__in=NOT_DEALT_WITH)),
        columns=[_column_sum(cases, each) for each in _reported(asked.model)],
        callers=_callers(cases),
    )


def _cases(asked: Asked) -> QuerySet[Case]:
    start, end = day_bounds(asked.start)[0], day_bounds(asked.end)[1]
    cases = Case.objects.filter(trial=False, created_at__gte=start, created_at__lt=end)
    if asked.model:
        cases = cases.filter(version__model=asked.model)
    if asked.department:
        cases = cases.filter(department__code=asked.department)
    return cases.filter(district=asked.district) if asked.district else cases


def _counted(cases: QuerySet[Case], column: str) -> dict[str, int]:
    rows = cases.order_by().values_list(column).annotate(count=Count("pk")).order_by("-count")
    return {value or "": count for value, count in rows}


def _reported(model: str) -> list[Column]:
    """The columns the version that takes new cases wants counted."""
    row = ModelVersion.objects.filter(model=model, state=ModelVersion.State.PUBLISHED.value).first() if model else None
    return [each for each in blueprint(row).columns if each.reported] if row else []


def _column_sum(cases: QuerySet[Case], column: Column) -> ColumnSum:
    """Older versions may have had something else under the name: only what is a number is added up."""
    filled = cases.order_by().filter(fields__has_key=column.field)
    if column.reported is Reported.SUM:
        held = Func(KeyTransform(column.field, "fields"), function="jsonb_typeof", output_field=TextField())
        value = Cast(KeyTextTransform(column.field, "fields"), FloatField())
        numbers = Case_(When(held="number", then=value))
        sums = filled.annotate(held=held).aggregate(total=Sum(numbers), filled=Count(numbers))
        return ColumnSum(column.field, column.name, sums["filled"], total=sums["total"] or 0.0)
    chosen = filled.annotate(chosen=KeyTextTransform(column.field, "fields")).values_list("chosen")
    counts = dict(chosen.annotate(count=Count("pk")).order_by("-count", "chosen")[:MOST_CHOICES])
    return ColumnSum(column.field, column.name, filled.count(), {value or "": n for value, n in counts.items()})


def _per_day(cases: QuerySet[Case]) -> dict[date, int]:
    days = cases.annotate(day=TruncDate("created_at", tzinfo=BEIJING)).order_by().values_list("day")
    return dict(days.annotate(count=Count("pk")).order_by("day"))


def _durations(cases: QuerySet[Case]) -> list[Duration]:
    """From a step's arrival until it was done."""
    tasks = CaseTask.objects.filter(case__in=cases, state=CaseTask.State.DONE.value).order_by()
    inner, values = tasks.values("step", "name", "since", "over_at").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT step, max(name), count(*), avg(s), percentile_cont(0.5) WITHIN GROUP (ORDER BY s),"
            " percentile_cont(0.9) WITHIN GROUP (ORDER BY s)"
            f" FROM (SELECT step, name, extract(epoch FROM over_at - since)::float AS s FROM ({inner}) AS t) AS d"
            " GROUP BY step ORDER BY count(*) DESC",
            values,
        )
        return [Duration(*row) for row in cursor.fetchall()]


def _in_time(cases: QuerySet[Case], now: datetime) -> list[InTime]:
    """Of the clocks that were stopped, or are over."""
    due = CaseDeadline.objects.filter(Q(stopped_at__isnull=False) | Q(due_at__lt=now), case__in=cases, dropped=False)
    rows = (
        due.order_by()
        .values("clock", "ours")
        .annotate(
            name=Min("name"),
            due=Count("pk"),
            met=Count("pk", filter=Q(stopped_at__lte=F("due_at"))),
            met_originally=Count("pk", filter=Q(stopped_at__lte=F("original_due_at"))),
        )
    )
    return [InTime(**row) for row in rows.order_by("clock")]


def _rates(cases: QuerySet[Case]) -> dict[str, tuple[Rate, Rate, int]]:
    """12345's three: by our own judgement, by the city's, and in how many the two differ (DOMAIN §6)."""
    sums: dict[str, Any] = cases.aggregate(
        contactable=Count("pk", filter=Q(department__isnull=False)),
        contacted=Count("pk", filter=Q(department__isnull=False, contacted_at__isnull=False)),
        asked=Count("pk", filter=Q(result__in=["resolved", "explained", "unresolved"])),
        resolved=Count("pk", filter=Q(result="resolved")),
        content=Count("pk", filter=Q(satisfied=True, result__in=["resolved", "explained", "unresolved"])),
        **{
            f"city_{what}_{value}": Count("pk", filter=Q(**{f"city_{what}": value}))
            for what in ("responded", "resolved", "satisfied")
            for value in (True, False)
        },
    )
    ours = {
        "responded": Rate(sums["contacted"], sums["contactable"]),
        "resolved": Rate(sums["resolved"], sums["asked"]),
        "satisfied": Rate(sums["content"], sums["asked"]),
    }
    return {what: (rate, _city(sums, what), differing(cases, what).count()) for what, rate in ours.items()}


def _city(sums: dict[str, Any], what: str) -> Rate:
    yes, no = sums[f"city_{what}_True"], sums[f"city_{what}_False"]
    return Rate(yes, yes + no)


def _callers(cases: QuerySet[Case]) -> list[Repeated]:
    """Who has several cases; the most first."""
    rows = cases.exclude(phone_index="").order_by().values("phone_index")
    found = rows.annotate(phone=Min("phone_masked"), count=Count("pk"), case=Min("pk")).filter(count__gte=REPEATED)
    return [
        Repeated(row["phone"], row["count"], row["case"]) for row in found.order_by("-count", "case")[:MOST_CALLERS]
    ]
