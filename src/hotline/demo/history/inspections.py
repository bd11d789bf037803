"""Inspected calls of the invented history: a plan drawn from its calls, most of them graded, some still waiting."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from hotline.demo.history.acting import People, logged_at_once
from hotline.demo.history.texts import texts
from hotline.domains.people.quality.actions import inspecting, plans
from hotline.domains.people.quality.actions.inspecting import Graded
from hotline.domains.people.quality.models import Inspection, SamplingPlan
from hotline.domains.people.quality.queries.standards import content_of
from hotline.domains.people.quality.rules.plans import PlanSettings
from hotline.domains.people.quality.rules.standards import POLICY_CORRECT, Content, Grade, StandardKind
from hotline.kernel.clock import BEIJING, acting_at

NAME = "演示抽检"
CALLS, WAITING, DUE_DAYS = 12, 4, 7
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
        double_percent=0,
        due_days=DUE_DAYS,
        inspectors=tuple(each.number for each in inspectors),
    )
    at = datetime.combine(days[1 - UNTIL], MORNING, BEIJING)
    with logged_at_once():
        with acting_at(at):
            plan = plans.create(by=inspectors[0], chosen=chosen)
            plans.draw_plan(by=inspectors[0], id=plan.pk)
        rows = Inspection.objects.filter(plan=plan).select_related("standard").order_by("call")
        graded = list(rows)[WAITING:]
        for place, row in enumerate(graded, 1):
            with acting_at(at + timedelta(minutes=MINUTES_APART * place)):
                grades = _grades(content_of(row.standard), chance)
                inspecting.submit(by=people.person(row.inspector), id=row.pk, graded=grades, comment="")
    return len(graded)


def _grades(content: Content, chance: random.Random) -> Mapping[str, Graded]:
    """Nearly everything is right; often one small thing is not."""
    grades = {item.key: Graded(Grade.PASS) for item in content.items}
    small = [item.key for item in content.items if not item.red_line and item.key != POLICY_CORRECT]
    if chance.random() < FAILS_SHARE:
        grades[chance.choice(small)] = Graded(Grade.FAIL, chance.randrange(5, 60), chance.choice(texts().remarks))
    return grades
