"""The results of a drawn plan: estimates of all its calls, by agent, topic, item and week, and how inspectors agree."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from django.db.models import QuerySet

from hotline.domains.people.quality.models import Inspection, Mark, SamplingPlan
from hotline.domains.people.quality.queries.inspections import results_of
from hotline.domains.people.quality.queries.standards import content_of
from hotline.domains.people.quality.rules.estimates import Stratum
from hotline.domains.people.quality.rules.inspections import InspectionState, Turn
from hotline.domains.people.quality.rules.inspector_agreement import Agreement, Pair, agreement
from hotline.domains.people.quality.rules.results import Figure, Weighted, mean, overall_share, share, weights
from hotline.domains.people.quality.rules.standards import POLICY_CORRECT, Content, Grade
from hotline.domains.voice.records.queries.details import records_by_id
from hotline.kernel.clock import beijing_day, day_bounds


class Graded(NamedTuple):
    """An inspection that counts, with the grades that count. ``weight``: so many calls it tells of."""

    row: Inspection
    grades: dict[str, Grade]
    weight: float
    topic: str

    @property
    def points(self) -> float:
        row = self.row
        return float((row.score if row.final_score is None else row.final_score) or 0)

    @property
    def is_wrong(self) -> bool:
        return self.grades.get(POLICY_CORRECT) is Grade.FAIL

    @property
    def week(self) -> date:
        day = beijing_day(self.row.call_at)
        return day - timedelta(days=day.weekday())


class Group(NamedTuple):
    """Calls that have something in common. ``wrong``: the share with a wrong answer."""

    key: str
    points: Figure
    wrong: Figure
    red_lines: int


class ItemFigures(NamedTuple):
    key: str
    name: str
    failed: Figure
    doubles: Agreement


class InspectorFigures(NamedTuple):
    """``failed``: how many items of a call this inspector fails, in percent, ``others``: the others, at random."""

    number: str
    inspected: int
    failed: Figure
    others: Figure
    doubles: Agreement


def own_weeks(agent: str, since: date) -> list[Group]:
    """The agent's inspected calls by week, each call as much as another: what happened, no estimate of all calls."""
    rows = list(results_of(agent).filter(call_at__gte=day_bounds(since)[0]))
    grades = _grades(rows)
    return grouped([Graded(row, grades[row.pk], 1, "") for row in rows], lambda each: each.week.isoformat())


