"""Facts of alarms, one row per alarm: its level, how soon a person took care, how long it lasted."""

from collections.abc import Iterable

from hotline.domains.insight.analytics.rules.facts.parquet_rows import begun_with, in_order, ms_between
from hotline.domains.insight.analytics.rules.facts.shape import Fact
from hotline.events import operations
from hotline.events.catalogue import fact_of
from hotline.events.envelope import Envelope

GRAVE = ("yellow", "orange", "red")


class AlarmFact(Fact, frozen=True, kw_only=True):
    """An alarm."""

    kind: str
    #: The gravest level that it reached.
    level: str
    queue: str
    agent: str
    call: str
    #: A person acknowledged it before it cleared by itself.
    answered: bool
    over: bool
    #: Until a person acknowledged it; 0 before that.
    answer_ms: int
    #: Until it was over; 0 before that.
    open_ms: int


def alarm_facts(events: Iterable[Envelope]) -> list[AlarmFact]:
    """The fact of one alarm from its events; [] when it was never raised."""
    raised: tuple[Envelope, operations.AlarmRaised] | None = None
    level, answered, over = "", None, None
    for event in in_order(events):
        match fact_of(event):
            case operations.AlarmRaised() as fact:
                raised, level = (event, fact), fact.level
            case operations.AlarmEscalated(level=worse):
                level = max(level, worse, key=_gravity)
            case operations.AlarmAcknowledged():
                answered = answered or event.at
            case operations.AlarmCleared(by=by):
                over = event.at
                answered = answered or (event.at if by != "system" else None)
            case _:
                pass
    if raised is None:
        return []
    raised_event, fact = raised
    return [
        AlarmFact(
            **begun_with(raised_event),
            kind=fact.kind,
            level=level,
            queue=fact.queue,
            agent=fact.agent,
            call=fact.call,
            answered=answered is not None,
            over=over is not None,
            answer_ms=ms_between(raised_event.at, answered),
            open_ms=ms_between(raised_event.at, over),
        )
    ]


def _gravity(level: str) -> int:
    return GRAVE.index(level) if level in GRAVE else -1
