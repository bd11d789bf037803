"""Leaders with calls, on record."""

from collections.abc import Iterable

from hotline.events.calls import SupervisionModeChanged, SupervisionStarted
from hotline.events.envelope import Envelope, type_of
from hotline.infrastructure import audit


def audit_supervisions(events: Iterable[Envelope]) -> None:
    """A leader with a call leaves an audit row for every way in which they were; inside the transaction that logged.

    From the events, not the request: so it is there whenever it happened, the database away at the time or not.
    """
    for event in events:
        if event.type in (type_of(SupervisionStarted), type_of(SupervisionModeChanged)):
            fact = event.data
            detail = {"mode": fact["mode"], "agent": fact["agent"], "reason": fact["reason"]}
            audit.record(by=fact["leader"], action="calls.supervise", about=event.subject, **detail)
