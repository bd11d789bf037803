"""Practice on the wire."""

from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.people.practice.rules.scenario import Mood


class ScenarioOut(Schema):
    """``best``: the person's own best points, null before the first practice. ``reached``: the goal, once."""

    code: str
    title: str
    topic: str
    topic_title: str
    category: str
    level: int
    mood: Mood
    about: str
    best: int | None
    reached: bool


class PracticeRowOut(Schema):
    id: int
    number: str
    name: str
    code: str
    title: str
    level: int
    started_at: datetime
    outcome: str
    points: int | None


class PracticeResultsOut(Schema):
    rows: list[PracticeRowOut]
    next: str | None


class PracticeOverviewOut(Schema):
    """``proposed``: the scenario to go on with, and why."""

    scenarios: list[ScenarioOut]
    proposed: str
    reason: str
    rows: list[PracticeRowOut]


class PracticeBeginBody(Schema):
    code: str = Field(max_length=60)
    request: str = Field(min_length=8, max_length=40)


class PracticeTurnBody(Schema):
    """``at``: number of the turn. ``text``: "" for a silence."""

    at: int = Field(ge=0)
    text: str = Field(max_length=500)
    is_interruption: bool = False


class PracticeEndBody(Schema):
    to_rating: bool


class PracticeWrapupBody(Schema):
    topic: str = Field(max_length=60)
    summary: str = Field(max_length=500)


class PracticeTurnOut(Schema):
    at: int
    by_citizen: bool
    text: str
    start: float
    end: float


class PracticePersonaOut(Schema):
    name: str
    age: int
    about: str
    mood: Mood


class PracticeFactOut(Schema):
    text: str
    turn: int


class PracticeSlotOut(Schema):
    label: str
    wording: str
    is_disclosed: bool


class PracticeItemOut(Schema):
    key: str
    name: str
    weight: int
    red_line: bool
    result: Literal["pass", "fail", "na"]
    wording: str
    turn: int
    start: float
    better: str


class PracticeScoreOut(Schema):
    points: int
    reached: bool
    red_line: bool
    seconds: int
    wrong: str
    facts: list[PracticeFactOut]
    slots: list[PracticeSlotOut]
    items: list[PracticeItemOut]


class PracticeTalkOut(Schema):
    """``anger``: 0 to 4, by which the page shows the citizen's mood. ``score``: null until the wrap-up."""

    id: int
    number: str
    name: str
    code: str
    title: str
    level: int
    topic: str
    goal: str
    persona: PracticePersonaOut
    anger: int
    started_at: datetime
    outcome: str
    ended_by: str
    wrapup_topic: str
    wrapup_summary: str
    turns: list[PracticeTurnOut]
    score: PracticeScoreOut | None
