"""The callers of a past day, drawn at random before any agent answers."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from hotline.demo.history import shape
from hotline.domains.understanding.knowledge.queries.tree import topics

REPEAT_SHARE = 0.15
LATELY = 400
ELDERLY_SHARE, EXPERT_SHARE = 0.04, 0.015
#: How a talk ends: passed to the rating, hung up by the caller, or by the agent without a rating.
ENDINGS = {"rating": 905, "caller": 90, "agent": 5}


@dataclass(frozen=True)
class Visit:
    """A drawn caller. The seconds of a stretch apply only if the call comes that far."""

    at: datetime
    number: str
    place: str
    branch: shape.Branch
    queue: str
    topic: str
    #: The caller leaves before any queue.
    menu_only: bool
    menu_seconds: float
    patience: float
    talk_seconds: float
    hold_seconds: float
    wrap_up_seconds: float
    ending: str
    score: int | None
    lets_it_ring: bool
    #: Until the agent answers.
    ring_seconds: float
    #: The agent notes that a case was opened.
    opens_case: bool


def visits_of(day: date, per_average_day: float, chance: random.Random) -> Iterator[Visit]:
    """The callers of a day in order of arrival. Their numbers are 138 0000 xxxx, which belong to nobody."""
    expected = shape.calls_on(day, per_average_day) * (1 + shape.MENU_ONLY_PER_CALL)
    case_share = min(shape.CASE_SHARE, shape.CASES_A_DAY / per_average_day)
    lately: list[str] = []
    for at in shape.arrivals(day, expected, chance):
        repeats = bool(lately) and chance.random() < REPEAT_SHARE
        number = chance.choice(lately) if repeats else f"1380000{chance.randrange(10_000):04}"
        lately = [*lately[1 - LATELY :], number]
        yield _visit(at, number, case_share, chance)


def _visit(at: datetime, number: str, case_share: float, chance: random.Random) -> Visit:
    branch = chance.choices(shape.BRANCHES, [branch.share for branch in shape.BRANCHES])[0]
    ending = shape.one_of(ENDINGS, chance)
    rated = ending == "rating" and chance.random() < shape.RATED_SHARE
    return Visit(
        at=at,
        number=number,
        place=shape.one_of(shape.PLACES, chance),
        branch=branch,
        queue=_queue(branch, chance),
        topic=_topic(branch, chance),
        menu_only=chance.random() < shape.MENU_ONLY_PER_CALL / (1 + shape.MENU_ONLY_PER_CALL),
        menu_seconds=round(chance.uniform(12, 45), 3),
        patience=round(chance.expovariate(1 / shape.PATIENCE_SECONDS), 3),
        talk_seconds=round(max(shape.long_tailed(shape.TALK_MEAN_SECONDS, shape.TALK_SPREAD, chance), 6), 3),
        hold_seconds=round(chance.uniform(8, 40), 3) if chance.random() < 0.09 else 0.0,
        wrap_up_seconds=_wrap_up_seconds(chance),
        ending=ending,
        score=shape.one_of(shape.SCORES, chance) if rated else None,
        lets_it_ring=chance.random() < 0.008,
        ring_seconds=_ring_seconds(random.Random(f"{number} {at}")),  # of its own: what else is drawn stays the same
        opens_case=chance.random() < case_share,
    )


def _queue(branch: shape.Branch, chance: random.Random) -> str:
    drawn = chance.random()
    if branch.categories == ("养老保险",) and drawn < 2 * ELDERLY_SHARE:
        return "elderly"
    return "expert" if drawn > 1 - EXPERT_SHARE else branch.queue


def _topic(branch: shape.Branch, chance: random.Random) -> str:
    """A few topics are asked about most of the time."""
    fitting = [topic.id for topic in topics() if topic.category in branch.categories]
    return chance.choices(fitting, [1 / (place + 2) for place in range(len(fitting))])[0]


def _ring_seconds(chance: random.Random) -> float:
    drawn = shape.long_tailed(shape.RING_MEAN_SECONDS, shape.RING_SPREAD, chance)
    return round(min(max(drawn, shape.SHORTEST_RING), shape.LONGEST_RING), 3)


def _wrap_up_seconds(chance: random.Random) -> float:
    drawn = shape.long_tailed(shape.WRAP_UP_MEAN_SECONDS, shape.WRAP_UP_SPREAD, chance)
    return round(min(max(drawn, 5), shape.LONGEST_WRAP_UP), 3)
