"""Results of a plan on the wire."""

from datetime import date

from ninja import Schema

from hotline.domains.people.quality.rules.inspector_agreement import Drift
from hotline.domains.people.quality.rules.standards import StandardKind
from hotline.domains.people.quality.schemas.inspections import QualityPersonOut, SamplingShowsOut


class SampleFigureOut(Schema):
    """Of all calls, from ``inspected`` ones, with its 95 % interval. ``is_enough``: for saying anything of a group."""

    inspected: int
    value: float | None
    low: float | None
    high: float | None
    is_enough: bool


class ResultGroupOut(Schema):
    """Calls of an agent, a topic or a week (its Monday). ``points``: of 100; ``wrong``: the share answered wrong."""

    key: str
    name: str
    points: SampleFigureOut
    wrong: SampleFigureOut
    red_lines: int


class DoublesOut(Schema):
    """``pairs`` of grades of two inspectors, ``alike`` of them the same; null: the pairs cannot show it."""

    pairs: int
    alike: int
    kappa: float | None
    ac1: float | None
    low: float | None
    high: float | None


class ResultItemOut(Schema):
    key: str
    name: str
    failed: SampleFigureOut
    doubles: DoublesOut


class ResultInspectorOut(Schema):
    """``failed``: how many items of a call they fail, in percent; ``others``: the other inspectors."""

    inspector: QualityPersonOut
    inspected: int
    failed: SampleFigureOut
    others: SampleFigureOut
    drift: Drift
    doubles: DoublesOut


class QualityResultsOut(Schema):
    """Estimates of all ``calls`` of a plan. ``doubles``: calls that two have graded."""

    plan: str
    name: str
    kind: StandardKind
    since: date
    until: date
    calls: int
    drawn: int
    inspected: int
    doubles: int
    points: SampleFigureOut
    wrong: SampleFigureOut
    shows: SamplingShowsOut
    agents: list[ResultGroupOut]
    topics: list[ResultGroupOut]
    weeks: list[ResultGroupOut]
    items: list[ResultItemOut]
    inspectors: list[ResultInspectorOut]
