"""Invented history is made by the product's own actions, each done by a person of the demonstration in the past.

Their events go into the log at once, never over the bus: nobody is notified of what never was.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from django.db import transaction

from hotline.domains.insight.analytics.actions import fact_folds
from hotline.domains.insight.operations.actions import alarms
from hotline.domains.platform.accounts.queries import by_number, numbers_with_role, session_of
from hotline.events.catalogue import kind_of
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.log import append, lock_head
from hotline.infrastructure.outbox import collecting
from hotline.infrastructure.permissions import Principal

NODE = "demo"


class People:
    """The demonstration's people, by number and by role."""

    def __init__(self) -> None:
        self._known: dict[str, Principal] = {}
        self._by_role: dict[str, list[Principal]] = {}

    def person(self, number: str) -> Principal:
        if number not in self._known:
            staff = by_number(number)
            assert staff is not None, f"no account {number}"
            self._known[number] = session_of(staff, datetime.now(UTC) + timedelta(hours=12))
        return self._known[number]

    def with_role(self, role: str) -> list[Principal]:
        if role not in self._by_role:
            self._by_role[role] = [self.person(number) for number in sorted(numbers_with_role(role))]
        return self._by_role[role]


@contextmanager
def logged_at_once() -> Iterator[None]:
    """A transaction. What is announced in it is logged at its end, and counted. Not inside another one of these."""
    with transaction.atomic():
        with collecting(NODE) as events:
            yield
        log(events)


def log(events: list[Envelope]) -> None:
    """Inside a transaction: append to the log, fold alarms and facts. No notifications."""
    events = sorted(events, key=lambda event: (event.at, event.subject, event.seq))
    head = lock_head()
    append(head, ((event, None) for event in events))
    head.save()
    for event in events:
        if kind_of(event) == "alarm":
            alarms.fold(event)
    fact_folds.fold(events)
