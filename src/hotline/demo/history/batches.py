"""A batch of trainees in the middle of its weeks: planned, partly examined, one of them gone."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hotline.demo.history.past_actions import People, logged_at_once
from hotline.domains.people.training.actions import batches, results
from hotline.domains.people.training.models import Batch
from hotline.domains.people.training.rules.batches import Condition, PlanKind, ResultKind
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import BEIJING, acting_at

NAME = "演示批次"
MEMBERS, WEEKS = 8, 4
MORNING, EVENING = time(9), time(18)
CONDITIONS = (
    Condition(ResultKind.HOURS, 80),
    Condition(ResultKind.PRACTICE, 80),
    Condition(ResultKind.TYPING, 60),
    Condition(ResultKind.EXAM, 80),
)
#: Week, what is done on its days, and for how many minutes.
PLAN = (
    (0, PlanKind.COURSE, "社会保险业务", 360),
    (1, PlanKind.COURSE, "劳动关系业务", 360),
    (2, PlanKind.PRACTICE, "社保类、劳动类场景", 240),
    (3, PlanKind.SHADOWING, "综合席", 360),
)
HOURS_A_WEEK = 32.0


def write_batch(days: Sequence[date], seed: int) -> int:
    """Returns the number of trainees; 0 when the batch was there already."""
    if Batch.objects.filter(name=NAME).exists():
        return 0
    people, chance = People(), random.Random(f"{seed}/batch")
    trainer, trainees = people.with_role("trainer")[0], people.with_role("agent")[-MEMBERS:]
    works = working_calendar().works
    first = next(day for day in days if works(day))
    exam_day = first + timedelta(weeks=WEEKS, days=1)
    with logged_at_once():
        with acting_at(datetime.combine(first, MORNING, BEIJING)):
            listed = " ".join(each.number for each in trainees)
            row = batches.create(
                by=trainer, name=NAME, first_day=first, exam_day=exam_day, conditions=CONDITIONS, listed=listed
            )
            _plan(trainer, row)
        _gone(trainer, row, trainees[0], first + timedelta(days=3))
        for week in range(1, (days[-1] - first).days // 7 + 1):
            _week(trainer, row, trainees[1:], first + timedelta(weeks=week, days=-1), week, chance)
    return MEMBERS


def _plan(trainer: Principal, row: Batch) -> None:
    works = working_calendar().works
    for week, kind, title, minutes in PLAN:
        begins = row.first_day + timedelta(weeks=week)
        ends = begins + timedelta(days=6)
        if any(works(begins + timedelta(days=day)) for day in range(7)):  # not in the week of a long holiday
            batches.plan(
                by=trainer, id=row.pk, first_day=begins, last_day=ends, kind=kind, title=title, minutes=minutes
            )
    assert row.exam_day is not None
    day = row.exam_day
    batches.plan(
        by=trainer, id=row.pk, first_day=day, last_day=day, kind=PlanKind.EXAM, title="甲方上岗考试", minutes=90
    )


def _gone(trainer: Principal, row: Batch, trainee: Principal, day: date) -> None:
    with acting_at(datetime.combine(day, EVENING, BEIJING)):
        batches.stop(by=trainer, id=row.pk, number=trainee.number, day=day, reason="个人原因")


def _week(
    trainer: Principal, row: Batch, trainees: Sequence[Principal], day: date, week: int, chance: random.Random
) -> None:
    """The hours of all; after the first week typing is measured, after the second practised calls."""
    measured = {1: (ResultKind.TYPING, 52, 78), 2: (ResultKind.PRACTICE, 72, 96)}.get(week)
    with acting_at(datetime.combine(day, EVENING, BEIJING)):
        for each in trainees:
            scores = [(ResultKind.HOURS, HOURS_A_WEEK)]
            if measured:
                kind, low, high = measured
                scores.append((kind, float(chance.randint(low, high))))
            for kind, score in scores:
                results.enter(by=trainer, batch=row.pk, number=each.number, kind=kind, score=score, day=day)
