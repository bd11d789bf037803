"""Audit of leaders who supervise calls."""

from collections.abc import Iterable

from hotline.events.calls import SupervisionModeChanged, SupervisionStarted
from hotline.events.envelope import Envelope, type_of
from hotline.infrastructure import audit


def audit_supervisions(events: Iterable[Envelope]) -> None:
    """Write an audit row for each mode in which a leader supervised a call, in the transaction that logs the events.

    The rows are made from events, not from requests, so that none is missing when the database was away.
    """
    for event in events:
        if event.type in (type_of(SupervisionStarted), type_of(SupervisionModeChanged)):
            fact = event.data
            detail = {"mode": fact["mode"], "agent": fact["agent"], "reason": fact["reason"]}
            audit.record(by=fact["leader"], action="calls.supervise", about=event.subject, **detail)
