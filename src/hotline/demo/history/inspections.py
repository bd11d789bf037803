"""Inspected calls of the invented history: a plan drawn from its calls, most of them graded, some still waiting.

Half of them are graded by two, who agree in nearly everything; what they differ in the client has mostly decided.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import cycle

from hotline.demo.history.past_actions import People, logged_at_once
from hotline.demo.history.texts import texts
from hotline.domains.people.quality.actions import appeals, inspect, plans
from hotline.domains.people.quality.actions.inspect import Graded
from hotline.domains.people.quality.models import Inspection, SamplingPlan
from hotline.domains.people.quality.queries.inspections import appeals_to_arbitrate
from hotline.domains.people.quality.queries.standards import content_of
from hotline.domains.people.quality.rules.inspections import Turn
from hotline.domains.people.quality.rules.plans import PlanSettings
from hotline.domains.people.quality.rules.standards import POLICY_CORRECT, Content, Grade, StandardKind
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import BEIJING, acting_at

NAME = "演示抽检"
CALLS, WAITING, DUE_DAYS, DOUBLE_PERCENT = 12, 4, 7, 50
#: In so many items the second inspector differs from the first, call by call; so many of them the client still has.
DIFFERING = (1, 0, 2, 0, 1, 1)
UNDECIDED = 2
#: Of the history's last days that are drawn from; drawn on the next one.
UNTIL = 4
MORNING = time(9, 30)
MINUTES_APART = 25
FAILS_SHARE = 0.6


def write_inspections(days: Sequence[date], seed: int) -> int:
    """Returns the number of graded calls; 0 when the plan was there already."""
    if SamplingPlan.objects.filter(name=NAME).exists():
        return 0
    people, chance = People(), random.Random(f"{seed}/inspections")
    inspectors = people.with_role("inspector")
    chosen = PlanSettings(
        name=NAME,
        kind=StandardKind.CALL.value,
        since=days[0],
        until=days[-UNTIL],
        size=CALLS,
        min_each=0,
        certain=(),
        double_percent=DOUBLE_PERCENT,
        due_days=DUE_DAYS,
        inspectors=tuple(each.number for each in inspectors),
    )
    at = datetime.combine(days[1 - UNTIL], MORNING, BEIJING)
    with logged_at_once():
        with acting_at(at):
            plan = plans.create(by=inspectors[0], chosen=chosen)
            plans.draw_plan(by=inspectors[0], id=plan.pk)
        graded = _graded_rows(Inspection.objects.filter(plan=plan).select_related("standard").order_by("call"))
        grades = _grades_of(graded, chance)
        for place, row in enumerate(graded, 1):
            with acting_at(at + timedelta(minutes=MINUTES_APART * place)):
                inspect.submit(by=people.person(row.inspector), id=row.pk, graded=grades[row.pk], comment="")
        with acting_at(at + timedelta(days=1)):
            _decide(people.with_role("client")[0], chance)
    return len(graded)


def _graded_rows(rows: Iterable[Inspection]) -> list[Inspection]:
    """First inspections, then second ones. A call that waits is one that nobody grades again: each pair is whole."""
    first: list[Inspection] = []
    second: list[Inspection] = []
    for row in rows:
        (first if row.turn == Turn.FIRST.value else second).append(row)
    twice = {row.call for row in second}
    waiting = [row for row in first if row.call not in twice][:WAITING]
    return [row for row in first if row not in waiting] + second


def _grades_of(rows: Sequence[Inspection], chance: random.Random) -> dict[str, Mapping[str, Graded]]:
    """Inspection -> its grades; a second one has those of the first, but for a few."""
    found: dict[str, Mapping[str, Graded]] = {}
    first_of: dict[str, Mapping[str, Graded]] = {}
    differing = cycle(DIFFERING)
    for row in rows:
        content = content_of(row.standard)
        if row.turn == Turn.FIRST.value:
            first_of[row.call] = found[row.pk] = _grades(content, chance)
        else:
            found[row.pk] = _differing(first_of[row.call], content, next(differing), chance)
    return found


def _grades(content: Content, chance: random.Random) -> Mapping[str, Graded]:
    """Nearly everything is right; often one small thing is not."""
    grades = {item.key: Graded(Grade.PASS) for item in content.items}
    if chance.random() < FAILS_SHARE:
        grades[chance.choice(_small(content))] = _failed(chance)
    return grades


def _differing(
    grades: Mapping[str, Graded], content: Content, items: int, chance: random.Random
) -> Mapping[str, Graded]:
    """The same grades with so many small things seen the other way."""
    changed = {
        key: _failed(chance) if grades[key].grade is Grade.PASS else Graded(Grade.PASS)
        for key in chance.sample(_small(content), items)
    }
    return {**grades, **changed}


def _small(content: Content) -> list[str]:
    return [item.key for item in content.items if not item.red_line and item.key != POLICY_CORRECT]


def _failed(chance: random.Random) -> Graded:
    return Graded(Grade.FAIL, chance.randrange(5, 60), chance.choice(texts().remarks))


def _decide(client: Principal, chance: random.Random) -> None:
    """The oldest are decided, for the one inspector or the other."""
    for row in appeals_to_arbitrate()[:-UNDECIDED]:
        grade = chance.choice((Grade.PASS, Grade.FAIL))
        appeals.arbitrate(by=client, id=row.pk, grade=grade, comment=texts().rulings[grade.value])