@dataclass(frozen=True)
class PlanResults:
    plan: SamplingPlan

    @cached_property
    def content(self) -> Content:
        assert self.plan.standard is not None, "a drawn plan has its standard"
        return content_of(self.plan.standard)

    @cached_property
    def graded(self) -> list[Graded]:
        rows = list(_submitted(self.plan, Turn.FIRST))
        weight = weights(self.plan.stock, Counter(row.stratum for row in rows))
        topics = {call: record.topic for call, record in records_by_id(row.call for row in rows).items()}
        grades = _grades(rows)
        return [Graded(row, grades[row.pk], weight[row.stratum], topics.get(row.call, "")) for row in rows]

    @cached_property
    def strata(self) -> list[Stratum]:
        inspected = Counter(each.row.stratum for each in self.graded)
        wrong = Counter(each.row.stratum for each in self.graded if each.is_wrong)
        return [Stratum(name, calls, inspected[name], wrong[name]) for name, calls in sorted(self.plan.stock.items())]

    @cached_property
    def wrong(self) -> Figure:
        return overall_share(self.strata)

    @cached_property
    def points(self) -> Figure:
        return _points(self.graded)

    @property
    def agents(self) -> list[Group]:
        return grouped(self.graded, lambda each: each.row.agent)

    @property
    def topics(self) -> list[Group]:
        return grouped(self.graded, lambda each: each.topic)

    @property
    def weeks(self) -> list[Group]:
        return grouped(self.graded, lambda each: each.week.isoformat())

    @property
    def items(self) -> list[ItemFigures]:
        by_item: defaultdict[str, list[Pair]] = defaultdict(list)
        for pairs in self.pairs.values():
            for pair in pairs:
                by_item[pair.item].append(pair)
        return [
            ItemFigures(
                item.key,
                item.name,
                share(_failures(self.graded, item.key)),
                agreement(by_item[item.key], f"{self.plan.seed}/{item.key}"),
            )
            for item in self.content.items
        ]

    @property
    def inspectors(self) -> list[InspectorFigures]:
        at_random = [each for each in self.graded if each.row.stratum.startswith("agent/")]
        done = Counter(each.row.inspector for each in self.graded)
        of_inspector: defaultdict[str, list[Pair]] = defaultdict(list)
        for (first, second), pairs in self.pairs.items():
            of_inspector[first] += pairs
            of_inspector[second] += pairs
        return [
            InspectorFigures(
                number,
                done[number],
                mean(_failed_percents(each for each in at_random if each.row.inspector == number)),
                mean(_failed_percents(each for each in at_random if each.row.inspector != number)),
                agreement(of_inspector[number], f"{self.plan.seed}/{number}"),
            )
            for number in sorted(done.keys() | of_inspector.keys())
        ]

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[Pair]]:
        """First and second inspector -> the items that both graded, as each first did."""
        second = {row.call: row for row in _submitted(self.plan, Turn.DOUBLE)}
        twice = [row for row in _submitted(self.plan, Turn.FIRST) if row.call in second]
        marks = _grades([*twice, *second.values()], first_ones=True)
        found: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
        for row in twice:
            other = second[row.call]
            found[row.inspector, other.inspector] += [
                Pair(item, grade, marks[other.pk][item])
                for item, grade in marks[row.pk].items()
                if item in marks[other.pk]
            ]
        return dict(found)

    @property
    def doubles(self) -> int:
        """Calls that two inspectors have graded."""
        first = _submitted(self.plan, Turn.FIRST).values("call")
        return _submitted(self.plan, Turn.DOUBLE).filter(call__in=first).count()


def grouped(graded: Iterable[Graded], key: Callable[[Graded], str]) -> list[Group]:
    """In the order of their keys: with so few calls each, no ranking."""
    groups: defaultdict[str, list[Graded]] = defaultdict(list)
    for each in graded:
        groups[key(each)].append(each)
    return [
        Group(name, _points(rows), share([Weighted(each.is_wrong, each.weight) for each in rows]), _red_lines(rows))
        for name, rows in sorted(groups.items())
    ]


def _submitted(plan: SamplingPlan, turn: Turn) -> QuerySet[Inspection]:
    return Inspection.objects.filter(plan=plan, turn=turn.value, state=InspectionState.SUBMITTED.value)


def _grades(rows: Sequence[Inspection], *, first_ones: bool = False) -> dict[str, dict[str, Grade]]:
    """Inspection -> item -> grade: the one that counts, or the inspector's own."""
    found: dict[str, dict[str, Grade]] = {row.pk: {} for row in rows}
    marks = Mark.objects.filter(inspection__in=found).values_list("inspection_id", "item", "grade", "final")
    for inspection, item, grade, final in marks:
        found[inspection][item] = Grade(grade if first_ones else final or grade)
    return found


def _points(rows: Iterable[Graded]) -> Figure:
    return mean([Weighted(each.points, each.weight) for each in rows])


def _red_lines(rows: Iterable[Graded]) -> int:
    return sum(each.row.red_line for each in rows)


def _failures(rows: Iterable[Graded], item: str) -> list[Weighted[bool]]:
    """Of the calls to which the item applies."""
    applying = [each for each in rows if each.grades.get(item, Grade.NOT_APPLICABLE) is not Grade.NOT_APPLICABLE]
    return [Weighted(each.grades[item] is Grade.FAIL, each.weight) for each in applying]


def _failed_percents(rows: Iterable[Graded]) -> list[Weighted[float]]:
    """Of each call: a call is one observation, however many items it has."""
    found = []
    for each in rows:
        applying = [grade for grade in each.grades.values() if grade is not Grade.NOT_APPLICABLE]
        failed = sum(grade is Grade.FAIL for grade in applying)
        found.append(Weighted(100 * failed / len(applying) if applying else 0.0, each.weight))
    return found
