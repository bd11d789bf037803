"""Wire shapes of the frozen questions' results and of the answers that people assess."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field


class ShareOut(Schema):
    """``low`` to ``high``: the 95 % interval."""

    name: str
    count: int
    right: int
    low: float
    high: float


class ConfusedOut(Schema):
    """Topics with their titles, or kinds of reply."""

    expected: str
    expected_title: str
    got: str
    got_title: str
    count: int


class FellOut(Schema):
    text: str
    style: str
    expected: str
    before: str
    now: str


class PastOut(Schema):
    """``position``: how much had been published. ``share``: of what is ours, answered right at once."""

    at: datetime
    position: int
    share: ShareOut


class GateTrialOut(Schema):
    """A trial of a version at the publication gate."""

    number: int
    at: datetime
    seconds: float
    article: str
    version: int
    revision: int
    #: False: publication of the version was refused, for the reasons in ``fell``.
    passed: bool
    fell: list[FellOut]
    overruled_by: str
    reason: str


class EvaluationOut(Schema):
    """The evaluation by frozen questions. ``at`` null: none yet. ``stale``: something was published since."""

    at: datetime | None
    position: int
    seconds: float
    stale: bool
    all: list[ShareOut]
    styles: list[ShareOut]
    categories: list[ShareOut]
    confused: list[ConfusedOut]
    history: list[PastOut]
    refused: list[GateTrialOut]


class StartedOut(Schema):
    ok: bool = True


class SampleOut(Schema):
    key: str
    first: date
    last: date
    seed: str
    population: int
    size: int
    drawn_by: str
    drawn_at: datetime
    decided: int
    right: int
    low: float
    high: float
    both: int
    agreed: int
    kappa: float | None
    left: int
    entry: str


class SamplesOut(Schema):
    rows: list[SampleOut]


class DayMeasuredOut(Schema):
    """Availability on a day, in minutes. People must explain the ``unmeasured`` minutes of a day that is over."""

    day: date
    measured: int
    down: int
    unmeasured: int


class DrawIn(Schema):
    span: Literal["week", "month"]
    day: date
    size: int = 50


class DialogueLineOut(Schema):
    role: str
    text: str


class MarkedOut(Schema):
    by: str
    right: bool
    reason: str


class RestsOnOut(Schema):
    """A version of an article that an answer rests on."""

    article: str
    version: int
    title: str


class SampledAnswerOut(Schema):
    """``place`` 0: nothing is left for this person. ``verdicts``: of the two, for the third alone."""

    place: int
    at: datetime | None
    before: list[DialogueLineOut]
    question: str
    reply: str
    sources: list[RestsOnOut]
    verdicts: list[MarkedOut]


class JudgementIn(Schema):
    right: bool
    reason: Annotated[str, Field(max_length=300)] = ""
