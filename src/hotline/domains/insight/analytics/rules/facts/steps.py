"""Facts of steps of cases, one row each, on the day done: by which role, with which outcome, after how long."""

from collections.abc import Iterable, Iterator

from hotline.domains.insight.analytics.rules.facts.parquet_rows import begun_with, in_order
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.events import workorders
from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope


class StepFact(Fact, frozen=True, kw_only=True):
    """A step of a case that was completed."""

    case: str
    step: str
    #: What the outcome does (dispatch, sign, return …); "" for no effect beyond completing the step.
    effect: str
    role: str
    agent: str
    department: str
    #: The case's district at that time.
    district: str
    took_ms: int


def step_facts(events: Iterable[Envelope]) -> Iterator[StepFact]:
    """The facts of one case's steps, each event once; none for a trial case or one that was never opened."""
    district, real = "", False
    for event in in_order(events):
        match fact_of(event):
            case workorders.CaseOpened() as opened:
                district, real = opened.district, not opened.trial
            case workorders.CaseChanged() as changed:
                district = changed.district
            case workorders.CaseStepDone() as done if real:
                yield _step(event, done, district)
            case _:
                pass


def _step(event: Envelope, done: workorders.CaseStepDone, district: str) -> StepFact:
    return StepFact(
        **begun_with(event, event.seq),
        case=subject_id(event),
        step=done.step,
        effect=done.effect,
        role=done.role,
        agent=done.by,
        department=done.department,
        district=district,
        took_ms=max(0, round(done.seconds * 1000)),
    )
