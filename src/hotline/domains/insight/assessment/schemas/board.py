"""The live board on the wire.

Amounts are yuan as text, exact to the fen; ``value`` is for drawing, ``displayed_value`` for reading.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema

from hotline.kernel.published import one_of


class PointOut(Schema):
    day: date
    value: float
    num: float
    den: float


class EndOut(Schema):
    """A value at the period's end, and what it would cost."""

    value: float | None
    displayed_value: str
    deduction: str


class ForecastOut(Schema):
    """The forecast for the period's end. The result lies between ``low`` and ``high`` with 80 % probability."""

    low: EndOut
    mid: EndOut
    high: EndOut
    days_left: int


class ReadingOut(Schema):
    """A reading. ``adopted``: it counts; the others are shown for comparison, all else equal."""

    ambiguity: str
    clause: str
    question: str
    option: str
    adopted: bool
    because: str
    displayed_value: str
    deduction: str


class GoalOut(Schema):
    """What is needed to reach a goal."""

    #: Whether the goal is the target; otherwise it is the point from which nothing is deducted.
    met: bool
    value: str
    #: The mean that the remaining days must reach.
    rest: str
    #: How many hits in a row from now on reach the goal; null where that has no meaning.
    in_a_row: int | None
    #: How many of those expected in the remaining days may miss at most; null where that has no meaning.
    misses: int | None


class DefinitionOut(Schema):
    """A measure behind the indicator, as the registry has it."""

    key: str
    name: str
    meaning: str
    formula: str
    unit: str
    sources: list[str]
    owner: str
    version: int
    valid_from: date
    num: int
    den: int | None


class ExclusionOut(Schema):
    reason: str
    approver: str
    second_approver: str
    num: int
    den: int


class LineOut(Schema):
    """An indicator on the board.

    ``status``: lost (it costs now), watch (it may cost), met, or none (no data yet). ``evidence``: the measure and
    part that open down to what costs.
    """

    key: str
    number: int
    name: str
    weight: str
    target: str
    target_value: float
    unit: str
    family: str
    direction: str
    span: Literal["quarter", "year"]
    status: Literal["lost", "watch", "met", "none"]
    verdict: str
    value: float | None
    displayed_value: str
    num: float | None
    den: float | None
    num_name: str
    den_name: str
    steps: str
    base: str
    deduction: str
    fixed: str
    worst: str
    forecast: ForecastOut | None
    trend: list[PointOut]
    readings: list[ReadingOut]
    goals: list[GoalOut]
    exclusions: list[ExclusionOut]
    clues: list[str]
    measures: list[DefinitionOut]
    #: The same for AI seats and for people, or for the page; no deduction is computed from them.
    apart: list[DefinitionOut]
    evidence_measure: str
    evidence_part: Annotated[str, one_of("num", "den", "rest")]


class TotalsOut(Schema):
    """The quarter's deductions in yuan."""

    #: If the quarter ended now.
    now: str
    #: Lost for good.
    fixed: str
    #: Still avoidable.
    recoverable: str
    #: The most that may still be added.
    hanging: str
    forecast: str
    best: str
    worst: str


class QuarterOut(Schema):
    key: str
    name: str
    first: date
    last: date


class BoardOut(Schema):
    quarter: QuarterOut
    quarters: list[QuarterOut]
    contract: str
    contract_version: int
    readings: str
    fee: str
    until: date
    days_gone: int
    days: int
    at: datetime
    totals: TotalsOut
    lines: list[LineOut]


class EvidenceRowOut(Schema):
    """A row of evidence. ``call``, ``case`` or ``entry`` is the record to open; fields that do not apply are empty."""

    id: str
    at: datetime
    day: date
    call: str = ""
    case: str = ""
    entry: str = ""
    agent: str = ""
    queue: str = ""
    topic: str = ""
    outcome: str = ""
    wait_seconds: float | None = None
    talk_seconds: float | None = None
    score: int | None = None
    value: int | None = None


class EvidenceChoiceOut(Schema):
    value: str
    word: str


class EvidenceFilterOut(Schema):
    """What evidence can be narrowed by: ``key`` is the parameter of the request."""

    key: str
    name: str
    options: list[EvidenceChoiceOut]


class EvidenceOut(Schema):
    """Evidence, oldest first. ``next`` is the cursor of the rows after these.

    ``total``, all rows there are, and ``filters`` come with the first page only.
    """

    measure: str
    name: str
    part: str
    rows: list[EvidenceRowOut]
    next: str
    total: int | None
    filters: list[EvidenceFilterOut]


class TrialOut(Schema):
    displayed_value: str
    verdict: str
    steps: str
    deduction: str
