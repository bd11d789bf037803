"""Work orders: one row a case, one a clock of a case. Folded from the case's own events."""

from collections.abc import Iterable
from datetime import datetime

from hotline.domains.insight.analytics.rules.facts.parquet_rows import in_order
from hotline.domains.insight.analytics.rules.facts.shape import Fact, quarter_of_an_hour
from hotline.events import workorders
from hotline.events.catalogue import fact_of, subject_id
from hotline.events.envelope import Envelope
from hotline.kernel.clock import beijing_day

#: A case that ended so was none of ours to finish.
NOT_DEALT_WITH = ("voided", "merged", "returned_out")


class CaseFact(Fact, frozen=True, kw_only=True):
    """A case. ``at`` is when it was opened."""

    model: str
    kind: str
    source: str
    topic: str
    district: str
    urgency: str
    department: str
    #: As its last step left it, or how it was closed.
    state: str
    result: str
    over: bool
    valid: bool
    contacted: bool
    returned: int
    extended: int
    #: 1 or 0; -1 while it is not known.
    satisfied: int
    open_ms: int


class DeadlineFact(Fact, frozen=True, kw_only=True):
    """A deadline of a case. ``at`` and ``day`` are those on which it is due."""

    case: str
    clock: str
    ours: bool
    valid: bool
    stopped: bool
    #: The deadline was stopped in time.
    met: bool
    #: The same without extensions.
    met_originally: bool
    district: str
    department: str


class _Clock:
    def __init__(self) -> None:
        self.due_at: datetime | None = None
        self.ours = self.dropped = self.stopped = self.met = self.met_originally = False


def case_facts(events: Iterable[Envelope]) -> tuple[CaseFact | None, list[DeadlineFact]]:
    """The facts of one case and its deadlines, from its events in any order, repeated or not.

    None and [] for a trial case or one that was never opened.
    """
    fold = _Fold()
    for event in in_order(events):
        fold.take(event)
    return fold.facts()


class _Fold:
    def __init__(self) -> None:
        self.opened: workorders.CaseOpened | None = None
        self.id = ""
        self.at: datetime | None = None
        self.closed_at: datetime | None = None
        self.values: dict[str, str] = {}
        self.department = self.state = self.result = ""
        self.over = self.contacted = False
        self.returned = self.extended = 0
        self.satisfied = -1
        self.clocks: dict[str, _Clock] = {}

    def take(self, event: Envelope) -> None:
        match fact_of(event):
            case workorders.CaseOpened() as opened:
                self.opened, self.id, self.at = opened, subject_id(event), event.at
                self.values = {name: getattr(opened, name) for name in ("kind", "topic", "district", "urgency")}
            case workorders.CaseChanged() as changed:
                self.values = {name: getattr(changed, name) for name in self.values}
            case workorders.CaseDispatched(department=department):
                self.department = department
            case workorders.CaseStepDone() as done:
                self.state = done.state
                self.returned += done.effect == "return"
            case workorders.CaseClosed(state=state):
                self.state, self.over, self.closed_at = state, True, event.at
            case workorders.CaseReopened():
                self.over, self.closed_at = False, None
            case workorders.CaseContacted():
                self.contacted = True
            case workorders.CaseFollowedUp(result=result, satisfied=satisfied):
                self.result = result
                self.satisfied = self.satisfied if satisfied is None else int(satisfied)
            case workorders.ExtensionAnswered(granted=True):
                self.extended += 1
            case fact:
                self._tick(fact)

    def _tick(self, fact: object) -> None:
        match fact:
            case workorders.DeadlineStarted(clock=name, due_at=due_at, ours=ours):
                clock = self.clocks[name] = _Clock()
                clock.due_at, clock.ours = due_at, ours
            case workorders.DeadlineMoved(clock=name, how=how, due_at=due_at):
                clock = self.clocks.setdefault(name, _Clock())
                clock.due_at, clock.dropped = due_at, how == "dropped"
            case workorders.DeadlineStopped() as stopped:
                clock = self.clocks.setdefault(stopped.clock, _Clock())
                clock.due_at, clock.ours = stopped.due_at, stopped.ours
                clock.stopped, clock.met, clock.met_originally = True, stopped.met, stopped.met_originally
            case _:
                pass

    def facts(self) -> tuple[CaseFact | None, list[DeadlineFact]]:
        if self.opened is None or self.at is None or self.opened.trial:
            return None, []
        valid = self.state not in NOT_DEALT_WITH
        case = CaseFact(
            id=self.id,
            at=self.at,
            day=beijing_day(self.at),
            slot=quarter_of_an_hour(self.at),
            model=self.opened.model,
            source=self.opened.source,
            **self.values,
            department=self.department,
            state=self.state,
            result=self.result,
            over=self.over,
            valid=valid,
            contacted=self.contacted,
            returned=self.returned,
            extended=self.extended,
            satisfied=self.satisfied,
            open_ms=round((self.closed_at - self.at).total_seconds() * 1000) if self.closed_at else 0,
        )
        return case, [self._deadline(name, clock, due, valid) for name, clock, due in self._running()]

    def _running(self) -> list[tuple[str, _Clock, datetime]]:
        return [(name, c, c.due_at) for name, c in self.clocks.items() if c.due_at is not None and not c.dropped]

    def _deadline(self, name: str, clock: _Clock, due_at: datetime, valid: bool) -> DeadlineFact:
        return DeadlineFact(
            id=f"{self.id}/{name}",
            at=due_at,
            day=beijing_day(due_at),
            slot=quarter_of_an_hour(due_at),
            case=self.id,
            clock=name,
            ours=clock.ours,
            valid=valid,
            stopped=clock.stopped,
            met=clock.met,
            met_originally=clock.met_originally,
            district=self.values.get("district", ""),
            department=self.department,
        )
